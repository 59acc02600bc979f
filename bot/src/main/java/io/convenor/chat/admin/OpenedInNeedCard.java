package io.convenor.chat.admin;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.OpeningInNeed;
import io.convenor.timescales.Dates;

/** Tells a custodian that an administrator opened a meeting of their group, and why. */
@Component
class OpenedInNeedCard implements CardView {

	static final String KIND = "opened-in-need";

	private final OpeningInNeed opening;

	private final Conferences conferences;

	OpenedInNeedCard(OpeningInNeed opening, Conferences conferences) {
		this.opening = opening;
		this.conferences = conferences;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.opening.find(UUID.fromString(subject))
			.map((opening) -> view(opening, this.conferences.get(opening.conference())));
	}

	private static View view(OpeningInNeed.Opening opening, Conference conference) {
		return new View(card(opening, conference.reference().value()), 1,
				ShownTo.custodiansOf(Optional.ofNullable(conference.kind().group())));
	}

	private static Card card(OpeningInNeed.Opening opening, String reference) {
		String title = "An administrator opened " + reference;
		return Card.saying(title)
			.heading(title)
			.fact("Who", opening.who())
			.fact("When", Dates.inWords(opening.at()))
			.fact("Why", opening.reason())
			.fact("Open to them until", Dates.inWords(opening.until()))
			.text("If that was not right, tell your information security team. Type “audit %s” to see what they looked "
				.formatted(reference) + "at and did.")
			.build();
	}

}
