package io.convenor.tenant.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ChannelIdentity;
import com.microsoft.graph.models.ChannelMembershipType;
import com.microsoft.graph.models.ChatMessage;
import com.microsoft.graph.models.ChatMessageAttachment;
import com.microsoft.graph.models.ChatMessageFromIdentitySet;
import com.microsoft.graph.models.ChatMessageImportance;
import com.microsoft.graph.models.ChatMessageType;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Team;
import com.microsoft.graph.models.TeamworkApplicationIdentity;
import com.microsoft.graph.models.TeamworkApplicationIdentityType;
import com.microsoft.graph.models.TeamworkUserIdentity;
import com.microsoft.graph.models.TeamworkUserIdentityType;

import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.Channels;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Refused;

/**
 * The team, its channels and their messages.
 */
final class TeamOperations {

	private static final int LARGEST_MESSAGE = 28 * 1024;

	private final Channels channels;

	private final Directory directory;

	TeamOperations(Channels channels, Directory directory) {
		this.channels = channels;
		this.directory = directory;
	}

	void register(Operations operations) {
		String channel = "/teams/{team}/channels/{channel}";
		Needs team = Needs.any("Team.ReadBasic.All", "TeamSettings.Read.Group", "TeamSettings.Read.All");
		Needs listing = Needs.any("Channel.ReadBasic.All", "ChannelSettings.Read.Group", "ChannelSettings.Read.All");
		Needs reading = Needs.application("ChannelMessage.Read.Group", "ChannelMessage.Read.All")
			.orDelegated("ChannelMessage.Read.All");
		Needs posting = Needs.delegated("ChannelMessage.Send");
		operations.get("/teams/{team}", team, this::team);
		operations.get("/teams/{team}/channels", listing, this::list);
		operations.get(channel, listing, (request) -> Query.of(request, 100).one(200, shown(channel(request))));
		operations.get(channel + "/messages", reading, this::messages);
		operations.get(channel + "/messages/{message}", reading, this::message);
		operations.get(channel + "/messages/{message}/replies", reading, this::replies);
		operations.post(channel + "/messages", posting, (request) -> post(request, false));
		operations.post(channel + "/messages/{message}/replies", posting, (request) -> post(request, true));
	}

	private Answer team(GraphRequest request) {
		checkTeam(request);
		Team team = new Team();
		team.setId(this.channels.teamId());
		team.setDisplayName(this.channels.teamName());
		team.setDescription(this.channels.teamName());
		team.setIsArchived(false);
		return Query.of(request, 100).one(200, team);
	}

	private Answer list(GraphRequest request) {
		checkTeam(request);
		return Query.of(request, 100).page(this.channels.all().stream().map(TeamOperations::shown).toList());
	}

	private Answer messages(GraphRequest request) {
		List<ChatMessage> posts = this.channels.messages(channel(request).id())
			.reversed()
			.stream()
			.filter((message) -> message.replyTo() == null)
			.map(this::shown)
			.toList();
		return Query.of(request, 20).page(posts);
	}

	private Answer message(GraphRequest request) {
		return Query.of(request, 20).one(200, shown(existing(request)));
	}

	private Answer replies(GraphRequest request) {
		ChannelMessage post = existing(request);
		List<ChatMessage> replies = this.channels.messages(post.channelId())
			.reversed()
			.stream()
			.filter((message) -> post.id().equals(message.replyTo()))
			.map(this::shown)
			.toList();
		return Query.of(request, 20).page(replies);
	}

	private Answer post(GraphRequest request, boolean reply) {
		Channel channel = channel(request);
		String replyTo = reply ? existing(request).id() : null;
		ChatMessage message = request.body(ChatMessage::createFromDiscriminatorValue);
		if (message.getBody() == null || message.getBody().getContent() == null) {
			throw Refused.badRequest("BadRequest", "Missing body content.");
		}
		if (request.bytes().length > LARGEST_MESSAGE) {
			throw new Refused(413, "RequestEntityTooLarge", "The message is larger than Teams can take.");
		}
		List<ChannelMessage.Attached> attachments = Objects
			.requireNonNullElse(message.getAttachments(), List.<ChatMessageAttachment>of())
			.stream()
			.map(TeamOperations::attached)
			.toList();
		checkReferences(message.getBody().getContent(), attachments);
		String html = html(message.getBody());
		ChannelMessage posted = this.channels.post(channel.id(), replyTo, sender(request), html, attachments);
		return Answer.created(shown(posted));
	}

