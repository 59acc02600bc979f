package io.convenor.tenant.teams;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.Person;

/**
 * One person at one place in Teams: in their personal chat with the bot, or in a channel
 * where they address it with a mention.
 */
public final class TeamsUser {

	private static final int UNAUTHORISED = 401;

	private final Person person;

	private final @Nullable Channel channel;

	private @Nullable Chat chat;

	private final TeamsChats chats;

	private final Activities activities;

	private final BotEndpoint bot;

	private final SilentSignIn signIn;

	TeamsUser(Person person, @Nullable Channel channel, @Nullable Chat chat, TeamsChats chats, Activities activities,
			BotEndpoint bot, SilentSignIn signIn) {
		this.person = person;
		this.channel = channel;
		this.chat = chat;
		this.chats = chats;
		this.activities = activities;
		this.bot = bot;
		this.signIn = signIn;
	}

	/** The same person in a channel; the first thing they say there starts a thread. */
	public TeamsUser in(Channel channel) {
		return new TeamsUser(this.person, channel, null, this.chats, this.activities, this.bot, this.signIn);
	}

	/** The same person in a conversation that has begun. */
	public TeamsUser in(Chat begun) {
		return new TeamsUser(this.person, null, begun, this.chats, this.activities, this.bot, this.signIn);
	}

	/** The conversation as it stands. */
	public Chat chat() {
		if (this.chat == null) {
			throw new IllegalStateException(this.person.displayName() + " has said nothing in this channel yet");
		}
		return this.chat;
	}

	/** The latest card as this person sees it. */
	public Card card() {
		return chat().latestCardMessage()
			.flatMap((message) -> message.cardFor(this.person.id()))
			.orElseThrow(() -> new IllegalStateException("There is no card in this chat. " + chat().transcript()));
	}

	/** Waits until this becomes true of the conversation. */
	public Chat awaits(Predicate<Chat> condition, Duration atMost) {
		return chat().awaits(condition, atMost);
	}

	/** Writes to the bot, with a mention where others can read it. */
	public Reply says(String text) {
		Chat begun = this.chat;
		if (begun == null) {
			return startsThread(text);
		}
		ObjectNode activity = begun.channelId().isPresent() ? this.activities.mention(this.person, begun, text)
				: this.activities.message(this.person, begun, text);
		ChatMessage message = this.chats.fromPerson(begun, this.person, activity);
		return sends(activity.put("id", message.id()));
	}

	/** The latest card of a sort as this person sees it, whatever has come since. */
	public Optional<Card> latest(Predicate<Card> sort) {
		return chat().fromBot()
			.reversed()
			.stream()
			.map((message) -> message.cardFor(this.person.id()))
			.flatMap(Optional::stream)
			.filter(sort)
			.findFirst();
	}

	/**
	 * Presses a button of the latest card that has it, its fields left as they are shown.
	 */
	public Reply presses(String verbOrTitle) {
		return presses(verbOrTitle, Map.of());
	}

	/**
	 * Fills in fields and presses a button of the latest card that has it: what comes in
	 * the midst of a step does not take the card away.
	 */
	public Reply presses(String verbOrTitle, Map<String, ?> inputs) {
		Card card = latest((each) -> each.button(verbOrTitle).isPresent()).orElseGet(this::card);
		return presses(card, verbOrTitle, inputs);
	}

	/**
	 * Fills in fields of a card and presses a button, also of a card that has changed
	 * since and still stands so on another device.
	 * @param verbOrTitle the verb, title or id of the button
	 * @param inputs by the id of the field
	 */
	public Reply presses(Card card, String verbOrTitle, Map<String, ?> inputs) {
		JsonNode button = card.button(verbOrTitle)
			.orElseThrow(() -> new IllegalArgumentException(
					"The card has no button " + verbOrTitle + "; it has " + card.buttons() + " " + card.verbs()));
		ChatMessage message = holding(card);
		ObjectNode data = card.filledIn(button, inputs);
		return switch (button.path("type").asString("")) {
			case "Action.Execute" -> executes(message.id(), button, data);
			case "Action.Submit" -> submits(message.id(), data);
			default -> throw new IllegalArgumentException("The button " + verbOrTitle + " tells the bot nothing");
		};
	}

	/**
	 * Presses a button on a client that cannot execute, and so does what the button says
	 * instead.
	 */
	public Reply pressesWithoutExecuting(String verbOrTitle, Map<String, ?> inputs) {
		JsonNode button = card().button(verbOrTitle).orElseThrow();
		return submits(holding(card()).id(), card().filledIn(button.path("fallback"), inputs));
	}

	/** Sends a card action that no card offers, as somebody can who writes it by hand. */
	public Reply forges(String verb, Map<String, ?> data) {
		ObjectNode action = Json.object().put("type", "Action.Execute").put("verb", verb);
		String replyTo = chat().latestCardMessage().map(ChatMessage::id).orElseGet(this.chats::nextId);
		return executes(replyTo, action, (ObjectNode) Json.of(data));
	}

