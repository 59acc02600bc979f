package io.convenor.chat.teams;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.Attachment;
import com.microsoft.bot.schema.TextFormatTypes;
import org.jspecify.annotations.Nullable;

import io.convenor.chat.Reply;
import io.convenor.chat.cards.Card;

/** Activities as they travel. The SDK's types only work with Jackson 2. */
final class Activities {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.addMixIn(Activity.class, WithTimestamp.class)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.defaultPropertyInclusion(
				JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
		.build();

	private Activities() {
	}

	/** Reads an activity; null when there is none in it. */
	static @Nullable Activity read(byte[] json) throws IOException {
		return MAPPER.readValue(json, Activity.class);
	}

	static byte[] write(Object body) {
		try {
			return MAPPER.writeValueAsBytes(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("An answer could not be written", ex);
		}
	}

	/** A message as an activity. */
	static Activity of(Reply.Message message) {
		return switch (message) {
			case Reply.Text(String text) -> words(text);
			case Reply.Show(Card card) -> of(card);
		};
	}

	/** A message of plain words. */
	static Activity words(String text) {
		Activity activity = new Activity(ActivityTypes.MESSAGE);
		activity.setTextFormat(TextFormatTypes.PLAIN);
		activity.setText(text);
		return activity;
	}

	/** A message that is a card. */
	static Activity of(Card card) {
		Activity activity = attached("application/vnd.microsoft.card.adaptive", card.json());
		activity.setSummary(card.summary());
		return activity;
	}

	/**
	 * A message that asks to sign in, without a word to the person if Teams can do it.
	 */
	static Activity signIn(String why, String connection, String exchangeId, String resource, URI consentPage) {
		ObjectNode card = MAPPER.createObjectNode().put("text", why).put("connectionName", connection);
		card.putObject("tokenExchangeResource").put("id", exchangeId).put("uri", resource);
		card.putArray("buttons")
			.addObject()
			.put("type", "signin")
			.put("title", "Sign in")
			.put("value", consentPage.toString());
		return attached("application/vnd.microsoft.card.oauth", card);
	}

	/**
	 * The SDK looks into everything it sends by reflection; JSON nodes bear it, maps do
	 * not.
	 */
	private static Activity attached(String type, ObjectNode content) {
		Attachment attachment = new Attachment();
		attachment.setContentType(type);
		attachment.setContent(content);
		Activity activity = new Activity(ActivityTypes.MESSAGE);
		activity.setAttachments(List.of(attachment));
		return activity;
	}

	/**
	 * Reads timestamps as they are written; the SDK takes milliseconds for nanoseconds.
	 */
	@SuppressWarnings("UnusedVariable") // its form alone is read
	private abstract static class WithTimestamp {

		@JsonFormat(shape = JsonFormat.Shape.STRING)
		@Nullable OffsetDateTime timestamp;

	}

}
