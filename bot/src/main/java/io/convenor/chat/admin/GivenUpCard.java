package io.convenor.chat.admin;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;

/**
 * Tells an administrator what could not be delivered, and why; whom it was for is the
 * chair's to see.
 */
@Component
class GivenUpCard implements CardView {

	static final String KIND = "given-up";

	private final Deliveries deliveries;

	private final Conferences conferences;

	GivenUpCard(Deliveries deliveries, Conferences conferences) {
		this.deliveries = deliveries;
		this.conferences = conferences;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** The subject is the key of the delivery. */
	@Override
	public Optional<View> of(String subject) {
		return this.deliveries.byKey(subject).map((delivery) -> new View(card(delivery), delivery.moves()));
	}

	private Card card(Delivery delivery) {
		String title = "Something could not be delivered";
		Card.Builder card = Card.saying(title).heading(title);
		this.conferences.findById(delivery.subject())
			.ifPresent((conference) -> card.fact("Conference", conference.reference().value()));
		String reason = delivery.reason();
		return card.fact("What", name(delivery))
			.fact("Why", (reason != null) ? reason : "the reason is not known")
			.note("I have stopped trying. The chair's card says whom it was for. Type admin check to see whether "
					+ "something I depend on is broken.")
			.build();
	}

	/** A mail is named by what it is about, everything else by its kind. */
	private static String name(Delivery delivery) {
		String[] parts = delivery.key().split("/");
		String name = (delivery.kind().equals("mail") && parts.length > 1) ? "email, " + parts[1] : delivery.kind();
		return name.replace('-', ' ');
	}

}
