package io.convenor.graph;

import java.util.List;
import java.util.Optional;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ChannelCollectionResponse;
import com.microsoft.graph.models.ChatMessage;
import com.microsoft.graph.models.ChatMessageAttachment;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.teams.item.channels.item.messages.MessagesRequestBuilder;

/** Team channels: read as ourselves, written on behalf of a person. */
final class GraphChannels implements Channels {

	private static final String CARD = "application/vnd.microsoft.card.adaptive";

	private static final int NEWEST = 50;

	private static final int UNAUTHORISED = 401;

	private final Clients clients;

	private final GraphCalls calls;

	GraphChannels(Clients clients, GraphCalls calls) {
		this.clients = clients;
		this.calls = calls;
	}

	@Override
	public PostedMessage postFor(IdempotencyKey key, String userAssertion, Channel channel, Post post) {
		Optional<PostedMessage> before = key.triedBefore() ? find(key, channel) : Optional.empty();
		return before.orElseGet(() -> post(key, userAssertion, channel, post));
	}

	@Override
	public Optional<PostedMessage> find(IdempotencyKey key, Channel channel) {
		return Pages
			.orEmpty(
					this.calls
						.ask(Operation.READ_CHANNEL,
								() -> messages(this.clients.own(), channel)
									.get((get) -> get.queryParameters.top = NEWEST))
						.getValue())
			.stream()
			.filter((message) -> carries(message, key))
			.findFirst()
			.map((message) -> new PostedMessage(message.getId(), isFromABot(message)));
	}

	@Override
	public List<NamedChannel> of(String teamId) {
		var channels = this.clients.own().teams().byTeamId(teamId).channels();
		return Pages
			.all(() -> this.calls.ask(Operation.LIST_CHANNELS,
					() -> channels.get((get) -> get.queryParameters.select = new String[] { "id", "displayName" })),
					(link) -> this.calls.ask(Operation.LIST_CHANNELS, () -> channels.withUrl(link).get()),
					ChannelCollectionResponse::getValue)
			.stream()
			.map((channel) -> new NamedChannel(channel.getId(), channel.getDisplayName()))
			.toList();
	}

	private PostedMessage post(IdempotencyKey key, String userAssertion, Channel channel, Post post) {
		GraphServiceClient person = this.clients.of(userAssertion);
		ChatMessage message = message(key, post);
		try {
			return new PostedMessage(
					this.calls.ask(Operation.POST_TO_CHANNEL, () -> messages(person, channel).post(message)).getId(),
					false);
		}
		catch (GraphFailure.Rejected refused) {
			throw (refused.status() == UNAUTHORISED && refused.permission() != null) ? new GraphFailure.ConsentMissing(
					"The person's sign-in has expired (" + refused.code() + ")", refused) : refused;
		}
	}

	private static MessagesRequestBuilder messages(GraphServiceClient client, Channel channel) {
		return client.teams().byTeamId(channel.teamId()).channels().byChannelId(channel.channelId()).messages();
	}

	private static ChatMessage message(IdempotencyKey key, Post post) {
		String id = key.uuid().toString();
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent("<attachment id=\"" + id + "\"></attachment>");
		ChatMessageAttachment card = new ChatMessageAttachment();
		card.setId(id);
		card.setContentType(CARD);
		card.setContent(post.cardJson());
		ChatMessage message = new ChatMessage();
		message.setBody(body);
		message.setSummary(post.summary());
		message.setAttachments(List.of(card));
		return message;
	}

	private static boolean carries(ChatMessage message, IdempotencyKey key) {
		String id = key.uuid().toString();
		return Pages.orEmpty(message.getAttachments())
			.stream()
			.anyMatch((attachment) -> id.equalsIgnoreCase(attachment.getId())
					|| (attachment.getContent() != null && attachment.getContent().contains(id)));
	}

	private static boolean isFromABot(ChatMessage message) {
		return message.getFrom() != null && message.getFrom().getApplication() != null;
	}

}
