package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.calendar.EntrySubject.Wait;
import io.convenor.timescales.Dates;

/** What the calendar of somebody who takes part apart should hold for their part. */
@Component
class OwnRequests {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final SharedMeetings meetings;

	private final OwnInvitations invitations;

	private final InvitationLetters letters;

	private final LetterSettings settings;

	private final Clock clock;

	OwnRequests(SharedMeetings meetings, OwnInvitations invitations, InvitationLetters letters, LetterSettings settings,
			Clock clock) {
		this.meetings = meetings;
		this.invitations = invitations;
		this.letters = letters;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * There is nothing to put into a calendar for who comes back, for conversations, or
	 * for a part that does not come any more because all was held before.
	 */
	boolean isWanted(Conference conference, Separation separation) {
		return separation.takesPart() && conference.way().inTheCalendar() && isInvited(conference, separation)
				&& switch (conference.status()) {
					case BOOKED -> true;
					case HELD -> hasBegun(separation.startsAt(conference))
							|| (hasBegun(conference.startsAt()) && !this.meetings.isOver(conference));
					case CANCELLED -> false;
				};
	}

	private static boolean isInvited(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).filter(Invitee::invited).isPresent();
	}

	private boolean hasBegun(LocalDateTime start) {
		return !start.isAfter(Dates.now(this.clock));
	}

	/**
	 * Who takes part in the meeting for a while has its link in their entry, and its room
	 * once that accepted.
	 */
	Optional<Wait> waitsFor(Conference conference, Separation separation, Instant since) {
		Instant now = this.clock.instant();
		Optional<Instant> again = GrowingWait.next(since, now);
		if (!separation.hasOwnLink() && waitsForTheMeeting(conference) && again.isPresent()) {
			return Optional.of(new Wait(again.get(), "the meeting itself"));
		}
		Instant atTheLatest = since.plus(this.settings.waitForTheRoom());
		boolean awaitsTheRoom = now.isBefore(atTheLatest)
				&& this.invitations.known(conference, invitee(conference, separation)).awaitsTheRoom();
		return awaitsTheRoom
				? Optional.of(new Wait(Correspondence.sooner(atTheLatest, now.plus(FIRST_LOOK)), "the room's answer"))
				: Optional.empty();
	}

	private static boolean waitsForTheMeeting(Conference conference) {
		boolean behind = conference.hasItsOwnEntry()
				&& (conference.inCalendar() < conference.arrangement() || conference.eventId().isEmpty());
		return behind || (conference.way().online() && conference.joinUrl().isEmpty());
	}

	/**
	 * It names nobody, and they alone are invited to it, with who comes for them, and
	 * with the chair where it is a meeting of their own.
	 */
	MeetingRequest of(Conference conference, Separation separation) {
		Invitee invitee = invitee(conference, separation);
		List<Invitee> helpers = this.meetings.helpers(conference, separation);
		List<Attendee> attendees = new ArrayList<>();
		Stream.concat(Stream.of(invitee), helpers.stream())
			.forEach(
					(each) -> each.mailbox().ifPresent((mailbox) -> attendees.add(new Attendee(mailbox, each.name()))));
		Invitee chair = conference.chair();
		if (separation.hasOwnLink() && !chair.address().equalsIgnoreCase(conference.organiser())) {
			attendees.add(new Attendee(chair.address(), chair.name()));
		}
		boolean severalPlaces = helpers.stream().anyMatch((each) -> each.place() != invitee.place());
		return new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.ownEntry(conference, invitee, this.invitations.known(conference, invitee), severalPlaces),
				separation.startsAt(conference), separation.endsAt(conference), attendees, null,
				separation.hasOwnLink());
	}

	private static Invitee invitee(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).orElseThrow();
	}

}
