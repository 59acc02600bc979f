package io.convenor.tenant.teams;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * What came back for something a person did: the HTTP answer, and what the bot had said
 * in the conversation by then.
 *
 * @param status the HTTP status
 * @param body the invoke response, or an empty object
 * @param messages what the bot said in the conversation before it answered
 */
public record Reply(int status, JsonNode body, List<ChatMessage> messages) {

	public Reply {
		messages = List.copyOf(messages);
	}

	/** The status within the invoke response, or the HTTP status where there is none. */
	public int invokeStatus() {
		return this.body.path("statusCode").asInt(this.status);
	}

	/** The type of the invoke response, empty where there is none. */
	public String type() {
		return this.body.path("type").asString("");
	}

	/** The card in the invoke response, or in the last message. */
	public Card card() {
		return invokeCard().or(this::messageCard)
			.orElseThrow(() -> new IllegalStateException("No card came back, but " + this));
	}

	/** The message in the invoke response, or the text of the last message. */
	public String text() {
		JsonNode value = this.body.path("value");
		if (value.isString()) {
			return value.asString();
		}
		if (value.path("message").isString()) {
			return value.path("message").asString();
		}
		return this.messages.isEmpty() ? "" : this.messages.getLast().text();
	}

	Optional<Card> invokeCard() {
		return ChatMessage.ADAPTIVE_CARD.equals(type()) ? Optional.of(new Card(this.body.path("value")))
				: Optional.empty();
	}

	private Optional<Card> messageCard() {
		return this.messages.reversed().stream().flatMap((message) -> message.cards().stream()).findFirst();
	}

}
