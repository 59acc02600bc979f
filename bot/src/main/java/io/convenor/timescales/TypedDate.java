package io.convenor.timescales;

import java.time.LocalDate;

/** What became of the text in which a person gave a date. */
public sealed interface TypedDate {

	/** It was a date. */
	record Understood(LocalDate date) implements TypedDate {
	}

	/** It was not, and the sentence tells the person why and what to write. */
	record NotUnderstood(String sentence) implements TypedDate {
	}

}
