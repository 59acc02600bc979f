package io.convenor.chat.teams;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.cards.Card;

/** Answers a press on a card, of which Teams waits for what is shown instead. */
@Component
class Presses {

	private static final String NOT_OURS = "That button does not do anything any more. "
			+ "Type help to see what you can ask me for.";

	private final Turns turns;

	private final Speech speech;

	private final PostedCards cards;

	private final EditsUnderWay edits;

	Presses(Turns turns, Speech speech, PostedCards cards, EditsUnderWay edits) {
		this.edits = edits;
		this.turns = turns;
		this.speech = speech;
		this.cards = cards;
	}

	InvokeResponse press(Activity activity, Turn turn, JsonNode value) {
		try {
			return pressed(activity, turn, value);
		}
		catch (DataAccessException | TransactionException ex) {
			return kept(activity, 503, Turns.apology(ex));
		}
	}

	/**
	 * The same from a client that cannot execute: it waits for nothing, and shows next
	 * what its message holds then.
	 */
	void submit(Activity activity, Turn turn, PressedButton button) {
		PostedCard card = card(button, activity);
		if (isLost(button, card)) {
			this.speech.answer(activity, Reply.text(NOT_OURS));
			return;
		}
		pressed(activity, turn, button, card);
	}

	private InvokeResponse pressed(Activity activity, Turn turn, JsonNode value) {
		Optional<PressedButton> read = PressedButton.read(value);
		if (read.isEmpty()) {
			return InvokeAnswers.error(400, NOT_OURS);
		}
		PressedButton button = read.get();
		PostedCard card = card(button, activity);
		return isLost(button, card) ? InvokeAnswers.error(400, NOT_OURS) : pressed(activity, turn, button, card);
	}

	private @Nullable PostedCard card(PressedButton button, Activity activity) {
		UUID card = button.card();
		return (card != null) ? this.cards.find(card).filter((found) -> isHere(found, activity)).orElse(null) : null;
	}

	private static boolean isLost(PressedButton button, @Nullable PostedCard card) {
		return button.card() != null && card == null;
	}

	private InvokeResponse pressed(Activity activity, Turn turn, PressedButton button, @Nullable PostedCard card) {
		Press.Seen shown = (card != null) ? new Press.Seen(card.id(), card.kind(), card.subject(), button.version())
				: null;
		Turns.Outcome outcome = this.turns.pressed(turn, button.verb(),
				new Press(shown, button.form(), button.carries(), button.typed()));
		return switch (outcome) {
			case Turns.Outcome.Kept(int status, String sentence) -> kept(activity, status, sentence);
			case Turns.Outcome.Answered answered -> answered(activity, card, answered.onTopOf(shown));
		};
	}

	private InvokeResponse answered(Activity activity, @Nullable PostedCard card, Reply reply) {
		if (activity.getReplyToId() != null) {
			this.edits.settle(activity.getReplyToId());
		}
		try {
			return switch (reply) {
				case Reply.Live live -> InvokeAnswers.card(this.speech.instead(live, card, activity));
				case Reply.Show(Card instead) -> InvokeAnswers.card(this.speech.instead(instead, card, activity));
				case Reply.Text(String text) -> InvokeAnswers
					.card(this.speech.instead(Card.saying("An answer").text(text).build(), card, activity));
				case Reply.SignIn signIn -> {
					this.speech.answer(activity, signIn);
					yield stays(activity, card, signIn.why());
				}
			};
		}
		catch (RuntimeException ex) {
			return kept(activity, 500, Turns.apology(ex));
		}
	}

	private InvokeResponse stays(Activity activity, @Nullable PostedCard card, String notice) {
		if (card == null) {
			return InvokeAnswers.message(notice);
		}
		return InvokeAnswers
			.card(this.speech.instead(Reply.live(card.kind(), card.subject()).saying(notice), card, activity));
	}

	private InvokeResponse kept(Activity activity, int status, String sentence) {
		this.speech.answer(activity, Reply.text(sentence));
		return InvokeAnswers.error(status, sentence);
	}

	private static boolean isHere(PostedCard card, Activity activity) {
		return TeamsChat.withoutThread(card.conversationId())
			.equals(TeamsChat.withoutThread(activity.getConversation().getId()));
	}

}
