package io.convenor.scheduling.answers;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody told us of their taking part.
 *
 * @param takesPart null where they did not say how
 * @param reason why they do not come
 * @param note more about what they need
 * @param meetsTheChair whether they want to meet the chair in person; null where that was
 * not spoken of
 */
public record Told(Response response, @Nullable TakesPart takesPart, @Nullable String reason, Set<Need> needs,
		@Nullable String note, @Nullable Boolean meetsTheChair) {

	public Told {
		needs = Set.copyOf(needs);
	}

	public Told(Response response, @Nullable TakesPart takesPart, @Nullable String reason, Set<Need> needs,
			@Nullable String note) {
		this(response, takesPart, reason, needs, note, null);
	}

	/** Whether they said that they want to meet the chair in person. */
	boolean wishesToMeetTheChair() {
		return Boolean.TRUE.equals(this.meetsTheChair);
	}

}
