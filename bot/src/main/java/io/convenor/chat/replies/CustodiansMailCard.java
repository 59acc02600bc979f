package io.convenor.chat.replies;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.CustodiansMailMoved;
import io.convenor.reports.QueuedMail;
import io.convenor.timescales.Dates;

/**
 * Brings the custodians of allegations meetings an email in their own mailbox of which
 * nobody can tell to which meeting it belongs.
 */
@Component
class CustodiansMailCard implements CardView, CardButtons {

	private static final String KIND = "custodians-mail";

	private static final String REFERENCE = "reference";

	private static final int SHOWN = 6000;

	private static final int EARLIER = 1500;

	static final String OPEN = "custodians-mail.open";

	private static final String SETTLE = "custodians-mail.settle";

	private static final String PUT_BACK = "custodians-mail.put-back";

	private static final String HAND_ON = "custodians-mail.hand-on";

	private final CustodiansMail mails;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	CustodiansMailCard(CustodiansMail mails, NeedToKnow needToKnow, CardScreen screen) {
		this.mails = mails;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		UUID mail = UUID.fromString(subject);
		Card card = this.mails.find(mail).map(CustodiansMailCard::waiting).orElseGet(() -> dealtWith(mail));
		return Optional
			.of(new View(card, this.mails.version(mail) + 1, ShownTo.custodiansOf(this.mails.groupOf(mail))));
	}

	private static Card waiting(QueuedMail mail) {
		Card.Builder card = Card.titled("An email in your mailbox")
			.form("mail " + mail.id())
			.fact("Received", Dates.inWords(mail.receivedAt()))
			.fact("From", mail.sender().isBlank() ? "nobody" : Card.shortened(mail.sender(), 100))
			.fact("Why it waits", mail.reason())
			.fact("Subject", mail.subject().isBlank() ? "none" : shown(mail.subject(), 200));
		if (mail.doubtful()) {
			card.warning(ReplyWords.DOUBTFUL);
		}
		if (!mail.text().isBlank()) {
			card.panel((panel) -> panel.text(shown(mail.text(), SHOWN)));
		}
		if (mail.text().length() > SHOWN) {
			card.note("It goes on. The rest is in the mailbox.");
		}
		if (!mail.earlier().isBlank()) {
			card.section((section) -> section.note("What it answers:").text(shown(mail.earlier(), EARLIER)));
		}
		if (!mail.files().isEmpty()) {
			card.fact("Files that came with it", shown(String.join(", ", mail.files()), 600));
		}
		return card.note("Only custodians see this. The email stays in your mailbox.")
			.section((section) -> section.field(Field.text(REFERENCE, "It is about").atMost(20).hint("CP-7F3KM"))
				.button(Button.press(HAND_ON, "Yes, put it there")
					.asking("Put it with that meeting", "Whoever runs it has it as an answer then, with its text.")))
			.button(Button.press(SETTLE, "Settle it"))
			.build();
	}

	private Card dealtWith(UUID mail) {
		Card.Builder card = Card.titled("Somebody has dealt with this email");
		if (this.mails.wasTakenOff(mail)) {
			card.button(Button.press(PUT_BACK, "Open it again"));
		}
		return card.build();
	}

	private static String shown(String text, int atMost) {
		return Card.shortened(ReplyWords.safe(text), atMost);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CUSTODIANS)
			.onNewest(OPEN, whileItWaits(this::open))
			.onNewest(SETTLE, whileItWaits(this::settle))
			.onNewest(PUT_BACK, whileItWaits(this::putBack))
			.onNewest(HAND_ON, whileItWaits(this::handOn));
	}

	private Reply open(Turn turn, Press press) {
		UUID mail = press.carriedId("mail").orElseThrow(CustodiansMailCard::gone);
		return this.mails.find(turn.who().objectId(), mail)
			.map((_) -> shown(mail))
			.orElseThrow(CustodiansMailCard::gone);
	}

	private Reply settle(Turn turn, Press press) {
		QueuedMail mail = meant(turn, press);
		this.mails.handled(turn.who().objectId(), mail.id(), mail.version());
		return shown(mail.id()).saying("Settled. Press “Open it again” if that was a mistake.");
	}

	private Reply putBack(Turn turn, Press press) {
		UUID mail = subject(press);
		this.mails.putBack(turn.who().objectId(), mail, this.mails.version(mail));
		return shown(mail);
	}

	private Reply handOn(Turn turn, Press press) {
		QueuedMail mail = meant(turn, press);
		Reference to = press.reading()
			.text(REFERENCE, 20)
			.flatMap(Reference::in)
			.orElseThrow(
					() -> new Refused(REFERENCE, "I see no reference there. Please write it like this: CP-7F3KM."));
		if (!this.mails.handOn(turn.who().objectId(), mail.id(), mail.version(), to)) {
			throw new Refused(REFERENCE, "I know no meeting " + to + " that stays with your group"
					+ ". Look at the reference again; what belongs to somebody else, forward from the mailbox.");
		}
		return shown(mail.id()).saying("Whoever runs " + to + " has it now, with its text.");
	}

	private QueuedMail meant(Turn turn, Press press) {
		return this.mails.find(turn.who().objectId(), subject(press)).orElseThrow(CustodiansMailCard::gone);
	}

	private UUID subject(Press press) {
		return press.id(KIND).orElseThrow(CustodiansMailCard::gone);
	}

	private static Refused gone() {
		return new Refused("Somebody has dealt with that email already. Type replies to see what still waits.");
	}

	private static Reply.Live shown(UUID mail) {
		return Reply.live(KIND, mail.toString());
	}

	private static Buttons.Step whileItWaits(Buttons.Step step) {
		return (turn, press) -> {
			try {
				return step.take(turn, press);
			}
			catch (OptimisticLockingFailureException ex) {
				throw gone();
			}
		};
	}

	@EventListener
	void on(CustodiansMailMoved moved) {
		String id = moved.mail().toString();
		this.screen.changed(KIND, id, moved.mail());
		if (moved.waits()) {
			this.needToKnow.custodians(this.mails.groupOf(moved.mail()))
				.forEach((custodian) -> this.screen.postOnceTo(custodian, "custodians-mail:" + id + ":" + custodian,
						KIND, id, moved.mail()));
		}
	}

}
