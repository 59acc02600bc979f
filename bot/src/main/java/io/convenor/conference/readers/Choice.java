package io.convenor.conference.readers;

/**
 * What a chair decided about words that are held back or asked about.
 *
 * @param words the words in their place, where there are any
 */
public record Choice(What what, String words) {

	public static Choice standing() {
		return new Choice(What.STANDS, "");
	}

	public static Choice heldBack() {
		return new Choice(What.HELD_BACK, "");
	}

	public static Choice inOtherWords(String words) {
		return new Choice(What.REWORDED, words);
	}

	/** The three things a chair can do. */
	public enum What {

		STANDS, HELD_BACK, REWORDED

	}

}
