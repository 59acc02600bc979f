package io.convenor.scheduling;

/** Nothing was done; the sentence tells the person why and what to do instead. */
public class BookingRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	public BookingRefused(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	public String sentence() {
		return this.sentence;
	}

}
