package io.convenor.chat.admin;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.Press;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Reference;
import io.convenor.drafts.Form;
import io.convenor.reports.MailQueue;
import io.convenor.reports.QueuedMail;
import io.convenor.timescales.Dates;

/**
 * Shows the mail that waits for a person. Its subject, which may name a family, stands
 * only where all of it is read.
 */
@Component
class QueueCards {

	static final String REFERENCE = "reference";

	static final String REQUEST = "request";

	static final String TO = "to";

	private static final int SHOWN = 8;

	private static final int BEGINNING = 300;

	private static final int ALL = 6000;

	private static final int EARLIER = 1500;

	private static final String DOUBTFUL = "Microsoft 365 could not confirm that this email comes from the address it gives. Ring the person before you act on it.";

	private static final int LONGEST_SENDER = 100;

	private final MailQueue queue;

	QueueCards(MailQueue queue) {
		this.queue = queue;
	}

	/** Everything that waits, the oldest first. */
	Card all(String administrator) {
		return list(administrator, (_) -> {
		});
	}

	private Card list(String administrator, Consumer<Card.Builder> more) {
		List<QueuedMail> waiting = this.queue.waiting(administrator, SHOWN);
		int size = this.queue.size(administrator);
		if (waiting.isEmpty()) {
			Card.Builder none = Card.titled("No email waits for you");
			more.accept(none);
			return none.build();
		}
		for (int shown = waiting.size(); shown > 1; shown--) {
			try {
				return list(waiting.subList(0, shown), size, more);
			}
			catch (CardTooLarge ex) {
				// Fewer may fit.
			}
		}
		return list(waiting.subList(0, 1), size, more);
	}

	private static Card list(List<QueuedMail> waiting, int size, Consumer<Card.Builder> more) {
		Card.Builder card = ((size == 1) ? Card.titled("1 email waits for you")
				: Card.titled("%,d emails wait for you", size))
			.note("Each is still in its mailbox; find it there by its time and sender.");
		for (int i = 0; i < waiting.size(); i++) {
			QueuedMail mail = waiting.get(i);
			card.item("email", i + 1, "Received " + Dates.inWords(mail.receivedAt()), (item) -> one(item, mail));
		}
		if (size > waiting.size()) {
			card.note("And " + (size - waiting.size()) + " that came later.");
		}
		card.button(Button.lookAgain(QueueActions.SHOW));
		more.accept(card);
		return card.build();
	}

	/** Asks under which conference a mail is to be filed. */
	Card reference(QueuedMail mail, @Nullable Form typed) {
		Card.Builder card = about(mail).field(Field.text(REFERENCE, "Under which conference?")
			.required("Please write its reference, such as CP-7F3KM.")
			.hint("CP-7F3KM")
			.atMost(20)
			.value((mail.suggestion() != null) ? mail.suggestion().reference().value() : null));
		card.button(carrying(Button.press(QueueActions.UNDER, "Next"), mail));
		card.button(back());
		return ((typed != null) ? card.keeping(typed) : card).build();
	}

	/** Asks whose report it is. */
	Card request(QueuedMail mail, Reference reference, List<QueuedMail.Suggestion> asked, @Nullable Form typed) {
		QueuedMail.Suggestion suggestion = mail.suggestion();
		boolean fits = suggestion != null && asked.contains(suggestion);
		Card.Builder card = about(mail).field(Field.choice(REQUEST, "Whose report for " + reference + " is it?")
			.required("Please choose whose report it is.")
			.options(options(asked))
			.expanded()
			.value((fits && suggestion != null) ? suggestion.request().toString() : null));
		card.button(carrying(Button.press(QueueActions.CONFIRM, "File it"), mail).with(REFERENCE, reference.value()));
		card.button(back());
		return ((typed != null) ? card.keeping(typed) : card).build();
	}

	static List<Option> options(List<QueuedMail.Suggestion> asked) {
		return asked.stream().map((each) -> new Option(each.request().toString(), each.label())).toList();
	}

	private static void one(Card.Builder item, QueuedMail mail) {
		whoseAndWhy(item, mail);
		said(item, mail, BEGINNING);
		item.button(carrying(Button.press(QueueActions.READ, "Read"), mail))
			.button(carrying(Button.press(QueueActions.FILE, "File"), mail))
			.button(takingOff("Take off", mail));
	}

