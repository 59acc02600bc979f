package io.convenor.conference;

import java.util.Optional;
import java.util.stream.Stream;

/** How a meeting is held. */
public enum Way {

	VIRTUAL("Virtual, on Teams"), CONFERENCE_CALL("Virtual, by secure conference call"),

	HYBRID("Hybrid, in a room and on Teams"), FACE_TO_FACE("Face to face"), CONVERSATIONS("By conversations");

	private final String label;

	Way(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** Whether people join on Teams. */
	public boolean online() {
		return this == VIRTUAL || this == HYBRID;
	}

	/** Whether people join on Teams or ring in, so that a chair must let them in. */
	public boolean hosted() {
		return online() || this == CONFERENCE_CALL;
	}

	/** Whether a room is needed. */
	public boolean inARoom() {
		return this == HYBRID || this == FACE_TO_FACE;
	}

	/** Whether people meet at one time, so that it stands in their calendars. */
	public boolean inTheCalendar() {
		return this != CONVERSATIONS;
	}

	/**
	 * Whether what was booked this way may have been held in another way without being
	 * changed first. Nobody comes into a room that was not looked at before, and nobody
	 * meets instead of conversations, or the other way round.
	 */
	public boolean mayTurnOut(Way held) {
		return inTheCalendar() == held.inTheCalendar() && (inARoom() || !held.inARoom());
	}

	/** The way with a name, as a card sends it back. */
	public static Optional<Way> named(String name) {
		return Stream.of(values()).filter((way) -> way.name().equals(name)).findFirst();
	}

}
