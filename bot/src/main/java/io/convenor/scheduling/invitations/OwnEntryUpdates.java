package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;
import io.convenor.scheduling.closing.ClosingMoved;
import io.convenor.scheduling.invitations.OwnEntries.Asked;
import io.convenor.scheduling.invitations.OwnEntries.Entry;
import io.convenor.scheduling.invitations.OwnInvitations.OwnEntryUpdate;
import io.convenor.timescales.Dates;

/**
 * Keeps the calendar entry of somebody who takes part apart at what the conference is for
 * them: decides what to do when the turn of an update comes, one at a time, and takes in
 * what came of it. Their entry names nobody, and they alone are invited to it, with who
 * comes for them, and with the chair where it is a meeting of their own.
 */
@Component
class OwnEntryUpdates {

	private static final Duration UPDATE_BEFORE = Duration.ofSeconds(10);

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Conferences conferences;

	private final Separations separations;

	private final SharedMeetings meetings;

	private final OwnEntries entries;

	private final OwnInvitations invitations;

	private final InvitationLetters letters;

	private final Correspondence correspondence;

	private final Deliveries deliveries;

	private final Closing closing;

	private final LetterSettings settings;

	private final Clock clock;

	OwnEntryUpdates(Conferences conferences, Separations separations, SharedMeetings meetings, OwnEntries entries,
			OwnInvitations invitations, InvitationLetters letters, Correspondence correspondence, Deliveries deliveries,
			Closing closing, LetterSettings settings, Clock clock) {
		this.settings = settings;
		this.conferences = conferences;
		this.separations = separations;
		this.meetings = meetings;
		this.entries = entries;
		this.invitations = invitations;
		this.letters = letters;
		this.correspondence = correspondence;
		this.deliveries = deliveries;
		this.closing = closing;
		this.clock = clock;
	}

	/**
	 * Decides what to do, and notes it before it is done, so that whoever comes after a
	 * crash knows what may stand in the calendar.
	 */
	@Transactional
	public Next begin(UUID id, OwnEntryUpdate update, String delivery) {
		Conference conference = this.conferences.locked(id);
		Separation separation = this.separations.get(update.separation());
		Entry entry = this.entries.locked(separation.id(), id);
		int arrangement = conference.arrangement();
		boolean booking = entry.eventId() == null && delivery.equals(entry.underway());
		if (!entry.isAt(delivery)) {
			return new Next.Later(this.clock.instant().plus(UPDATE_BEFORE), "the change before it");
		}
		Optional<Invitee> invitee = conference.invitee(separation.invitee()).filter(Invitee::invited);
		boolean wanted = invitee.isPresent() && isWanted(conference, separation);
		if (!booking && entry.shown() >= arrangement
				&& !(wanted && saysSomethingElse(conference, separation, invitee.get(), entry))) {
			return new Next.Nothing();
		}
		if (booking) {
			// What an earlier attempt asked for may stand there, so it is found by asking
			// for the same again.
			Asked asked = entry.asked();
			MeetingRequest before = entry.booking();
			return (asked != null && before != null) ? new Next.Book(before, asked)
					: new Next.StandsAlready(arrangement);
		}
		if (!wanted) {
			return (entry.eventId() == null) ? new Next.StandsAlready(arrangement)
					: clear(conference, separation, entry.eventId(), delivery);
		}
		return show(conference, separation, invitee.get(), entry, update, delivery);
	}

	/**
	 * There is nothing to put into a calendar for who comes back, for conversations, or
	 * for a part that does not come any more because all was held before.
	 */
	private boolean isWanted(Conference conference, Separation separation) {
		return separation.takesPart() && conference.way().inTheCalendar() && switch (conference.status()) {
			case BOOKED -> true;
			case HELD ->
				hasBegun(separation, conference) || (isOn(conference.startsAt()) && !this.meetings.isOver(conference));
			case CANCELLED -> false;
		};
	}

	private boolean hasBegun(Separation separation, Conference conference) {
		return isOn(separation.startsAt(conference));
	}

