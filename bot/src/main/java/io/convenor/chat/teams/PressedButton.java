package io.convenor.chat.teams;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Card;

/**
 * What Teams says of a pressed button, before we know whether to believe it.
 *
 * @param verb what the button is for
 * @param card the live card it says it was on
 * @param version the version it says that card showed
 * @param form which form it says it was on
 */
record PressedButton(String verb, @Nullable UUID card, long version, @Nullable String form, Map<String, String> carries,
		Map<String, String> typed) {

	/**
	 * Reads the value of an {@code adaptiveCard/action}; empty when it is not one of
	 * ours.
	 */
	static Optional<PressedButton> read(JsonNode value) {
		JsonNode action = value.path("action");
		if (!action.path("type").asText("Action.Execute").equals("Action.Execute")) {
			return Optional.empty();
		}
		return read(action.path("verb").asText(), action.path("data"));
	}

	/**
	 * Reads the value of a message that a client sends which cannot execute; empty when
	 * it is not one of ours.
	 */
	static Optional<PressedButton> submitted(JsonNode value) {
		return read(value.path(Card.OURS).path(Card.PRESSED).asText(), value);
	}

	private static Optional<PressedButton> read(String verb, JsonNode data) {
		JsonNode ours = data.path(Card.OURS);
		if (verb.isBlank() || !ours.isObject()) {
			return Optional.empty();
		}
		Map<String, String> written = texts(data);
		try {
			UUID card = ours.hasNonNull("card") ? UUID.fromString(ours.path("card").asText()) : null;
			return Optional.of(new PressedButton(verb, card, ours.path("version").asLong(-1),
					ours.path(Card.FORM).asText(null), texts(ours.path("carries")), written));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Map<String, String> texts(JsonNode object) {
		Map<String, String> texts = new HashMap<>();
		object.properties().stream().filter((entry) -> entry.getValue().isValueNode()).forEach((entry) -> {
			if (!entry.getValue().isNull()) {
				texts.put(entry.getKey(), Hearing.writable(entry.getValue().asText()));
			}
		});
		return texts;
	}

}
