package io.convenor.scheduling.calendar;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;

/**
 * What our side put into a calendar, and what may stand there.
 *
 * @param id that of the conference for the entry of its meeting, that of a separation for
 * the entry of whoever takes part apart
 * @param eventId null while there is none
 * @param shown the newest arrangement of the conference that it shows
 * @param stands where our side put it
 * @param fingerprint stands for all that was asked for
 * @param attempt what is being done to it, and is not known to be done
 * @param renew whether it is to be taken out and put there anew
 */
public record Entry(UUID id, UUID conference, @Nullable String eventId, int shown, @Nullable Expected stands,
		@Nullable String fingerprint, Attempt attempt, boolean renew) {

	/** Whether it is that of the meeting, for everybody who does not take part apart. */
	public boolean isOfTheMeeting() {
		return isOfTheMeeting(this.id, this.conference);
	}

	static boolean isOfTheMeeting(UUID entry, UUID conference) {
		return entry.equals(conference);
	}

	/** Whether our side put it there, or may have. */
	boolean mayStandAt(Expected when) {
		return mayStandAt().contains(when);
	}

	/** The newest first. */
	List<Expected> mayStandAt() {
		Asked asked = this.attempt.asked;
		return Stream.concat(Stream.ofNullable((asked != null) ? asked.when : null), Stream.ofNullable(this.stands))
			.distinct()
			.toList();
	}

	/** Whether nobody else is at it. */
	boolean isFreeFor(String delivery) {
		return this.attempt.underway == null || this.attempt.underway.equals(delivery);
	}

	/**
	 * What this delivery asked for, word for word, when it began to put it there and
	 * nobody learned what came of it; null where it did not.
	 */
	@Nullable Booking bookedBy(String delivery) {
		Booking booking = this.attempt.booking;
		return (this.eventId == null && booking != null && booking.delivery.equals(delivery)) ? booking : null;
	}

	boolean saysAlready(String other) {
		return this.attempt.asked == null && other.equals(this.fingerprint);
	}

	/**
	 * What is being put into the calendar.
	 *
	 * @param fingerprint stands for all that is asked for
	 * @param arrangement the arrangement of the conference that it shows
	 */
	public record Asked(Expected when, String fingerprint, int arrangement) {
	}

	/**
	 * What is being done.
	 *
	 * @param underway the delivery that is at it
	 * @param asked what it asked for
	 * @param booking what was last asked for where it is put there for the first time
	 */
	record Attempt(@Nullable String underway, @Nullable Asked asked, @Nullable Booking booking) {
	}

	/** What a delivery asks for that puts it there. */
	record Booking(String delivery, MeetingRequest request, Asked asked) {
	}

}
