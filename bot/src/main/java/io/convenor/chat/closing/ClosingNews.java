package io.convenor.chat.closing;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.ClosingMoved;
import io.convenor.scheduling.invitations.LinkHolders;

/**
 * Brings the chair what was found about a meeting on Teams, and tells whoever keeps the
 * conference that nobody could open it, by its reference alone, and what they can do.
 */
@Component
class ClosingNews implements CardView {

	static final String KIND = "nobody-opens";

	private final ClosedMeetings meetings;

	private final Conferences conferences;

	private final CardScreen screen;

	private final LinkHolders holders;

	private final NeedToKnow needToKnow;

	ClosingNews(ClosedMeetings meetings, Conferences conferences, CardScreen screen, LinkHolders holders,
			NeedToKnow needToKnow) {
		this.meetings = meetings;
		this.conferences = conferences;
		this.screen = screen;
		this.holders = holders;
		this.needToKnow = needToKnow;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.meetings.find(UUID.fromString(subject)).map((meeting) -> {
			Conference conference = this.conferences.get(meeting.conference());
			return new View(card(conference, meeting), meeting.version(), ShownTo.whoKnows(conference));
		});
	}

	private static Card card(Conference conference, ClosedMeeting meeting) {
		String reference = conference.reference().value();
		if (!meeting.nobodyOpens() && meeting.found() != null) {
			return Card.saying("The meeting of %s can be opened", conference.reference())
				.heading("%s: the chair can open the meeting".formatted(reference))
				.text("Teams shows the chair as its co-organiser. There is nothing to do.")
				.build();
		}
		return Card.saying("Nobody could open the meeting of %s", conference.reference())
			.heading("%s: nobody could open the meeting".formatted(reference))
			.warning(
					"Teams does not show the chair as its co-organiser, so on %s everybody would wait in the lobby for nobody."
						.formatted(conference.when()))
			.text("I keep trying for a day, and the chair is told. Sign in as the organising account, open the meeting in "
					+ "its calendar, choose “Meeting options”, and add the chair as a co-organiser. If Teams does not "
					+ "offer the chair, see that they have an account in this tenant and that the entry invites them.")
			.build();
	}

	@EventListener
	void on(ClosingMoved moved) {
		Conference conference = this.conferences.get(moved.conference());
		redraw(conference);
		this.screen.changed(KIND, moved.meeting().toString(), conference.id());
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
		this.screen.tell(conference.chairId(), "door:" + occasion + ":" + conference.chairId(), DoorCard.KIND,
				conference.id().toString(), conference.id());
	}

	/** The administrators; of an allegations meeting, those who keep it. */
	private void tellTheKeepers(Conference conference, UUID meeting, String ask) {
		this.needToKnow.keepers(conference.kind())
			.forEach((keeper) -> this.screen.tell(keeper, "nobody-opens:" + ask + ":" + keeper, KIND,
					meeting.toString(), conference.id()));
	}

}
