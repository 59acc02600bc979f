package io.convenor.chat.afterwards;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.outcomes.AfterwardsMoved;

/** Has the cards of a conference shown anew when something was ticked off. */
@Component
class AfterwardsNews {

	private final CardScreen screen;

	AfterwardsNews(CardScreen screen) {
		this.screen = screen;
	}

	@EventListener
	void on(AfterwardsMoved moved) {
		String id = moved.conference().toString();
		this.screen.changed(ConferenceCard.KIND, id, moved.conference());
		this.screen.changed(ConferenceInBrief.KIND, id, moved.conference());
		this.screen.changed(AfterwardsCard.KIND, id, moved.conference());
	}

}
