package io.convenor.drafts;

import java.util.Optional;
import java.util.UUID;

/**
 * What came of confirming a draft.
 *
 * @param <D> the draft
 */
public sealed interface Confirmation<D extends Draft> {

	/** The draft, where nothing was done. */
	default Optional<D> notYet() {
		return (this instanceof NotYet<D>(D draft)) ? Optional.of(draft) : Optional.empty();
	}

	/**
	 * It is done.
	 *
	 * @param conference which it is about, or which came of it
	 */
	record Done<D extends Draft>(UUID conference) implements Confirmation<D> {
	}

	/** It had been done before; nothing was done again. */
	record Already<D extends Draft>(UUID conference) implements Confirmation<D> {
	}

	/** Nothing was done; the draft says why and stands where it can be put right. */
	record NotYet<D extends Draft>(D draft) implements Confirmation<D> {
	}

}
