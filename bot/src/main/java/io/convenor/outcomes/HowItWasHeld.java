package io.convenor.outcomes;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Way;

/**
 * How a meeting was held, once its chair said so.
 *
 * @param heldAs the method by which a review was held
 * @param dissent who disagreed and why, in the chair's words
 */
record HowItWasHeld(@Nullable LocalDate heldOn, @Nullable Way heldAs, @Nullable String dissent) {

	static final HowItWasHeld NOT_SAID = new HowItWasHeld(null, null, null);

}
