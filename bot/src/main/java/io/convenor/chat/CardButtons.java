package io.convenor.chat;

/**
 * Says what the buttons of a card do. The tables of all beans of this type are put
 * together once, at the start.
 */
public interface CardButtons {

	/** The table, made anew at each call. */
	Buttons buttons();

}