	private static Button takingOff(String title, QueuedMail mail) {
		return carrying(Button.press(QueueActions.ASK_TO_LEAVE, title), mail)
			.explained("The email stays in the mailbox, and I ask once more");
	}

	private static void said(Card.Builder card, QueuedMail mail, int atMost) {
		if (mail.closed() != null) {
			card.note("What it says stays in the mailbox, because " + mail.closed() + ".");
		}
		else if (mail.doubtful()) {
			card.warning(DOUBTFUL);
		}
		if (!mail.text().isBlank()) {
			card.panel((panel) -> panel.text(Card.shortened(safe(mail.text()), atMost)));
		}
	}

	/** Nothing in what somebody typed can be followed. */
	private static String safe(String text) {
		return text.replace("://", ":\u2060//");
	}

	/** All of one mail, with what can be done about it. */
	Card read(QueuedMail mail, @Nullable Form typed) {
		Card.Builder card = Card.titled("An email that waits");
		facts(card, mail);
		if (mail.closed() == null) {
			card.fact("Subject", mail.subject().isBlank() ? "none" : Card.shortened(safe(mail.subject()), 200));
		}
		said(card, mail, ALL);
		if (mail.closed() == null && mail.text().isBlank()) {
			card.text("There is no text in it.");
		}
		if (!mail.files().isEmpty()) {
			card.fact("Files that came with it", Card.shortened(safe(String.join(", ", mail.files())), 600));
		}
		if (!mail.earlier().isBlank()) {
			card.section(
					(section) -> section.note("What it answers:").text(Card.shortened(safe(mail.earlier()), EARLIER)));
		}
		card.section((section) -> section.field(Field.text(TO, "It is an answer about").atMost(20).hint("CP-7F3KM"))
			.button(carrying(Button.press(QueueActions.HAND_ON, "Yes, give it to them"), mail)
				.asking("Give it to the chair", "Whoever chairs it has it then, and it leaves this list.")));
		card.form("read " + mail.id())
			.button(carrying(Button.press(QueueActions.FILE, "File it"), mail))
			.button(back())
			.button(takingOff("Take it off the list", mail));
		return ((typed != null) ? card.keeping(typed) : card).build();
	}

	/** Asks once more before a mail leaves the list. */
	Card leave(QueuedMail mail) {
		Card.Builder card = Card.titled("Take it off the list?");
		facts(card, mail);
		said(card, mail, BEGINNING);
		return card
			.text("It stays in the mailbox, and nobody is reminded of it any more. Who took it off is written down.")
			.button(carrying(Button.press(QueueActions.LEAVE, "Yes, it is dealt with"), mail))
			.button(back())
			.build();
	}

	/** The list after one was taken off, which can be put back. */
	Card after(String administrator, QueuedMail mail) {
		return list(administrator,
				(card) -> card.button(Button.press(QueueActions.PUT_BACK, "Put it back on the list")
					.with("mail", mail.id().toString())
					.with("mailVersion", String.valueOf(mail.version() + 1))));
	}

	private static Card.Builder about(QueuedMail mail) {
		Card.Builder card = Card.titled("File an email").form("file " + mail.id());
		facts(card, mail);
		return card;
	}

	private static void facts(Card.Builder card, QueuedMail mail) {
		card.fact("Received", Dates.inWords(mail.receivedAt()));
		whoseAndWhy(card, mail);
	}

	private static void whoseAndWhy(Card.Builder card, QueuedMail mail) {
		card.fact("From", mail.sender().isBlank() ? "nobody" : Card.shortened(mail.sender(), LONGEST_SENDER))
			.fact("Why it waits", mail.reason());
		if (mail.suggestion() != null) {
			card.fact("It may belong to", mail.suggestion().reference() + ", " + mail.suggestion().label());
		}
	}

	private static Button carrying(Button button, QueuedMail mail) {
		return button.with("mail", mail.id().toString()).with("mailVersion", String.valueOf(mail.version()));
	}

	private static Button back() {
		return Button.press(QueueActions.SHOW, "Back to the list");
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
