package io.convenor.chat.cards;

import java.util.List;

/**
 * One thing to choose.
 *
 * @param value what comes back when it is chosen
 * @param title what the person reads
 */
public record Option(String value, String title) {

	/** What may come back when one of these is chosen. */
	public static List<String> values(List<Option> offered) {
		return offered.stream().map(Option::value).toList();
	}

}
