package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;
import io.convenor.delivery.Deliveries;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.invitations.CalendarEntries.Entry;
import io.convenor.timescales.Dates;

/**
 * Keeps the calendar at what a conference is: decides what to do there when the turn of
 * an update comes, one update at a time, and takes in what came of it.
 */
@Component
class CalendarUpdates {

	private static final Duration UPDATE_BEFORE = Duration.ofSeconds(10);

	/** Nobody is disturbed for what ends a little early. */
	private static final Duration NOT_WORTH_IT = Duration.ofMinutes(15);

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final CalendarEntries entries;

	private final Invitations invitations;

	private final Correspondence correspondence;

	private final HandMadeChanges handMade;

	private final ConferenceCalls calls;

	private final Deliveries deliveries;

	private final Clock clock;

	CalendarUpdates(Conferences conferences, SharedMeetings meetings, CalendarEntries entries, Invitations invitations,
			Correspondence correspondence, HandMadeChanges handMade, ConferenceCalls calls, Deliveries deliveries,
			Clock clock) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.entries = entries;
		this.invitations = invitations;
		this.correspondence = correspondence;
		this.handMade = handMade;
		this.calls = calls;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/**
	 * Decides what to do, and notes it before it is done, so that whoever comes after a
	 * crash knows what may stand in the calendar.
	 */
	@Transactional
	public Next begin(UUID id, String delivery) {
		Conference conference = this.conferences.locked(id);
		Optional<String> event = conference.eventId();
		if (event.isEmpty() || conference.inCalendar() >= conference.arrangement()) {
			return new Next.Nothing();
		}
		Entry entry = entry(conference);
		if (!entry.isAt(delivery)) {
			return new Next.Later(this.clock.instant().plus(UPDATE_BEFORE), "the change before it");
		}
		int arrangement = conference.arrangement();
		if (entry.renew() || conference.status() == Conference.Status.CANCELLED || !conference.hasItsOwnEntry()) {
			this.entries.begin(id, delivery, null);
			return new Next.Clear(conference.organiser(), event.get(), arrangement);
		}
		if (this.handMade.waitsForTheChair(id)) {
			return new Next.Nothing();
		}
		if (conference.status() == Conference.Status.HELD) {
			return afterItWasHeld(conference, entry, event.get(), delivery);
		}
		if (!this.calls.ready(conference)) {
			return new Next.Later(this.clock.instant().plus(UPDATE_BEFORE), "the telephone number");
		}
		MeetingRequest request = this.invitations.request(conference);
		if (entry.asked() == null && Invitations.fingerprint(request).equals(entry.fingerprint())) {
			return new Next.StandsAlready(arrangement);
		}
		return write(conference, entry, event.get(), request, delivery);
	}

