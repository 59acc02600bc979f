package io.convenor.tenant.graph;

import java.util.List;

import com.microsoft.graph.models.Channel;
import com.microsoft.graph.models.ChatMessage;
import com.microsoft.graph.models.ChatMessageAttachment;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.teams.item.channels.item.messages.MessagesRequestBuilder;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.ChannelMessage;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelTests extends GraphTenant {

	@Test
	void aChairPostsASummaryWithACardAndItIsReadBack() {
		GraphServiceClient helen = client(TestTokens.user(Northmere.HELEN_OKAFOR.id(), "ChannelMessage.Send"));
		ChatMessageAttachment card = new ChatMessageAttachment();
		card.setId("c1");
		card.setContentType("application/vnd.microsoft.card.adaptive");
		card.setContent("{\"type\":\"AdaptiveCard\"}");
		ChatMessage summary = message("<p>CP-7F3KM: held.</p><attachment id=\"c1\"></attachment>");
		summary.setAttachments(List.of(card));
		ChatMessage posted = messages(helen).post(summary);
		messages(helen).byChatMessageId(posted.getId()).replies().post(message("Noted."));

		List<ChannelMessage> seen = this.tenant.channels().messages(Northmere.CONFERENCE_OUTCOMES.id());
		assertThat(seen).hasSize(2);
		assertThat(seen.getFirst().fromName()).isEqualTo("Helen Okafor");
		assertThat(seen.getFirst().attachments().getFirst().content()).isEqualTo("{\"type\":\"AdaptiveCard\"}");
		assertThat(seen.getLast().replyTo()).isEqualTo(posted.getId());
		assertThat(messages(this.graph).get().getValue()).singleElement()
			.extracting((message) -> message.getFrom().getUser().getId())
			.isEqualTo(Northmere.HELEN_OKAFOR.id());
	}

	@Test
	void anApplicationCannotPostThroughGraph() {
		ODataError error = refusal(() -> messages(client(TestTokens.app("ChannelMessage.Send"))).post(message("x")));
		assertThat(error.getResponseStatusCode()).isEqualTo(403);
		assertThat(error.getError().getCode()).isEqualTo("Forbidden");
		assertThat(this.tenant.channels().messages(Northmere.CONFERENCE_OUTCOMES.id())).isEmpty();
	}

	@Test
	void whatABotPostsShowsAsTheApplication() {
		this.tenant.channels()
			.postAsApplication(Northmere.CONFERENCE_OUTCOMES.id(), null, Northmere.APP_ID, Northmere.APP_NAME, "Held.",
					List.of());
		ChatMessage seen = messages(client(TestTokens.app("ChannelMessage.Read.Group"))).get().getValue().getFirst();
		assertThat(seen.getFrom().getApplication().getId()).isEqualTo(Northmere.APP_ID);
		assertThat(seen.getFrom().getUser()).isNull();
		assertThat(seen.getBody().getContent()).isEqualTo("Held.");
	}

	@Test
	void theTeamAndItsChannelsAreListed() {
		assertThat(this.graph.teams().byTeamId(Northmere.TEAM_ID).get().getDisplayName())
			.isEqualTo(Northmere.TEAM_NAME);
		assertThat(this.graph.teams().byTeamId(Northmere.TEAM_ID).channels().get().getValue())
			.extracting(Channel::getDisplayName)
			.containsExactly("General", "Conference outcomes");
		assertThat(refusal(() -> this.graph.teams().byTeamId("00000000-0000-0000-0000-000000000000").get())
			.getResponseStatusCode()).isEqualTo(404);
	}

	private static MessagesRequestBuilder messages(GraphServiceClient graph) {
		return graph.teams()
			.byTeamId(Northmere.TEAM_ID)
			.channels()
			.byChannelId(Northmere.CONFERENCE_OUTCOMES.id())
			.messages();
	}

	private static ChatMessage message(String html) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(html);
		ChatMessage message = new ChatMessage();
		message.setBody(body);
		return message;
	}

}
