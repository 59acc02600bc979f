package io.convenor.chat.admin;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.reports.MailQueueMoved;

/**
 * Tells each administrator who has spoken to the bot of a mail that waits for them. What
 * is about allegations never comes into this queue.
 */
@Component
class QueueNews {

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	private final CardScreen screen;

	QueueNews(NeedToKnow needToKnow, TeamsChats chats, CardScreen screen) {
		this.needToKnow = needToKnow;
		this.chats = chats;
		this.screen = screen;
	}

	@EventListener
	void on(MailQueueMoved moved) {
		String id = moved.mail().toString();
		this.screen.changed(QueuedMailCard.KIND, id, moved.mail());
		if (moved.waits()) {
			this.needToKnow.administrators()
				.forEach((administrator) -> this.chats.withPerson(administrator)
					.ifPresent((chat) -> this.screen.postOnce("queued-mail:" + id + ":" + administrator, chat,
							QueuedMailCard.KIND, id, moved.mail())));
		}
	}

}
