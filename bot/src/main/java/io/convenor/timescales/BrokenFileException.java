package io.convenor.timescales;

import org.jspecify.annotations.Nullable;

/**
 * A file of rules, kinds of meeting, letters or bank holidays that cannot be trusted; its
 * message is one sentence that names the file, the line and the key.
 */
public final class BrokenFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Of a file as a whole, or of several. */
	public BrokenFileException(String file, String problem) {
		this(file, null, null, problem);
	}

	/** Of what stands in one line. */
	public BrokenFileException(String file, int line, String problem) {
		this(file, line, null, problem);
	}

	BrokenFileException(String file, @Nullable Integer line, @Nullable String key, String problem) {
		this(file, line, null, key, problem);
	}

	/**
	 * @param column said where a line alone does not say what is meant
	 */
	BrokenFileException(String file, @Nullable Integer line, @Nullable Integer column, @Nullable String key,
			String problem) {
		super(file + ((line != null) ? ", line " + line : "") + ((column != null) ? ", column " + column : "")
				+ ((key != null) ? ", key " + key : "") + ": " + problem + ".");
	}

}
