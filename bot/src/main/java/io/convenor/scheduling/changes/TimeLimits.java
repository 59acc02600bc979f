package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeetings;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.DueDate;

/**
 * Whether a booked conference may be held at another time, by the rules it was booked
 * under.
 */
@Component
class TimeLimits {

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final SharedMeetings meetings;

	private final DateCheck check;

	TimeLimits(LawfulDates lawful, Prospects prospects, SharedMeetings meetings, DateCheck check) {
		this.lawful = lawful;
		this.prospects = prospects;
		this.meetings = meetings;
		this.check = check;
	}

	/** What is wrong with holding it then, save that it would be late. */
	List<String> problems(Conference conference, LocalDateTime start) {
		return this.lawful.problems(start, withoutItsClock(conference));
	}

	/**
	 * Why holding its meeting then would be too late, or before a clock even starts, for
	 * it or for one that is held in the same meeting. What no manager can allow comes
	 * first.
	 */
	Optional<DateProblem> late(Conference conference, LocalDateTime start) {
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> this.prospects.lastLawful(each).stream())
			.sorted(Comparator.comparing(DueDate::date))
			.flatMap((last) -> outOfTime(start, last))
			.min(Comparator.comparing((problem) -> problem.kind() == DateProblem.Kind.TOO_LATE));
	}

	/** The same for it alone, whatever it is held together with now. */
	Optional<DateProblem> lateByItself(Conference conference, LocalDateTime start) {
		return this.prospects.lastLawful(conference).stream().flatMap((last) -> outOfTime(start, last)).findFirst();
	}

	/** The last day that is lawful for it and for those that are held in its meeting. */
	Optional<DueDate> lastLawful(Conference conference) {
		return this.prospects.lastLawfulTogether(conference);
	}

	private Stream<DateProblem> outOfTime(LocalDateTime start, DueDate last) {
		return this.check.problems(start.toLocalDate(), this.lawful.today(), last)
			.stream()
			.filter((problem) -> problem.kind() == DateProblem.Kind.TOO_LATE
					|| problem.kind() == DateProblem.Kind.BEFORE_IT_COUNTS);
	}

	/**
	 * The rules in force today know nothing of a conference from before; its own last
	 * lawful date is looked at beside.
	 */
	static Booking.About withoutItsClock(Conference conference) {
		return new Booking.About(conference.kind(), conference.way(), conference.children(), null, null,
				conference.lengthMinutes());
	}

}
