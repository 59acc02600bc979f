package io.convenor.chat.afterwards;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.outcomes.Afterwards;
import io.convenor.outcomes.DueAfterwards;

/**
 * Shows what follows from a conference that was held, each with a button that says that
 * it was done.
 */
@Component
class AfterwardsCard implements CardView {

	static final String KIND = "afterwards";

	private final Conferences conferences;

	private final Afterwards afterwards;

	private final NeedToKnow needToKnow;

	AfterwardsCard(Conferences conferences, Afterwards afterwards, NeedToKnow needToKnow) {
		this.conferences = conferences;
		this.afterwards = afterwards;
		this.needToKnow = needToKnow;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference),
					1 + conference.version() + this.afterwards.version(conference), ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference) {
		String title = conference.reference() + ": what is done after the conference";
		List<DueAfterwards> all = this.afterwards.of(conference);
		Card.Builder card = Card.saying(title)
			.heading(title)
			.text(all.stream().anyMatch(DueAfterwards::open)
					? "Tick off what was done, with the day on which it was done. Its clock stops then."
					: "Nothing is left to tick off.");
		all.forEach((each) -> card.section((section) -> write(section, each, conference)));
		return card.build();
	}

	private void write(Card.Builder section, DueAfterwards each, Conference conference) {
		section.fact(each.title(), AfterwardsInWords.of(each, conference, this.needToKnow));
		if (each.open()) {
			section.field(Field.date(each.what().value(), "Done on").required("Give the day on which it was done."))
				.button(Button.press(AfterwardsActions.DONE, each.title())
					.with(AfterwardsActions.WHAT, each.what().value()));
		}
		else if (each.tick() != null) {
			section.button(Button.press(AfterwardsActions.NOT_DONE, "Not done after all: " + each.title())
				.with(AfterwardsActions.WHAT, each.what().value())
				.withoutAnswers());
		}
	}

}
