package io.convenor.graph;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

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
	 * Opens a conference call: an online meeting that stands in no calendar, to be rung
	 * into. Opening it again under the same key gives the call that is already there. One
	 * request.
	 */
	default Call openCall(IdempotencyKey key, String organiserId, String subject, LocalDateTime start,
			LocalDateTime end) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Sets the lobby so that nobody but the organiser's side walks in, callers included.
	 * Setting it twice is setting it once. Two requests.
	 * @param organiserId the organiser's object id: Graph takes no address here
	 * @param host who walks in and lets the others in where the organiser never comes;
	 * null where the organiser does it
	 */
	void guardLobby(IdempotencyKey key, String organiserId, String joinUrl, @Nullable Host host);

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
	 */
	record MeetingRequest(String organiser, String subject, String htmlBody, LocalDateTime start, LocalDateTime end,
			List<Attendee> attendees, @Nullable Room room, boolean online) {

		public MeetingRequest {
			attendees = List.copyOf(attendees);
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
	 */
	record BookedMeeting(String eventId, String iCalUid, @Nullable String joinUrl, @Nullable DialIn dialIn,
			List<Answer> answers) {

		public BookedMeeting {
			answers = List.copyOf(answers);
		}

	}

	/** A conference call. */
	record Call(String joinUrl, @Nullable DialIn dialIn) {
	}

	/** How to join by telephone. */
	record DialIn(String number, String conferenceId) {
	}

	/** What one attendee, or the room, answered. */
	record Answer(String address, Response response, @Nullable Instant at) {
	}

	/** The answers a calendar knows. */
	enum Response {

		NONE, ACCEPTED, TENTATIVE, DECLINED

	}

}
