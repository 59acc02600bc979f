package io.convenor.scheduling.answers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.Parcel;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Response;
import io.convenor.scheduling.invitations.HandMadeChanges;
import io.convenor.scheduling.rooms.RoomAnswered;

/**
 * Takes in what is seen of a conference in its calendar. What looks as if somebody
 * changed it by hand is looked at once more before it is believed: what was seen may be
 * older than what we put there since.
 */
@Component
class CalendarNews {

	private static final String INVITATION = "invitation";

	private final Conferences conferences;

	private final Answers answers;

	private final OwnEntryNews own;

	private final HandMadeChanges handMade;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	CalendarNews(Conferences conferences, Answers answers, HandMadeChanges handMade, OwnEntryNews own,
			Deliveries deliveries, ApplicationEventPublisher events) {
		this.own = own;
		this.conferences = conferences;
		this.answers = answers;
		this.handMade = handMade;
		this.deliveries = deliveries;
		this.events = events;
	}

	/** Takes in what was seen; says whether it is one of our conferences. */
	@Transactional
	public boolean takeIn(Seen seen) {
		return switch (seen) {
			case Seen.Standing(BookedMeeting meeting) -> held(meeting.eventId()).map((conference) -> {
				if (conference.status() == Conference.Status.BOOKED) {
					answered(conference, meeting);
					this.handMade.noticed(conference.id(), meeting);
				}
				return conference;
			}).isPresent() || this.own.takeIn(seen);
			case Seen.Removed(String eventId) -> held(eventId).map((conference) -> {
				if (conference.status() == Conference.Status.BOOKED) {
					this.handMade.noticedRemoved(conference.id());
				}
				return conference;
			}).isPresent() || this.own.takeIn(seen);
		};
	}

	/**
	 * Where the first attempt to book was not answered, people may have answered before
	 * we knew the event.
	 */
	@EventListener
	void invited(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (delivery.kind().equals(INVITATION) && delivery.state() == Delivery.State.SENT && delivery.attempts() > 1) {
			Conference conference = this.conferences.get(delivery.subject());
			conference.eventId()
				.ifPresent((event) -> this.deliveries
					.enqueue(Parcel.of(conference.id() + "/calendar-look/" + UUID.randomUUID(), conference.id(), null,
							new CalendarLook(conference.organiser(), event))));
		}
	}

	private Optional<Conference> held(String eventId) {
		return this.conferences.findByEventId(eventId).map((conference) -> this.conferences.locked(conference.id()));
	}

	private void answered(Conference conference, BookedMeeting meeting) {
		if (conference.status() != Conference.Status.BOOKED) {
			return;
		}
		if (meeting.start().equals(conference.startsAt()) && isSettled(conference)) {
			roomAnswer(conference, meeting).filter((answer) -> conference.roomAnswer().filter(answer::equals).isEmpty())
				.ifPresent((answer) -> roomAnswered(conference, answer));
		}
		// Last, since others may change the conference when an answer changes.
		this.answers.calendarSays(conference, meeting);
		this.conferences.heldTogetherWith(conference.id())
			.forEach((guest) -> this.answers.calendarSays(this.conferences.locked(guest.id()), meeting));
	}

	private static Optional<RoomAnswer> roomAnswer(Conference conference, BookedMeeting meeting) {
		return conference.room()
			.flatMap((room) -> meeting.answers()
				.stream()
				.filter((answer) -> answer.address().equalsIgnoreCase(room.address()))
				.findFirst())
			.flatMap((answer) -> Optional.ofNullable(inOurWords(answer.response())));
	}

	private static @Nullable RoomAnswer inOurWords(Response response) {
		return switch (response) {
			case ACCEPTED -> RoomAnswer.ACCEPTED;
			case DECLINED -> RoomAnswer.DECLINED;
			case NONE, TENTATIVE -> null;
		};
	}

	private void roomAnswered(Conference conference, RoomAnswer answer) {
		int asked = conference.arrangement();
		conference.roomAnswered(answer);
		this.conferences.save(conference);
		this.deliveries.hurry(List.of(conference.id() + "/room-answer", conference.id() + "/room-answer/" + asked));
		this.events.publishEvent(new RoomAnswered(conference.id(), answer));
	}

	/** Whether nothing of ours is on its way to the calendar. */
	private static boolean isSettled(Conference conference) {
		return conference.inCalendar() == conference.arrangement();
	}

	/** An event to be looked at for what was answered so far. */
	record CalendarLook(String organiser, String eventId) {
	}

}
