package io.convenor.chat.outcome;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Reference;
import io.convenor.outcomes.Summary;

/** The summary as the channel reads it, and as the chair sees it before. */
final class SummaryCard {

	private SummaryCard() {
	}

	/** The card that is posted: the words and the link to the full record. */
	static Card of(Summary summary) {
		Card.Builder card = Card.saying("%s: outcome and actions", Reference.in(summary.reference()).orElseThrow());
		write(card, summary);
		link(summary.recordUrl()).ifPresent((address) -> card.button(Button.open("Open the full record", address)));
		return card.build();
	}

	/** The words alone, the same wherever they stand. */
	static void write(Card.Builder card, Summary summary) {
		card.heading(headline(summary)).text(summary.status());
		if (!summary.actions().isEmpty()) {
			card.heading("Actions");
			summary.actions()
				.forEach((action) -> card.fact(action.owner(), action.what() + " (by " + action.due() + ")"));
		}
		if (!summary.next().isEmpty()) {
			card.heading("What comes next");
			summary.next().forEach(card::point);
		}
		card.note("Approved by the chair of the conference.");
	}

	/** What a notification says. */
	static String headline(Summary summary) {
		return summary.reference() + ": outcome and actions";
	}

	private static Optional<URI> link(@Nullable String url) {
		try {
			return Optional.ofNullable(url)
				.map(URI::create)
				.filter((address) -> "https".equals(address.getScheme()) || "http".equals(address.getScheme()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
