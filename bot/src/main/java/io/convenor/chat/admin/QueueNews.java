package io.convenor.chat.admin;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
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

	private final Conversations conversations;

	private final CardScreen screen;

	QueueNews(NeedToKnow needToKnow, Conversations conversations, CardScreen screen) {
		this.needToKnow = needToKnow;
		this.conversations = conversations;
		this.screen = screen;
	}

	@EventListener
	void on(MailQueueMoved moved) {
		String id = moved.mail().toString();
		this.screen.changed(QueuedMailCard.KIND, id, moved.mail());
		if (moved.waits()) {
			this.needToKnow.administrators()
				.forEach((administrator) -> this.conversations.withPerson(administrator)
					.ifPresent((chat) -> this.screen.postOnce("queued-mail:" + id + ":" + administrator, chat,
							QueuedMailCard.KIND, id, moved.mail())));
		}
	}

}
