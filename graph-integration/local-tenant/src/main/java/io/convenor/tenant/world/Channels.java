package io.convenor.tenant.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The tenant's one team, its channels and what was posted in them.
 */
public final class Channels {

	private final Clock clock;

	private final String teamId;

	private final String teamName;

	private final List<Channel> channels = new CopyOnWriteArrayList<>();

	private final List<ChannelMessage> messages = new ArrayList<>();

	private long lastId;

	Channels(Clock clock, String teamId, String teamName) {
		this.clock = clock;
		this.teamId = teamId;
		this.teamName = teamName;
	}

	public String teamId() {
		return this.teamId;
	}

	public String teamName() {
		return this.teamName;
	}

	public void add(Channel channel) {
		this.channels.add(channel);
	}

	public List<Channel> all() {
		return List.copyOf(this.channels);
	}

	public Optional<Channel> find(String channelId) {
		return this.channels.stream().filter((channel) -> channel.id().equals(channelId)).findFirst();
	}

	/**
	 * Every post and reply of a channel, oldest first.
	 */
	public synchronized List<ChannelMessage> messages(String channelId) {
		return this.messages.stream().filter((message) -> message.channelId().equals(channelId)).toList();
	}

	public Optional<ChannelMessage> find(String channelId, String messageId) {
		return messages(channelId).stream().filter((message) -> message.id().equals(messageId)).findFirst();
	}

	/**
	 * Post as a person, which is all that Graph allows.
	 * @param replyTo the id of the post to answer
	 */
	public ChannelMessage post(String channelId, @Nullable String replyTo, Person from, String html,
			List<ChannelMessage.Attached> attachments) {
		return post(channelId, replyTo, false, from.id(), from.displayName(), html, attachments);
	}

	/**
	 * Post as an application, as a bot does through the Bot Connector.
	 * @param replyTo the id of the post to answer
	 */
	public ChannelMessage postAsApplication(String channelId, @Nullable String replyTo, String appId, String appName,
			String html, List<ChannelMessage.Attached> attachments) {
		return post(channelId, replyTo, true, appId, appName, html, attachments);
	}

	private synchronized ChannelMessage post(String channelId, @Nullable String replyTo, boolean fromApplication,
			String fromId, String fromName, String html, List<ChannelMessage.Attached> attachments) {
		if (find(channelId).isEmpty()) {
			throw Refused.notFound("NotFound", "No channel has the id " + channelId + ".");
		}
		this.lastId = Math.max(this.lastId + 1, this.clock.millis());
		ChannelMessage message = new ChannelMessage(Long.toString(this.lastId), channelId, replyTo, fromApplication,
				fromId, fromName, html, attachments, this.clock.instant());
		this.messages.add(message);
		return message;
	}

	/**
	 * Replace the text and attachments of a message already posted, keeping its place.
	 */
	public synchronized ChannelMessage edit(String channelId, String messageId, String html,
			List<ChannelMessage.Attached> attachments) {
		ChannelMessage old = find(channelId, messageId)
			.orElseThrow(() -> Refused.notFound("NotFound", "No message has the id " + messageId + "."));
		ChannelMessage edited = new ChannelMessage(old.id(), old.channelId(), old.replyTo(), old.fromApplication(),
				old.fromId(), old.fromName(), html, attachments, old.at());
		this.messages.set(this.messages.indexOf(old), edited);
		return edited;
	}

}
