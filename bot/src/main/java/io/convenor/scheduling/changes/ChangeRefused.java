package io.convenor.scheduling.changes;

/** Nothing was changed; the sentence tells the person why and what to do instead. */
public class ChangeRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	public ChangeRefused(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	public String sentence() {
		return this.sentence;
	}

}
