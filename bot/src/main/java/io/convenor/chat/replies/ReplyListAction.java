package io.convenor.chat.replies;

import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Reply;
import io.convenor.conference.Caseload;
import io.convenor.replies.Replies;

/** Opens the list of what was written about one conference. */
@Configuration(proxyBeanMethods = false)
class ReplyListAction {

	static final String LIST = "reply.list";

	@Bean
	CardAction listReplies(Caseload caseload, Replies replies, ReplyList list) {
		return CardAction.forStaffInPrivate(LIST, false, (turn, press) -> press.carried("conference")
			.filter((text) -> text.length() == UUID.randomUUID().toString().length())
			.map(UUID::fromString)
			.flatMap((id) -> caseload.find(id, turn.who().objectId()))
			.<Reply>map((conference) -> Reply
				.show(list.about(replies.of(conference.id()), "Nobody's answer waits for you there")))
			.orElseThrow(() -> new NotPossible("That conference is not one of yours. Type conferences to see them.")));
	}

}
