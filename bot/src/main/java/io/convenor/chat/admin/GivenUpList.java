package io.convenor.chat.admin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.admin.GivenUp.Line;
import io.convenor.chat.admin.GivenUp.Theirs;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.teams.CardScreen;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.SetAside;
import io.convenor.delivery.WorkSetAside;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/**
 * Shows one person on one card all that was given up or set aside and that they see to,
 * tries it again, and says what became of it.
 */
@Component
class GivenUpList implements CardView, CardButtons {

	static final String KIND = "given-up-list";

	static final String TRY_ALL_AGAIN = "admin.try-all-again";

	private static final int SHOWN = 15;

	private static final int LONGEST_REASON = 200;

	private final GivenUp givenUp;

	private final Deliveries deliveries;

	private final SetAside setAside;

	private final AuditTrail audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final CardScreen screen;

	GivenUpList(GivenUp givenUp, Deliveries deliveries, SetAside setAside, AuditTrail audit,
			TransactionOperations transaction, Clock clock, CardScreen screen) {
		this.givenUp = givenUp;
		this.deliveries = deliveries;
		this.setAside = setAside;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String person) {
		return Optional
			.of(new View(card(this.givenUp.of(person)), this.clock.millis(), ShownTo.one(person, Audience.STAFF)));
	}

	private static Card card(Theirs theirs) {
		Card.Builder card = Card.saying("What could not be done").heading(title(theirs));
		open(card, theirs.open());
		aside(card, theirs.aside());
		if (theirs.size() > 0) {
			card.text("Nothing else is lost, and the chair sees what concerns a conference of theirs. Type admin check "
					+ "to see whether something has to be put right first, then try again; or do it by hand.")
				.button(Button.press(TRY_ALL_AGAIN, (theirs.size() == 1) ? "Try again" : "Try all again"));
		}
		triedAgain(card, theirs.triedAgain());
		return card.build();
	}

	/** Where all of it is about one thing, that is named. */
	private static String title(Theirs theirs) {
		if (theirs.size() == 0) {
			return "Nothing is given up any more";
		}
		List<String> about = theirs.open().stream().map(Line::about).distinct().toList();
		String what = (about.size() == 1 && theirs.aside().isEmpty()) ? about.getFirst()
				: String.valueOf(theirs.size());
		boolean deliveries = theirs.aside().isEmpty()
				&& theirs.open().stream().allMatch((each) -> each.reference() != null);
		return (deliveries ? "Could not be delivered: " : "Could not be done: ") + what;
	}

	private static void open(Card.Builder card, List<Line> lines) {
		card.section((section) -> lines.stream()
			.limit(SHOWN)
			.forEach((each) -> section.fact(name(each), why(each.delivery()))));
		more(card, lines.size());
	}

	private static void aside(Card.Builder card, List<SetAside.Thing> aside) {
		card.section((section) -> aside.stream()
			.limit(SHOWN)
			.forEach((each) -> section.fact("Something in the " + each.what() + ", " + Dates.inWords(each.at()),
					each.reason() + ". It is still in the mailbox or the calendar")));
		more(card, aside.size());
	}

	private static void triedAgain(Card.Builder card, List<Line> lines) {
		if (!lines.isEmpty()) {
			card.section((section) -> {
				section.note("Tried again within a day:");
				lines.stream().limit(SHOWN).forEach((each) -> section.fact(name(each), became(each.delivery())));
			});
			more(card, lines.size());
		}
	}

	private static void more(Card.Builder card, int all) {
		if (all > SHOWN) {
			card.note("And %d more, which are not shown here.".formatted(all - SHOWN));
		}
	}

	private static String name(Line line) {
		return line.about() + ", " + line.delivery().purpose().replace('-', ' ');
	}

	private static String why(Delivery delivery) {
		String recipient = delivery.recipient();
		String reason = Objects.requireNonNullElse(delivery.reason(), "The reason is not known");
		return "%s %s. %s".formatted((recipient != null) ? "To " + recipient + ", asked for" : "Asked for",
				Dates.inWords(delivery.createdAt()), Card.shortened(reason, LONGEST_REASON));
	}

	private static String became(Delivery delivery) {
		Instant settled = delivery.settledAt();
		return (delivery.state() == Delivery.State.SENT && settled != null) ? "done, " + Dates.inWords(settled)
				: "being tried again";
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(TRY_ALL_AGAIN, this::tryAllAgain);
	}

	/**
	 * What is given up by now is tried again, also where the card did not show it yet.
	 */
	private Reply tryAllAgain(Turn turn, Press press) {
		return Objects.requireNonNull(this.transaction.execute((_) -> {
			String person = turn.who().objectId();
			if (press.subject(KIND).filter(person::equals).isEmpty()) {
				throw new Refused("There is nothing here to try again.");
			}
			Theirs theirs = this.givenUp.of(person);
			List<Line> open = theirs.open()
				.stream()
				.filter((each) -> this.deliveries.tryAgain(each.delivery().id()))
				.toList();
			open.forEach((each) -> this.audit.record(person, "had a delivery tried again", each.delivery().subject(),
					each.reference(), each.delivery().kind()));
			this.setAside.tryAgain(theirs.aside());
			if (open.isEmpty() && theirs.aside().isEmpty()) {
				throw new Refused("It is not given up any more, so there is nothing to try again.");
			}
			return Reply.live(KIND, person);
		}));
	}

	/** A card that cannot be shown is no reason to post another. */
	@EventListener
	void on(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (!CardScreen.isServedBy(delivery) && mayHaveBeenGivenUp(delivery)) {
			boolean now = delivery.state() == Delivery.State.GIVEN_UP;
			this.givenUp.seeingTo(delivery).forEach((person) -> changed(person, now));
		}
	}

	/** Something that was read could not be taken in. */
	@EventListener
	void on(WorkSetAside aside) {
		this.givenUp.seeingTo(aside).forEach((person) -> changed(person, true));
	}

	private void changed(String person, boolean worse) {
		this.screen.changed(KIND, person, about(person));
		if (worse) {
			this.screen.postOnceTo(person, "given-up-list:" + person + ":" + occasion(), KIND, person, about(person));
		}
	}

	/**
	 * A card that grows makes no sound, so there is a new one each day, and after
	 * everything was tried again.
	 */
	private String occasion() {
		LocalDate today = Dates.today(this.clock);
		return today + this.deliveries.lastTriedAgain().map((at) -> " after " + at).orElse("");
	}

	private static UUID about(String person) {
		return UUID.nameUUIDFromBytes(("given-up:" + person).getBytes(StandardCharsets.UTF_8));
	}

	/** What is done at the first attempt never was. */
	private static boolean mayHaveBeenGivenUp(Delivery delivery) {
		return delivery.attempts() > 1 || delivery.state() == Delivery.State.GIVEN_UP;
	}

}
