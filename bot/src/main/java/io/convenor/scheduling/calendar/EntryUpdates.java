package io.convenor.scheduling.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Calendar.EntryUpdate;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.Entry.Booking;
import io.convenor.scheduling.calendar.EntrySubject.Wait;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.ClosingMoved;

/**
 * Keeps each entry at what its conference is: decides what to do in the calendar when the
 * turn of an update comes, one update at a time, and takes in what came of it.
 */
@Component
class EntryUpdates {

	private static final Duration UPDATE_BEFORE = Duration.ofSeconds(10);

	private final Conferences conferences;

	private final Entries entries;

	private final HandMadeChanges handMade;

	private final List<EntrySubject> subjects;

	private final Closing closing;

	private final Deliveries deliveries;

	private final Clock clock;

	EntryUpdates(Conferences conferences, Entries entries, HandMadeChanges handMade, List<EntrySubject> subjects,
			Closing closing, Deliveries deliveries, Clock clock) {
		this.conferences = conferences;
		this.entries = entries;
		this.handMade = handMade;
		this.subjects = subjects;
		this.closing = closing;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/**
	 * Decides what to do, and notes it before it is done, so that whoever comes after a
	 * crash knows what may stand in the calendar.
	 */
	@Transactional
	public Next begin(UUID id, EntryUpdate update, String delivery) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, update.entry());
		EntrySubject subject = subject(entry);
		if (!entry.isFreeFor(delivery)) {
			return new Next.Later(new Wait(this.clock.instant().plus(UPDATE_BEFORE), "the change before it"));
		}
		Booking booking = entry.bookedBy(delivery);
		if (booking != null) {
			return bookAgain(entry, booking);
		}
		boolean wanted = subject.isWanted(conference, entry);
		if (showsIt(conference, entry, wanted)) {
			return new Next.Nothing();
		}
		String event = entry.eventId();
		if (!wanted || (entry.renew() && event != null)) {
			return (event != null) ? clear(conference, entry, event, delivery)
					: new Next.StandsAlready(conference.arrangement());
		}
		if (this.handMade.openFor(entry).isPresent()) {
			return new Next.Nothing();
		}
		return subject.waitsFor(conference, entry, update.since())
			.<Next>map(Next.Later::new)
			.orElseGet(() -> show(conference, entry, subject.request(conference, entry), delivery));
	}

	/**
	 * What an earlier attempt asked for may stand there, so it is found by asking for the
	 * same again.
	 */
	private Next bookAgain(Entry entry, Booking booking) {
		this.entries.begin(entry, booking.delivery(), booking.asked());
		return new Next.Book(booking.request(), booking.asked());
	}

	/**
	 * What Teams or a room answered late is said, too, although nothing was arranged
	 * anew.
	 */
	private boolean showsIt(Conference conference, Entry entry, boolean wanted) {
		boolean there = entry.eventId() != null;
		if (entry.renew() || entry.shown() < conference.arrangement() || wanted != there) {
			return false;
		}
		return !there || conference.status() != Conference.Status.BOOKED
				|| subject(entry).request(conference, entry)
					.filter((request) -> !fingerprint(request).equals(entry.fingerprint()))
					.isEmpty();
	}

	private Next clear(Conference conference, Entry entry, String event, String delivery) {
		this.entries.begin(entry, delivery, null);
		return new Next.Clear(conference.organiser(), event, conference.arrangement());
	}

	private Next show(Conference conference, Entry entry, Optional<MeetingRequest> wanted, String delivery) {
		int arrangement = conference.arrangement();
		if (wanted.isEmpty()) {
			return new Next.StandsAlready(arrangement);
		}
		MeetingRequest request = wanted.get();
		var asked = new Asked(new Expected(request.start(), request.end()), fingerprint(request), arrangement);
		String event = entry.eventId();
		if (event == null) {
			this.entries.book(entry, delivery, request, asked);
			return new Next.Book(request, asked);
		}
		if (entry.saysAlready(asked.fingerprint())) {
			return new Next.StandsAlready(arrangement);
		}
		this.entries.begin(entry, delivery, asked);
		return new Next.Write(event, request, asked, entry.mayStandAt());
	}

	/** Stands for all that is asked of the calendar, our own part of the text with it. */
	private static String fingerprint(MeetingRequest request) {
		return UUID.nameUUIDFromBytes(request.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** The calendar shows it. */
	void stands(UUID id, UUID entryId, BookedMeeting meeting, Asked asked) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, entryId);
		this.entries.stands(entry, asked);
		subject(entry).stands(conference, entry, meeting, asked);
		hurryTheNext(id);
	}

	/** Nothing of it would show in the calendar. */
	void standsAlready(UUID id, UUID entryId, int arrangement) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, entryId);
		if (entry.attempt().underway() != null) {
			this.entries.leave(entry);
		}
		subject(entry).standsAlready(conference, entry, arrangement);
		hurryTheNext(id);
	}

	/** It is out of the calendar, so there is nothing left to decide about it. */
	void cleared(UUID id, UUID entryId, int arrangement) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, entryId);
		this.entries.cleared(entry);
		this.closing.forget(entryId);
		this.handMade.overtaken(entry);
		subject(entry).cleared(conference, entry, arrangement);
		hurryTheNext(id);
	}

	/**
	 * Somebody had moved it by hand, or deleted it where it was not found; it was left as
	 * it was found.
	 */
	void byHand(UUID id, UUID entryId, @Nullable Expected found) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, entryId);
		this.entries.leave(entry);
		this.handMade.note(entry, found);
		hurryTheNext(id);
	}

	/** It did not get through, and no attempt follows. */
	void givenUp(UUID id, UUID entryId) {
		Conference conference = this.conferences.locked(id);
		this.entries.leave(this.entries.locked(conference, entryId));
		hurryTheNext(id);
	}

	/** Teams gave the link that was missing when it was put there, or never will. */
	void linked(UUID id, LinkQuestion question, @Nullable BookedMeeting meeting) {
		Conference conference = this.conferences.locked(id);
		Entry entry = this.entries.locked(conference, question.entry());
		if (question.eventId().equals(entry.eventId())) {
			subject(entry).linked(conference, entry, Optional.ofNullable(meeting), question.arrangement());
		}
	}

	/** Its meeting was read back as it was asked for. */
	@EventListener
	void closed(ClosingMoved moved) {
		if (moved.what() == ClosingMoved.What.CLOSED) {
			Conference conference = this.conferences.locked(moved.conference());
			if (this.closing.isClosedFor(conference, moved.meeting())) {
				Entry entry = this.entries.locked(conference, moved.meeting());
				subject(entry).closed(conference, entry);
			}
		}
	}

	/** Several may wait for the one before, though what they wanted stands there now. */
	private void hurryTheNext(UUID conference) {
		this.deliveries.hurryWhatBegan(conference, EntryUpdate.class);
	}

	private EntrySubject subject(Entry entry) {
		return EntrySubject.of(entry, this.subjects);
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

		/** It is to be taken out. */
		record Clear(String organiser, String event, int arrangement) implements Next {
		}

		/** All that concerns the calendar stands there. */
		record StandsAlready(int arrangement) implements Next {
		}

		/** Something else comes first. */
		record Later(Wait first) implements Next {
		}

		/** A newer update did it, or somebody has to decide first. */
		record Nothing() implements Next {
		}

	}

}
