package io.convenor.outcomes;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Exactly what goes into the channel: no name, no address, no category.
 *
 * @param status what happened and was decided, in a sentence
 * @param next the dates that follow
 * @param recordUrl where those who may open it find the full record
 */
public record Summary(String reference, String status, List<Line> actions, List<String> next,
		@Nullable String recordUrl) {

	public Summary {
		actions = List.copyOf(actions);
		next = List.copyOf(next);
	}

	/** One action, with its owner's role and due date in words. */
	public record Line(String owner, String what, String due) {
	}

}
