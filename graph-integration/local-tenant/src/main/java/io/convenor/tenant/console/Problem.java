package io.convenor.tenant.console;

import org.jspecify.annotations.Nullable;

/**
 * Why something asked for in the console was not done, in a sentence for whoever asked.
 */
final class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Problem(String sentence, @Nullable Throwable cause) {
		super(sentence, cause);
	}

}
