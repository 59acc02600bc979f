package io.convenor.chat.apart;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.apart.ApartDecidedByAnother;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Standing;
import io.convenor.scheduling.invitations.OwnEntryByHand;

/**
 * Brings the chair what they have to decide about the entries of people who take part
 * apart.
 */
@Component
class ApartNews {

	private final CardScreen screen;

	private final Conferences conferences;

	private final KeepingApart apart;

	private final TeamsChats chats;

	ApartNews(CardScreen screen, Conferences conferences, KeepingApart apart, TeamsChats chats) {
		this.screen = screen;
		this.conferences = conferences;
		this.apart = apart;
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

	/** Once for each find. */
	@EventListener
	void on(OwnEntryByHand noticed) {
		Conference conference = this.conferences.get(noticed.conference());
		String subject = OwnEntryCard.subject(noticed.separation(), conference.chairId());
		this.screen.changed(OwnEntryCard.KIND, subject, conference.id());
		this.screen.changed(ConferenceCard.KIND, conference.id().toString(), conference.id());
		if (noticed.isNew()) {
			ask(conference, noticed.separation(), "found-" + noticed.version());
		}
	}

	/**
	 * What is asked follows the conference; a new chair is asked what the former one did
	 * not decide.
	 */
	@EventListener
	void on(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		this.apart.of(conference).forEach((each) -> {
			UUID separation = each.separation().id();
			this.screen.changed(OwnEntryCard.KIND, OwnEntryCard.subject(separation, conference.chairId()),
					conference.id());
			if (changed.change() instanceof Change.Chaired && each.standing() == Standing.CHANGED_BY_HAND) {
				ask(conference, separation, "chaired-" + changed.arrangement());
			}
		});
	}

	private void ask(Conference conference, UUID separation, String occasion) {
		String subject = OwnEntryCard.subject(separation, conference.chairId());
		this.chats.withPerson(conference.chairId())
			.ifPresent((chat) -> this.screen.postOnce("own-by-hand:%s:%s".formatted(subject, occasion), chat,
					OwnEntryCard.KIND, subject, conference.id()));
	}

}
