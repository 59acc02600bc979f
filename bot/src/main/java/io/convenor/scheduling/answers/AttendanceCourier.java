package io.convenor.scheduling.answers;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.Attendance;
import io.convenor.graph.Attendance.Attended;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.answers.Attendances.AttendanceQuestion;

/**
 * Asks for Teams' report of who was there, which comes some while after the end. When it
 * has not come after a day nobody joined on Teams.
 */
@Component
class AttendanceCourier implements Courier<AttendanceQuestion, List<Attended>> {

	private final Attendance attendance;

	private final Attendances attendances;

	private final Clock clock;

	AttendanceCourier(Attendance attendance, Attendances attendances, Clock clock) {
		this.attendance = attendance;
		this.attendances = attendances;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "attendance";
	}

	@Override
	public Outcome<List<Attended>> carry(AttendanceQuestion question, IdempotencyKey key, UUID conference) {
		List<Attended> attended = attended(question);
		boolean there = attended.stream()
			.flatMap((person) -> person.stays().stream())
			.anyMatch((stay) -> Attendances.onTheDay(stay.from(), question.sitting()));
		if (there || question.requested()) {
			return Outcome.done(attended);
		}
		return GrowingWait.next(question.since(), this.clock.instant())
			.<Outcome<List<Attended>>>map((next) -> new Outcome.NotYet<>(next, "Teams' attendance report"))
			.orElseGet(() -> Outcome.done(attended));
	}

	private List<Attended> attended(AttendanceQuestion question) {
		return question.links().stream().flatMap((link) -> attended(question.organiserId(), link).stream()).toList();
	}

	private List<Attended> attended(String organiserId, String link) {
		try {
			return this.attendance.of(organiserId, link);
		}
		catch (GraphFailure.NotFound gone) {
			return List.of();
		}
	}

	@Override
	public void arrived(AttendanceQuestion question, List<Attended> attended, UUID conference) {
		this.attendances.reported(conference, question.sitting(), attended);
	}

}
