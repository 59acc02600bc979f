package io.convenor.graph;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Meetings in the organiser's calendar, with a Teams link, and what people answered to
 * them.
 */
public interface Meetings {

	/**
	 * Books a meeting: a private event with attendees hidden from each other. Booking it
	 * again under the same key gives the meeting that is already there. One request; a
	 * second where Teams was slow to give the link.
	 */
	BookedMeeting book(IdempotencyKey key, MeetingRequest request);

	/** The meeting as it stands, with each attendee's answer. One request. */
	BookedMeeting look(String organiser, String eventId);

	/**
	 * The same where the calendar still holds it; nothing where it was deleted, although
	 * its id still leads to it among the deleted items. Two requests.
	 */
	Optional<BookedMeeting> find(String organiser, String eventId);

	/**
	 * Makes a booked meeting what is asked now: its text, time, people and room, and its
	 * Teams link where it had none; a link that is there stays. Changing it twice is
	 * changing it once, also when the first answer was lost. Two requests; a third where
	 * Teams was slow to give the link, and a second round where somebody changed the
	 * meeting in between.
	 * @param expected when our side last put the meeting; where it stands at another time
	 * somebody moved it by hand, and nothing is written
	 */
	Changed change(IdempotencyKey key, String eventId, MeetingRequest asked, Expected expected);

	/**
	 * Closes a meeting, whether it is in a calendar or not: nobody but the organiser and
	 * the host walks in or lets people in, callers included, and nothing is allowed that
	 * is not asked for. Closing it twice is closing it once. Three requests: found by its
	 * link, changed, and read back; a fourth where the host's principal name is not
	 * known.
	 * @param organiserId the organiser's object id: Graph takes no address here
	 * @param asked a host has to be invited to the meeting before, or Teams drops them
	 * @return what was read back, which need not be what was asked
	 */
	MeetingOptions close(IdempotencyKey key, String organiserId, String joinUrl, MeetingOptions.Asked asked);

	/**
	 * What a meeting lets people do at this moment. One request; a second where the
	 * host's principal name is not known.
	 */
	MeetingOptions options(String organiserId, String joinUrl, @Nullable Host host);

	/**
	 * Opens a meeting that is in no calendar, for people who ring in. Opening it again
	 * under the same key gives the one that is already there. One request; a second where
	 * the host's principal name is not known.
	 * @param organiserId the organiser's object id: Graph takes no address here
	 * @param subject an opaque reference only
	 * @param host who opens it where the organiser never comes, invited from the
	 * beginning; null where the organiser does it
	 */
	Call openCall(IdempotencyKey key, String organiserId, String subject, LocalDateTime start, LocalDateTime end,
			@Nullable Host host);

	/**
	 * Ends a meeting that is in no calendar, so that nobody rings in there any more; one
	 * already gone stays gone. Two requests.
	 */
	void endCall(IdempotencyKey key, String organiserId, String joinUrl);

	/**
	 * Cancels the meeting and tells the attendees why; a meeting already gone stays gone.
	 * One request.
	 */
	void cancel(IdempotencyKey key, String organiser, String eventId, String comment);

	/**
	 * What to book.
	 *
	 * @param organiser the mailbox whose calendar holds the event
	 * @param subject an opaque reference only: everybody with a delegate's view reads it
	 * @param room the room's mailbox, where the meeting has one
	 * @param online whether people join on Teams
	 * @param place what the calendar shows as the place where it books no room itself, or
	 * null
	 */
	record MeetingRequest(String organiser, String subject, String htmlBody, LocalDateTime start, LocalDateTime end,
			List<Attendee> attendees, @Nullable Room room, boolean online, @Nullable String place) {

		public MeetingRequest {
			attendees = List.copyOf(attendees);
		}

		public MeetingRequest(String organiser, String subject, String htmlBody, LocalDateTime start, LocalDateTime end,
				List<Attendee> attendees, @Nullable Room room, boolean online) {
			this(organiser, subject, htmlBody, start, end, attendees, room, online, null);
		}

		/** The same, where others have booked the room. */
		public MeetingRequest in(@Nullable String newPlace) {
			return new MeetingRequest(this.organiser, this.subject, this.htmlBody, this.start, this.end, this.attendees,
					this.room, this.online, newPlace);
		}

		/** The same, with another end. */
		public MeetingRequest until(LocalDateTime newEnd) {
			return new MeetingRequest(this.organiser, this.subject, this.htmlBody, this.start, newEnd, this.attendees,
					this.room, this.online, this.place);
		}

	}

	/** Who runs a meeting on the organiser's side, by object id and address. */
	record Host(String id, String address) {

	}

	/** Somebody to invite. */
	record Attendee(String address, String name) {
	}

	/** A room to book. */
	record Room(String address, String name) {
	}

	/**
	 * A meeting in the calendar.
	 *
	 * @param joinUrl null where Teams gave no link, which is what happens when the
	 * organiser has no Teams licence
	 * @param start in local time (Europe/London), as the end
	 * @param cancelled whether it was called off and is only still shown
	 */
	record BookedMeeting(String eventId, String iCalUid, @Nullable String joinUrl, @Nullable DialIn dialIn,
			List<Answer> answers, LocalDateTime start, LocalDateTime end, boolean cancelled) {

		public BookedMeeting {
			answers = List.copyOf(answers);
		}

	}

	/**
	 * A meeting that is in no calendar.
	 *
	 * @param dialIn null where the organiser has no number to ring, which is what happens
	 * without a licence for audio conferencing
	 */
	record Call(String joinUrl, @Nullable DialIn dialIn) {
	}

	/** How to join by telephone. */
	record DialIn(String number, String conferenceId) {
	}

	/** When our side believes a meeting to be, in local time (Europe/London). */
	record Expected(LocalDateTime start, LocalDateTime end) {
	}

	/** What became of a change. */
	sealed interface Changed {

		/** The meeting is as asked. */
		record Made(BookedMeeting meeting) implements Changed {
		}

		/** Somebody moved the meeting by hand; it was left as it was found. */
		record ByHand(BookedMeeting found) implements Changed {
		}

		/** The meeting was cancelled or deleted. */
		record Gone() implements Changed {
		}

	}

	/**
	 * What one attendee, or the room, answered.
	 *
	 * @param proposed another time they would rather meet; comes with a tentative answer
	 * or a decline only
	 */
	record Answer(String address, Response response, @Nullable Instant at, @Nullable ProposedTime proposed) {
	}

	/** A time somebody would rather meet, in local time (Europe/London). */
	record ProposedTime(LocalDateTime start, LocalDateTime end) {
	}

	/** The answers a calendar knows. */
	enum Response {

		NONE, ACCEPTED, TENTATIVE, DECLINED

	}

}
