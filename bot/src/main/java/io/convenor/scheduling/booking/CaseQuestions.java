package io.convenor.scheduling.booking;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.timescales.Dates;

/**
 * Asks a chair what is doubtful about a meeting, by what is known of the same case: a
 * child may have a plan already, or the first core group may not have been held. One case
 * reference may stand for several children, and a meeting may have been held without us,
 * so the chair is asked.
 */
@Component
class CaseQuestions {

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final Kinds kinds;

	CaseQuestions(Conferences conferences, Deadlines deadlines, Kinds kinds) {
		this.conferences = conferences;
		this.deadlines = deadlines;
		this.kinds = kinds;
	}

	/** What to ask about an initial conference; nothing about any other meeting. */
	Optional<Question> aboutAPlan(Booking.About about) {
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

	/** What to ask about a later core group; nothing about any other meeting. */
	Optional<Question> aboutTheFirst(Booking.About about) {
		Kind first = (about.kind() != null) ? this.kinds.firstOf(about.kind()).orElse(null) : null;
		if (first == null || about.children().isEmpty()) {
			return Optional.empty();
		}
		return this.conferences.ofChildren(about.caseReferences())
			.stream()
			.flatMap((each) -> this.deadlines.of(each.id()).stream())
			.filter((clock) -> clock.isRunning() && first.isHeldWithin(clock.what()))
			.min(Comparator.comparing(Deadline::due))
			.map((clock) -> new Question(Question.What.FIRST_CORE_GROUP,
					("The %s under this case reference is not recorded as held, and must be held by %s. "
							+ "Has it been held, so that this is a later one?")
						.formatted(first.label().toLowerCase(Locale.UK), Dates.inWords(clock.due()))));
	}

}
