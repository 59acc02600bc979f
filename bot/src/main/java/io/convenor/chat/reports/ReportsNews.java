package io.convenor.chat.reports;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.reports.ReportsChased;

/**
 * Has cards shown anew when somebody was reminded, or what an agency said written down.
 */
@Component
class ReportsNews {

	private final CardScreen screen;

	ReportsNews(CardScreen screen) {
		this.screen = screen;
	}

	@EventListener
	void on(ReportsChased chased) {
		UUID conference = chased.conference();
		this.screen.changed(ReportsCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
	}

}