	private boolean isOn(LocalDateTime start) {
		return !start.isAfter(LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON));
	}

	/**
	 * What Teams or the room answered late is said in their entry, too, although nothing
	 * was arranged anew.
	 */
	private boolean saysSomethingElse(Conference conference, Separation separation, Invitee invitee, Entry entry) {
		return entry.eventId() != null
				&& !Invitations.fingerprint(request(conference, separation, invitee)).equals(entry.fingerprint());
	}

	private Next clear(Conference conference, Separation separation, String event, String delivery) {
		this.entries.begin(separation.id(), delivery, null);
		return new Next.Clear(conference.organiser(), event, conference.arrangement());
	}

	private Next show(Conference conference, Separation separation, Invitee invitee, Entry entry, OwnEntryUpdate update,
			String delivery) {
		if (entry.byHand()) {
			return new Next.Nothing();
		}
		Optional<Instant> again = GrowingWait.next(update.since(), this.clock.instant());
		if (!separation.hasOwnLink() && waitsForTheMeeting(conference) && again.isPresent()) {
			return new Next.Later(again.get(), "the meeting itself");
		}
		Instant atTheLatest = update.since().plus(this.settings.waitForTheRoom());
		if (this.clock.instant().isBefore(atTheLatest) && this.invitations.known(conference, invitee).awaitsTheRoom()) {
			return new Next.Later(Correspondence.sooner(atTheLatest, this.clock.instant().plus(FIRST_LOOK)),
					"the room's answer");
		}
		MeetingRequest request = request(conference, separation, invitee);
		var asked = new Asked(new Expected(request.start(), request.end()), Invitations.fingerprint(request),
				conference.arrangement());
		String event = entry.eventId();
		if (event == null) {
			this.entries.book(separation.id(), delivery, request, asked);
			return new Next.Book(request, asked);
		}
		if (entry.asked() == null && asked.fingerprint().equals(entry.fingerprint())) {
			return (separation.hasOwnLink() && entry.joinUrl() == null)
					? new Next.Look(conference.organiser(), event, conference.arrangement(), again.orElse(null))
					: new Next.StandsAlready(conference.arrangement());
		}
		this.entries.begin(separation.id(), delivery, asked);
		return new Next.Write(event, request, asked, expected(entry));
	}

	private static List<Expected> expected(Entry entry) {
		Asked before = entry.asked();
		return Stream
			.concat(Stream.ofNullable((before != null) ? before.when() : null), Stream.ofNullable(entry.stands()))
			.distinct()
			.toList();
	}

	/** Their entry has its link, so it is written when that is known. */
	private static boolean waitsForTheMeeting(Conference conference) {
		boolean behind = conference.hasItsOwnEntry()
				&& (conference.inCalendar() < conference.arrangement() || conference.eventId().isEmpty());
		return behind || (conference.way().online() && conference.joinUrl().isEmpty());
	}

	private MeetingRequest request(Conference conference, Separation separation, Invitee invitee) {
		List<Attendee> attendees = new ArrayList<>();
		List<Invitee> helpers = this.meetings.helpers(conference, separation);
		Stream.concat(Stream.of(invitee), helpers.stream())
			.forEach(
					(each) -> each.mailbox().ifPresent((mailbox) -> attendees.add(new Attendee(mailbox, each.name()))));
		Invitee chair = conference.chair();
		if (separation.hasOwnLink() && !chair.address().equalsIgnoreCase(conference.organiser())) {
			attendees.add(new Attendee(chair.address(), chair.name()));
		}
		return new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.ownEntry(conference, invitee, this.invitations.known(conference, invitee),
						helpers.stream().anyMatch((each) -> each.place() != invitee.place())),
				separation.startsAt(conference), separation.endsAt(conference), attendees, null,
				separation.hasOwnLink());
	}

	/** The calendar shows it. */
	void stands(UUID id, UUID separationId, BookedMeeting meeting, Asked asked) {
		Conference conference = this.conferences.locked(id);
		Separation separation = this.separations.get(separationId);
		this.entries.locked(separationId, id);
		boolean noLink = separation.hasOwnLink() && meeting.joinUrl() == null;
		this.entries.stands(separationId, meeting,
				noLink ? new Asked(asked.when(), asked.fingerprint(), asked.arrangement() - 1) : asked);
		if (noLink) {
			this.invitations.again(conference, separation, this.clock.instant().plus(FIRST_LOOK));
		}
		close(conference, separation, meeting);
		follow(conference, separation, asked.arrangement());
	}

	/** Teams gave the link after all, or never will. */
	void looked(UUID id, UUID separationId, BookedMeeting meeting, int arrangement) {
		Conference conference = this.conferences.locked(id);
		this.entries.locked(separationId, id);
		this.entries.linked(separationId, meeting);
		this.entries.shows(separationId, arrangement);
		Separation separation = this.separations.get(separationId);
		close(conference, separation, meeting);
		follow(conference, separation, arrangement);
	}

	/** Nothing of it would show in their calendar. */
	void standsAlready(UUID id, UUID separationId, int arrangement) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(separationId, id);
		this.entries.shows(separationId, arrangement);
		if (entry.underway() != null) {
			this.entries.leave(separationId);
		}
		follow(conference, this.separations.get(separationId), arrangement);
	}

	/** It is out of their calendar. */
	void cleared(UUID id, UUID separationId, int arrangement) {
		Conference conference = this.conferences.locked(id);
		this.entries.locked(separationId, id);
		this.entries.cleared(separationId, arrangement);
		this.closing.forget(separationId);
		follow(conference, this.separations.get(separationId), arrangement);
	}

	private void follow(Conference conference, Separation separation, int shown) {
		hurryTheNext(conference);
		if (conference.arrangement() <= shown) {
			conference.everybodyEver()
				.stream()
				.filter((each) -> separation.invitee().equals(each.id()) || separation.invitee().equals(each.forWhom()))
				.forEach((each) -> tell(conference, each));
			conference.invitee(separation.invitee()).ifPresent((apart) -> tellWhoComesElsewhere(conference, apart));
		}
	}

	/**
	 * Who comes for somebody may be invited by another conference of the meeting only.
	 */
	private void tellWhoComesElsewhere(Conference conference, Invitee apart) {
		this.meetings.of(conference)
			.besides(conference.id())
			.forEach((other) -> other.invitees()
				.stream()
				.filter((each) -> Optional.ofNullable(each.forWhom())
					.flatMap(other::invitee)
					.filter((helped) -> helped.address().equalsIgnoreCase(apart.address()))
					.isPresent())
				.forEach((each) -> this.correspondence.tell(other, each)));
	}

	private void tell(Conference conference, Invitee invitee) {
		this.correspondence.tell(conference, invitee);
		this.meetings.of(conference)
			.besides(conference.id())
			.forEach((other) -> other.invited(invitee.address())
				.ifPresent((there) -> this.correspondence.tell(other, there)));
	}

	/** Somebody had changed it by hand; it was left as it was found. */
	void byHand(UUID id, UUID separationId, @Nullable Expected found) {
		Conference conference = this.conferences.locked(id);
		this.entries.locked(separationId, id);
		this.entries.byHand(separationId, found);
		hurryTheNext(conference);
	}

	/** It did not get through, and no attempt follows. */
	void givenUp(UUID id, UUID separationId) {
		Conference conference = this.conferences.locked(id);
		this.entries.locked(separationId, id);
		this.entries.leave(separationId);
		hurryTheNext(conference);
	}

	/** Several may wait for the one before, though what they wanted stands there now. */
	private void hurryTheNext(Conference conference) {
		this.deliveries.hurryWhatBegan(conference.id(), OwnEntryUpdate.class);
	}

	/**
	 * Has a meeting of somebody's own closed, for those whom its entry was seen to
	 * invite.
	 */
	private void close(Conference conference, Separation separation, BookedMeeting meeting) {
		String url = meeting.joinUrl();
		if (url != null && separation.hasOwnLink() && isWanted(conference, separation)) {
			this.closing.close(conference,
					Standing.of(conference, separation.id(), url, separation.startsAt(conference), meeting));
		}
	}

	/** It was read back as it was asked for. */
	@EventListener
	void meetingClosed(ClosingMoved moved) {
		if (moved.what() == ClosingMoved.What.CLOSED && !moved.meeting().equals(moved.conference())) {
			Conference conference = this.conferences.locked(moved.conference());
			this.entries.locked(moved.meeting(), moved.conference());
			if (this.closing.isClosedFor(conference, moved.meeting())) {
				this.entries.guarded(moved.meeting(), conference.chairId());
			}
		}
	}

	/** What to do in the calendar. */
	sealed interface Next {

		/** It is put there. */
		record Book(MeetingRequest request, Asked asked) implements Next {
		}

		/**
		 * It is to be made what is asked; it stood at one of these times when last seen.
		 */
		record Write(String event, MeetingRequest request, Asked asked, List<Expected> expected) implements Next {
		}

		/**
		 * Its link is still missing.
		 *
		 * @param again when to look again if it is missing then; null for never
		 */
		record Look(String organiser, String event, int arrangement, @Nullable Instant again) implements Next {
		}

		/** It is to be taken out. */
		record Clear(String organiser, String event, int arrangement) implements Next {
		}

		/** All that concerns the calendar stands there. */
		record StandsAlready(int arrangement) implements Next {
		}

		/** Something else comes first. */
		record Later(Instant again, String waitingFor) implements Next {
		}

		/** A newer update did it, or somebody has to decide first. */
		record Nothing() implements Next {
		}

	}

}
