package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

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

	/** The same words with the link to the record, known once that is stored. */
	Summary linkedTo(@Nullable String url) {
		return new Summary(this.reference, this.status, this.actions, this.next, url);
	}

	/** How much room its words take. */
	int bytes() {
		return Stream
			.concat(Stream.concat(Stream.of(this.status), this.next.stream()),
					this.actions.stream().map((line) -> line.owner + line.what + line.due))
			.mapToInt((text) -> text.getBytes(StandardCharsets.UTF_8).length)
			.sum();
	}

	/** One action, with its owner's role and due date in words. */
	public record Line(String owner, String what, String due) {
	}

}
