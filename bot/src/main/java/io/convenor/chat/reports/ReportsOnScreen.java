package io.convenor.chat.reports;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.reports.ReportReceived;

/** Shows a report that came in on the cards people have in front of them. */
@Component
class ReportsOnScreen {

	private final CardScreen screen;

	ReportsOnScreen(CardScreen screen) {
		this.screen = screen;
	}

	/** Runs in the transaction that recorded the report. */
	@EventListener
	void show(ReportReceived received) {
		UUID conference = received.conference();
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceInBrief.KIND, conference.toString(), conference);
	}

}
