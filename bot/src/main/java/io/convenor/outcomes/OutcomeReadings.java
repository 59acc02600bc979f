package io.convenor.outcomes;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.readers.Readers;

/** What each reader would read of an outcome as it stands. */
@Component
class OutcomeReadings {

	private final Readers readers;

	private final Summaries summaries;

	private final OutcomeLetters letters;

	OutcomeReadings(Readers readers, Summaries summaries, OutcomeLetters letters) {
		this.readers = readers;
		this.summaries = summaries;
		this.letters = letters;
	}

	Readings of(OpenOutcome open) {
		return new Readings(open.outcome(), open.conference(), this.readers.of(open.conference()));
	}

	/** What its chair has to decide about. */
	Questions questions(Readings readings) {
		return Questions.of(readings, readings.told(OutcomeLetters.entitled(readings.conference())),
				this.summaries.arePosted(readings.conference()));
	}

	/** Exactly what will be posted; empty for a meeting that is posted nowhere. */
	Optional<Summary> summary(OpenOutcome open) {
		return summary(of(open));
	}

	Optional<Summary> summary(Readings readings) {
		return this.summaries.of(readings);
	}

	/** Everything that goes out, word for word. */
	WhatGoesOut whatGoesOut(OpenOutcome open) {
		Readings readings = of(open);
		return new WhatGoesOut(summary(readings), this.letters.drafts(readings), questions(readings).all(),
				this.letters.toldOfDissent(readings));
	}

}
