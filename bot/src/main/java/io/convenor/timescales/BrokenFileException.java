package io.convenor.timescales;

import org.jspecify.annotations.Nullable;

/**
 * A rule set or bank holiday file that cannot be trusted; its message is one sentence
 * that names the file, the line and the key.
 */
final class BrokenFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokenFileException(String file, @Nullable Integer line, @Nullable String key, String problem) {
		super(file + ((line != null) ? ", line " + line : "") + ((key != null) ? ", key " + key : "") + ": " + problem
				+ ".");
	}

}
