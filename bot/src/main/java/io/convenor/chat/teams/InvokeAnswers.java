package io.convenor.chat.teams;

import java.util.Map;

import com.microsoft.bot.builder.InvokeResponse;

import io.convenor.chat.cards.Card;

/** The shapes in which Teams wants its invokes answered. */
final class InvokeAnswers {

	private InvokeAnswers() {
	}

	/** The card takes the place of the one that was pressed. */
	static InvokeResponse card(Card card) {
		return new InvokeResponse(200,
				Map.of("statusCode", 200, "type", "application/vnd.microsoft.card.adaptive", "value", card.json()));
	}

	/** It was done, and the card stays as it is. */
	static InvokeResponse message(String text) {
		return new InvokeResponse(200,
				Map.of("statusCode", 200, "type", "application/vnd.microsoft.activity.message", "value", text));
	}

	/** It was not done; Teams leaves the card with everything filled in. */
	static InvokeResponse error(int status, String sentence) {
		return new InvokeResponse(200, Map.of("statusCode", status, "type", "application/vnd.microsoft.error", "value",
				Map.of("code", (status >= 500) ? "Failed" : "NotDone", "message", sentence)));
	}

	static InvokeResponse exchanged(String id, String connection) {
		return new InvokeResponse(200, Map.of("id", id, "connectionName", connection));
	}

	/** The token was of no use, so Teams shows the button to sign in. */
	static InvokeResponse notExchanged(String id, String connection) {
		return new InvokeResponse(412, Map.of("id", id, "connectionName", connection, "failureDetail",
				"The bot could not use this sign-in. Please sign in."));
	}

	static InvokeResponse ofStatus(int status) {
		return new InvokeResponse(status, null);
	}

}
