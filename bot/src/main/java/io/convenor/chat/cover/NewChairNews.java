package io.convenor.chat.cover;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.PostedCards;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.CoverMoved;
import io.convenor.scheduling.cover.Covers;
import io.convenor.scheduling.calendar.HandMadeChanges;

/**
 * Follows a conference to its new chair: their chat gets its card, and where the former
 * chair had it in sight a card says where it went.
 */
@Component
class NewChairNews {

	private final Conferences conferences;

	private final Outcomes outcomes;

	private final TeamsChats chats;

	private final PostedCards cards;

	private final CardScreen screen;

	private final NeedToKnow needToKnow;

	private final Covers covers;

	private final Changes changes;

	private final HandMadeChanges handMade;

	private final KeepingApart apart;

	NewChairNews(Conferences conferences, Outcomes outcomes, TeamsChats chats, PostedCards cards, CardScreen screen,
			NeedToKnow needToKnow, Covers covers, Changes changes, HandMadeChanges handMade, KeepingApart apart) {
		this.conferences = conferences;
		this.outcomes = outcomes;
		this.chats = chats;
		this.cards = cards;
		this.screen = screen;
		this.needToKnow = needToKnow;
		this.covers = covers;
		this.changes = changes;
		this.handMade = handMade;
		this.apart = apart;
	}

	/** Runs in the transaction that hands the conference over. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired chaired) {
			Conference conference = this.conferences.get(changed.conference());
			if (!this.needToKnow.knows(chaired.fromChairId(), conference)) {
				takeAway(chaired.fromChairId(), conference);
			}
			this.chats.withPerson(chaired.toChairId())
				.ifPresent((chat) -> this.screen.postOnce(
						"chaired:%s:%d".formatted(conference.id(), changed.arrangement()), chat, ConferenceCard.KIND,
						conference.id().toString(), conference.id()));
		}
	}

	private void takeAway(String former, Conference conference) {
		Set<String> subjects = new HashSet<>(Set.of(conference.id().toString()));
		Stream
			.of(this.outcomes.ofConference(conference.id()).map(Outcome::id).stream(),
					this.changes.of(conference.id(), former).stream(), this.handMade.about(conference.id()).stream(),
					this.apart.plannedBy(conference.id(), former).stream())
			.flatMap(Function.identity())
			.map(UUID::toString)
			.forEach(subjects::add);
		takeAway(former, subjects, conference.id());
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
				.forEach((chair) -> this.chats.withPerson(chair)
					.ifPresent((chat) -> this.screen.postOnce(
							"taken-over:%s:%s:%d".formatted(id, chair, moved.version()), chat, TakenOverCard.KIND,
							TakenOverCard.subject(moved.cover(), chair), moved.cover())));
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
