package io.convenor.chat.admin;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing the bot depends on, and how to look at it.
 *
 * @param what the thing, in words for people
 * @param looks may take its time, and may fail
 */
record Check(String what, Supplier<List<Finding>> looks) {

	static Check one(String what, Supplier<Finding> looks) {
		return new Check(what, () -> List.of(looks.get()));
	}

}
