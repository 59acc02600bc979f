package io.convenor.outcomes;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether an outcome is approved, and what came of that.
 *
 * @param recordUrl where the full record lies, once it is stored
 * @param posted how the summary came into its channel, once it did
 */
record Approval(Outcome.State state, @Nullable Instant approvedAt, @Nullable String recordUrl,
		Outcome.@Nullable Posted posted) {

	static final Approval DRAFT = new Approval(Outcome.State.DRAFT, null, null, null);

	static Approval given(Instant at) {
		return new Approval(Outcome.State.APPROVED, at, null, null);
	}

}
