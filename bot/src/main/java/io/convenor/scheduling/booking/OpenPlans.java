package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kinds;
import io.convenor.deadlines.Deadlines;
import io.convenor.scheduling.booking.Booking.Question;

/**
 * Notices that a child may have a child protection plan already: a second one is what the
 * Department refuses. One case reference may stand for several children, so the chair is
 * asked.
 */
@Component
class OpenPlans {

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final Kinds kinds;

	OpenPlans(Conferences conferences, Deadlines deadlines, Kinds kinds) {
		this.kinds = kinds;
		this.conferences = conferences;
		this.deadlines = deadlines;
	}

	/** What to ask about an initial conference; nothing about any other meeting. */
	Optional<Question> question(Booking.About about) {
		if (about.kind() == null || !about.kind().mayStartAPlan() || about.children().isEmpty()) {
			return Optional.empty();
		}
		List<Conference> others = this.conferences.ofChildren(about.caseReferences())
			.stream()
			.filter((each) -> each.kind().decidesOnAPlan())
			.toList();
		return open(others).or(() -> booked(others))
			.map((sentence) -> new Question(Question.What.SECOND_PLAN, sentence));
	}

	/** A plan is open while the clock of its next review runs. */
	private Optional<String> open(List<Conference> others) {
		return others.stream()
			.filter((each) -> this.deadlines.of(each.id())
				.stream()
				.anyMatch((clock) -> clock.isRunning() && this.kinds.clocksOfAPlan().contains(clock.what())))
			.findFirst()
			.map((each) -> ("There is a child protection plan under this case reference already (%s), and a child has "
					+ "one plan at a time. Is this conference about another child?")
				.formatted(each.reference()));
	}

	private static Optional<String> booked(List<Conference> others) {
		return others.stream()
			.filter((each) -> each.kind().mayStartAPlan() && each.status() == Conference.Status.BOOKED)
			.findFirst()
			.map((each) -> "An initial conference is booked under this case reference already (%s). Is this one about another child?"
				.formatted(each.reference()));
	}

}
