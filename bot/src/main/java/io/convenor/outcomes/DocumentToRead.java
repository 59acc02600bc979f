package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
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
		Kind kind = conference.kind();
		List<DocumentToRead> all = new ArrayList<>();
		switch (kind) {
			case INITIAL_CONFERENCE ->
				all.add(new DocumentToRead("strategy-discussion", "Record of the strategy discussion"));
			case FIRST_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE, PRE_BIRTH_REVIEW_CONFERENCE, CORE_GROUP_MEETING -> {
				all.add(new DocumentToRead("last-plan", "The child protection plan as it stands"));
				all.add(new DocumentToRead("last-record", "Record of the last conference"));
			}
			case LATER_CORE_GROUP_MEETING -> {
				all.add(new DocumentToRead("last-plan", "The child protection plan as it stands"));
				all.add(new DocumentToRead("last-record", "Record of the last core group"));
			}
			case FIRST_CARE_REVIEW -> all.add(new DocumentToRead("last-plan", "The care plan as it stands"));
			case SECOND_CARE_REVIEW, LATER_CARE_REVIEW -> {
				all.add(new DocumentToRead("last-plan", "The care plan as it stands"));
				all.add(new DocumentToRead("last-record", "Record of the last review"));
			}
			case ALLEGATIONS_MEETING, ALLEGATIONS_REVIEW -> all.add(new DocumentToRead("referral", "The referral"));
		}
		if (conference.invitees().stream().noneMatch((invitee) -> invitee.role() == Role.SOCIAL_WORKER)) {
			// Otherwise it is asked for, and listed among the reports.
			all.add(new DocumentToRead("social-worker-report", "The social worker's report"));
		}
		return all;
	}

}
