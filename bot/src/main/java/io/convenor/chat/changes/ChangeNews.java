package io.convenor.chat.changes;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.delivery.PaperLettersWithdrawn;
import io.convenor.scheduling.changes.CallsMoved;
import io.convenor.scheduling.changes.PlannedChangeMoved;
import io.convenor.scheduling.calendar.HandMadeChangeNoticed;
import io.convenor.scheduling.rooms.RoomDeclined;

/** Shows what became of changes, and brings the chair what they have to decide. */
@Component
class ChangeNews {

	private final CardScreen screen;

	private final Conferences conferences;

	ChangeNews(CardScreen screen, Conferences conferences) {
		this.screen = screen;
		this.conferences = conferences;
	}

	@EventListener
	void on(PlannedChangeMoved moved) {
		this.screen.changed(ChangeCard.KIND, moved.change().toString(), moved.conference());
	}

	@EventListener
	void on(ConferenceChanged changed) {
		this.screen.changed(CallsCard.KIND, changed.conference().toString(), changed.conference());
	}

	@EventListener
	void on(CallsMoved moved) {
		String conference = moved.conference().toString();
		this.screen.changed(CallsCard.KIND, conference, moved.conference());
		this.screen.changed(ConferenceCard.KIND, conference, moved.conference());
	}

	@EventListener
	void on(PaperLettersWithdrawn letters) {
		this.screen.changed(CallsCard.KIND, letters.conference().toString(), letters.conference());
	}

	/** Once for each room that declined a time. */
	@EventListener
	void on(RoomDeclined declined) {
		toTheChair("room-declined:" + declined.conference() + ":" + declined.arrangement(), ConferenceCard.KIND,
				declined.conference().toString(), declined.conference());
	}

	/**
	 * Once for each find and chair: a new chair is asked what the former one did not
	 * decide.
	 */
	@EventListener
	void on(HandMadeChangeNoticed noticed) {
		String find = noticed.id().toString();
		this.screen.changed(HandMadeCard.KIND, find, noticed.conference());
		this.screen.changed(ConferenceCard.KIND, noticed.conference().toString(), noticed.conference());
		toTheChair("by-hand:" + find, HandMadeCard.KIND, find, noticed.conference());
	}

	private void toTheChair(String key, String kind, String subject, UUID about) {
		Conference conference = this.conferences.get(about);
		this.screen.tell(conference.chairId(), key + ":" + conference.chairId(), kind, subject, about);
	}

}
