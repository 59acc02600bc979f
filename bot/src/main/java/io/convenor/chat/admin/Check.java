package io.convenor.chat.admin;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing the bot depends on, and how to look at it.
 *
 * @param what the thing, in words for people
 * @param ours whether only our own tables are looked at, one look after the other, so
 * that no more than one connection is used
 * @param looks may fail; may take its time where others are asked
 */
record Check(String what, boolean ours, Supplier<List<Finding>> looks) {

	/** Asks others. */
	Check(String what, Supplier<List<Finding>> looks) {
		this(what, false, looks);
	}

	/** Asks others about one thing. */
	static Check one(String what, Supplier<Finding> looks) {
		return new Check(what, () -> List.of(looks.get()));
	}

	/** Looks at our own tables. */
	static Check ofOurs(String what, Supplier<List<Finding>> looks) {
		return new Check(what, true, looks);
	}

	/** Looks at our own tables for one thing. */
	static Check ours(String what, Supplier<Finding> looks) {
		return ofOurs(what, () -> List.of(looks.get()));
	}

}
