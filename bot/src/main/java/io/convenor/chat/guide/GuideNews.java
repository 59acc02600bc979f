package io.convenor.chat.guide;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.BirthRecorded;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.reports.ReportReceived;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.booking.Births;

/**
 * Has the dates of a meeting shown anew when something moved them, and tells its chair
 * when somebody else recorded a birth that makes it too late.
 */
@Component
class GuideNews {

	private final CardScreen screen;

	private final Conferences conferences;

	private final Prospects prospects;

	GuideNews(CardScreen screen, Conferences conferences, Prospects prospects) {
		this.screen = screen;
		this.conferences = conferences;
		this.prospects = prospects;
	}

	@EventListener
	void born(BirthRecorded birth) {
		changed(birth.conference());
		Conference conference = this.conferences.get(birth.conference());
		boolean tooLate = Births.Recorded.of(conference, this.prospects).tooLate();
		if (tooLate && !birth.by().equals(conference.chairId())) {
			this.screen.tell(conference.chairId(), "born:" + conference.id() + ":" + conference.bornOn().orElseThrow(),
					ConferenceCard.KIND, conference.id().toString(), conference.id());
		}
	}

	@EventListener
	void changed(ConferenceChanged change) {
		changed(change.conference());
	}

	@EventListener
	void held(ConferenceHeld held) {
		changed(held.conference());
	}

	@EventListener
	void received(ReportReceived received) {
		changed(received.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(GuideCard.KIND, conference.toString(), conference);
	}

}