	/**
	 * What was held early ends now, so that nobody comes later and the room is free; what
	 * had not even begun is taken out. Where others are still to be held in the same
	 * meeting, it stands for them.
	 */
	private Next afterItWasHeld(Conference conference, Entry entry, String event, String delivery) {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).truncatedTo(ChronoUnit.MINUTES);
		boolean begun = !now.isBefore(conference.startsAt());
		if (!this.meetings.isOver(conference)) {
			return begun ? new Next.StandsAlready(conference.arrangement())
					: write(conference, entry, event, this.invitations.request(conference), delivery);
		}
		if (!begun) {
			this.entries.begin(conference.id(), delivery, null);
			return new Next.Clear(conference.organiser(), event, conference.arrangement());
		}
		if (now.plus(NOT_WORTH_IT).isAfter(conference.endsAt())) {
			return new Next.StandsAlready(conference.arrangement());
		}
		return write(conference, entry, event, this.invitations.request(conference).until(now.plusMinutes(1)),
				delivery);
	}

	private Next write(Conference conference, Entry entry, String event, MeetingRequest request, String delivery) {
		this.entries.begin(conference.id(), delivery, new Expected(request.start(), request.end()));
		List<Expected> expected = Stream.concat(Stream.ofNullable(entry.asked()), Stream.of(entry.stands()))
			.distinct()
			.toList();
		return new Next.Write(event, request, conference.arrangement(), expected);
	}

	/** A conference from before entries were noted stands where it was booked. */
	private Entry entry(Conference conference) {
		return this.entries.locked(conference.id()).orElseGet(() -> {
			this.entries.stands(conference.id(), new Expected(conference.startsAt(), conference.endsAt()), "");
			return this.entries.locked(conference.id()).orElseThrow();
		});
	}

	/** The calendar shows it. */
	void made(UUID id, Next.Write written, BookedMeeting meeting) {
		this.invitations.stands(id, written.request(), meeting, written.arrangement());
		hurryTheNext(id);
	}

	/** Nothing of it would show in the calendar. */
	void standsAlready(UUID id, int arrangement) {
		Conference conference = this.conferences.locked(id);
		conference.calendarShows(arrangement);
		this.conferences.save(conference);
		this.invitations.standsAlready(conference);
		hurryTheNext(id);
	}

	/** It is out of the calendar. */
	void cleared(UUID id, int arrangement) {
		Conference conference = this.conferences.locked(id);
		this.calls.end(conference);
		conference.calendarCleared(arrangement);
		this.invitations.linkIsGone(id);
		conference.heldWith().map(this.conferences::get).ifPresent(conference::shareTheLinkOf);
		this.conferences.save(conference);
		this.entries.remove(id);
		this.handMade.settledByClearing(id);
		if (conference.status() == Conference.Status.BOOKED && conference.hasItsOwnEntry()) {
			this.invitations.sendAnew(conference);
		}
		else if (conference.arrangement() == arrangement) {
			this.correspondence.tell(conference);
		}
		hurryTheNext(id);
	}

	/** Somebody had moved it by hand; it was left as it was found. */
	void movedByHand(UUID id, String delivery, BookedMeeting found) {
		Conference conference = this.conferences.locked(id);
		this.entries.leave(id, delivery);
		this.handMade.moved(conference, new Expected(found.start(), found.end()));
		hurryTheNext(id);
	}

	/** Somebody had deleted it by hand. */
	void deletedByHand(UUID id, String delivery) {
		Conference conference = this.conferences.locked(id);
		this.entries.leave(id, delivery);
		this.handMade.deleted(conference);
		hurryTheNext(id);
	}

	/** It was looked at, because somebody seems to have changed it by hand. */
	void lookedAt(UUID id, String event, Optional<BookedMeeting> found) {
		Conference conference = this.conferences.locked(id);
		Optional<Entry> entry = this.entries.locked(id);
		if (entry.isEmpty() || entry.get().underway() != null || conference.status() != Conference.Status.BOOKED
				|| conference.eventId().filter(event::equals).isEmpty()) {
			// Whoever is at it sees for themselves, and what is cancelled may be
			// anywhere.
			return;
		}
		Optional<Expected> when = found.filter((meeting) -> !meeting.cancelled())
			.map((meeting) -> new Expected(meeting.start(), meeting.end()));
		if (when.isEmpty()) {
			this.handMade.deleted(conference);
		}
		else if (!entry.get().mayStandAt(when.get())) {
			this.handMade.moved(conference, when.get());
		}
		else {
			this.handMade.standsAsPut(id);
		}
	}

	/** It did not get through, and no attempt follows. */
	void givenUp(UUID id) {
		this.conferences.locked(id);
		this.entries.locked(id).map(Entry::underway).ifPresent((underway) -> this.entries.leave(id, underway));
		hurryTheNext(id);
	}

	/** Several may wait for the one before, though what they wanted stands there now. */
	private void hurryTheNext(UUID conference) {
		this.deliveries.hurryWhatBegan(conference, Invitations.CalendarUpdate.class);
	}

	/** What to do in the calendar. */
	sealed interface Next {

		/**
		 * It is to be made what is asked; it stood at one of these times when last seen.
		 */
		record Write(String event, MeetingRequest request, int arrangement, List<Expected> expected) implements Next {
		}

		/** It is to be taken out. */
		record Clear(String organiser, String event, int arrangement) implements Next {
		}

		/** All that concerns the calendar stands there. */
		record StandsAlready(int arrangement) implements Next {
		}

		/** Another update is at it. */
		record Later(Instant again, String waitingFor) implements Next {
		}

		/** A newer update did it, or there is nothing in the calendar to change. */
		record Nothing() implements Next {
		}

	}

}
