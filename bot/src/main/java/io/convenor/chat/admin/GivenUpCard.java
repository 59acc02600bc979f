package io.convenor.chat.admin;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.CardView;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.reports.CustodiansMail;
import io.convenor.timescales.Dates;

/** Shows an administrator what could not be delivered and why, and tries it again. */
@Component
class GivenUpCard implements CardView, CardAction {

	static final String KIND = "given-up";

	private static final String TRY_AGAIN = "admin.try-again";

	private final Deliveries deliveries;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CustodiansMail custodiansMail;

	private final AuditTrail audit;

	GivenUpCard(Deliveries deliveries, Conferences conferences, NeedToKnow needToKnow, CustodiansMail custodiansMail,
			AuditTrail audit) {
		this.custodiansMail = custodiansMail;
		this.deliveries = deliveries;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.audit = audit;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.deliveries.find(UUID.fromString(subject)).map((delivery) -> {
			Optional<Conference> about = this.conferences.findById(delivery.subject());
			boolean custodians = about.isEmpty() && isTheCustodians(delivery);
			String words = about.map((conference) -> conference.reference().value())
				.orElse(custodians ? "a mail in the allegations mailbox" : "a mail in the CP mailbox");
			return new View(card(delivery, words), delivery.moves(),
					about.map((conference) -> ShownTo.whoKnows(conference))
						.orElseGet(() -> ShownTo.all(custodians ? Audience.CUSTODIANS : Audience.ADMINISTRATORS)));
		});
	}

	private boolean isTheCustodians(Delivery delivery) {
		return !this.custodiansMail.among(Set.of(delivery.subject())).isEmpty();
	}

	private static Card card(Delivery delivery, String about) {
		Card.Builder card = Card.saying("A delivery about " + about)
			.heading(heading(delivery) + ": " + about)
			.fact("What", delivery.kind().replace('-', ' '))
			.fact("To", Optional.ofNullable(delivery.recipient()).orElse("Microsoft 365"))
			.fact("Asked for", Dates.inWords(delivery.createdAt()));
		switch (delivery.state()) {
			case SENT -> card.fact("Now", "done, " + Dates.inWords(Objects.requireNonNull(delivery.settledAt())));
			case WAITING, FAILED -> card.fact("Now", "being tried again");
			case GIVEN_UP -> card.fact("Why", Optional.ofNullable(delivery.reason()).orElse("the reason is not known"))
				.text("Nothing else is lost, and the chair sees it too. Type admin check to see whether something "
						+ "has to be put right first, then try again; or do it by hand.")
				.button(Button.press(TRY_AGAIN, "Try again").primary());
		}
		return card.build();
	}

	private static String heading(Delivery delivery) {
		return (delivery.state() == Delivery.State.GIVEN_UP) ? "Could not be delivered" : "Tried again";
	}

	@Override
	public String verb() {
		return TRY_AGAIN;
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	@Transactional
	public Reply handle(Turn turn, Press press) {
		Delivery given = press.subject(KIND)
			.map(UUID::fromString)
			.flatMap(this.deliveries::find)
			.filter((each) -> maySeeTo(turn.who().objectId(), each))
			.orElseThrow(() -> new NotPossible("There is nothing here to try again."));
		UUID id = given.id();
		if (!this.deliveries.tryAgain(id)) {
			throw new NotPossible("It is not given up any more, so there is nothing to try again.");
		}
		this.audit.record(turn.who().objectId(), "had a delivery tried again", given.subject(),
				this.conferences.findById(given.subject())
					.map(Conference::reference)
					.map(Object::toString)
					.orElse(null),
				given.kind());
		return Reply.live(KIND, id.toString());
	}

	/** What is about a conference is for those who may know of it. */
	private boolean maySeeTo(String person, Delivery delivery) {
		return this.conferences.findById(delivery.subject())
			.map((conference) -> this.needToKnow.knows(person, conference))
			.orElseGet(() -> isTheCustodians(delivery) ? this.needToKnow.isCustodian(person)
					: this.needToKnow.isAdministrator(person));
	}

}
