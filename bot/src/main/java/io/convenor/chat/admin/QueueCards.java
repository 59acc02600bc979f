package io.convenor.chat.admin;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.Press;
import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Reference;
import io.convenor.reports.MailQueue;
import io.convenor.reports.QueuedMail;
import io.convenor.timescales.Dates;

/**
 * Shows the mail that waits for a person, never its subject or the names of its files.
 */
@Component
class QueueCards {

	static final String REFERENCE = "reference";

	static final String REQUEST = "request";

	private static final int SHOWN = 8;

	private static final int LONGEST_SENDER = 100;

	private final MailQueue queue;

	QueueCards(MailQueue queue) {
		this.queue = queue;
	}

	/** Everything that waits, the oldest first. */
	Card all(String administrator) {
		List<QueuedMail> waiting = this.queue.waiting(administrator, SHOWN);
		int size = this.queue.size(administrator);
		if (waiting.isEmpty()) {
			return Card.saying("No email waits for you").heading("No email waits for you").build();
		}
		String heading = (size == 1) ? "1 email waits for you" : size + " emails wait for you";
		Card.Builder card = Card.saying(heading)
			.heading(heading)
			.note("Each is still in the CP mailbox; find it there by its time and sender.");
		waiting.forEach((mail) -> card.section((section) -> one(section, mail)));
		if (size > waiting.size()) {
			card.note("And " + (size - waiting.size()) + " that came later.");
		}
		return card.button(Button.press(QueueActions.SHOW, "Look again").withoutAnswers()).build();
	}

	/** Asks under which conference a mail is to be filed. */
	Card reference(QueuedMail mail, @Nullable Answers answers) {
		Card.Builder card = about(mail).field(Field.text(REFERENCE, "Under which conference?")
			.required("Please write its reference, such as CP-7F3K.")
			.hint("CP-7F3K")
			.atMost(20)
			.value((mail.suggestion() != null) ? mail.suggestion().reference().value() : null));
		card.button(carrying(Button.press(QueueActions.UNDER, "Next"), mail).primary());
		card.button(back());
		return ((answers != null) ? card.keeping(answers) : card).build();
	}

	/** Asks whose report it is. */
	Card request(QueuedMail mail, Reference reference, List<QueuedMail.Suggestion> asked, @Nullable Answers answers) {
		QueuedMail.Suggestion suggestion = mail.suggestion();
		boolean fits = suggestion != null && asked.contains(suggestion);
		Card.Builder card = about(mail).field(Field.choice(REQUEST, "Whose report for " + reference + " is it?")
			.required("Please choose whose report it is.")
			.options(options(asked))
			.expanded()
			.value((fits && suggestion != null) ? suggestion.request().toString() : null));
		card.button(carrying(Button.press(QueueActions.CONFIRM, "File it"), mail).with(REFERENCE, reference.value())
			.primary());
		card.button(back());
		return ((answers != null) ? card.keeping(answers) : card).build();
	}

	static List<Option> options(List<QueuedMail.Suggestion> asked) {
		return asked.stream().map((each) -> new Option(each.request().toString(), each.label())).toList();
	}

	private static void one(Card.Builder section, QueuedMail mail) {
		facts(section, mail);
		section.button(carrying(Button.press(QueueActions.FILE, "File it"), mail).withoutAnswers());
		section
			.button(carrying(Button.press(QueueActions.LEAVE, "Handled, take it off the list"), mail).withoutAnswers()
				.explained("The email stays in the CP mailbox"));
	}

	private static Card.Builder about(QueuedMail mail) {
		Card.Builder card = Card.saying("File an email").heading("File an email");
		facts(card, mail);
		return card;
	}

	private static void facts(Card.Builder card, QueuedMail mail) {
		card.fact("Received", Dates.inWords(mail.receivedAt()))
			.fact("From", mail.sender().isBlank() ? "nobody" : Card.shortened(mail.sender(), LONGEST_SENDER))
			.fact("Why it waits", mail.reason());
		if (mail.suggestion() != null) {
			card.fact("It may belong to", mail.suggestion().reference() + ", " + mail.suggestion().label());
		}
	}

	private static Button carrying(Button button, QueuedMail mail) {
		return button.with("mail", mail.id().toString()).with("mailVersion", String.valueOf(mail.version()));
	}

	private static Button back() {
		return Button.press(QueueActions.SHOW, "Back to the list").withoutAnswers();
	}

	/** The mail a button is about, with the version its card showed. */
	record Meant(UUID mail, int version) {

		static @Nullable Meant by(Press press) {
			try {
				return new Meant(UUID.fromString(press.carried("mail").orElse("")),
						Integer.parseInt(press.carried("mailVersion").orElse("")));
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

	}

}
