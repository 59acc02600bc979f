package io.convenor.chat.cover;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;

/**
 * Stands where a former chair had a conference or a booking in sight, and says that it
 * moved.
 */
@Component
class HandedOverCard implements CardView {

	static final String KIND = "handed-over";

	private final Conferences conferences;

	HandedOverCard(Conferences conferences) {
		this.conferences = conferences;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference), conference.version(),
					ShownTo.whoKnowsThatItExists(conference)))
			.or(() -> Optional.of(new View(booking(), 0, ShownTo.all(Audience.STAFF))));
	}

	/** A booking is no conference yet, so there is no reference to tell. */
	private static Card booking() {
		return Card.titled("This booking is with another chair now")
			.text("Type schedule to begin one of your own.")
			.build();
	}

	private static Card card(Conference conference) {
		return Card.saying("%s is with another chair now", conference.reference())
			.heading(conference.reference() + " has moved to " + Card.shortened(conference.chair().name(), 40))
			.text("They chair it now, with everything that belongs to it. Type conferences to see yours.")
			.build();
	}

}
