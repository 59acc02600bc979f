package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;

import io.convenor.conference.Conference;
import io.convenor.people.Role;

/**
 * Something that is read before a review by conversations comes to its decisions.
 *
 * @param key names it within its conference
 * @param title what people call it
 */
public record DocumentToRead(String key, String title) {

	/** What is read for this kind of meeting, but for the reports that arrive. */
	static List<DocumentToRead> of(Conference conference) {
		List<DocumentToRead> all = new ArrayList<>();
		conference.kind().documents().forEach((key, title) -> all.add(new DocumentToRead(key, title)));
		if (conference.invitees().stream().noneMatch((invitee) -> invitee.role() == Role.SOCIAL_WORKER)) {
			// Otherwise it is asked for, and listed among the reports.
			all.add(new DocumentToRead("social-worker-report", "The social worker's report"));
		}
		return all;
	}

}