	private static String html(ItemBody body) {
		return (body.getContentType() == BodyType.Html) ? body.getContent()
				: body.getContent().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static ChannelMessage.Attached attached(ChatMessageAttachment attachment) {
		if (attachment.getId() == null || attachment.getContentType() == null) {
			throw Refused.badRequest("BadRequest", "An attachment needs an id and a content type.");
		}
		return new ChannelMessage.Attached(attachment.getId(), attachment.getContentType(), attachment.getContentUrl(),
				attachment.getContent(), attachment.getName());
	}

	private static void checkReferences(String content, List<ChannelMessage.Attached> attachments) {
		boolean missing = attachments.stream().anyMatch((attachment) -> !content.contains(attachment.id()));
		if (missing) {
			throw Refused.badRequest("BadRequest",
					"Attachment markers in the body and the attachments of the message do not match.");
		}
	}

	private Person sender(GraphRequest request) {
		return this.directory.person(Objects.requireNonNullElse(request.caller().userId(), ""))
			.orElseThrow(() -> new Refused(403, "Forbidden", "The user of the token has no account in this tenant."));
	}

	private void checkTeam(GraphRequest request) {
		if (!this.channels.teamId().equals(request.path("team"))) {
			throw Refused.notFound("NotFound", "No team found with Group Id " + request.path("team") + ".");
		}
	}

	private Channel channel(GraphRequest request) {
		checkTeam(request);
		return this.channels.find(request.path("channel"))
			.orElseThrow(() -> Refused.notFound("NotFound",
					"No channel has the id " + request.path("channel") + " in this team."));
	}

	private ChannelMessage existing(GraphRequest request) {
		return this.channels.find(channel(request).id(), request.path("message"))
			.orElseThrow(() -> Refused.notFound("NotFound", "No message has the id " + request.path("message") + "."));
	}

	private static com.microsoft.graph.models.Channel shown(Channel channel) {
		com.microsoft.graph.models.Channel shown = new com.microsoft.graph.models.Channel();
		shown.setId(channel.id());
		shown.setDisplayName(channel.displayName());
		shown.setMembershipType(ChannelMembershipType.Standard);
		shown.setIsArchived(false);
		return shown;
	}

	private ChatMessage shown(ChannelMessage message) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(message.html());
		ChannelIdentity place = new ChannelIdentity();
		place.setTeamId(this.channels.teamId());
		place.setChannelId(message.channelId());
		ChatMessage shown = new ChatMessage();
		shown.setId(message.id());
		shown.setEtag(message.id());
		shown.setReplyToId(message.replyTo());
		shown.setMessageType(ChatMessageType.Message);
		shown.setCreatedDateTime(message.at().atOffset(ZoneOffset.UTC));
		shown.setLastModifiedDateTime(message.at().atOffset(ZoneOffset.UTC));
		shown.setImportance(ChatMessageImportance.Normal);
		shown.setLocale("en-us");
		shown.setWebUrl("https://teams.microsoft.com/l/message/" + encoded(message.channelId()) + "/" + message.id());
		shown.setFrom(from(message));
		shown.setBody(body);
		shown.setChannelIdentity(place);
		shown.setAttachments(message.attachments().stream().map(TeamOperations::shown).toList());
		shown.setMentions(List.of());
		shown.setReactions(List.of());
		return shown;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static ChatMessageFromIdentitySet from(ChannelMessage message) {
		ChatMessageFromIdentitySet from = new ChatMessageFromIdentitySet();
		if (message.fromApplication()) {
			TeamworkApplicationIdentity application = named(new TeamworkApplicationIdentity(), message);
			application.setApplicationIdentityType(TeamworkApplicationIdentityType.Bot);
			from.setApplication(application);
		}
		else {
			TeamworkUserIdentity user = named(new TeamworkUserIdentity(), message);
			user.setUserIdentityType(TeamworkUserIdentityType.AadUser);
			from.setUser(user);
		}
		return from;
	}

	private static <T extends Identity> T named(T identity, ChannelMessage message) {
		identity.setId(message.fromId());
		identity.setDisplayName(message.fromName());
		return identity;
	}

	private static ChatMessageAttachment shown(ChannelMessage.Attached attached) {
		ChatMessageAttachment shown = new ChatMessageAttachment();
		shown.setId(attached.id());
		shown.setContentType(attached.contentType());
		shown.setContentUrl(attached.contentUrl());
		shown.setContent(attached.content());
		shown.setName(attached.name());
		return shown;
	}

}
