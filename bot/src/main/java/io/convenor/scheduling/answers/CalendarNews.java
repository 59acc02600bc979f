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
import io.convenor.conference.Separation;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.Parcel;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.Response;
import io.convenor.scheduling.answers.CalendarNews.CalendarLook;
import io.convenor.scheduling.calendar.FoundEntries;
import io.convenor.scheduling.calendar.FoundEntries.Found;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.rooms.RoomAnswered;

/**
 * Takes in what is seen of an entry in its calendar: who answered what, and what somebody
 * did there by hand, which is looked at once more before it is believed: what was seen
 * may be older than what we put there since.
 */
@Component
class CalendarNews implements Courier<CalendarLook, Optional<BookedMeeting>> {

	private static final String INVITATION = "invitation";

	private final Conferences conferences;

	private final FoundEntries entries;

	private final HandMadeChanges handMade;

	private final Answers answers;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final Meetings meetings;

	CalendarNews(Conferences conferences, FoundEntries entries, HandMadeChanges handMade, Answers answers,
			Deliveries deliveries, ApplicationEventPublisher events, Meetings meetings) {
		this.conferences = conferences;
		this.entries = entries;
		this.handMade = handMade;
		this.answers = answers;
		this.deliveries = deliveries;
		this.events = events;
		this.meetings = meetings;
	}

	/** Takes in what was seen; says whether it is one of our entries. */
	@Transactional
	public boolean takeIn(Seen seen) {
		Optional<BookedMeeting> found = (seen instanceof Seen.Standing standing) ? Optional.of(standing.meeting())
				: Optional.empty();
		String event = event(seen);
		Optional<Found> locked = this.entries.locked(event);
		locked.filter((each) -> stands(each, found))
			.filter((each) -> this.handMade.seems(each.conference(), each.entry(), when(found)))
			.ifPresent((each) -> lookAgain(each, event));
		return locked.isPresent();
	}

	static String event(Seen seen) {
		return switch (seen) {
			case Seen.Standing standing -> standing.meeting().eventId();
			case Seen.Removed removed -> removed.eventId();
		};
	}

	/** Takes in what a second look saw. */
	void lookedAt(CalendarLook look, Optional<BookedMeeting> found) {
		this.entries.locked(look.event)
			.filter((each) -> stands(each, found))
			.ifPresent((each) -> this.handMade.lookedAt(each.conference(), each.entry(), when(found)));
	}

	private void lookAgain(Found locked, String event) {
		Conference conference = locked.conference();
		Parcel look = Parcel.of(conference.id() + "/calendar-look/" + UUID.randomUUID(), conference.id(), null,
				new CalendarLook(event));
		Separation separation = locked.separation();
		this.deliveries.enqueueUnlessWaiting((separation != null) ? look.about(separation.invitee()) : look);
	}

	/**
	 * Where the first attempt to book was not answered, people may have answered before
	 * we knew the event.
	 */
	@EventListener
	void invited(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (INVITATION.equals(delivery.purpose()) && delivery.state() == Delivery.State.SENT
				&& delivery.attempts() > 1) {
			this.conferences.get(delivery.subject())
				.eventId()
				.ifPresent((event) -> this.deliveries
					.enqueue(Parcel.of(delivery.subject() + "/calendar-look/" + UUID.randomUUID(), delivery.subject(),
							null, new CalendarLook(event))));
		}
	}

	/**
	 * Whether it is to stand in the calendar; what was answered there is taken in, too.
	 */
	private boolean stands(Found locked, Optional<BookedMeeting> found) {
		Conference conference = locked.conference();
		Separation separation = locked.separation();
		if (conference.status() != Conference.Status.BOOKED || !conference.way().inTheCalendar()) {
			return false;
		}
		if (separation == null) {
			found.ifPresent((meeting) -> answered(conference, meeting));
			return true;
		}
		if (separation.takesPart()) {
			found.ifPresent((meeting) -> this.answers.calendarSays(conference, meeting, separation.startsAt(conference),
					(invitee) -> separation.invitee().equals(invitee.id())
							|| separation.invitee().equals(invitee.forWhom())));
			return true;
		}
		return false;
	}

	private static @Nullable Expected when(Optional<BookedMeeting> found) {
		return found.filter((meeting) -> !meeting.cancelled())
			.map((meeting) -> new Expected(meeting.start(), meeting.end()))
			.orElse(null);
	}

	private void answered(Conference conference, BookedMeeting meeting) {
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

	@Override
	public String kind() {
		return "calendar-look";
	}

	/** Each look is one of its own. */
	@Override
	public boolean leavesNoTrace() {
		return true;
	}

	@Override
	public Outcome<Optional<BookedMeeting>> carry(CalendarLook look, IdempotencyKey key, UUID conference) {
		return Outcome.done(this.meetings.find(this.conferences.get(conference).organiser(), look.event()));
	}

	@Override
	public void arrived(CalendarLook look, Optional<BookedMeeting> found, UUID conference) {
		lookedAt(look, found);
	}

	/** An event to be looked at once more. */
	record CalendarLook(String event) {
	}

}
