package io.convenor.scheduling.answers;

/** Thrown when what somebody noted cannot be; the sentence says why and what to do. */
public class AnswerRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Field field;

	private final String sentence;

	AnswerRefused(Field field, String sentence) {
		super(sentence);
		this.field = field;
		this.sentence = sentence;
	}

	/** What the sentence is about. */
	public Field field() {
		return this.field;
	}

	public String sentence() {
		return this.sentence;
	}

	/** What can be refused. */
	public enum Field {

		NOTHING, PERSON, RESPONSE, TAKES_PART, REASON, NOTE, TIME

	}

}
