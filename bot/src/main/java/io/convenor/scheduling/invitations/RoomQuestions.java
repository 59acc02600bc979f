package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.scheduling.calendar.Entries;
import io.convenor.scheduling.rooms.RoomAnswered;
import io.convenor.scheduling.rooms.RoomClashes;
import io.convenor.scheduling.rooms.RoomDeclined;

/**
 * What a room is asked, once for a time, and who is told what it answered. The deliveries
 * are named {@code <conference>/room-answer}, with the number of the arrangement behind
 * where they belong to a later one.
 */
@Component
class RoomQuestions {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Conferences conferences;

	private final Entries entries;

	private final OwnInvitations own;

	private final Correspondence correspondence;

	private final RoomClashes clashes;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	RoomQuestions(Conferences conferences, Entries entries, OwnInvitations own, Correspondence correspondence,
			RoomClashes clashes, Deliveries deliveries, ApplicationEventPublisher events, Clock clock) {
		this.conferences = conferences;
		this.entries = entries;
		this.own = own;
		this.correspondence = correspondence;
		this.clashes = clashes;
		this.deliveries = deliveries;
		this.events = events;
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

	/** A room that was to be asked anew, and was not after all. */
	void askIfNobodyDid(Conference conference, String eventId) {
		if (conference.roomAnswer().filter(RoomAnswer.WAITING::equals).isPresent()
				&& nobodyWaitsForIt(conference.id())) {
			this.entries.asksNoRoom(conference.id(), "");
			conference.roomToComeTo().ifPresent((room) -> ask(conference, room, eventId));
		}
	}

	private boolean nobodyWaitsForIt(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.noneMatch((delivery) -> delivery.kind().equals(RoomAnswerCourier.KIND) && !delivery.settled());
	}

	/** Takes in what a room answered, unless it has been asked something else since. */
	void answered(UUID id, RoomQuestion question, RoomAnswer answer) {
		Conference conference = this.conferences.locked(id);
		if (!question.isStillAskedBy(conference)) {
			return;
		}
		if (conference.roomAnswer().filter(answer::equals).isEmpty()) {
			conference.roomAnswered(answer);
			settled(this.conferences.save(conference), answer);
		}
		if (answer == RoomAnswer.ACCEPTED) {
			this.clashes.accepted(conference);
		}
	}

	/**
	 * Nobody waited for the room's answer any more when it was looked up. Where somebody
	 * does again meanwhile, it is asked again.
	 */
	void notAsked(UUID id, RoomQuestion question) {
		Conference conference = this.conferences.locked(id);
		if (this.entries.asksNoRoom(id, question.room() + " ") && question.isStillAskedBy(conference)) {
			conference.roomToComeTo().ifPresent((room) -> ask(conference, room, question.eventId()));
		}
	}

	/** A room may answer, or answer otherwise, at any time, as the watch sees. */
	@EventListener
	void answered(RoomAnswered answered) {
		settled(this.conferences.locked(answered.conference()), answered.answer());
	}

	/** Whoever has a place in the room, or believes so, is told, and so is the chair. */
	private void settled(Conference conference, RoomAnswer answer) {
		this.conferences.heldTogetherWith(conference.id()).forEach((each) -> {
			Conference guest = this.conferences.locked(each.id());
			guest.roomAnswered(answer);
			tell(this.conferences.save(guest), answer);
		});
		tell(conference, answer);
		if (answer == RoomAnswer.DECLINED) {
			this.entries.asksNoRoom(conference.id(), "");
			this.events.publishEvent(new RoomDeclined(conference.id(), conference.arrangement()));
		}
	}

	private void tell(Conference conference, RoomAnswer answer) {
		this.own.hurry(conference);
		if (answer == RoomAnswer.ACCEPTED) {
			this.own.sayAlso(conference);
		}
		this.correspondence.roomAnswered(conference);
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
