package io.convenor.chat.rooms;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.RiskAssessed;
import io.convenor.scheduling.answers.AnswerChanged;
import io.convenor.scheduling.rooms.RoomDoubleBooked;

/** Tells the chair of a room that was promised twice, and keeps the cards up to date. */
@Component
class RoomNews {

	private final Conferences conferences;

	private final CardScreen screen;

	RoomNews(Conferences conferences, CardScreen screen) {
		this.conferences = conferences;
		this.screen = screen;
	}

	@EventListener
	void on(RoomDoubleBooked room) {
		changed(room.conference());
		if (!room.settled()) {
			Conference conference = this.conferences.get(room.conference());
			this.screen.tell(conference.chairId(),
					"room-promised-twice:" + conference.id() + ":" + conference.arrangement(), RoomCard.KIND,
					conference.id().toString(), conference.id());
		}
	}

	@EventListener
	void on(RiskAssessed risk) {
		changed(risk.conference());
	}

	@EventListener
	void on(ConferenceChanged change) {
		this.screen.changed(RoomCard.KIND, change.conference().toString(), change.conference());
	}

	@EventListener
	void on(AnswerChanged answer) {
		this.screen.changed(RoomCard.KIND, answer.conference().toString(), answer.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(RoomCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
	}

}
