package io.convenor.scheduling.booking;

import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TimescaleKey;

/**
 * Notices that the first core group of a case is not known to have been held, so that
 * nobody books a later one by mistake: the first has a date by law. It may have been held
 * without us, so the chair is asked.
 */
@Component
class FirstCoreGroups {

	private final Conferences conferences;

	private final Deadlines deadlines;

	FirstCoreGroups(Conferences conferences, Deadlines deadlines) {
		this.conferences = conferences;
		this.deadlines = deadlines;
	}

	/** What to ask about a later core group; nothing about any other meeting. */
	Optional<Question> question(Booking.About about) {
		String caseReference = about.caseReference();
		if (about.kind() != Kind.LATER_CORE_GROUP_MEETING || caseReference == null) {
			return Optional.empty();
		}
		return this.conferences.findByCaseReferenceIgnoreCase(caseReference)
			.stream()
			.flatMap((each) -> this.deadlines.of(each.id()).stream())
			.filter((clock) -> clock.isRunning() && clock.what() == TimescaleKey.FIRST_CORE_GROUP)
			.min(Comparator.comparing(Deadline::due))
			.map((clock) -> new Question(Question.About.FIRST_CORE_GROUP,
					("The first core group under this case reference is not recorded as held, and must be held by %s. "
							+ "Has it been held, so that this is a later one?")
						.formatted(Dates.inWords(clock.due()))));
	}

}