	/**
	 * Loads the chat anew, as on another device or another day: what the answers to
	 * presses showed is gone, and every message is seen as it is stored.
	 */
	public void reloads() {
		Chat begun = chat();
		begun.messages()
			.forEach((message) -> begun.change(message.id(), (now) -> now.seenAsStoredBy(this.person.id())));
	}

	/** Opens the chat, so that a card which refreshes itself for this person does so. */
	public Reply looks() {
		ChatMessage message = chat().latestCardMessage()
			.orElseThrow(() -> new IllegalStateException("There is no card to look at. " + chat().transcript()));
		JsonNode action = message.card().orElseThrow().json().path("refresh").path("action");
		ObjectNode data = (action.path("data") instanceof ObjectNode own) ? own.deepCopy() : Json.object();
		return executes(message.id(), action, data, "automatic");
	}

	/** Adds the bot, which Teams tells it in two activities. */
	public Reply installs() {
		this.chats.install(this.person);
		ObjectNode members = this.activities.activity("conversationUpdate", this.person, chat());
		members.putArray("membersAdded").addObject().put("id", TeamsIds.BOT);
		sends(this.activities.activity("installationUpdate", this.person, chat()).put("action", "add"));
		return sends(members);
	}

	/** Removes the bot. */
	public Reply uninstalls() {
		this.chats.uninstall(this.person);
		return sends(this.activities.activity("installationUpdate", this.person, chat()).put("action", "remove"));
	}

	/** Sends an invoke of any name. */
	public Reply invokes(String name, JsonNode value) {
		return sends(this.activities.invoke(this.person, chat(), name, value, null));
	}

	/** A message as it would be sent, for tests that change it before sending it raw. */
	public ObjectNode written(String text) {
		return this.activities.message(this.person, chat(), text);
	}

	/**
	 * Sends an activity as it is, signed, and gathers what the bot says until it answers.
	 */
	public Reply sends(ObjectNode activity) {
		int before = chat().fromBot().size();
		HttpResponse<String> answer = this.bot.send(activity);
		List<ChatMessage> after = chat().fromBot();
		return reply(answer, after.subList(Math.min(before, after.size()), after.size()));
	}

	static Reply reply(HttpResponse<String> answer, List<ChatMessage> messages) {
		try {
			JsonNode body = answer.body().isBlank() ? Json.object() : Json.read(answer.body());
			return new Reply(answer.statusCode(), body, messages);
		}
		catch (JacksonException ex) {
			return new Reply(answer.statusCode(), Json.object().put("value", answer.body()), messages);
		}
	}

	private Reply startsThread(String text) {
		if (this.channel == null) {
			throw new IllegalStateException("There is nowhere to say this");
		}
		ObjectNode said = Json.object().put("text", "<at>" + Northmere.APP_NAME + "</at> " + text);
		Chat thread = this.chats.threadFromPerson(this.channel, this.person, said);
		this.chat = thread;
		return sends(this.activities.mention(this.person, thread, text)
			.put("id", TeamsIds.rootOf(thread.id()).orElseThrow()));
	}

	private Reply executes(String messageId, JsonNode button, ObjectNode data) {
		return executes(messageId, button, data, "manual");
	}

	/**
	 * Presses, and once more with a token when the bot asks who it was and Teams may
	 * tell.
	 */
	private Reply executes(String messageId, JsonNode button, ObjectNode data, String trigger) {
		ObjectNode value = Json.object().put("trigger", trigger);
		ObjectNode action = value.putObject("action").put("type", "Action.Execute");
		action.put("id", button.path("id").asString("")).put("verb", button.path("verb").asString(""));
		action.set("data", data);
		Reply reply = sends(invocation(messageId, value));
		if (reply.invokeStatus() == UNAUTHORISED) {
			Optional<ObjectNode> token = this.signIn.authentication(this.person, reply.body().path("value"));
			if (token.isPresent()) {
				value.set("authentication", token.get());
				reply = sends(invocation(messageId, value));
			}
		}
		reply.invokeCard().ifPresent((card) -> chat().answered(messageId, this.person.id(), card));
		return reply;
	}

	private ObjectNode invocation(String messageId, ObjectNode value) {
		return this.activities.invoke(this.person, chat(), "adaptiveCard/action", value, messageId);
	}

	private Reply submits(String messageId, ObjectNode data) {
		JsonNode teams = data.path("msteams");
		if (teams.path("type").asString("").equals("imBack")) {
			return says(teams.path("value").asString(""));
		}
		if (teams.path("type").asString("").equals("task/fetch")) {
			ObjectNode value = Json.object();
			value.set("data", data);
			value.putObject("context").put("theme", "default");
			return invokes("task/fetch", value);
		}
		ObjectNode activity = this.activities.activity("message", this.person, chat()).put("replyToId", messageId);
		activity.set("value", data);
		return sends(activity);
	}

	private ChatMessage holding(Card card) {
		return chat().fromBot()
			.reversed()
			.stream()
			.filter((message) -> message.views().containsValue(card) || message.cards().contains(card)
					|| message.previousCards().contains(card))
			.findFirst()
			.or(() -> chat().latestCardMessage())
			.orElseThrow(() -> new IllegalArgumentException("No message of this chat shows that card"));
	}

}
