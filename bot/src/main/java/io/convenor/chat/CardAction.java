package io.convenor.chat;

/**
 * What happens when a person presses a button of a card. Every bean of this type answers
 * the buttons with its verb.
 */
public interface CardAction {

	/** The verb the button carries, such as {@code booking.confirm}. */
	String verb();

	/** Who may press it; the room it calls checks again. */
	default Audience audience() {
		return Audience.EVERYONE;
	}

	/**
	 * Whether a press is let through only from a card that shows the present version of
	 * its subject. Buttons that change nothing may say no.
	 */
	default boolean needsPresentVersion() {
		return true;
	}

	/** Does it, at once; the reply replaces the card. */
	Reply handle(Turn turn, Press press);

}
