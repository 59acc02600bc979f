package io.convenor.scheduling.cover;

/** Nothing was handed over; the sentence tells the person why and what to do instead. */
public class CoverRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	CoverRefused(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	public String sentence() {
		return this.sentence;
	}

}
