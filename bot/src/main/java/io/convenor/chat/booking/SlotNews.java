package io.convenor.chat.booking;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.booking.SlotAnswered;
import io.convenor.scheduling.booking.SlotAsked;

/** Brings the question to the review's chair, and the answer to the chair who asked. */
@Component
class SlotNews {

	private final TeamsChats chats;

	private final CardScreen screen;

	SlotNews(TeamsChats chats, CardScreen screen) {
		this.chats = chats;
		this.screen = screen;
	}

	/** Runs in the transaction that asks, and stops it where nobody can be asked. */
	@EventListener
	void on(SlotAsked asked) {
		TeamsChat chat = this.chats.withPerson(asked.askedOf())
			.orElseThrow(() -> new Refused("The chair of that review has never opened a chat with me, so I cannot ask. "
					+ "Choose another time, or ask them yourself."));
		this.screen.postOnce("slot-asked:" + asked.request(), chat, SlotQuestion.KIND, asked.request().toString(),
				asked.review());
	}

	/** Runs in the transaction that decided it. */
	@EventListener
	void on(SlotAnswered answered) {
		this.screen.changed(SlotQuestion.KIND, answered.request().toString(), answered.review());
		if (answered.tell() != null) {
			this.screen.changed(BookingCard.KIND, answered.booking().toString(), answered.booking());
			this.chats.withPerson(answered.tell())
				.ifPresent((chat) -> this.screen.postOnce("slot-answered:" + answered.request(), chat, BookingCard.KIND,
						answered.booking().toString(), answered.booking()));
		}
	}

}
