package io.convenor.chat.closing;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.scheduling.closing.ClosingMoved;
import io.convenor.scheduling.invitations.LinkHolders;

/**
 * Tells the chair what became of the settings of their meetings on Teams, whom not to let
 * in before one begins, and who still has a link; whoever keeps the conference beside the
 * chair only that nobody could open one.
 */
@Component
class ClosingNews {

	private final CardScreen screen;

	private final Conferences conferences;

	private final LinkHolders holders;

	private final TeamsChats chats;

	private final NeedToKnow needToKnow;

	ClosingNews(CardScreen screen, Conferences conferences, LinkHolders holders, TeamsChats chats,
			NeedToKnow needToKnow) {
		this.screen = screen;
		this.conferences = conferences;
		this.holders = holders;
		this.chats = chats;
		this.needToKnow = needToKnow;
	}

	@EventListener
	void on(ClosingMoved moved) {
		Conference conference = this.conferences.get(moved.conference());
		redraw(conference);
		this.screen.changed(NobodyOpensCard.KIND, moved.meeting().toString(), conference.id());
		String ask = moved.meeting() + ":" + moved.ask();
		switch (moved.what()) {
			case NOBODY_OPENS -> {
				tellTheChair(conference, "nobody-opens:" + ask);
				tellTheKeepers(conference, moved.meeting(), ask);
			}
			case OPENED_BY_HAND -> tellTheChair(conference, "opened-by-hand:" + ask);
			case BEGINS_SOON ->
				tellTheChair(conference, "begins-soon:%s:%s".formatted(conference.id(), conference.startsAt()));
			case CLOSED, READ -> {
			}
		}
	}

	/**
	 * Once for each change that leaves somebody with a link that the others use. Of who
	 * gets a meeting of their own the chair was told when they decided it.
	 */
	@EventListener
	void on(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		redraw(conference);
		boolean news = conference.way().hosted() && switch (changed.change()) {
			case Change.Left left -> couldComeIn(conference, left.invitee());
			case Change.Apart apart -> couldComeIn(conference, apart.invitee());
			case Change.Corrected corrected -> couldComeIntoTheirOwn(conference, corrected.invitee());
			default -> false;
		};
		if (news) {
			tellTheChair(conference, "has-the-link:%s:%d".formatted(conference.id(), changed.arrangement()));
		}
	}

	private boolean couldComeIn(Conference conference, UUID invitee) {
		return this.holders.of(conference)
			.stream()
			.anyMatch((each) -> each.couldComeIn() && each.why() != LinkHolders.Why.OWN_MEETING
					&& each.invitee().id().equals(invitee))
				|| couldComeIntoTheirOwn(conference, invitee);
	}

	private boolean couldComeIntoTheirOwn(Conference conference, UUID invitee) {
		return this.holders.ofTheirOwn(conference)
			.stream()
			.flatMap((door) -> door.outsiders().stream())
			.anyMatch((each) -> each.invitee().id().equals(invitee));
	}

	private void redraw(Conference conference) {
		String id = conference.id().toString();
		this.screen.changed(ConferenceCard.KIND, id, conference.id());
		this.screen.changed(ConferenceInBrief.KIND, id, conference.id());
		this.screen.changed(DoorCard.KIND, conference.id().toString(), conference.id());
	}

	private void tellTheChair(Conference conference, String occasion) {
		this.chats.withPerson(conference.chairId())
			.ifPresent((chat) -> this.screen.postOnce("door:" + occasion + ":" + conference.chairId(), chat,
					DoorCard.KIND, conference.id().toString(), conference.id()));
	}

	/** The administrators; of an allegations meeting, those who keep it. */
	private void tellTheKeepers(Conference conference, UUID meeting, String ask) {
		this.needToKnow.keepers(conference.kind())
			.forEach((keeper) -> this.chats.withPerson(keeper)
				.ifPresent((chat) -> this.screen.postOnce("nobody-opens:" + ask + ":" + keeper, chat,
						NobodyOpensCard.KIND, meeting.toString(), conference.id())));
	}

}
