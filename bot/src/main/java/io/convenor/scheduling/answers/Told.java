package io.convenor.scheduling.answers;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody told us of their taking part.
 *
 * @param takesPart null where they did not say how
 * @param reason why they do not come
 * @param note more about what they need
 */
public record Told(Response response, @Nullable TakesPart takesPart, @Nullable String reason, Set<Need> needs,
		@Nullable String note) {

	public Told {
		needs = Set.copyOf(needs);
	}

}
