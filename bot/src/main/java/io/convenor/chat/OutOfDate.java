package io.convenor.chat;

/**
 * Thrown by a button that finds somebody else was faster: the card is shown anew and the
 * person told so.
 */
public class OutOfDate extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public OutOfDate(String reason) {
		super(reason);
	}

}
