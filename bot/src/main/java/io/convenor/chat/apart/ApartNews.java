package io.convenor.chat.apart;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
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

	private final TeamsChats chats;

	ApartNews(CardScreen screen, Conferences conferences, TeamsChats chats) {
		this.screen = screen;
		this.conferences = conferences;
		this.chats = chats;
	}

	/**
	 * A chair who did not decide it themselves is shown the conference anew, with who
	 * takes part apart and when: it is they who let people in.
	 */
	@EventListener
	void on(ApartDecidedByAnother decided) {
		Conference conference = this.conferences.get(decided.conference());
		this.chats.withPerson(conference.chairId())
			.ifPresent((chat) -> this.screen.postOnce(
					"apart-by-another:%s:%d:%s".formatted(conference.id(), decided.arrangement(), conference.chairId()),
					chat, ConferenceCard.KIND, conference.id().toString(), conference.id()));
	}

}
