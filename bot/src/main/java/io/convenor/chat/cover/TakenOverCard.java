package io.convenor.chat.cover;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.replies.Replies;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.Covers;

/** Tells a chair which conferences are theirs now. */
@Component
class TakenOverCard implements CardView {

	static final String KIND = "taken-over";

	private static final int ON_A_PAGE = 8;

	private final Covers covers;

	private final Replies replies;

	TakenOverCard(Covers covers, Replies replies) {
		this.covers = covers;
		this.replies = replies;
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
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		int slash = subject.indexOf('/');
		String chair = subject.substring(slash + 1);
		return this.covers.find(UUID.fromString(subject.substring(0, slash)))
			.map((cover) -> new View(card(cover, chair, page), cover.version(), ShownTo.one(chair, Audience.CHAIRS)));
	}

	private Card card(Cover cover, String chair, Page page) {
		Pages<Line> theirs = new Pages<>(
				cover.plan().lines().stream().filter((line) -> chair.equals(line.taker().takenBy())).toList(),
				ON_A_PAGE, page.number());
		Card.Builder card = Card.saying("You now chair what another did")
			.heading("You now chair %s".formatted((theirs.all().size() == 1) ? "what was " + former(cover)
					: "%d of %s".formatted(theirs.all().size(), former(cover))));
		theirs.shown().forEach((line) -> card.section((section) -> line(section, line)));
		theirs.ontoLive(card, page);
		card.note(
				"They are in your calendar in a moment, and you let people in from the lobby. Type conferences to see all "
						+ "of yours.");
		if (theirs.all().stream().anyMatch((line) -> line.what() == What.BOOKING)) {
			card.note("Type schedule to go on with the booking.");
		}
		if (theirs.all().stream().anyMatch((line) -> line.what() == What.OUTCOME)) {
			card.note("Type outcome to finish what is not approved yet.");
		}
		int waiting = this.replies.openFor(chair).size();
		if (waiting > 0) {
			card.note((waiting == 1) ? "1 answer waits for you: type replies to read it."
					: waiting + " answers wait for you: type replies to read them.");
		}
		return card.build();
	}

	private static void line(Card.Builder section, Line line) {
		section.fact(CoverCard.when(line), CoverCard.what(line));
		Optional.ofNullable(line.reference())
			.filter((_) -> line.what() != What.BOOKING)
			.ifPresent((reference) -> section.button(ConferenceCard.opening(line.subject(), reference)));
	}

	private static String former(Cover cover) {
		return cover.chair().map((chair) -> Card.shortened(chair.name(), 40)).orElse("another chair") + "'s";
	}

}
