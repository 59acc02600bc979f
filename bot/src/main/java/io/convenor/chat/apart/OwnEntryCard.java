package io.convenor.chat.apart;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.ByHand;
import io.convenor.timescales.Dates;

/**
 * Asks the chair what should become of the calendar entry of somebody who takes part
 * apart, which somebody changed in Outlook. Only who looks after the conference sees it.
 */
@Component
class OwnEntryCard implements CardView {

	static final String KIND = "own-entry-by-hand";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int SHORTENED = 120;

	private final KeepingApart apart;

	OwnEntryCard(KeepingApart apart) {
		this.apart = apart;
	}

	/** What such a card is about: somebody's part, and who is asked. */
	static String subject(UUID separation, String chair) {
		return separation + "/" + chair;
	}

	static UUID separation(String subject) {
		return UUID.fromString(subject.substring(0, subject.indexOf('/')));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.apart.byHand(separation(subject), subject.substring(subject.indexOf('/') + 1))
			.map((byHand) -> new View(card(byHand), byHand.conference().arrangement() + (long) byHand.entry().version(),
					ShownTo.whoKnows(byHand.conference())));
	}

	private static Card card(ByHand byHand) {
		String reference = byHand.conference().reference().value();
		Card.Builder card = Card.saying("Somebody changed an entry of " + reference + " in Outlook")
			.heading("Somebody changed an entry of %s in Outlook by hand".formatted(reference))
			.fact("Takes part apart", Card.shortened(byHand.invitee().described(), SHORTENED));
		if (!byHand.open()) {
			return card.text("It is settled. Type “status %s” to see how it stands.".formatted(reference)).build();
		}
		card.fact("I have their part on", when(byHand.separation().startsAt(byHand.conference()),
				byHand.separation().endsAt(byHand.conference())));
		byHand.found().ifPresentOrElse((found) -> moved(card, found), () -> deleted(card, byHand));
		return card.note("If they are not to come at all: type “change %s” and remove them.".formatted(reference))
			.build();
	}

	private static void moved(Card.Builder card, Expected found) {
		card.fact("Their calendar has it on", when(found.start(), found.end()))
			.text("I have not touched it, and nobody was written to. Until you say, no other change goes into their "
					+ "entry, and they are told of none.")
			.button(Button.press(ApartActions.KEEP_FOUND, "Keep the calendar's time, and tell them").withoutAnswers())
			.button(Button.press(ApartActions.PUT_FOUND_BACK, "Put ours back").withoutAnswers());
	}

	private static void deleted(Card.Builder card, ByHand byHand) {
		card.text("Their entry is not in the calendar any more. I have not put it there again, and nobody was written "
				+ "to. Until you say, they are told of no other change.")
			.text(byHand.separation().hasOwnLink() ? "A new entry has a new Teams link, which they are told."
					: "A new entry has the same link as before.")
			.button(Button.press(ApartActions.PUT_FOUND_BACK, "Put it there anew").withoutAnswers());
	}

	private static String when(LocalDateTime from, LocalDateTime until) {
		return Dates.inWords(from) + " to " + TIME.format(until);
	}

}
