package io.convenor.scheduling.invitations;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.FormerAddresses;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.people.Role;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.scheduling.invitations.StoredCorrespondence.Row;

/**
 * Who is not to come into a meeting and could try: a link that somebody was sent stays
 * theirs.
 */
@Component
public class LinkHolders {

	private final SharedMeetings meetings;

	private final StoredCorrespondence correspondence;

	private final FormerAddresses former;

	private final Separations separations;

	private final OwnEntries entries;

	LinkHolders(SharedMeetings meetings, StoredCorrespondence correspondence, FormerAddresses former,
			Separations separations, OwnEntries entries) {
		this.former = former;
		this.separations = separations;
		this.entries = entries;
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
				if (person.role() != Role.CHAIR || !person.invited()) {
					why(each, person, excluded, elsewhere, come).ifPresent((why) -> outsiders.merge(mailbox,
							outsider(conference, person, why), (one, other) -> one.hasTheLink ? one : other));
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
						new Outsider(person, Why.FORMER_ADDRESS, true, false))));
		return List.copyOf(outsiders.values());
	}

	/**
	 * The meetings of people who take part apart that somebody could come into who is not
	 * with them any more.
	 */
	public List<OwnDoor> ofTheirOwn(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference).stillToBeHeld();
		return meeting.all()
			.stream()
			.flatMap((each) -> this.separations.of(each.id())
				.stream()
				.filter(Separation::hasOwnLink)
				.flatMap((separation) -> each.invitee(separation.invitee())
					.filter(Invitee::invited)
					.map((person) -> new OwnDoor(separation.id(), person, outsiders(meeting, each, separation, person)))
					.stream()))
			.filter((door) -> !door.outsiders.isEmpty())
			.toList();
	}

	private List<Outsider> outsiders(SharedMeeting meeting, Conference conference, Separation separation,
			Invitee apart) {
		OwnEntry entry = this.entries.of(separation.id());
		Set<String> come = Stream.concat(Stream.of(apart), this.meetings.helpers(conference, separation).stream())
			.map((each) -> SharedMeeting.mailbox(each.address()))
			.collect(Collectors.toSet());
		Map<String, Outsider> outsiders = new LinkedHashMap<>();
		for (Conference each : meeting.all()) {
			List<Invitee> others = each.everybodyEver()
				.stream()
				.filter((person) -> person.role() != Role.CHAIR)
				.filter((person) -> !come.contains(SharedMeeting.mailbox(person.address())))
				.toList();
			Map<UUID, Row> rows = this.correspondence.of(others.stream().map(Invitee::id).toList());
			others.stream()
				.filter((person) -> Optional.ofNullable(rows.get(person.id()))
					.flatMap((row) -> Optional.ofNullable(row.told()))
					.filter((told) -> opens(entry, told.joinUrl(), told.dialInCode()))
					.isPresent())
				.forEach((person) -> outsiders.put(SharedMeeting.mailbox(person.address()),
						new Outsider(person, person.invited() ? Why.NOT_WITH_THEM : Why.REMOVED, true, false)));
			this.former.of(each.id())
				.stream()
				.filter((old) -> opens(entry, old.joinUrl(), old.dialInCode()))
				.filter((old) -> !come.contains(SharedMeeting.mailbox(old.address())))
				.forEach((old) -> each.invitee(old.invitee())
					.ifPresent((person) -> outsiders.putIfAbsent(SharedMeeting.mailbox(old.address()),
							new Outsider(person, Why.FORMER_ADDRESS, true, false))));
		}
		return List.copyOf(outsiders.values());
	}

	private static boolean opens(OwnEntry entry, @Nullable String joinUrl, @Nullable String dialInCode) {
		return isGiven(entry.joinUrl(), joinUrl) || isGiven(entry.dialInCode(), dialInCode);
	}

	/** Nobody comes any more for what was held before. */
	private boolean comes(Conference conference, Invitee invitee) {
		return conference.status() == Conference.Status.BOOKED || this.correspondence.find(invitee.id())
			.flatMap((row) -> Optional.ofNullable(row.told()))
			.filter(Known::cancelled)
			.isEmpty();
	}

	private static Optional<Why> why(Conference theirs, Invitee person, Set<String> excluded, Set<String> elsewhere,
			Set<String> come) {
		String mailbox = SharedMeeting.mailbox(person.address());
		if (excluded.contains(mailbox)) {
			return Optional.of(Why.EXCLUDED);
		}
		if (elsewhere.contains(mailbox)) {
			return Optional.of(Why.OWN_MEETING);
		}
		if (come.contains(mailbox)) {
			return Optional.empty();
		}
		return Optional.of((theirs.status() == Conference.Status.HELD) ? Why.HELD_BEFORE
				: (person.role() == Role.CHAIR) ? Why.FORMER_CHAIR : Why.REMOVED);
	}

	/**
	 * They have the link by a letter, or by the calendar entry that came before it; whose
	 * last letter had a link of somebody's own may have had this one before.
	 */
	private Outsider outsider(Conference conference, Invitee person, Why why) {
		Optional<Row> row = this.correspondence.find(person.id());
		Optional<Known> told = row.flatMap((each) -> Optional.ofNullable(each.told()));
		boolean given = told.isEmpty() ? row.isPresent()
				: isGiven(conference.joinUrl().orElse(null), told.get().joinUrl())
						|| isGiven(conference.dialInCode().orElse(null), told.get().dialInCode());
		boolean perhaps = !given && told.filter(Known::joinsByOwnLink).isPresent();
		return new Outsider(person, why, given, perhaps);
	}

	private static boolean isGiven(@Nullable String now, @Nullable String told) {
		return now != null && Objects.equals(now, told);
	}

	/**
	 * Somebody who is not to come in.
	 *
	 * @param hasTheLink whether they were sent the link, or the number and code, that the
	 * others use now
	 * @param mayHaveIt whether nobody can tell, since they were somewhere else lately
	 */
	public record Outsider(Invitee invitee, Why why, boolean hasTheLink, boolean mayHaveIt) {

		/** Whether a new link is what keeps them out. */
		public boolean couldComeIn() {
			return this.hasTheLink || this.mayHaveIt;
		}

	}

	/**
	 * The meeting of somebody who takes part apart.
	 *
	 * @param outsiders who has its link and is not to come in; never empty
	 */
	public record OwnDoor(UUID separation, Invitee apart, List<Outsider> outsiders) {
	}

	/** Why somebody is not to come in. */
	public enum Why {

		REMOVED, EXCLUDED, OWN_MEETING, FORMER_CHAIR,

		/** They came for somebody who takes part apart, and do not any more. */
		NOT_WITH_THEM,

		/** Not they themselves, but whoever reads where they were written to before. */
		FORMER_ADDRESS,

		/**
		 * Theirs was held before, and others are still to be held in the same meeting.
		 */
		HELD_BEFORE

	}

}
