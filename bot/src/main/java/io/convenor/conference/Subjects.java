package io.convenor.conference;

import io.convenor.timescales.Dates;

/** What an email about a conference is called, by what its reader recognises. */
public final class Subjects {

	private Subjects() {
	}

	/** Family recognises the day of the meeting, everybody else the reference. */
	public static String of(Conference conference, Invitee invitee) {
		String reference = conference.reference().value();
		if (!invitee.family()) {
			return reference;
		}
		String day = Dates.dayAndMonth(conference.startsAt().toLocalDate());
		return (conference.way().inTheCalendar() ? "Your meeting on %s, %s"
				: "The chair would like to speak with you by %s, %s")
			.formatted(day, reference);
	}

}
