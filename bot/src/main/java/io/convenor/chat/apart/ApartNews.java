package io.convenor.chat.apart;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.apart.ApartDecidedByAnother;

/** Brings the chair what others decided about who takes part apart. */
@Component
class ApartNews {

	private final CardScreen screen;

	private final Conferences conferences;

	ApartNews(CardScreen screen, Conferences conferences) {
		this.screen = screen;
		this.conferences = conferences;
	}

	/**
	 * A chair who did not decide it themselves is shown the conference anew, with who
	 * takes part apart and when: it is they who let people in.
	 */
	@EventListener
	void on(ApartDecidedByAnother decided) {
		Conference conference = this.conferences.get(decided.conference());
		this.screen.postOnceTo(conference.chairId(),
				"apart-by-another:%s:%d:%s".formatted(conference.id(), decided.arrangement(), conference.chairId()),
				ConferenceCard.KIND, conference.id().toString(), conference.id());
	}

}
