package io.convenor.chat.replies;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.CustodiansMailMoved;

/**
 * Tells each custodian who has spoken to the bot of an email in their mailbox that waits.
 */
@Component
class CustodiansMailNews {

	private final CustodiansMail mails;

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	private final CardScreen screen;

	CustodiansMailNews(CustodiansMail mails, NeedToKnow needToKnow, TeamsChats chats, CardScreen screen) {
		this.mails = mails;
		this.needToKnow = needToKnow;
		this.chats = chats;
		this.screen = screen;
	}

	@EventListener
	void on(CustodiansMailMoved moved) {
		String id = moved.mail().toString();
		this.screen.changed(CustodiansMailCard.KIND, id, moved.mail());
		if (moved.waits()) {
			this.needToKnow.custodians(this.mails.groupOf(moved.mail()))
				.forEach((custodian) -> this.chats.withPerson(custodian)
					.ifPresent((chat) -> this.screen.postOnce("custodians-mail:" + id + ":" + custodian, chat,
							CustodiansMailCard.KIND, id, moved.mail())));
		}
	}

}
