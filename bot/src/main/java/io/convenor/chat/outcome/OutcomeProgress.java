package io.convenor.chat.outcome;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.conference.Conference;
import io.convenor.delivery.Delivery;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.FollowUp;
import io.convenor.timescales.Dates;

/** What happens after the approval, and then what has happened. */
final class OutcomeProgress {

	private static final int ON_A_PAGE = 15;

	private static final int LONGEST = 300;

	private static final int SHORTENED = 120;

	private OutcomeProgress() {
	}

	static Card card(Outcome outcome, Conference conference, FollowUp progress, Page page) {
		try {
			return card(outcome, conference, progress, page, LONGEST);
		}
		catch (CardTooLarge ex) {
			return card(outcome, conference, progress, page, SHORTENED);
		}
	}

	private static Card card(Outcome outcome, Conference conference, FollowUp progress, Page page, int longest) {
		Card.Builder card = Card.titled("Outcome of %s: approved", conference.reference())
			.text("%s, held on %s.".formatted(conference.kind().label(),
					outcome.heldOn().map(Dates::inWords).orElse("")));
		outcome.children().forEach((each) -> {
			if (each.decision() != null) {
				card.fact(conference.ofSeveralChildren() ? "Decision for child " + each.child() : "Decision",
						each.decision().label());
			}
		});
		progress.record().ifPresent((record) -> {
			card.fact("Full record", state(record, "stored in the library", longest));
			card.fact("Summary in the channel", summary(outcome, progress.summary(), longest));
		});
		if (progress.record().isEmpty()) {
			card.text("Nothing is posted in a channel or put in the library for a meeting of this kind.");
		}
		if (!progress.letters().isEmpty()) {
			card.section((section) -> {
				section.heading("Outcome by mail");
				Pages<Delivery> letters = new Pages<>(progress.letters(), ON_A_PAGE, page.number());
				letters.shown()
					.forEach((letter) -> section.fact(shortened(letter.recipient(), longest),
							state(letter, sent(letter), longest)));
				letters.ontoLive(section, page);
			});
		}
		if (progress.letters().isEmpty()) {
			card.text("Nobody is told by mail.");
		}
		if (progress.letters().stream().anyMatch((letter) -> letter.state() == Delivery.State.GIVEN_UP)) {
			card.warning("Somebody did not get the outcome by mail. Please reach them another way.");
		}
		return card.build();
	}

	/** To whoever has no email it goes on paper. */
	private static String sent(Delivery letter) {
		return letter.kind().equals("letter-to-print") ? "ready to be printed and posted: type calls" : "sent";
	}

	private static String summary(Outcome outcome, Optional<Delivery> delivery, int longest) {
		if (outcome.posted().isPresent()) {
			return switch (outcome.posted().get()) {
				case FOR_THE_CHAIR -> "posted on your behalf";
				case BY_THE_BOT -> "posted by me, because you had not signed in or I may not post there in your name";
			};
		}
		return delivery.map((found) -> state(found, "posted", longest)).orElse("goes as soon as the record is stored");
	}

	private static String state(Delivery delivery, String done, int longest) {
		String reason = shortened(delivery.reason(), longest);
		return switch (delivery.state()) {
			case WAITING -> reason.isEmpty() ? "on its way" : "waiting: " + reason;
			case FAILED -> "not yet, I am trying again: " + reason;
			case SENT -> done;
			case GIVEN_UP -> "failed: " + reason;
		};
	}

	private static String shortened(@Nullable String text, int longest) {
		String whole = (text != null) ? text : "";
		return (whole.length() > longest) ? whole.substring(0, longest) + "…" : whole;
	}

}
