package io.convenor.tenant.teams;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.ChannelMessage.Attached;
import io.convenor.tenant.world.Channels;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.World;

/**
 * Every conversation the bot takes part in. What is said in a channel is in the tenant's
 * channel too.
 */
public final class TeamsChats {

	private final World world;

	private final Clock clock;

	private final Map<String, Chat> chats = new LinkedHashMap<>();

	private final Set<String> without = ConcurrentHashMap.newKeySet();

	private final Map<String, String> inWorld = new ConcurrentHashMap<>();

	private long lastId;

	TeamsChats(World world, Clock clock) {
		this.world = world;
		this.clock = clock;
	}

	/** The personal chat of this person with the bot. */
	public Chat personal(Person person) {
		return chat(TeamsIds.personalChat(person), person.displayName(), null);
	}

	/** The thread that this message started in a channel. */
	public Chat thread(Channel channel, String messageId) {
		return chat(TeamsIds.thread(channel.id(), messageId), channel.displayName(), channel.id());
	}

	/** The threads of a channel in which the bot was addressed or spoke, oldest first. */
	public List<Chat> threads(Channel channel) {
		return all().stream().filter((chat) -> channel.id().equals(chat.channelId().orElse(null))).toList();
	}

	/** Every conversation, in the order in which they began. */
	public synchronized List<Chat> all() {
		return List.copyOf(this.chats.values());
	}

	/** Takes the bot away from this person, so that it can no longer write to them. */
	public void uninstall(Person person) {
		this.without.add(TeamsIds.personalChat(person));
	}

	/** Gives the bot back to this person. */
	public void install(Person person) {
		this.without.remove(TeamsIds.personalChat(person));
	}

	/** Takes the bot out of the team. */
	public void removeFromTeam() {
		this.world.channels().all().forEach((channel) -> this.without.add(channel.id()));
	}

	/** Adds the bot to the team again. */
	public void addToTeam() {
		this.world.channels().all().forEach((channel) -> this.without.remove(channel.id()));
	}

	boolean hasBot(String conversationId) {
		return !this.without.contains(TeamsIds.channelOf(conversationId));
	}

	/** Finds the conversation with this id, begun or not, if there can be one. */
	Optional<Chat> find(String conversationId) {
		Optional<Chat> begun = begun(conversationId);
		if (begun.isPresent()) {
			return begun;
		}
		Optional<Chat> personal = this.world.directory()
			.people()
			.stream()
			.filter((person) -> TeamsIds.personalChat(person).equals(conversationId))
			.findFirst()
			.map(this::personal);
		return personal.or(() -> thread(conversationId));
	}

	Optional<Person> personIn(String conversationId) {
		return this.world.directory()
			.people()
			.stream()
			.filter((person) -> TeamsIds.personalChat(person).equals(conversationId))
			.findFirst();
	}

	/** A conversation that exists elsewhere, such as one that began in the Playground. */
	Chat known(String conversationId, String name) {
		return find(conversationId).orElseGet(() -> chat(conversationId, name, null));
	}

	/**
	 * Records what the bot says in this conversation, under its own id or a given one.
	 */
	ChatMessage fromBot(Chat chat, JsonNode activity, @Nullable String givenId) {
		String id = post(chat.id(), givenId,
				(channels) -> channels
					.postAsApplication(channel(chat), root(chat), Northmere.APP_ID, Northmere.APP_NAME, html(activity),
							attached(activity))
					.id());
		return record(chat, id, true, Northmere.APP_NAME, activity);
	}

	/** Records what the bot starts a new thread with. */
	Chat threadFromBot(Channel channel, JsonNode activity, @Nullable String givenId) {
		String id = post(channel.id(), givenId,
				(channels) -> channels
					.postAsApplication(channel.id(), null, Northmere.APP_ID, Northmere.APP_NAME, html(activity),
							attached(activity))
					.id());
		Chat chat = thread(channel, id);
		record(chat, id, true, Northmere.APP_NAME, activity);
		return chat;
	}

