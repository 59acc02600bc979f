package io.convenor.scheduling.answers;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;

/** How somebody intends to take part. */
public enum TakesPart {

	IN_PERSON("in person"), TEAMS("on Teams"), PHONE("by phone"), APOLOGIES("sends apologies");

	private final String label;

	TakesPart(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** Whether it is possible the way a conference is held. */
	public boolean possible(Way way) {
		return switch (this) {
			case IN_PERSON -> way.inARoom();
			case TEAMS -> way.online();
			case PHONE -> way.online() || way == Way.CONFERENCE_CALL;
			case APOLOGIES -> true;
		};
	}

	/** How somebody takes part who has not said anything else. */
	static TakesPart unlessToldOtherwise(Conference conference, Invitee invitee) {
		if (conference.way().inARoom() && invitee.place() == Invitee.Place.ROOM) {
			return IN_PERSON;
		}
		return (conference.way() == Way.CONFERENCE_CALL) ? PHONE : TEAMS;
	}

}
