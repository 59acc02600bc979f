package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;

/** Whether a booking can be confirmed: everything that was checked is checked again. */
@Component
class ReadyToBook {

	private final MeetingCheck check;

	private final RiskStep risks;

	private final GuestList guestList;

	private final LawfulDates lawful;

	private final TimesAtBooking times;

	private final ApartAtBooking apart;

	ReadyToBook(MeetingCheck check, RiskStep risks, GuestList guestList, LawfulDates lawful, TimesAtBooking times,
			ApartAtBooking apart) {
		this.check = check;
		this.risks = risks;
		this.guestList = guestList;
		this.lawful = lawful;
		this.times = times;
		this.apart = apart;
	}

	/** The first thing that stands in the way, and the step where it is put right. */
	Optional<Obstacle> obstacle(Booking booking) {
		Plan plan = booking.plan();
		return meeting(booking).map((sentence) -> new Obstacle(Step.ABOUT, sentence))
			.or(() -> people(plan).map((sentence) -> new Obstacle(Step.PEOPLE, sentence)))
			.or(() -> time(plan).map((sentence) -> new Obstacle(Step.TIME, sentence)))
			.or(() -> this.apart.problem(plan).map((sentence) -> new Obstacle(Step.SUMMARY, sentence)));
	}

	private Optional<String> meeting(Booking booking) {
		About about = booking.about();
		if (about.kind() == null || about.way() == null || about.children().isEmpty() || about.countsFrom() == null
				|| about.lengthMinutes() == null) {
			return Optional.of("Something is still missing here. Fill it in and press Next.");
		}
		return Stream.concat(this.check.problems(booking, about).stream(), this.check.tooLate(about).stream())
			.map(MeetingCheck.Problem::sentence)
			.findFirst()
			.or(() -> this.risks.problem(booking.id(), about));
	}

	private Optional<String> people(Plan plan) {
		if (plan.chair().isEmpty()) {
			return Optional.of("The chair is not on the list. Go back and press Next.");
		}
		return this.guestList.problem(plan)
			.or(() -> this.guestList.questions(plan).stream().map(Question::sentence).findFirst());
	}

	private Optional<String> time(Plan plan) {
		LocalDateTime start = plan.timing().startsAt();
		if (start == null) {
			return Optional.of("Choose a time first.");
		}
		return this.lawful.problems(start, plan.about()).stream().findFirst().or(() -> this.times.problem(plan, start));
	}

	/** What stands in the way of a booking. */
	record Obstacle(Step step, String sentence) {
	}

}
