package io.convenor.drafts;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Something that one person puts together, step by step; nothing of it is so before they
 * confirm it.
 */
public interface Draft {

	UUID id();

	/** Counts the steps, so that a card can tell whether it shows the newest. */
	int version();

	/** The conference it is about, or what came of it. */
	@Nullable UUID conference();

	/** The object id of the person. */
	String who();

	/** Whether it was confirmed. */
	boolean closed();

	/** Whether a press made on this version acts on what the person saw. */
	default boolean isAt(long seen) {
		return seen == version();
	}

	/**
	 * Requires that what is submitted was typed on what is there now.
	 * @throws OptimisticLockingFailureException if it was not
	 */
	default void requireSeen(Submission submission) {
		if (!isAt(submission.version())) {
			throw new OptimisticLockingFailureException("The draft was changed meanwhile");
		}
	}

	/**
	 * A draft of which nothing is kept anywhere else.
	 *
	 * @param <P> everything that was said about it so far
	 */
	interface Planned<P> extends Draft {

		P plan();

	}

}
