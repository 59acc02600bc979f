package io.convenor.tenant.teams;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.AccessToken;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.TokenRefused;
import io.convenor.tenant.teams.ConnectorFaults.Fault;
import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.World;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

/** The Bot Framework connector of Teams: where the bot writes to people and channels. */
final class Connector {

	/** The bytes of a bot's message that every client takes; Teams counts in UTF-16. */
	private static final int LARGEST_MESSAGE = 40 * 1024;

	private static final String PREFIX = "/teams/";

	private final World world;

	private final Authority authority;

	private final TeamsChats chats;

	private final ConnectorFaults faults;

	private final SilentSignIn signIn;

	private final PlaygroundLink playground;

	Connector(World world, Authority authority, TeamsChats chats, ConnectorFaults faults, SilentSignIn signIn,
			PlaygroundLink playground) {
		this.world = world;
		this.authority = authority;
		this.chats = chats;
		this.faults = faults;
		this.signIn = signIn;
		this.playground = playground;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.route(RequestPredicates.path("/teams/**"), this::answer)
			.onError(ConnectorRefusal.class, (refusal, request) -> refused((ConnectorRefusal) refusal))
			.onError(TokenRefused.class,
					(refusal,
							request) -> refused(new ConnectorRefusal(401, "Unauthorized",
									"Authorization has been " + "denied for this request: "
											+ Objects.requireNonNull(refusal.getMessage()))))
			.build();
	}

	private ServerResponse answer(ServerRequest request) throws ServletException, IOException {
		authenticate(request);
		String path = request.servletRequest().getRequestURI().substring(PREFIX.length());
		Call call = new Call(request.method().name(), path, body(request));
		return switch (call.shape()) {
			case "POST v3/conversations" -> effect(call, channelOf(call.body()), () -> createConversation(call));
			case "POST v3/conversations/*/activities", "POST v3/conversations/*/activities/*" ->
				effect(call, call.part(2), () -> post(call));
			case "PUT v3/conversations/*/activities/*" -> effect(call, call.part(2), () -> edit(call));
			case "DELETE v3/conversations/*/activities/*" -> effect(call, call.part(2), () -> delete(call));
			case "GET v3/conversations/*/members" -> json(200, members(call.part(2)));
			case "GET v3/conversations/*/members/*" -> json(200, member(call.part(2), call.part(4)));
			case "GET v3/conversations/*/pagedmembers" ->
				json(200, Json.object().set("members", members(call.part(2))));
			case "GET v3/teams/*" -> json(200, team(call.part(2)));
			case "GET v3/teams/*/conversations" -> json(200, channels(call.part(2)));
			default -> throw new ConnectorRefusal(404, "ServiceError", "No such operation: " + call.shape());
		};
	}

	private void authenticate(ServerRequest request) {
		String header = request.headers().header(HttpHeaders.AUTHORIZATION).stream().findFirst().orElse("");
		if (!header.startsWith("Bearer ")) {
			throw new ConnectorRefusal(401, "Unauthorized", "Authorization has been denied for this request.");
		}
		AccessToken token = this.authority.verify(header.substring("Bearer ".length()), Authority.BOT_FRAMEWORK);
		if (!token.appId().equals(Northmere.APP_ID)) {
			throw new ConnectorRefusal(403, "Forbidden", "The token is not the bot's.");
		}
	}

