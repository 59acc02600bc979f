package io.convenor.chat.cover;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.PostedCards;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.CoverMoved;
import io.convenor.scheduling.cover.Covers;

/**
 * Follows what was handed over: its new chair gets one card for all of it, and where the
 * former chair had a conference in sight a card says where it went.
 */
@Component
class NewChairNews {

	private final Conferences conferences;

	private final CardsAboutIt about;

	private final TeamsChats chats;

	private final PostedCards cards;

	private final CardScreen screen;

	private final NeedToKnow needToKnow;

	private final Covers covers;

	NewChairNews(Conferences conferences, CardsAboutIt about, TeamsChats chats, PostedCards cards, CardScreen screen,
			NeedToKnow needToKnow, Covers covers) {
		this.conferences = conferences;
		this.about = about;
		this.chats = chats;
		this.cards = cards;
		this.screen = screen;
		this.needToKnow = needToKnow;
		this.covers = covers;
	}

	/** Runs in the transaction that hands the conference over. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired chaired) {
			Conference conference = this.conferences.get(changed.conference());
			if (!this.needToKnow.knows(chaired.fromChairId(), conference)) {
				takeAway(chaired.fromChairId(), this.about.of(conference, chaired.fromChairId()), conference.id());
			}
		}
	}

	private void takeAway(String former, Set<String> subjects, UUID moved) {
		boolean hadAny = this.chats.withPerson(former)
			.filter((chat) -> this.cards.nowShow(chat.id(), subjects, HandedOverCard.KIND, moved.toString()))
			.isPresent();
		if (hadAny) {
			this.screen.changed(HandedOverCard.KIND, moved.toString(), moved);
		}
	}

	/** Runs in the transaction that saved the proposal. */
	@EventListener
	void on(CoverMoved moved) {
		String id = moved.cover().toString();
		this.screen.changed(CoverCard.KIND, id, moved.cover());
		this.covers.find(moved.cover()).ifPresent((cover) -> {
			bookings(cover).forEach((booking) -> cover.chair()
				.ifPresent((former) -> takeAway(former.id(), Set.of(booking.toString()), booking)));
			moved.newChairs()
				.forEach((chair) -> this.screen.tell(chair, "taken-over:%s:%s:%d".formatted(id, chair, moved.version()),
						TakenOverCard.KIND, TakenOverCard.subject(moved.cover(), chair), moved.cover()));
		});
	}

	private static List<UUID> bookings(Cover cover) {
		return cover.plan()
			.lines()
			.stream()
			.filter((line) -> line.what() == Cover.What.BOOKING && !line.open())
			.map(Cover.Line::subject)
			.toList();
	}

}
