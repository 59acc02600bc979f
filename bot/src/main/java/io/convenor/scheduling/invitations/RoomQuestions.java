package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.scheduling.calendar.Entries;

/**
 * What a room is asked, once for a time. The deliveries are named
 * {@code <conference>/room-answer}, with the number of the arrangement behind where they
 * belong to a later one.
 */
@Component
class RoomQuestions {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Entries entries;

	private final Deliveries deliveries;

	private final Clock clock;

	RoomQuestions(Entries entries, Deliveries deliveries, Clock clock) {
		this.entries = entries;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	void ask(Conference conference, Conference.Room room, String eventId) {
		String asked = room.address() + " " + conference.startsAt() + "/" + conference.lengthMinutes();
		if (this.entries.asksRoom(conference.id(), asked)) {
			Instant now = this.clock.instant();
			var question = new RoomQuestion(conference.organiser(), eventId, room.address(), conference.startsAt(),
					now);
			this.deliveries.enqueue(
					Parcel.of(key(conference), conference.id(), room.name(), question).notBefore(now.plus(FIRST_LOOK)));
		}
	}

	/** Asked again for a newer arrangement, it is something else. */
	private String key(Conference conference) {
		String first = conference.id() + "/room-answer";
		String key = (conference.arrangement() == 1) ? first : first + "/" + conference.arrangement();
		return this.deliveries.byKey(key).isEmpty() ? key : key + "/" + UUID.randomUUID();
	}

	/** Nobody waits for it any more. */
	void forget(UUID conference) {
		this.entries.asksNoRoom(conference, "");
	}

	/** A room that was to be asked anew, and was not after all. */
	void askIfNobodyDid(Conference conference, String eventId) {
		if (conference.roomAnswer().filter(RoomAnswer.WAITING::equals).isPresent()
				&& nobodyWaitsForIt(conference.id())) {
			forget(conference.id());
			conference.roomToComeTo().ifPresent((room) -> ask(conference, room, eventId));
		}
	}

	private boolean nobodyWaitsForIt(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.noneMatch((delivery) -> delivery.kind().equals(RoomAnswerCourier.KIND) && !delivery.settled());
	}

	/**
	 * Nobody waited for the room's answer any more when it was looked up. Where somebody
	 * does again meanwhile, it is asked again.
	 */
	void notAsked(Conference conference, RoomQuestion question) {
		if (this.entries.asksNoRoom(conference.id(), question.room() + " ") && question.isStillAskedBy(conference)) {
			conference.roomToComeTo().ifPresent((room) -> ask(conference, room, question.eventId()));
		}
	}

	/**
	 * What the room has to answer.
	 *
	 * @param start for when it is asked
	 */
	record RoomQuestion(String organiser, String eventId, String room, LocalDateTime start, Instant since) {

		boolean isStillAskedBy(Conference conference) {
			return conference.status() == Conference.Status.BOOKED
					&& conference.room().filter((there) -> there.address().equals(this.room)).isPresent()
					&& this.start.equals(conference.startsAt());
		}

	}

}
