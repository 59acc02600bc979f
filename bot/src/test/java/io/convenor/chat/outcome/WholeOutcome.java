package io.convenor.chat.outcome;

import java.util.Optional;

import io.convenor.tenant.teams.TeamsUser;

/**
 * Reads everything that goes out about an outcome, as a chair does before approving it.
 */
public final class WholeOutcome {

	private WholeOutcome() {
	}

	/**
	 * Turns to the last part, which can be approved.
	 * @return the words of every part
	 */
	public static String read(TeamsUser chair) {
		StringBuilder words = new StringBuilder(chair.card().text());
		for (Optional<String> next = next(chair); next.isPresent(); next = next(chair)) {
			words.append('\n').append(chair.presses(next.get()).card().text());
		}
		return words.toString();
	}

	private static Optional<String> next(TeamsUser chair) {
		return chair.card().buttons().stream().filter((title) -> title.startsWith("Next: part")).findFirst();
	}

}
