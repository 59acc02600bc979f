package io.convenor.chat.replies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Reply;
import io.convenor.reports.QueuedMail;

/** Lists what nobody has settled yet, each to be opened. */
@Component
class ReplyList {

	private static final int SHOWN = 12;

	private static final int SHOWN_SETTLED = 6;

	private final Conferences conferences;

	private final ReplyWords words;

	ReplyList(Conferences conferences, ReplyWords words) {
		this.conferences = conferences;
		this.words = words;
	}

	/**
	 * Everything about one conference: what is open, and what can still be answered.
	 * @param all the newest first
	 */
	Card about(List<Reply> all, String none) {
		List<Reply> open = all.stream().filter(Reply::open).toList().reversed();
		List<Reply> settled = all.stream().filter((reply) -> !reply.open()).limit(SHOWN_SETTLED).toList();
		if (settled.isEmpty()) {
			return of(open, List.of(), 0, none);
		}
		Card.Builder card = heading(open.size(), none);
		lines(card, open);
		card.note("Settled already, the newest first:");
		lines(card, settled);
		return card.build();
	}

	/**
	 * The same, with what waits in the custodians' mailbox; the oldest of it, and how
	 * many.
	 */
	Card of(List<Reply> open, List<QueuedMail> custodians, int all, String none) {
		int number = open.size() + all;
		if (number == 0) {
			return Card.saying(none).heading(none).build();
		}
		Card.Builder card = heading(number, none);
		custodians.forEach((mail) -> card.section((section) -> section.text(ReplyWords.line(mail))
			.button(Button.press(CustodiansMailActions.OPEN, "Read it")
				.with("mail", mail.id().toString())
				.withoutAnswers())));
		if (all > custodians.size()) {
			card.note("And " + (all - custodians.size()) + " in your group's mailbox that came later.");
		}
		lines(card, open);
		return card.build();
	}

	private static Card.Builder heading(int number, String none) {
		String heading = (number == 0) ? none
				: (number == 1) ? "1 answer waits for you" : number + " answers wait for you";
		Card.Builder card = Card.saying(heading).heading(heading);
		return (number == 0) ? card : card.note("The oldest first. Each stands here until somebody settled it.");
	}

	private void lines(Card.Builder card, List<Reply> open) {
		List<Reply> shown = open.stream().limit(SHOWN).toList();
		Map<UUID, Conference> about = this.conferences.among(shown.stream().map(Reply::conference).distinct().toList())
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		shown.forEach((reply) -> card.section((section) -> section
			.text(Card.shortened(this.words.line(Objects.requireNonNull(about.get(reply.conference())), reply), 250))
			.button(Button.press(ReplyActions.OPEN, "Read it").with("reply", reply.id().toString()).withoutAnswers())));
		if (open.size() > SHOWN) {
			card.note("And " + (open.size() - SHOWN) + " that came later.");
		}
	}

}
