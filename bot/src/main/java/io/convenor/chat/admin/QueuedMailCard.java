package io.convenor.chat.admin;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.reports.MailQueue;

/** Brings an administrator a mail of which nobody can tell whose it is. */
@Component
class QueuedMailCard implements CardView {

	static final String KIND = "queued-mail";

	private final MailQueue queue;

	private final QueueCards cards;

	QueuedMailCard(MailQueue queue, QueueCards cards) {
		this.queue = queue;
		this.cards = cards;
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
		String title = "Somebody has dealt with this email";
		return Card.saying(title)
			.heading(title)
			.button(Button.press(QueueActions.SHOW, "See what still waits").withoutAnswers())
			.build();
	}

}
