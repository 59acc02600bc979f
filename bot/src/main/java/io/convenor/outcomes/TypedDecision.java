package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.Optional;

import io.convenor.conference.Child;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.drafts.Reading;

/** Reads what was filled in about what was decided. */
final class TypedDecision {

	private static final String SHEET = "\\d{1,3}";

	private TypedDecision() {
	}

	static DecidedFor forChild(Child child, Kind kind, Reading reading) {
		Optional<Decision> decision = reading.oneOf(OutcomeFields.DECISION, kind::decision);
		if (!kind.decisions().isEmpty() && decision.isEmpty()) {
			reading.refuse(OutcomeFields.DECISION, "Please choose what was decided.");
		}
		Optional<Category> category = reading.oneOf(OutcomeFields.CATEGORY, Category.class);
		Optional<Participation> participation = reading.oneOf(OutcomeFields.PARTICIPATION, Participation.class);
		Optional<LocalDate> next = reading.optionalDate(OutcomeFields.NEXT_MEETING);
		return new DecidedFor(child.number(), decision.orElse(null), category.orElse(null), participation.orElse(null),
				next.orElse(null));
	}

	/** Which part of a step is meant, from 0. */
	static int sheet(Reading reading) {
		return reading.typed(OutcomeFields.SHEET)
			.filter((text) -> text.matches(SHEET))
			.map(Integer::parseInt)
			.orElse(0);
	}

}
