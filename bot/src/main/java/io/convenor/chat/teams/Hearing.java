package io.convenor.chat.teams;

import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Entity;
import org.jspecify.annotations.Nullable;

import io.convenor.chat.TeamsChat;
import io.convenor.chat.Place;
import io.convenor.chat.Scope;
import io.convenor.chat.Speaker;
import io.convenor.conference.Viewer;

/** Understands what an activity says: who, where, and the words without the mention. */
final class Hearing {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern NEVER_TYPED = Pattern.compile("[\\x00\\p{Cs}\\u200B\\u2060]");

	private Hearing() {
	}

	/** Who speaks, if Teams says it. */
	static Optional<Speaker> speaker(Activity activity) {
		if (activity.getFrom() == null || blank(activity.getFrom().getAadObjectId())) {
			return Optional.empty();
		}
		String name = activity.getFrom().getName();
		return Optional.of(new Speaker(activity.getFrom().getAadObjectId(), (name != null) ? name : ""));
	}

	/** Who reads what is answered. */
	static Viewer viewer(Activity activity) {
		if (scope(activity) != Scope.PERSONAL) {
			return Viewer.SEVERAL;
		}
		return speaker(activity).map((speaker) -> Viewer.person(speaker.objectId())).orElse(Viewer.ANYBODY);
	}

	static Place place(Activity activity) {
		String id = activity.getConversation().getId();
		return switch (scope(activity)) {
			case PERSONAL -> new Place.Personal(id);
			case GROUP -> new Place.Group(id);
			case CHANNEL -> {
				JsonNode team = channelData(activity).path("team");
				yield new Place.Channel(id, team.path("id").asText(), TeamsChat.withoutThread(id),
						team.path("aadGroupId").asText(null));
			}
		};
	}

	static TeamsChat conversation(Activity activity, String tenantId) {
		Scope scope = scope(activity);
		return new TeamsChat(TeamsChat.withoutThread(activity.getConversation().getId()), scope,
				activity.getServiceUrl(), (activity.getRecipient() != null) ? activity.getRecipient().getId() : "",
				tenantId, (scope == Scope.PERSONAL) ? speaker(activity).map(Speaker::objectId).orElse(null) : null,
				channelData(activity).path("team").path("id").asText(null));
	}

	/**
	 * Whether it was said to the bot. In a team whose messages the bot may read, Teams
	 * brings it those too that do not mention it.
	 */
	static boolean isForUs(Activity activity) {
		return scope(activity) == Scope.PERSONAL || (activity.getEntities() != null && activity.getRecipient() != null
				&& activity.getEntities()
					.stream()
					.anyMatch((entity) -> mentionOf(entity, activity.getRecipient().getId()) != null));
	}

	/**
	 * The words, without the mention of the bot and without what Teams writes around
	 * them.
	 */
	static String text(Activity activity) {
		String text = (activity.getText() != null) ? writable(activity.getText()) : "";
		if (activity.getEntities() != null && activity.getRecipient() != null) {
			for (Entity entity : activity.getEntities()) {
				String mention = mentionOf(entity, activity.getRecipient().getId());
				text = (mention != null) ? text.replace(mention, " ") : text;
			}
		}
		String plain = text.replaceAll("(?i)</?at(\\s[^<>]{0,80})?>", "").replace("&nbsp;", " ").replace('\u00A0', ' ');
		return Normalizer.normalize(plain, Normalizer.Form.NFC).strip();
	}

	static Locale locale(@Nullable String tag) {
		try {
			return blank(tag) ? Locale.UK : new Locale.Builder().setLanguageTag(tag).build();
		}
		catch (IllformedLocaleException ex) {
			return Locale.UK;
		}
	}

	/**
	 * Without what no table can hold and no JSON can write: the character zero, and
	 * halves of characters. Nobody types them; whoever sends them by hand gets an answer
	 * like everybody else. What cards put in, so that lines can or cannot end there,
	 * comes back where somebody copied it.
	 */
	static String writable(String text) {
		return NEVER_TYPED.matcher(text).replaceAll("");
	}

	static JsonNode channelData(Activity activity) {
		return tree(activity.getChannelData());
	}

	static JsonNode value(Activity activity) {
		return tree(activity.getValue());
	}

	private static JsonNode tree(@Nullable Object loose) {
		return JSON.valueToTree(loose);
	}

	/** What Teams does not say is one person's alone is for several. */
	private static Scope scope(Activity activity) {
		String type = activity.getConversation().getConversationType();
		if ("channel".equals(type)) {
			return Scope.CHANNEL;
		}
		boolean alone = "personal".equals(type) && !Boolean.TRUE.equals(activity.getConversation().isGroup());
		return alone ? Scope.PERSONAL : Scope.GROUP;
	}

	private static @Nullable String mentionOf(Entity entity, @Nullable String botId) {
		JsonNode mention = JSON.valueToTree(entity);
		boolean ours = mention.path("type").asText().equals("mention")
				&& mention.path("mentioned").path("id").asText().equals(botId);
		String text = mention.path("text").asText();
		return (ours && !text.isEmpty()) ? text : null;
	}

	private static boolean blank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
