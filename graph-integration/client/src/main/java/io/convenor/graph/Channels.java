package io.convenor.graph;

import java.util.List;
import java.util.Optional;

/** Team channels: what is posted there, on behalf of whom. */
public interface Channels {

	/**
	 * Posts into a channel as the person who signed in. Graph lets no application post on
	 * its own. Under a key that was tried before, the channel is searched first. One
	 * request; one more to search, and one exchange of tokens for each sign-in.
	 * @param userAssertion the token of the person's sign-in to the bot
	 * @throws GraphFailure.ConsentMissing when the person has not agreed, or the sign-in
	 * expired
	 */
	PostedMessage postFor(IdempotencyKey key, String userAssertion, Channel channel, Post post);

	/**
	 * The message that was posted under a key, if it is among the channel's newest fifty.
	 * A bot cannot choose the id of what it attaches, so a card that carries the key's
	 * UUID inside is recognised too. One request; it needs the permission
	 * {@code ChannelMessage.Read.Group}.
	 */
	Optional<PostedMessage> find(IdempotencyKey key, Channel channel);

	/** The channels of a team. One request. */
	List<NamedChannel> of(String teamId);

	/** Where to post. */
	record Channel(String teamId, String channelId) {
	}

	/** A channel and what people call it. */
	record NamedChannel(String channelId, String name) {
	}

	/**
	 * What to post.
	 *
	 * @param cardJson an adaptive card, as JSON text
	 * @param summary what a notification says, without a name in it
	 */
	record Post(String summary, String cardJson) {
	}

	/**
	 * A message in a channel.
	 *
	 * @param byABot whether an application wrote it rather than a person
	 */
	record PostedMessage(String id, boolean byABot) {
	}

}
