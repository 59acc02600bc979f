package io.convenor.tenant.teams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;

/**
 * Lets the Agents Playground, which signs nothing, talk to a bot that believes nobody
 * without a signature: what it sends from this machine is made an activity of this
 * tenant, signed as Teams signs, and sent on.
 */
final class Relay {

	private final Directory directory;

	private final TeamsAddress address;

	private final TeamsChats chats;

	private final BotEndpoint bot;

	private final PlaygroundLink playground;

	Relay(Directory directory, TeamsAddress address, TeamsChats chats, BotEndpoint bot, PlaygroundLink playground) {
		this.directory = directory;
		this.address = address;
		this.chats = chats;
		this.bot = bot;
		this.playground = playground;
	}

	/** The Playground asks first whether anybody is there. */
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.HEAD("/relay/api/messages", (request) -> ServerResponse.ok().build())
			.GET("/relay/api/messages", (request) -> text(200, "This is where the Agents Playground writes to."))
			.POST("/relay/api/messages", this::relay)
			.build();
	}

	private ServerResponse relay(ServerRequest request) throws ServletException, IOException {
		if (!request.remoteAddress().map((remote) -> remote.getAddress().isLoopbackAddress()).orElse(false)) {
			return text(403, "The relay serves only this machine.");
		}
		Optional<ObjectNode> parsed = activity(request);
		if (parsed.isEmpty()) {
			return text(400, "That was no activity.");
		}
		ObjectNode activity = parsed.get();
		String connector = activity.path("serviceUrl").asString("");
		if (!isLocal(connector)) {
			return text(403, "The relay serves only a Playground on this machine.");
		}
		Optional<Person> person = person(activity.path("from"));
		if (person.isEmpty() && speaks(activity)) {
			return text(403, "Nobody of Northmere: start the Playground with the configuration of the local tenant.");
		}
		return deliver(connector, activity, person);
	}

	private ServerResponse deliver(String connector, ObjectNode activity, Optional<Person> person) {
		String conversation = activity.path("conversation").path("id").asString("");
		this.playground.learn(connector, conversation);
		adopt(activity, person);
		Chat chat = this.chats.known(conversation, activity.path("conversation").path("name").asString("Playground"));
		if (activity.path("type").asString("").equals("message") && activity.has("text")) {
			person.ifPresent((from) -> this.chats.fromPerson(chat, from, activity, messageId(chat, activity)));
		}
		HttpResponse<String> answer;
		try {
			answer = this.bot.send(activity);
		}
		catch (UncheckedIOException | IllegalStateException ex) {
			return text(502, String.valueOf(ex.getMessage()));
		}
		person.ifPresent((from) -> show(chat, from, activity, answer));
		String type = answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON_VALUE);
		return ServerResponse.status(answer.statusCode())
			.contentType(MediaType.parseMediaType(type))
			.body(answer.body());
	}

	/** Makes an activity of the Playground one of this tenant. */
	private void adopt(ObjectNode activity, Optional<Person> person) {
		activity.put("serviceUrl", this.address.serviceUrl()).put("channelId", "msteams").put("locale", "en-GB");
		ObjectNode conversation = activity.withObjectProperty("conversation").put("tenantId", Northmere.TENANT_ID);
		ObjectNode channelData = activity.withObjectProperty("channelData");
		channelData.withObjectProperty("tenant").put("id", Northmere.TENANT_ID);
		String channel = TeamsIds.channelOf(conversation.path("id").asString(""));
		if (!channel.equals(conversation.path("id").asString(""))) {
			channelData.put("teamsChannelId", channel).withObjectProperty("channel").put("id", channel);
			channelData.withObjectProperty("team").put("aadGroupId", Northmere.TEAM_ID);
		}
		person.ifPresent((from) -> activity.withObjectProperty("from")
			.put("id", TeamsIds.of(from))
			.put("name", from.displayName())
			.put("aadObjectId", from.id()));
	}

	private void show(Chat chat, Person person, JsonNode activity, HttpResponse<String> answer) {
		String message = activity.path("replyToId").asString("");
		TeamsUser.reply(answer, List.of())
			.invokeCard()
			.ifPresent((card) -> chat.change(message, (shown) -> shown.seenBy(person.id(), card)));
	}

	/** The first message of a thread is known by the id in the thread's own. */
	private static String messageId(Chat chat, JsonNode activity) {
		Optional<String> root = chat.messages().isEmpty() ? TeamsIds.rootOf(chat.id()) : Optional.empty();
		return root.orElseGet(() -> activity.path("id").asString(""));
	}

	private Optional<Person> person(JsonNode from) {
		return TeamsIds.person(this.directory, from.path("aadObjectId").asString(""))
			.or(() -> TeamsIds.person(this.directory, from.path("id").asString("")));
	}

	private static boolean speaks(JsonNode activity) {
		String type = activity.path("type").asString("");
		return type.equals("message") || type.equals("invoke");
	}

	private static Optional<ObjectNode> activity(ServerRequest request) throws ServletException, IOException {
		try {
			return (Json.read(request.body(byte[].class)) instanceof ObjectNode activity) ? Optional.of(activity)
					: Optional.empty();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static boolean isLocal(String url) {
		try {
			String host = URI.create(url).getHost();
			return host != null && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (IllegalArgumentException | IOException ex) {
			return false;
		}
	}

	private static ServerResponse text(int status, String sentence) {
		return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence);
	}

}
