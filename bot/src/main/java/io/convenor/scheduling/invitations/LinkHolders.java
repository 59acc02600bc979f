package io.convenor.scheduling.invitations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.people.Role;

/**
 * Who is not to come into a meeting and could try: a link that somebody was sent stays
 * theirs.
 */
@Component
public class LinkHolders {

	private final SharedMeetings meetings;

	private final StoredCorrespondence correspondence;

	LinkHolders(SharedMeetings meetings, StoredCorrespondence correspondence) {
		this.meetings = meetings;
		this.correspondence = correspondence;
	}

	/**
	 * Everybody whom a chair is not to let into a meeting, and who may be at its door.
	 */
	public List<Outsider> of(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference).stillToBeHeld();
		Set<String> excluded = this.meetings.excluded(meeting);
		Set<String> elsewhere = this.meetings.withOwnLink(meeting);
		Map<String, Outsider> outsiders = new LinkedHashMap<>();
		for (Conference each : meeting.all()) {
			for (Invitee person : each.everybodyEver()) {
				String mailbox = SharedMeeting.mailbox(person.address());
				if (person.role() != Role.CHAIR) {
					why(meeting, mailbox, excluded, elsewhere).ifPresent(
							(why) -> outsiders.merge(mailbox, new Outsider(person, why, hasTheLink(conference, person)),
									(one, other) -> one.hasTheLink ? one : other));
				}
			}
		}
		return List.copyOf(outsiders.values());
	}

	private static Optional<Why> why(SharedMeeting meeting, String mailbox, Set<String> excluded,
			Set<String> elsewhere) {
		if (excluded.contains(mailbox)) {
			return Optional.of(Why.EXCLUDED);
		}
		if (elsewhere.contains(mailbox)) {
			return Optional.of(Why.OWN_MEETING);
		}
		return meeting.firstWith(mailbox).isEmpty() ? Optional.of(Why.REMOVED) : Optional.empty();
	}

	/** By a letter, or by the calendar entry that came before it. */
	private boolean hasTheLink(Conference conference, Invitee person) {
		return this.correspondence.find(person.id()).filter((row) -> {
			Known told = row.told();
			return told == null || isGiven(conference.joinUrl().orElse(null), told.joinUrl())
					|| isGiven(conference.dialInCode().orElse(null), told.dialInCode());
		}).isPresent();
	}

	private static boolean isGiven(@Nullable String now, @Nullable String told) {
		return now != null && Objects.equals(now, told);
	}

	/**
	 * Somebody who is not to come in.
	 *
	 * @param hasTheLink whether they were sent the link, or the number and code, that the
	 * others use now
	 */
	public record Outsider(Invitee invitee, Why why, boolean hasTheLink) {
	}

	/** Why somebody is not to come in. */
	public enum Why {

		REMOVED, EXCLUDED, OWN_MEETING

	}

}
