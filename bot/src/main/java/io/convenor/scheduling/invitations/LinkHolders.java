package io.convenor.scheduling.invitations;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.FormerAddresses;
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

	private final FormerAddresses former;

	LinkHolders(SharedMeetings meetings, StoredCorrespondence correspondence, FormerAddresses former) {
		this.former = former;
		this.meetings = meetings;
		this.correspondence = correspondence;
	}

	/**
	 * Everybody whom a chair is not to let into a meeting, and who may be at its door.
	 */
	public List<Outsider> of(Conference conference) {
		SharedMeeting all = this.meetings.of(conference);
		SharedMeeting meeting = all.stillToBeHeld();
		Set<String> come = new HashSet<>();
		all.people(this::comes).forEach((each) -> come.add(SharedMeeting.mailbox(each.address())));
		Set<String> excluded = this.meetings.excluded(meeting);
		Set<String> elsewhere = this.meetings.withOwnLink(meeting);
		Map<String, Outsider> outsiders = new LinkedHashMap<>();
		for (Conference each : all.all()) {
			for (Invitee person : each.everybodyEver()) {
				String mailbox = SharedMeeting.mailbox(person.address());
				if (person.role() != Role.CHAIR) {
					why(each, mailbox, excluded, elsewhere, come).ifPresent(
							(why) -> outsiders.merge(mailbox, new Outsider(person, why, hasTheLink(conference, person)),
									(one, other) -> one.hasTheLink ? one : other));
				}
			}
		}
		this.former.of(conference.id())
			.stream()
			.filter((each) -> isGiven(conference.joinUrl().orElse(null), each.joinUrl())
					|| isGiven(conference.dialInCode().orElse(null), each.dialInCode()))
			.filter((each) -> !come.contains(SharedMeeting.mailbox(each.address())))
			.forEach((each) -> conference.invitee(each.invitee())
				.ifPresent((person) -> outsiders.putIfAbsent(SharedMeeting.mailbox(each.address()),
						new Outsider(person, Why.FORMER_ADDRESS, true))));
		return List.copyOf(outsiders.values());
	}

	/** Nobody comes any more for what was held before. */
	private boolean comes(Conference conference, Invitee invitee) {
		return conference.status() == Conference.Status.BOOKED || this.correspondence.find(invitee.id())
			.flatMap((row) -> Optional.ofNullable(row.told()))
			.filter(Known::cancelled)
			.isEmpty();
	}

	private static Optional<Why> why(Conference theirs, String mailbox, Set<String> excluded, Set<String> elsewhere,
			Set<String> come) {
		if (excluded.contains(mailbox)) {
			return Optional.of(Why.EXCLUDED);
		}
		if (elsewhere.contains(mailbox)) {
			return Optional.of(Why.OWN_MEETING);
		}
		if (come.contains(mailbox)) {
			return Optional.empty();
		}
		return Optional.of((theirs.status() == Conference.Status.HELD) ? Why.HELD_BEFORE : Why.REMOVED);
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

		REMOVED, EXCLUDED, OWN_MEETING,

		/** Not they themselves, but whoever reads where they were written to before. */
		FORMER_ADDRESS,

		/**
		 * Theirs was held before, and others are still to be held in the same meeting.
		 */
		HELD_BEFORE

	}

}
