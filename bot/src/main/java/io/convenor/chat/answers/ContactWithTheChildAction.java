package io.convenor.chat.answers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.ContactWithTheChild;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Refused;

/** Lets a chair say whose agency had contact with the child, and so counts. */
@Component
class ContactWithTheChildAction implements CardButtons {

	private static final String SAY = "quoracy.contact";

	private static final String AGENCY = "agencyOf";

	private static final String HAD = "hadContact";

	private final ContactWithTheChild contact;

	ContactWithTheChildAction(ContactWithTheChild contact) {
		this.contact = contact;
	}

	/** Asks for it, with what is known so far. */
	static void show(Card.Builder card, Conference conference) {
		List<Option> agencies = conference.invitees()
			.stream()
			.filter(Invitee::mayCount)
			.map((invitee) -> new Option(invitee.id().toString(),
					Card.shortened(invitee.described(), 60)
							+ (invitee.knowsTheChild() ? ": had contact" : ": no contact, does not count")))
			.toList();
		if (!agencies.isEmpty()) {
			card.section((section) -> section.heading("Who had contact with the child")
				.text("Only an agency that had contact with the child counts.")
				.field(Field.choice(AGENCY, "Whose agency").hint("Choose one").options(agencies))
				.field(Field.choice(HAD, "Had contact with the child")
					.hint("Choose one")
					.options(List.of(new Option("YES", "Yes"), new Option("NO", "No"))))
				.button(Button.press(SAY, "Save")));
		}
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(SAY, this::say);
	}

	private Reply say(Turn turn, Press press) {
		UUID conference = press.id(QuoracyCard.KIND)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Type conferences to see them."));
		Optional<UUID> whose = press.reading().chosen(AGENCY);
		String had = press.reading().typed(HAD).orElse("");
		if (whose.isEmpty() || !List.of("YES", "NO").contains(had)) {
			throw new Refused("Choose whose agency it is, and whether it had contact with the child.");
		}
		if (!this.contact.say(conference, whose.get(), had.equals("YES"), turn.who().objectId())) {
			throw new Refused("That conference is not one of yours. Type conferences to see them.");
		}
		return Reply.live(QuoracyCard.KIND, conference.toString()).saying("Saved.");
	}

}