	ChatMessage fromPerson(Chat chat, Person person, JsonNode activity) {
		return fromPerson(chat, person, activity, null);
	}

	ChatMessage fromPerson(Chat chat, Person person, JsonNode activity, @Nullable String givenId) {
		String id = post(chat.id(), givenId,
				(channels) -> channels.post(channel(chat), root(chat), person, html(activity), List.of()).id());
		return record(chat, id, false, person.displayName(), activity);
	}

	Chat threadFromPerson(Channel channel, Person person, JsonNode activity) {
		String id = this.world.channels().post(channel.id(), null, person, html(activity), List.of()).id();
		this.inWorld.put(id, id);
		Chat chat = thread(channel, id);
		record(chat, id, false, person.displayName(), activity);
		return chat;
	}

	boolean edited(Chat chat, String messageId, JsonNode activity) {
		boolean changed = chat.change(messageId, (message) -> message.edited(activity));
		String inChannel = this.inWorld.get(messageId);
		if (changed && inChannel != null && chat.channelId().isPresent()) {
			this.world.channels().edit(channel(chat), inChannel, html(activity), attached(activity));
		}
		return changed;
	}

	boolean takenBack(Chat chat, String messageId) {
		boolean changed = chat.change(messageId, ChatMessage::takenBack);
		String inChannel = this.inWorld.get(messageId);
		if (changed && inChannel != null && chat.channelId().isPresent()) {
			this.world.channels().edit(channel(chat), inChannel, "", List.of());
		}
		return changed;
	}

	synchronized String nextId() {
		this.lastId = Math.max(this.lastId + 1, this.clock.millis());
		return Long.toString(this.lastId);
	}

	private ChatMessage record(Chat chat, String id, boolean fromBot, String name, JsonNode activity) {
		ChatMessage message = new ChatMessage(id, fromBot, name, List.of(activity), Map.of(), false,
				this.clock.instant());
		chat.add(message);
		return message;
	}

	/**
	 * Posts to the tenant's channel where the conversation is in one, and keeps both ids.
	 */
	private String post(String conversationId, @Nullable String givenId, Function<Channels, String> poster) {
		boolean inChannel = this.world.channels().find(TeamsIds.channelOf(conversationId)).isPresent();
		String worldId = inChannel ? poster.apply(this.world.channels()) : null;
		String id = (givenId != null) ? givenId : (worldId != null) ? worldId : nextId();
		if (worldId != null) {
			this.inWorld.put(id, worldId);
		}
		return id;
	}

	private synchronized Chat chat(String id, String name, @Nullable String channelId) {
		return this.chats.computeIfAbsent(id, (key) -> new Chat(key, name, channelId));
	}

	private synchronized Optional<Chat> begun(String conversationId) {
		return Optional.ofNullable(this.chats.get(conversationId));
	}

	private Optional<Chat> thread(String conversationId) {
		return this.world.channels()
			.find(TeamsIds.channelOf(conversationId))
			.flatMap((channel) -> TeamsIds.rootOf(conversationId).map((root) -> thread(channel, root)));
	}

	private @Nullable String root(Chat chat) {
		return TeamsIds.rootOf(chat.id())
			.map((root) -> this.inWorld.getOrDefault(root, root))
			.filter((root) -> this.world.channels().find(channel(chat), root).isPresent())
			.orElse(null);
	}

	private static String channel(Chat chat) {
		return chat.channelId().orElseGet(() -> TeamsIds.channelOf(chat.id()));
	}

	private static String html(JsonNode activity) {
		return activity.path("text").asString("");
	}

	private static List<Attached> attached(JsonNode activity) {
		return StreamSupport.stream(activity.path("attachments").spliterator(), false)
			.map((attachment) -> new Attached(UUID.randomUUID().toString(), attachment.path("contentType").asString(""),
					attachment.path("contentUrl").asString(null),
					attachment.has("content") ? Json.write(attachment.path("content")) : null,
					attachment.path("name").asString(null)))
			.toList();
	}

}
