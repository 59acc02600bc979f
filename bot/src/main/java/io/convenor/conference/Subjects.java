package io.convenor.conference;

/** What an email about a conference is called, by what its reader recognises. */
public final class Subjects {

	private Subjects() {
	}

	/** Family recognises the day of the meeting, everybody else the reference. */
	public static String of(Conference conference, Voice voice) {
		String reference = conference.reference().value();
		if (!voice.reader().family()) {
			return reference;
		}
		return voice.filled(
				conference.way().inTheCalendar() ? "Your meeting on %s, %s"
						: "The chair would like to speak with you by %s, %s",
				voice.dayAndMonth(conference.startsAt().toLocalDate()), reference);
	}

}