	/**
	 * Does what was asked, or the wrong thing that the connector was told to do instead.
	 */
	private ServerResponse effect(Call call, String conversationId, Supplier<ServerResponse> work) {
		Fault fault = this.faults.due(conversationId).orElse(null);
		return switch (fault) {
			case null -> {
				check(call, conversationId);
				yield work.get();
			}
			case Fault.Throttled throttled -> ServerResponse.status(429)
				.header(HttpHeaders.RETRY_AFTER, Long.toString(throttled.retryAfter().toSeconds()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(error("Throttled", "Too many requests."));
			case Fault.NotInRoster() -> throw ConnectorRefusal.notInRoster();
			case Fault.BadGateway() -> badGateway();
			case Fault.Late(CountDownLatch arrived, CountDownLatch until) -> {
				check(call, conversationId);
				arrived.countDown();
				await(until);
				yield work.get();
			}
			case Fault.DoneButBadGateway() -> {
				check(call, conversationId);
				var _ = work.get();
				yield badGateway();
			}
		};
	}

	private static void await(CountDownLatch until) {
		try {
			until.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void check(Call call, String conversationId) {
		if (Json.write(call.body()).getBytes(UTF_16LE).length > LARGEST_MESSAGE) {
			throw new ConnectorRefusal(413, "MessageSizeTooBig", "Message size too large.");
		}
		if (!this.chats.hasBot(conversationId)) {
			throw ConnectorRefusal.notInRoster();
		}
	}

	private ServerResponse createConversation(Call call) {
		String tenant = call.body().path("tenantId").asString(Northmere.TENANT_ID);
		if (!tenant.equals(Northmere.TENANT_ID)) {
			throw new ConnectorRefusal(403, "Forbidden", "The bot is not installed in the tenant " + tenant + ".");
		}
		String channelId = channelOf(call.body());
		return channelId.isEmpty() ? personalChat(call.body()) : channelThread(call, channelId);
	}

	private ServerResponse personalChat(JsonNode body) {
		Person person = TeamsIds.person(this.world.directory(), body.path("members").path(0).path("id").asString(""))
			.orElseThrow(() -> new ConnectorRefusal(400, "BadSyntax", "Bad format of conversation ID or members."));
		Chat chat = this.chats.personal(person);
		if (!this.chats.hasBot(chat.id())) {
			throw ConnectorRefusal.notInRoster();
		}
		ObjectNode answer = Json.object().put("id", chat.id());
		if (body.path("activity").isObject()) {
			answer.put("activityId", this.chats.fromBot(chat, body.path("activity"), null).id());
		}
		return json(201, answer);
	}

	private ServerResponse channelThread(Call call, String channelId) {
		Channel channel = this.world.channels()
			.find(channelId)
			.orElseThrow(() -> new ConnectorRefusal(404, "NotFound", "The channel was not found."));
		JsonNode activity = call.body().path("activity");
		if (!activity.isObject()) {
			throw new ConnectorRefusal(400, "BadSyntax", "Incorrect conversation creation parameters: no activity.");
		}
		Chat chat = this.chats.threadFromBot(channel, activity, this.playground.forward(call, channelId, "activityId"));
		return json(201,
				Json.object().put("id", chat.id()).put("activityId", TeamsIds.rootOf(chat.id()).orElseThrow()));
	}

	private ServerResponse post(Call call) {
		Chat chat = chat(call.part(2));
		JsonNode activity = call.body();
		String type = activity.path("type").asString("");
		if (!type.equals("message")) {
			this.playground.forward(call, chat.id(), "id");
			return json(201, Json.object().put("id", this.chats.nextId()));
		}
		if (this.signIn.takes(chat, activity)) {
			return json(201, Json.object().put("id", this.chats.nextId()));
		}
		String given = this.playground.forward(call, chat.id(), "id");
		return json(201, Json.object().put("id", this.chats.fromBot(chat, activity, given).id()));
	}

	private ServerResponse edit(Call call) {
		Chat chat = chat(call.part(2));
		if (!this.chats.edited(chat, call.part(4), call.body())) {
			throw new ConnectorRefusal(404, "ActivityNotFoundInConversation", "The activity was not found.");
		}
		this.playground.forward(call, chat.id(), "id");
		return json(200, Json.object().put("id", call.part(4)));
	}

	private ServerResponse delete(Call call) {
		Chat chat = chat(call.part(2));
		if (!this.chats.takenBack(chat, call.part(4))) {
			throw new ConnectorRefusal(404, "ActivityNotFoundInConversation", "The activity was not found.");
		}
		this.playground.forward(call, chat.id(), "id");
		return ServerResponse.ok().build();
	}

	private Chat chat(String conversationId) {
		return this.chats.find(conversationId)
			.orElseThrow(() -> new ConnectorRefusal(404, "ConversationNotFound", "Conversation not found."));
	}

	private ArrayNode members(String conversationId) {
		if (!this.chats.hasBot(conversationId)) {
			throw ConnectorRefusal.notInRoster();
		}
		ArrayNode members = Json.object().putArray("members");
		this.chats.personIn(conversationId)
			.map(List::of)
			.orElseGet(() -> team())
			.forEach((person) -> members.add(account(person)));
		return members;
	}

	private List<Person> team() {
		return this.world.directory().people().stream().filter((person) -> !person.jobTitle().isEmpty()).toList();
	}

	private ObjectNode member(String conversationId, String memberId) {
		return TeamsIds.person(this.world.directory(), memberId)
			.filter((person) -> this.chats.personIn(conversationId).map(person::equals).orElse(true))
			.map(Connector::account)
			.orElseThrow(() -> new ConnectorRefusal(404, "MemberNotFoundInConversation",
					"The user was not found in the conversation."));
	}

	private ObjectNode team(String teamId) {
		ours(teamId);
		return Json.object()
			.put("id", Northmere.GENERAL.id())
			.put("name", this.world.channels().teamName())
			.put("aadGroupId", this.world.channels().teamId())
			.put("channelCount", this.world.channels().all().size())
			.put("memberCount", team().size());
	}

	/** The General channel has no name here, as in Teams. */
	private ObjectNode channels(String teamId) {
		ours(teamId);
		ObjectNode answer = Json.object();
		ArrayNode channels = answer.putArray("conversations");
		for (Channel channel : this.world.channels().all()) {
			boolean general = channel.id().equals(Northmere.GENERAL.id());
			channels.addObject().put("id", channel.id()).put("name", general ? null : channel.displayName());
		}
		return answer;
	}

	private void ours(String teamId) {
		if (!teamId.equals(this.world.channels().teamId()) && !teamId.equals(Northmere.GENERAL.id())) {
			throw new ConnectorRefusal(404, "NotFound", "The team was not found.");
		}
		if (!this.chats.hasBot(Northmere.GENERAL.id())) {
			throw ConnectorRefusal.notInRoster();
		}
	}

	private static ObjectNode account(Person person) {
		return Json.object()
			.put("id", TeamsIds.of(person))
			.put("name", person.displayName())
			.put("objectId", person.id())
			.put("aadObjectId", person.id())
			.put("givenName", person.givenName())
			.put("surname", person.surname())
			.put("email", person.address())
			.put("userPrincipalName", person.address())
			.put("tenantId", Northmere.TENANT_ID)
			.put("userRole", "user");
	}

	private static String channelOf(JsonNode parameters) {
		return parameters.path("channelData").path("channel").path("id").asString("");
	}

	private static @Nullable JsonNode read(byte[] body) {
		try {
			return Json.read(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static JsonNode body(ServerRequest request) throws ServletException, IOException {
		byte[] bytes = request.servletRequest().getInputStream().readAllBytes();
		JsonNode body = (bytes.length == 0) ? Json.object() : read(bytes);
		if (!(body instanceof ObjectNode)) {
			throw new ConnectorRefusal(400, "BadSyntax", "Invalid JSON in the request body.");
		}
		return body;
	}

	private static ServerResponse json(int status, JsonNode body) {
		return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(Json.write(body));
	}

	private static ServerResponse badGateway() {
		return ServerResponse.status(502).contentType(MediaType.TEXT_HTML).body("<h1>502 Bad Gateway</h1>");
	}

	private static ServerResponse refused(ConnectorRefusal refusal) {
		return ServerResponse.status(refusal.status())
			.contentType(MediaType.APPLICATION_JSON)
			.body(error(refusal.code(), String.valueOf(refusal.getMessage())));
	}

	private static String error(String code, String message) {
		ObjectNode error = Json.object();
		error.putObject("error").put("code", code).put("message", message);
		return Json.write(error);
	}

	/**
	 * One request of the bot. Its path is taken apart here because a conversation id
	 * holds a semicolon, which servers read as the start of parameters.
	 *
	 * @param path the path after the service URL, still encoded
	 */
	record Call(String method, String path, JsonNode body) {

		String part(int index) {
			return parts().get(index);
		}

		String shape() {
			List<String> shape = new ArrayList<>(parts());
			for (int variable = 2; variable < shape.size(); variable += 2) {
				shape.set(variable, "*");
			}
			return this.method + " " + String.join("/", shape);
		}

		private List<String> parts() {
			return List.of(this.path.split("/")).stream().map((part) -> UriUtils.decode(part, UTF_8)).toList();
		}

	}

}
