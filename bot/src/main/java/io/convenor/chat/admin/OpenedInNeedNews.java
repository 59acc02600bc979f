package io.convenor.chat.admin;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.conference.InNeedOpened;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.OpeningInNeed;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.Dates;

/**
 * Tells the custodians when an administrator opened a meeting of their group: each in
 * their chat, and all of them by a mail to their own mailbox.
 */
@Component
class OpenedInNeedNews {

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final OpeningInNeed opening;

	private final Conferences conferences;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final Deliveries deliveries;

	OpenedInNeedNews(NeedToKnow needToKnow, Offices offices, OpeningInNeed opening, Conferences conferences,
			TeamsChats chats, CardScreen screen, Deliveries deliveries) {
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.opening = opening;
		this.conferences = conferences;
		this.chats = chats;
		this.screen = screen;
		this.deliveries = deliveries;
	}

	/** Runs in the transaction that opened it. */
	@EventListener
	void opened(InNeedOpened opened) {
		String subject = opened.opening().toString();
		Kind kind = this.conferences.get(opened.conference()).kind();
		this.needToKnow.keepers(kind)
			.forEach((custodian) -> this.chats.withPerson(custodian)
				.ifPresent((chat) -> this.screen.postOnce("opened-in-need:" + subject + ":" + custodian, chat,
						OpenedInNeedCard.KIND, subject, opened.conference())));
		mail(opened.opening(), opened.conference(), this.offices.of(kind).mailbox());
	}

	private void mail(UUID id, UUID conference, String mailbox) {
		OpeningInNeed.Opening opening = this.opening.find(id).orElseThrow();
		String reference = this.conferences.get(conference).reference().value();
		String body = "<p>An administrator opened %s in an emergency: %s, on %s. It is open to them until %s.</p><p>Their reason: %s</p><p>If that was not right, tell your information security team. Type audit %s in your chat with Convenor to see what they looked at and did.</p>"
			.formatted(reference, HtmlUtils.htmlEscape(opening.who()), Dates.inWords(opening.at()),
					Dates.inWords(opening.until()), HtmlUtils.htmlEscape(opening.reason()), reference);
		this.deliveries.enqueue(Parcel.of(conference + "/opened-in-need/" + id, conference, "The custodians",
				new IndividualMail(mailbox, mailbox, "Custodians", reference, body)));
	}

}
