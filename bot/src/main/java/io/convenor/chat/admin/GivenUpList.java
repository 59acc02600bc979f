package io.convenor.chat.admin;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.SetAside;
import io.convenor.reports.CustodiansMail;
import io.convenor.timescales.Dates;

/**
 * Lists for one person all that was given up or set aside and that they see to, and tries
 * it again.
 */
@Component
class GivenUpList implements CardView, CardAction {

	static final String KIND = "given-up-list";

	private static final String TRY_ALL_AGAIN = "admin.try-all-again";

	private static final int SHOWN = 20;

	private final Deliveries deliveries;

	private final SetAside setAside;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CustodiansMail custodiansMail;

	private final AuditTrail audit;

	private final Clock clock;

	GivenUpList(Deliveries deliveries, SetAside setAside, Conferences conferences, NeedToKnow needToKnow,
			CustodiansMail custodiansMail, AuditTrail audit, Clock clock) {
		this.custodiansMail = custodiansMail;
		this.deliveries = deliveries;
		this.setAside = setAside;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String person) {
		List<SetAside.Thing> aside = this.needToKnow.isAdministrator(person) ? this.setAside.all() : List.of();
		return Optional
			.of(new View(card(about(person), aside), this.clock.millis(), ShownTo.one(person, Audience.STAFF)));
	}

	/** How many deliveries are given up that somebody sees to. */
	int size(String person) {
		return about(person).size();
	}

	private static Card card(Map<Delivery, String> givenUp, List<SetAside.Thing> aside) {
		int all = givenUp.size() + aside.size();
		if (all == 0) {
			return Card.saying("Nothing is given up").text("Nothing is given up any more.").build();
		}
		String title = "Could not be done: " + all;
		Card.Builder card = Card.saying(title).heading(title);
		card.section((section) -> givenUp.entrySet()
			.stream()
			.limit(SHOWN)
			.forEach((each) -> section.fact(each.getValue() + ", " + each.getKey().purpose().replace('-', ' '),
					Optional.ofNullable(each.getKey().reason()).orElse("the reason is not known"))));
		card.section((section) -> aside.stream()
			.limit(SHOWN)
			.forEach((each) -> section.fact("Something in the " + each.what() + ", " + Dates.inWords(each.at()),
					each.reason() + ". It is still in the mailbox or the calendar")));
		if (all > SHOWN) {
			card.note("Not all of it is shown here; all of it is tried again.");
		}
		return card
			.text("Nothing else is lost. Type admin check to see whether something has to be put right first, then "
					+ "try again; or do it by hand.")
			.button(Button.press(TRY_ALL_AGAIN, "Try all again").primary())
			.build();
	}

	/** What is given up, and what each of it is about. */
	private Map<Delivery, String> about(String person) {
		List<Delivery> all = this.deliveries.givenUp();
		if (all.isEmpty()) {
			return Map.of();
		}
		Map<UUID, Conference> about = this.conferences.among(all.stream().map(Delivery::subject).distinct().toList())
			.stream()
			.collect(Collectors.toMap(Conference::id, (each) -> each));
		Set<UUID> custodians = this.custodiansMail
			.among(all.stream().map(Delivery::subject).filter((each) -> !about.containsKey(each)).distinct().toList());
		Set<Kind> kept = this.needToKnow.keptBy(person);
		Map<Delivery, String> theirs = new HashMap<>();
		all.forEach((each) -> {
			Conference conference = about.get(each.subject());
			if (conference == null && custodians.contains(each.subject())) {
				if (this.needToKnow.isCustodian(person)) {
					theirs.put(each, "A mail in the allegations mailbox");
				}
			}
			else if (conference == null) {
				if (this.needToKnow.isAdministrator(person)) {
					theirs.put(each, "A mail in the CP mailbox");
				}
			}
			else if (kept.contains(conference.kind())) {
				theirs.put(each, conference.reference().value());
			}
		});
		return theirs;
	}

	@Override
	public String verb() {
		return TRY_ALL_AGAIN;
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public boolean needsPresentVersion() {
		return false;
	}

	@Override
	@Transactional
	public Reply handle(Turn turn, Press press) {
		String person = turn.who().objectId();
		if (press.subject(KIND).filter(person::equals).isEmpty()) {
			throw new NotPossible("There is nothing here to try again.");
		}
		about(person).keySet().forEach((each) -> {
			if (this.deliveries.tryAgain(each.id())) {
				this.audit.record(person, "had a delivery tried again", each.subject(), null, each.kind());
			}
		});
		if (this.needToKnow.isAdministrator(person)) {
			this.setAside.tryAllAgain();
		}
		return Reply.live(KIND, Objects.requireNonNull(person));
	}

}
