package io.convenor.scheduling.closing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.Dates;

/** Has a meeting closed, or looked at, by deliveries of its own. */
@Component
class AskingForOptions {

	/** When a meeting is looked at again, before it begins. */
	private static final List<Duration> LOOKS = List.of(Duration.ofMinutes(20), Duration.ofMinutes(2), Duration.ZERO);

	private final ClosedMeetings meetings;

	private final Deliveries deliveries;

	private final Separations separations;

	private final Clock clock;

	AskingForOptions(ClosedMeetings meetings, Deliveries deliveries, Separations separations, Clock clock) {
		this.meetings = meetings;
		this.deliveries = deliveries;
		this.separations = separations;
		this.clock = clock;
	}

	void close(ClosedMeeting meeting) {
		Instant next = nextLook(meeting.startsAt(), null);
		this.meetings.ask(meeting, (next != null) ? next : this.clock.instant());
		this.deliveries.enqueue(parcel(key(meeting), meeting, new Closing.Close(meeting.id(), meeting.ask())));
	}

	/** Has it looked at for one occasion. */
	void look(ClosedMeeting meeting, String occasion) {
		this.deliveries.enqueue(parcel(meeting.conference() + "/options-look/" + meeting.id() + "/" + occasion, meeting,
				new Closing.Look(meeting.id(), meeting.ask())));
	}

	/** Whether what was asked for will never stick. */
	boolean isGivenUp(ClosedMeeting meeting) {
		return !meeting.closed() && this.deliveries.byKey(key(meeting))
			.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
			.isPresent();
	}

	/** What goes wrong with somebody's own meeting concerns them. */
	private Parcel parcel(String key, ClosedMeeting meeting, Record contents) {
		Parcel parcel = Parcel.of(key, meeting.conference(), null, contents);
		return meeting.own() ? parcel.about(this.separations.get(meeting.id()).invitee()) : parcel;
	}

	private static String key(ClosedMeeting meeting) {
		String name = meeting.own() ? "/own-meeting-options/" + meeting.id() : "/meeting-options";
		return meeting.conference() + name + ((meeting.ask() == 1) ? "" : "/" + meeting.ask());
	}

	/** When it is looked at next, before it begins; null where that is past. */
	static @Nullable Instant nextLook(LocalDateTime startsAt, @Nullable Instant after) {
		return LOOKS.stream()
			.map((before) -> moment(startsAt).minus(before))
			.filter((moment) -> after == null || moment.isAfter(after))
			.findFirst()
			.orElse(null);
	}

	static Instant moment(LocalDateTime time) {
		return time.atZone(Dates.LONDON).toInstant();
	}

}
