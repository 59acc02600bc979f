package io.convenor.chat.replies;

import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Reply;

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
		if (open.isEmpty()) {
			return Card.saying(none).heading(none).build();
		}
		String heading = (open.size() == 1) ? "1 answer waits for you" : open.size() + " answers wait for you";
		Card.Builder card = Card.saying(heading)
			.heading(heading)
			.note("The oldest first. Each stands here until somebody settled it.");
		Function<Reply, Conference> conference = (reply) -> this.conferences.get(reply.conference());
		open.stream()
			.limit(SHOWN)
			.forEach((reply) -> card
				.section((section) -> section.text(Card.shortened(this.words.line(conference.apply(reply), reply), 250))
					.button(Button.press(ReplyActions.OPEN, "Read it")
						.with("reply", reply.id().toString())
						.withoutAnswers())));
		if (open.size() > SHOWN) {
			card.note("And " + (open.size() - SHOWN) + " that came later.");
		}
		return card.build();
	}

}
