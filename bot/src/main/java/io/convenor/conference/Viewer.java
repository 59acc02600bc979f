package io.convenor.conference;

/** Whoever would read something about a conference. */
public sealed interface Viewer {

	/** Everybody in a channel, or in a chat of several people. */
	Viewer SEVERAL = new Several();

	/** Somebody of whom nothing is known. */
	Viewer ANYBODY = new Anybody();

	static Viewer person(String objectId) {
		return new Person(objectId);
	}

	/** One person of the authority, alone. */
	record Person(String objectId) implements Viewer {
	}

	/** Several people who read the same. */
	record Several() implements Viewer {
	}

	/** Nobody we know. */
	record Anybody() implements Viewer {
	}

}
