package io.convenor.chat.admin;

import org.jspecify.annotations.Nullable;

/**
 * What looking at one thing showed.
 *
 * @param what the thing, in words for people
 * @param words how it stands
 * @param next what to do about it, where something is to be done
 */
record Finding(String what, Status status, String words, @Nullable String next) {

	static Finding ok(String what, String words) {
		return new Finding(what, Status.OK, words, null);
	}

	static Finding broken(String what, String words, String next) {
		return new Finding(what, Status.NOT_WORKING, words, next);
	}

	static Finding unsure(String what, String words, String next) {
		return new Finding(what, Status.NOT_SURE, words, next);
	}

	/** How a thing stands, in a word. */
	enum Status {

		OK("OK"), NOT_WORKING("Not working"), NOT_SURE("Not sure"), STILL_ASKING("Still asking");

		private final String word;

		Status(String word) {
			this.word = word;
		}

		String word() {
			return this.word;
		}

	}

}
