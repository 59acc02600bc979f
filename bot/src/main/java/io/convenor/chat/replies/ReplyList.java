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

	private final Conferences conferences;

	private final ReplyWords words;

	ReplyList(Conferences conferences, ReplyWords words) {
		this.conferences = conferences;
		this.words = words;
	}

	Card of(List<Reply> open, String none) {
		return of(open, List.of(), 0, none);
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
		String heading = (number == 1) ? "1 answer waits for you" : number + " answers wait for you";
		Card.Builder card = Card.saying(heading)
			.heading(heading)
			.note("The oldest first. Each stands here until somebody settled it.");
		custodians.forEach((mail) -> card.section((section) -> section.text(ReplyWords.line(mail))
			.button(Button.press(CustodiansMailActions.OPEN, "Read it")
				.with("mail", mail.id().toString())
				.withoutAnswers())));
		if (all > custodians.size()) {
			card.note("And " + (all - custodians.size()) + " in the allegations mailbox that came later.");
		}
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
		return card.build();
	}

}
