package io.convenor.chat.booking;

import java.util.Optional;
import java.util.stream.Stream;

import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.RiskForm;

/** What is filled in about a risk assessment, wherever that is asked for. */
public final class RiskFields {

	private RiskFields() {
	}

	/** The fields, with what is recorded already. */
	public static void show(Card.Builder section, Optional<AssessedRisk> risk) {
		section
			.field(Field.text(RiskForm.DONE_BY, "Done by")
				.atMost(RiskForm.LONGEST_NAME)
				.value(risk.map(AssessedRisk::doneBy).orElse(null)))
			.field(Field.date(RiskForm.DONE_ON, "Done on")
				.value(risk.map((each) -> each.doneOn().toString()).orElse(null)))
			.field(Field.choice(RiskForm.FINDING, "What it found")
				.hint("Choose one")
				.options(Stream.of(AssessedRisk.Finding.values())
					.map((finding) -> new Option(finding.name(), finding.label()))
					.toList())
				.value(risk.map((each) -> each.finding().name()).orElse(null)))
			.field(Field.paragraph(RiskForm.MEASURES, "Measures that make it safe, where it needs them")
				.atMost(RiskForm.LONGEST_MEASURES)
				.value(risk.map(AssessedRisk::measures).orElse(null)))
			.field(Field.text(RiskForm.LINK, "Link to the assessment (https)")
				.atMost(RiskForm.LONGEST_LINK)
				.value(risk.map(AssessedRisk::link).orElse(null)));
	}

}
