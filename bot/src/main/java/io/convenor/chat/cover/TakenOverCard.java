package io.convenor.chat.cover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.Covers;

/** Tells a chair which conferences are theirs now. */
@Component
class TakenOverCard implements CardView {

	static final String KIND = "taken-over";

	private final Covers covers;

	TakenOverCard(Covers covers) {
		this.covers = covers;
	}

	/** What such a card is about: a cover, and who took something over. */
	static String subject(UUID cover, String chair) {
		return cover + "/" + chair;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		int slash = subject.indexOf('/');
		String chair = subject.substring(slash + 1);
		return this.covers.find(UUID.fromString(subject.substring(0, slash)))
			.map((cover) -> new View(card(cover, chair), cover.version(), ShownTo.one(chair, Audience.CHAIRS)));
	}

	private static Card card(Cover cover, String chair) {
		List<Line> theirs = cover.plan()
			.lines()
			.stream()
			.filter((line) -> chair.equals(line.taker().takenBy()))
			.toList();
		Card.Builder card = Card.saying("You now chair what another did")
			.heading("You now chair %s".formatted((theirs.size() == 1) ? "what was " + former(cover)
					: "%d of %s".formatted(theirs.size(), former(cover))));
		theirs.forEach((line) -> card.fact(CoverCard.when(line), CoverCard.what(line)));
		card.note(
				"They are in your calendar in a moment, and you let people in from the lobby. Type conferences to see all "
						+ "of yours.");
		if (theirs.stream().anyMatch((line) -> line.what() == What.BOOKING)) {
			card.note("Type schedule to go on with the booking.");
		}
		if (theirs.stream().anyMatch((line) -> line.what() == What.OUTCOME)) {
			card.note("Type outcome to finish what is not approved yet.");
		}
		return card.build();
	}

	private static String former(Cover cover) {
		return cover.chair().map((chair) -> Card.shortened(chair.name(), 40)).orElse("another chair") + "'s";
	}

}
