package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Room;
import io.convenor.scheduling.calendar.EntrySubject.Wait;
import io.convenor.timescales.Dates;

/** What the calendar should hold for a conference as it stands. */
@Component
class MeetingRequests {

	private static final Duration CALL_BEFORE = Duration.ofSeconds(10);

	/** Nobody is disturbed for what ends a little early. */
	private static final Duration NOT_WORTH_IT = Duration.ofMinutes(15);

	private final SharedMeetings meetings;

	private final Correspondence correspondence;

	private final InvitationLetters letters;

	private final ConferenceCalls calls;

	private final Clock clock;

	MeetingRequests(SharedMeetings meetings, Correspondence correspondence, InvitationLetters letters,
			ConferenceCalls calls, Clock clock) {
		this.meetings = meetings;
		this.correspondence = correspondence;
		this.letters = letters;
		this.calls = calls;
		this.clock = clock;
	}

	/**
	 * Whether the meeting stands in a calendar of its own. What was held before it began
	 * is taken out, unless others are still to be held in it.
	 */
	boolean isWanted(Conference conference, boolean stands) {
		return conference.hasItsOwnEntry() && switch (conference.status()) {
			case BOOKED -> true;
			case HELD -> stands && (hasBegun(conference) || !this.meetings.isOver(conference));
			case CANCELLED -> false;
		};
	}

	/** Nobody is invited to a call before there is a number to ring. */
	Optional<Wait> waitsForTheCall(Conference conference) {
		return this.calls.ready(conference) ? Optional.empty()
				: Optional.of(new Wait(this.clock.instant().plus(CALL_BEFORE), "the telephone number"));
	}

	/**
	 * What it should hold; empty where it stays as it is. What was held early ends now,
	 * so that nobody comes later and the room is free. Where others are still to be held
	 * in the same meeting, it stands for them.
	 */
	Optional<MeetingRequest> of(Conference conference) {
		if (conference.status() != Conference.Status.HELD) {
			return Optional.of(request(conference));
		}
		if (!this.meetings.isOver(conference)) {
			return hasBegun(conference) ? Optional.empty() : Optional.of(request(conference));
		}
		LocalDateTime now = Dates.now(this.clock).truncatedTo(ChronoUnit.MINUTES);
		return now.plus(NOT_WORTH_IT).isAfter(conference.endsAt()) ? Optional.empty()
				: Optional.of(request(conference).until(now.plusMinutes(1)));
	}

	/**
	 * Who takes part apart is not on this list: whoever is invited to one meeting on
	 * Teams can come to see the others. Nor is whoever one of its conferences does not
	 * invite to any part.
	 */
	private MeetingRequest request(Conference conference) {
		SharedMeeting all = this.meetings.of(conference);
		SharedMeeting meeting = all.stillToBeHeld();
		Set<String> notOnIt = new HashSet<>(this.meetings.apart(meeting));
		notOnIt.addAll(this.meetings.excluded(meeting));
		boolean begun = hasBegun(conference);
		List<Attendee> attendees = all.people((each, invitee) -> comes(each, invitee, begun))
			.stream()
			.filter((invitee) -> !notOnIt.contains(SharedMeeting.mailbox(invitee.address())))
			.filter((invitee) -> invitee.mailbox().isPresent())
			.filter((invitee) -> !invitee.address().equalsIgnoreCase(conference.organiser()))
			.map((invitee) -> new Attendee(invitee.address(), invitee.name()))
			.toList();
		Room room = conference.roomToComeTo().map((each) -> new Room(each.address(), each.name())).orElse(null);
		return new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.invitation(conference), conference.startsAt(), conference.endsAt(), attendees, room,
				conference.way().online());
	}

	/**
	 * Nobody comes for a conference that was held before the meeting which it shares with
	 * others.
	 */
	private boolean comes(Conference conference, Invitee invitee, boolean begun) {
		return conference.status() == Conference.Status.BOOKED
				|| (begun && !this.correspondence.wasToldItIsOff(invitee));
	}

	private boolean hasBegun(Conference conference) {
		return !Dates.now(this.clock).isBefore(conference.startsAt());
	}

}
