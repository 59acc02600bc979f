package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.people.Standing;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Seen;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.DateProblem;
import io.convenor.scheduling.changes.ComingBack.Who;

/** Whether a change can still be done when it is confirmed. */
@Component
class ChangeCheck {

	static final String NOT_INVITED_TO_ANY_PART = "They are not invited to any part of this meeting: that was decided "
			+ "under “Keep people apart”, for one of the conferences held in it. End that there first, or do not invite them.";

	static final String OTHERS_ARE_HELD_IN_IT = "Another conference is held in this meeting. Take them apart first: "
			+ "type combine and both references.";

	private final Caseload caseload;

	private final WhatOthersDid others;

	private final SharedMeetings meetings;

	private final TimeLimits limits;

	private final RoomRules roomRules;

	private final ComingBack comingBack;

	private final Corrections corrections;

	ChangeCheck(Caseload caseload, WhatOthersDid others, SharedMeetings meetings, TimeLimits limits,
			RoomRules roomRules, ComingBack comingBack, Corrections corrections) {
		this.caseload = caseload;
		this.others = others;
		this.meetings = meetings;
		this.limits = limits;
		this.roomRules = roomRules;
		this.comingBack = comingBack;
		this.corrections = corrections;
	}

	/** Why it cannot be done any more, as a sentence. */
	Optional<String> whyNot(PlannedChange change, Conference conference) {
		Wanted wanted = change.plan().wanted();
		if (wanted.equals(Wanted.NOTHING) || !change.plan().preview()) {
			return Optional.of("Say first what is to be changed.");
		}
		if (!this.caseload.looksAfter(change.who(), conference)) {
			return Optional.of("You no longer look after this conference, so nothing was changed.");
		}
		Seen seen = change.plan().seen();
		if (conference.status() != Conference.Status.BOOKED || conference.arrangement() != seen.arrangement()) {
			return Optional.of("Somebody was faster: " + this.others.did(seen, conference)
					+ " Nothing of yours was done. Look at how it stands now, and change it again if you still need to.");
		}
		boolean leavesTheOthers = wanted.reason() != null || wanted.way() == Way.CONVERSATIONS;
		if (leavesTheOthers && !this.meetings.of(conference).canDoWithout(conference)) {
			return Optional.of(OTHERS_ARE_HELD_IN_IT);
		}
		boolean needsItsOwn = wanted.start() != null || wanted.way() != null || wanted.room() != null;
		if (needsItsOwn && conference.heldWith().isPresent()) {
			return Optional
				.of("It is held together with another conference by now, so nothing was changed. Change that one.");
		}
		Optional<String> keptApart = whoeverLeaves(conference, wanted)
			.flatMap((invitee) -> comesUnkept(conference, invitee).stream())
			.findFirst();
		if (keptApart.isPresent()) {
			return keptApart;
		}
		Newcomer joining = wanted.joining();
		if (joining != null && this.meetings.excludedByAnother(conference, joining.address())) {
			return Optional.of(NOT_INVITED_TO_ANY_PART);
		}
		Optional<String> notCorrected = Optional.ofNullable(wanted.correcting())
			.flatMap((correction) -> this.corrections.whyNot(conference, correction));
		if (notCorrected.isPresent()) {
			return notCorrected;
		}
		LocalDateTime start = wanted.start();
		Optional<String> whyNotThen = (start != null) ? whyNotThen(conference, start, wanted.managersReason() != null)
				: Optional.empty();
		return whyNotThen.or(() -> whyNotThere(conference, wanted)).or(() -> whyNotThem(conference, wanted));
	}

	private static Stream<Invitee> whoeverLeaves(Conference conference, Wanted wanted) {
		return conference.invitees()
			.stream()
			.filter((each) -> wanted.reason() != null || each.id().equals(wanted.leaving()));
	}

	/** What keeps somebody apart would end here, and they would come all the same. */
	private Optional<String> comesUnkept(Conference conference, Invitee invitee) {
		return this.meetings.wouldComeUnkept(conference, invitee)
			.map((other) -> ("%s takes part apart, which was decided here, and comes to the same meeting for %s, where they "
					+ "would then be with everybody. %s Nothing was done.")
				.formatted(invitee.name(), other.reference(), firstAt(other)));
	}

	private static String firstAt(Conference other) {
		return (other.heldWith().isEmpty()
				? "Press “Keep people apart” on the card of %s and decide it there, too, or remove them from that one first."
				: "Take %s out of the meeting (type combine and both references), or remove them from it first.")
			.formatted(other.reference());
	}

	/** What was decided about them may be another thing by now. */
	private Optional<String> whyNotThem(Conference conference, Wanted wanted) {
		Newcomer joining = wanted.joining();
		return (joining == null) ? Optional.empty() : switch (this.comingBack.who(conference, joining)) {
			case Who.Settled _ -> Optional.empty();
			case Who.Not not -> Optional.of(not.sentence());
			case Who.Asked _ -> Optional.of("Something was decided meanwhile about whom they must not meet, so nothing "
					+ "was done. Choose “Invite somebody” again.");
		};
	}

	/** Asks whether the room can take them, where anything about that changes. */
	private Optional<String> whyNotThere(Conference conference, Wanted wanted) {
		if (wanted.start() == null && wanted.way() == null && wanted.room() == null && wanted.joining() == null) {
			return Optional.empty();
		}
		Optional<Conference.Room> room = Optional.ofNullable(wanted.room())
			.map((each) -> new Conference.Room(each.address(), each.name()))
			.or(conference::room);
		Way way = Objects.requireNonNullElse(wanted.way(), conference.way());
		Newcomer joining = wanted.joining();
		return room
			.flatMap((each) -> this.roomRules.problem(conference, way, each,
					Objects.requireNonNullElse(wanted.start(), conference.startsAt()),
					this.meetings.of(conference).people().size() + ((joining != null) ? 1 : 0)))
			.or(() -> room.filter((_) -> joining != null && joining.standing() == Standing.FAMILY)
				.flatMap((each) -> this.roomRules.noWayThere(way, each)));
	}

	private Optional<String> whyNotThen(Conference conference, LocalDateTime start, boolean mayBeLate) {
		return this.limits.problems(conference, start)
			.stream()
			.findFirst()
			.or(() -> this.limits.late(conference, start)
				.filter((problem) -> !mayBeLate || problem.kind() != DateProblem.Kind.TOO_LATE)
				.map(DateProblem::sentence));
	}

}
