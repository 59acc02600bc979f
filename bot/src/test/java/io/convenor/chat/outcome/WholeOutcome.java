package io.convenor.chat.outcome;

import java.util.Map;
import java.util.Optional;

import io.convenor.tenant.teams.Card;
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
		Card page = chair.latest((card) -> next(card).isPresent() || card.button("Approve").isPresent())
			.orElseGet(chair::card);
		StringBuilder words = new StringBuilder(page.text());
		for (Optional<String> next = next(page); next.isPresent(); next = next(page)) {
			page = chair.presses(page, next.get(), Map.of()).card();
			words.append('\n').append(page.text());
		}
		return words.toString();
	}

	private static Optional<String> next(Card page) {
		return page.buttons().stream().filter((title) -> title.startsWith("Next: part")).findFirst();
	}

}
