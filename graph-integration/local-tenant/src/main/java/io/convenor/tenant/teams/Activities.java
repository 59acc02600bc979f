package io.convenor.tenant.teams;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Person;

/** Writes activities the way Teams does. */
final class Activities {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private final Clock clock;

	private final TeamsAddress address;

	private final TeamsChats chats;

	private final AtomicInteger count = new AtomicInteger();

	Activities(Clock clock, TeamsAddress address, TeamsChats chats) {
		this.clock = clock;
		this.address = address;
		this.chats = chats;
	}

	ObjectNode message(Person from, Chat chat, String text) {
		ObjectNode activity = activity("message", from, chat);
		activity.put("text", text).put("textFormat", "plain");
		activity.putArray("attachments")
			.addObject()
			.put("contentType", "text/html")
			.put("content", "<p>" + text + "</p>");
		return activity;
	}

	/** What a person writes to the bot where others can read it. */
	ObjectNode mention(Person from, Chat chat, String text) {
		String mention = "<at>" + Northmere.APP_NAME + "</at>";
		ObjectNode activity = message(from, chat, mention + " " + text);
		ObjectNode entity = activity.withArray("entities").addObject().put("type", "mention").put("text", mention);
		entity.putObject("mentioned").put("id", TeamsIds.BOT).put("name", Northmere.APP_NAME);
		return activity;
	}

	ObjectNode invoke(Person from, Chat chat, String name, JsonNode value, @Nullable String replyToId) {
		ObjectNode activity = activity("invoke", from, chat).put("name", name);
		activity.set("value", value);
		if (replyToId != null) {
			activity.put("replyToId", replyToId);
			ObjectNode channelData = (ObjectNode) activity.path("channelData");
			channelData.putObject("source").put("name", "message");
			channelData.putObject("legacy").put("replyToId", "1:" + replyToId);
		}
		return activity;
	}

	ObjectNode activity(String type, Person from, Chat chat) {
		ObjectNode activity = Json.object().put("type", type).put("id", this.chats.nextId());
		Instant now = this.clock.instant();
		activity.put("timestamp", timestamp(now))
			.put("localTimestamp",
					DateTimeFormatter.ISO_OFFSET_DATE_TIME
						.format(now.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime()))
			.put("localTimezone", ZONE.getId())
			.put("locale", "en-GB")
			.put("channelId", "msteams")
			.put("serviceUrl", this.address.serviceUrl());
		activity.putObject("from")
			.put("id", TeamsIds.of(from))
			.put("name", from.displayName())
			.put("aadObjectId", from.id());
		activity.putObject("recipient").put("id", TeamsIds.BOT).put("name", Northmere.APP_NAME);
		ObjectNode conversation = activity.putObject("conversation")
			.put("id", chat.id())
			.put("tenantId", Northmere.TENANT_ID)
			.put("conversationType", chat.channelId().isPresent() ? "channel" : "personal");
		ObjectNode channelData = activity.putObject("channelData");
		channelData.putObject("tenant").put("id", Northmere.TENANT_ID);
		chat.channelId().ifPresent((channel) -> {
			conversation.put("isGroup", true);
			channelData.put("teamsChannelId", channel).put("teamsTeamId", Northmere.GENERAL.id());
			channelData.putObject("channel").put("id", channel);
			channelData.putObject("team").put("id", Northmere.GENERAL.id()).put("aadGroupId", Northmere.TEAM_ID);
		});
		activity.putArray("entities")
			.addObject()
			.put("type", "clientInfo")
			.put("locale", "en-GB")
			.put("country", "GB")
			.put("platform", "Web")
			.put("timezone", ZONE.getId());
		return activity;
	}

	/** Teams writes none, three or seven digits of a second, as it comes. */
	private String timestamp(Instant now) {
		Instant second = now.truncatedTo(ChronoUnit.SECONDS);
		return switch (this.count.getAndIncrement() % 3) {
			case 0 -> DateTimeFormatter.ISO_INSTANT.format(second);
			case 1 -> DateTimeFormatter.ISO_INSTANT.format(second.plusMillis(211));
			default -> second.toString().replace("Z", ".1234567Z");
		};
	}

}
