package io.convenor.chat.answers;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.scheduling.answers.AnswerChanged;
import io.convenor.scheduling.answers.QuoracyDropped;
import io.convenor.scheduling.answers.QuorumStillOpen;
import io.convenor.scheduling.answers.SittingDecided;
import io.convenor.scheduling.rooms.RoomAnswered;

/**
 * Has the cards shown anew when somebody answered, and tells the chair when the quorum is
 * in danger.
 */
@Component
class AnswerNews {

	private final CardScreen screen;

	private final Conferences conferences;

	AnswerNews(CardScreen screen, Conferences conferences) {
		this.screen = screen;
		this.conferences = conferences;
	}

	@EventListener
	void on(AnswerChanged changed) {
		changed(changed.conference());
	}

	@EventListener
	void on(RoomAnswered answered) {
		changed(answered.conference());
	}

	@EventListener
	void on(SittingDecided decided) {
		changed(decided.conference());
	}

	@EventListener
	void on(ConferenceChanged change) {
		changed(change.conference());
	}

	/** Teams' report of who was there has come. */
	@EventListener
	void on(DeliveryMoved moved) {
		if (moved.delivery().kind().equals("attendance")) {
			changed(moved.delivery().subject());
		}
	}

	/** Once for each drop. */
	@EventListener
	void on(QuoracyDropped dropped) {
		Conference conference = this.conferences.get(dropped.conference());
		String id = conference.id().toString();
		this.screen.tell(conference.chairId(), "quoracy:" + id + ":" + dropped.drop() + ":" + conference.chairId(),
				QuoracyCard.KIND, id, conference.id());
		changed(conference.id());
	}

	/** Once for each sitting, and to another chair who runs it by then. */
	@EventListener
	void on(QuorumStillOpen open) {
		Conference conference = this.conferences.get(open.conference());
		String id = conference.id().toString();
		this.screen.tell(conference.chairId(), "quoracy-open:" + id + ":" + open.sitting() + ":" + conference.chairId(),
				QuoracyCard.KIND, id, conference.id());
	}

	private void changed(UUID conference) {
		String id = conference.toString();
		this.screen.changed(ConferenceCard.KIND, id, conference);
		this.screen.changed(ConferenceInBrief.KIND, id, conference);
		this.screen.changed(AnswersCard.KIND, id, conference);
		this.screen.changed(OnTheDayCard.KIND, id, conference);
		this.screen.changed(QuoracyCard.KIND, id, conference);
	}

}
