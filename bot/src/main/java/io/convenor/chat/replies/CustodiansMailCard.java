package io.convenor.chat.replies;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;
import io.convenor.timescales.Dates;

/**
 * Brings the custodians of allegations meetings an email in their own mailbox of which
 * nobody can tell to which meeting it belongs.
 */
@Component
class CustodiansMailCard implements CardView {

	static final String KIND = "custodians-mail";

	static final String REFERENCE = "reference";

	private static final int SHOWN = 6000;

	private static final int EARLIER = 1500;

	private final CustodiansMail mails;

	CustodiansMailCard(CustodiansMail mails) {
		this.mails = mails;
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
		Card.Builder card = Card.saying("An email in your mailbox")
			.heading("An email in your mailbox")
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
			.section((section) -> section.field(Field.text(REFERENCE, "It is about").atMost(20).hint("CP-7F3K"))
				.button(Button.press(CustodiansMailActions.HAND_ON, "Put it with that meeting")
					.explained("Whoever runs it has it as an answer, with its text")))
			.button(Button.press(CustodiansMailActions.SETTLE, "Settled, nothing more to do").withoutAnswers())
			.build();
	}

	private Card dealtWith(UUID mail) {
		String title = "Somebody has dealt with this email";
		Card.Builder card = Card.saying(title).heading(title);
		if (this.mails.wasTakenOff(mail)) {
			card.button(Button.press(CustodiansMailActions.PUT_BACK, "Open it again").withoutAnswers());
		}
		return card.build();
	}

	private static String shown(String text, int atMost) {
		return Card.shortened(ReplyWords.safe(text), atMost);
	}

}
