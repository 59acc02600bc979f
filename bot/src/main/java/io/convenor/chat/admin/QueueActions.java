package io.convenor.chat.admin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Reference;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.reports.MailQueue;
import io.convenor.reports.MailQueueMoved;
import io.convenor.reports.QueuedMail;

/**
 * What administrators can do about mail that could not be filed by itself; each who has
 * spoken to the bot is brought it. What is about allegations never comes into this queue.
 */
@Configuration(proxyBeanMethods = false)
class QueueActions implements CardButtons, CardView {

	static final String SHOW = "queue.show";

	static final String FILE = "queue.file";

	static final String UNDER = "queue.under";

	static final String CONFIRM = "queue.confirm";

	static final String LEAVE = "queue.leave";

	static final String ASK_TO_LEAVE = "queue.ask-to-leave";

	static final String PUT_BACK = "queue.put-back";

	static final String READ = "queue.read";

	static final String HAND_ON = "queue.hand-on";

	private static final String GONE = "Somebody has dealt with that email already. Here is what still waits.";

	private static final String KIND = "queued-mail";

	private final MailQueue queue;

	private final QueueCards cards;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	QueueActions(MailQueue queue, QueueCards cards, NeedToKnow needToKnow, CardScreen screen) {
		this.queue = queue;
		this.cards = cards;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@Bean
	Command adminQueue() {
		return Command.named("admin queue", "See the email that I could not file, and deal with it")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does((turn, _) -> Reply.show(this.cards.all(turn.who().objectId())));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS)
			.onAnyVersion(SHOW, guarded((turn, _) -> Reply.show(this.cards.all(turn.who().objectId()))))
			.onAnyVersion(FILE, about((_, _, mail) -> Reply.show(this.cards.reference(mail, null))))
			.onAnyVersion(UNDER, about(this::under))
			.onAnyVersion(CONFIRM, about(this::confirm))
			.onAnyVersion(LEAVE, about(this::leave))
			.onAnyVersion(ASK_TO_LEAVE, about((_, _, mail) -> Reply.show(this.cards.leave(mail))))
			.onAnyVersion(PUT_BACK, guarded(this::putBack))
			.onAnyVersion(READ, about((_, _, mail) -> Reply.show(this.cards.read(mail, null))))
			.onAnyVersion(HAND_ON, about(this::handOn));
	}

	private Reply leave(Turn turn, Press press, QueuedMail mail) {
		this.queue.handled(turn.who().objectId(), mail.id(), mail.version());
		return Reply.show(this.cards.after(turn.who().objectId(), mail)
			.noticing("Taken off the list. The email is still in the CP mailbox."));
	}

	private Reply putBack(Turn turn, Press press) {
		QueueCards.Meant meant = QueueCards.Meant.by(press);
		boolean back = meant != null && this.queue.putBack(turn.who().objectId(), meant.mail(), meant.version());
		return listed(turn, back ? "It is back on the list." : GONE);
	}

	private Reply handOn(Turn turn, Press press, QueuedMail mail) {
		Optional<Reference> reference = press.reading().text(QueueCards.TO, 200).flatMap(Reference::in);
		if (reference.isEmpty()) {
			return Reply.show(this.cards.read(mail,
					press.refused(QueueCards.TO, "I see no reference there. Please write it like this: CP-7F3KM.")));
		}
		if (!this.queue.handOn(turn.who().objectId(), mail.id(), mail.version(), reference.get())) {
			return Reply.show(this.cards.read(mail, press.refused(QueueCards.TO,
					"I know no conference " + reference.get() + ". Please look at the reference again.")));
		}
		return listed(turn,
				(mail.closed() == null) ? "Whoever chairs " + reference.get() + " has it now, with its text."
						: "Whoever chairs " + reference.get()
								+ " knows of it now. Forward it from the mailbox, too, so that they can read it.");
	}

