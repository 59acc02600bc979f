package io.convenor.chat;

import java.util.function.BiFunction;

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

	/** A button for some people, on the present version of its subject. */
	static CardAction of(String verb, Audience audience, BiFunction<Turn, Press, Reply> what) {
		return new ButtonAction(verb, audience, false, true, what);
	}

	/**
	 * A button for those who look after conferences; the room asks again whose it is.
	 * @param needsPresentVersion see {@link #needsPresentVersion()}
	 */
	static CardAction forStaff(String verb, boolean needsPresentVersion, BiFunction<Turn, Press, Reply> what) {
		return new ButtonAction(verb, Audience.STAFF, false, needsPresentVersion, what);
	}

	/** The same, where others must not read the reply. */
	static CardAction forStaffInPrivate(String verb, boolean needsPresentVersion, BiFunction<Turn, Press, Reply> what) {
		return new ButtonAction(verb, Audience.STAFF, true, needsPresentVersion, what);
	}

	/** A button for the administration team. */
	static CardAction forAdministrators(String verb, boolean needsPresentVersion, BiFunction<Turn, Press, Reply> what) {
		return new ButtonAction(verb, Audience.ADMINISTRATORS, false, needsPresentVersion, what);
	}

}
