package io.convenor.tenant.console;

import java.util.Arrays;

/** What the console says after something was done. */
enum Notice {

	NOTHING("", ""), MAIL("mail", "The mail was delivered."), ANSWER("answer", "The answer was sent to the organiser."),
	BY_HAND("byhand", "The meeting was changed by hand. Whoever watches this calendar is told."),
	HELD("held",
			"Everybody who had not declined was in the meeting from its beginning to its end, and it is over now."),
	LICENCE("licence", "The licence was changed; meetings booked from now on show it."),
	ROOM("room", "The room answers in that way from now on."),
	STEP("step", "A new step has begun; the calls from now on are counted to it."),
	WRONG("wrong", "It will go wrong as you said, the next time it is asked for."),
	BEHAVE("behave", "Nothing goes wrong on purpose any more."),
	PERMISSION("permission", "The permission was changed; tokens issued from now on show it.");

	private final String key;

	private final String sentence;

	Notice(String key, String sentence) {
		this.key = key;
		this.sentence = sentence;
	}

	String key() {
		return this.key;
	}

	String sentence() {
		return this.sentence;
	}

	static Notice of(String key) {
		return Arrays.stream(values()).filter((notice) -> notice.key.equals(key)).findFirst().orElse(NOTHING);
	}

}
