package io.convenor.chat.cover;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversation;
import io.convenor.chat.Conversations;
import io.convenor.chat.PostedCards;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.people.Staff;
import io.convenor.scheduling.CoverMoved;

/**
 * Follows a conference to its new chair: their chat gets its card, and where the former
 * chair had it in sight a card says where it went.
 */
@Component
class NewChairNews {

	private final Conferences conferences;

	private final Outcomes outcomes;

	private final Conversations conversations;

	private final PostedCards cards;

	private final CardScreen screen;

	private final Staff staff;

	NewChairNews(Conferences conferences, Outcomes outcomes, Conversations conversations, PostedCards cards,
			CardScreen screen, Staff staff) {
		this.conferences = conferences;
		this.outcomes = outcomes;
		this.conversations = conversations;
		this.cards = cards;
		this.screen = screen;
		this.staff = staff;
	}

	/** Runs in the transaction that hands the conference over. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired chaired) {
			Conference conference = this.conferences.get(changed.conference());
			if (!looksAfterItStill(chaired.fromChairId(), conference)) {
				this.conversations.withPerson(chaired.fromChairId()).ifPresent((chat) -> takeAway(chat, conference));
			}
			this.conversations.withPerson(chaired.toChairId())
				.ifPresent((chat) -> this.screen.postOnce(
						"chaired:%s:%d".formatted(conference.id(), changed.arrangement()), chat, ConferenceCard.KIND,
						conference.id().toString(), conference.id()));
		}
	}

	/** A former chair of the administration team goes on looking after it as one of them. */
	private boolean looksAfterItStill(String former, Conference conference) {
		return this.staff.isAdministrator(former) && !conference.kind().allegations();
	}

	private void takeAway(Conversation chat, Conference conference) {
		String id = conference.id().toString();
		Set<String> subjects = new HashSet<>(Set.of(id));
		this.outcomes.ofConference(conference.id()).map(Outcome::id).map(UUID::toString).ifPresent(subjects::add);
		if (this.cards.nowShow(chat.id(), subjects, HandedOverCard.KIND, id)) {
			this.screen.changed(HandedOverCard.KIND, id, conference.id());
		}
	}

	@EventListener
	void on(CoverMoved moved) {
		String cover = moved.cover().toString();
		this.screen.changed(CoverCard.KIND, cover, moved.cover());
		moved.newChairs()
			.forEach((chair) -> this.conversations.withPerson(chair)
				.ifPresent((chat) -> this.screen.postOnce(
						"taken-over:%s:%s:%d".formatted(cover, chair, moved.version()), chat, TakenOverCard.KIND,
						TakenOverCard.subject(moved.cover(), chair), moved.cover())));
	}

}