	private Reply under(Turn turn, Press press, QueuedMail mail) {
		String typed = press.reading().text(QueueCards.REFERENCE, 200).orElse("");
		Optional<Reference> reference = Reference.in(typed);
		if (reference.isEmpty()) {
			return Reply.show(this.cards.reference(mail, press.refused(QueueCards.REFERENCE,
					"I see no reference there. Please write it like this: CP-7F3KM.")));
		}
		if (!reference.get().isGenuine()) {
			return Reply.show(this.cards.reference(mail,
					press.refused(QueueCards.REFERENCE, reference.get().notOurs() + ". Please look at it again.")));
		}
		List<QueuedMail.Suggestion> asked = this.queue.askedUnder(turn.who().objectId(), reference.get());
		if (asked.isEmpty()) {
			return Reply.show(this.cards.reference(mail,
					press.refused(QueueCards.REFERENCE, "I find no report that was asked for under " + reference.get()
							+ ". Please look at the reference again.")));
		}
		return Reply.show(this.cards.request(mail, reference.get(), asked, null));
	}

	private Reply confirm(Turn turn, Press press, QueuedMail mail) {
		Reference reference = press.carried(QueueCards.REFERENCE)
			.flatMap(Reference::in)
			.orElseThrow(() -> new Refused("I no longer know which conference you meant. Type admin queue again."));
		List<QueuedMail.Suggestion> asked = this.queue.askedUnder(turn.who().objectId(), reference);
		Reading reading = press.reading();
		Optional<String> chosen = reading.oneOf(QueueCards.REQUEST, Option.values(QueueCards.options(asked)));
		if (chosen.isEmpty()) {
			reading.refuse(QueueCards.REQUEST, "Please choose whose report it is.");
			return Reply.show(this.cards.request(mail, reference, asked, reading.refused()));
		}
		this.queue.file(turn.who().objectId(), mail.id(), mail.version(), UUID.fromString(chosen.get()));
		return listed(turn, "I am filing it under " + reference
				+ ". If that cannot be done, it comes back to this list with the reason.");
	}

	/** The mail as the card showed it; empty when somebody was faster. */
	private Optional<QueuedMail> present(Turn turn, Press press) {
		QueueCards.Meant meant = QueueCards.Meant.by(press);
		return (meant == null) ? Optional.empty() : this.queue.find(turn.who().objectId(), meant.mail())
			.filter((mail) -> mail.version() == meant.version());
	}

	private Reply listed(Turn turn, String notice) {
		return Reply.show(this.cards.all(turn.who().objectId()).noticing(notice));
	}

	private Buttons.Step about(Deed deed) {
		return guarded((turn, press) -> present(turn, press).map((mail) -> deed.does(turn, press, mail))
			.orElseGet(() -> listed(turn, GONE)));
	}

	private Buttons.Step guarded(Buttons.Step step) {
		return (turn, press) -> {
			try {
				return step.take(turn, press);
			}
			catch (OptimisticLockingFailureException ex) {
				return listed(turn, GONE);
			}
		};
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		UUID mail = UUID.fromString(subject);
		ShownTo shownTo = ShownTo.all(Audience.ADMINISTRATORS);
		return Optional.of(this.queue.find(mail)
			.map((waiting) -> new View(this.cards.read(waiting, null), waiting.version(), shownTo))
			.orElseGet(() -> new View(dealtWith(), this.queue.version(mail), shownTo)));
	}

	private static Card dealtWith() {
		return Card.titled("Somebody has dealt with this email")
			.button(Button.press(SHOW, "See what still waits"))
			.build();
	}

	@EventListener
	void on(MailQueueMoved moved) {
		String id = moved.mail().toString();
		this.screen.changed(KIND, id, moved.mail());
		if (moved.waits()) {
			this.needToKnow.administrators()
				.forEach((administrator) -> this.screen.postOnceTo(administrator,
						"queued-mail:" + id + ":" + administrator, KIND, id, moved.mail()));
		}
	}

	/** Does something about a mail that waits. */
	private interface Deed {

		Reply does(Turn turn, Press press, QueuedMail mail);

	}

}
