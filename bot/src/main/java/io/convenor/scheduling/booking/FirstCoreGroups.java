package io.convenor.scheduling.booking;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.timescales.Dates;

/**
 * Notices that the first core group of a case is not known to have been held, so that
 * nobody books a later one by mistake: the first has a date by law. It may have been held
 * without us, so the chair is asked.
 */
@Component
class FirstCoreGroups {

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final Kinds kinds;

	FirstCoreGroups(Conferences conferences, Deadlines deadlines, Kinds kinds) {
		this.kinds = kinds;
		this.conferences = conferences;
		this.deadlines = deadlines;
	}

	/** What to ask about a later core group; nothing about any other meeting. */
	Optional<Question> question(Booking.About about) {
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
