package io.convenor.chat.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.scheduling.invitations.LinkHolders;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.LinkHolders.OwnDoor;
import io.convenor.timescales.Dates;

/**
 * Tells a chair, in private, whether their meeting on Teams is closed and whom they are
 * not to let in.
 */
@Component
@Order(15)
class DoorCard implements CardView, StatusLine {

	static final String KIND = "at-the-door";

	private static final int SHORTENED = 120;

	private static final int MOST_SHOWN = 20;

	private final Conferences conferences;

	private final ClosedMeetings meetings;

	private final LinkHolders holders;

	private final MeetingPolicy policy;

	private final Clock clock;

	DoorCard(Conferences conferences, ClosedMeetings meetings, LinkHolders holders, MeetingPolicy policy, Clock clock) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.holders = holders;
		this.policy = policy;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference), seen(conference), ShownTo.whoKnows(conference)));
	}

	/**
	 * Grows with what was arranged and read back. Whatever else is kept of a conference
	 * changes while letters go out, and nobody could press a card that was just posted.
	 */
	private long seen(Conference conference) {
		return conference.arrangement() + ((conference.status() == Conference.Status.BOOKED) ? 0 : 1)
				+ this.meetings.version(conference.id());
	}

	private Card card(Conference conference) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("At the door of %s", conference.reference())
			.heading("%s: who comes in".formatted(reference))
			.text(conference.when() + ". " + conference.way().label() + ".");
		if (conference.status() != Conference.Status.BOOKED) {
			return card.text("This is done. Type “status %s” to see how it stands.".formatted(reference)).build();
		}
		List<ClosedMeeting> all = this.meetings.of(conference.id());
		LocalDate today = Dates.today(this.clock);
		all.forEach((meeting) -> card.section((section) -> meeting(section, meeting, today)));
		if (!all.isEmpty()) {
			card.note(ClosingInWords.noteTakers(this.policy.seenLately()));
		}
		outsiders(card, conference);
		ownDoors(card, this.holders.ofTheirOwn(conference));
		if (!all.isEmpty()) {
			card.button(Button.press(ClosingActions.LOOK, "Check again"));
		}
		if (all.stream().anyMatch(ClosedMeeting::openedByHand)) {
			card.button(Button.press(ClosingActions.PUT_BACK, "Put them back"));
		}
		return card.button(Button.press(ClosingActions.BACK, "Back to the conference")).build();
	}

	private static void meeting(Card.Builder section, ClosedMeeting meeting, LocalDate today) {
		if (meeting.own()) {
			section.heading("The meeting of somebody who takes part apart");
		}
		if (meeting.found() == null) {
			section.text("Its settings are being set. I tell you here what I read back.");
			return;
		}
		ClosingInWords.closed(meeting, today).ifPresent(section::text);
		List<String> open = ClosingInWords.open(meeting);
		if (!open.isEmpty()) {
			section.warning((meeting.openedByHand() ? "Somebody changed its settings in Teams by hand: "
					: "Teams did not keep all of its settings: ") + String.join("; ", open) + ".");
			section.text(meeting.openedByHand() && !meeting.nobodyOpens()
					? "I have not touched them. Press “Put them back”, or leave them if you wanted it so."
					: ClosingInWords.whatToDo(meeting));
		}
	}

	private void outsiders(Card.Builder card, Conference conference) {
		List<Outsider> outsiders = this.holders.of(conference);
		if (outsiders.isEmpty() || !conference.way().hosted()) {
			return;
		}
		card.section((section) -> {
			section.heading("Not to be let in");
			outsiders.stream()
				.limit(MOST_SHOWN)
				.forEach((each) -> section.fact(Card.shortened(each.invitee().described(), SHORTENED), why(each)));
			if (outsiders.size() > MOST_SHOWN) {
				section.text("And %d more.".formatted(outsiders.size() - MOST_SHOWN));
			}
			section.text("They may be in the lobby, under any name. Leave them there.");
		});
		if (outsiders.stream().anyMatch((each) -> each.couldComeIn() || each.why() == LinkHolders.Why.OWN_MEETING)) {
			card.section((section) -> section
				.text("A new link keeps out whoever has the old one: the meeting is cancelled in the calendar and booked "
						+ "anew, the room is asked again, and everybody who is invited gets the new link. Nobody else is told.")
				.button(Button.press(ClosingActions.NEW_LINK, "Yes, give a new link")
					.asking("New link for everybody",
							"The link they all have stops working, and everybody who is invited is written to.")));
		}
	}

	private static void ownDoors(Card.Builder card, List<OwnDoor> doors) {
		if (!doors.isEmpty()) {
			card.section((section) -> section.heading("Not to be let into a meeting of their own"));
		}
		for (int i = 0; i < doors.size(); i++) {
			OwnDoor door = doors.get(i);
			card.item("meeting", i + 1, "The meeting of " + Card.shortened(door.apart().described(), SHORTENED),
					(item) -> ownDoor(item, door));
		}
	}

	private static void ownDoor(Card.Builder item, OwnDoor door) {
		door.outsiders()
			.stream()
			.limit(MOST_SHOWN)
			.forEach((each) -> item.fact(Card.shortened(each.invitee().described(), SHORTENED), why(each)));
		item.text(
				"A new link keeps out whoever has the old one: the calendar entry of %1$s is cancelled and booked anew, and %1$s and whoever comes for them get the new link. Nobody else is told."
					.formatted(Card.shortened(door.apart().name(), SHORTENED)))
			.button(Button.press(ClosingActions.NEW_OWN_LINK, "Yes, new link,")
				.with(ClosingActions.SEPARATION, door.separation().toString())
				.asking("New link for", "The link they have stops working, and they are written to."));
	}

	private static String why(Outsider outsider) {
		String why = switch (outsider.why()) {
			case REMOVED -> "no longer invited";
			case EXCLUDED -> "not invited to any part";
			case FORMER_CHAIR -> "was to chair it before";
			case NOT_WITH_THEM -> "invited, but not with them any more";
			case FORMER_ADDRESS -> "whoever reads where they were written to before";
			case HELD_BEFORE -> "invited only to what was held before";
			case OWN_MEETING -> "only in the meeting of their own; the link they may have had before still leads here";
		};
		return outsider.hasTheLink() ? why + "; has the link"
				: outsider.mayHaveIt() && outsider.why() != LinkHolders.Why.OWN_MEETING ? why + "; may have the link"
						: why;
	}

	@Override
	public List<Line> about(Conference conference) {
		if (conference.status() != Conference.Status.BOOKED) {
			return List.of();
		}
		LocalDate today = Dates.today(this.clock);
		return this.meetings.of(conference.id()).stream().map((meeting) -> line(meeting, today)).toList();
	}

	private static Line line(ClosedMeeting meeting, LocalDate today) {
		String name = meeting.own() ? "Settings of a meeting of their own" : "Settings of the meeting";
		if (meeting.found() == null) {
			return new Line(name, "being set", false, false);
		}
		String closed = ClosingInWords.closed(meeting, today).orElse("");
		return meeting.open().isEmpty() ? new Line(name, closed, false, false)
				: new Line(name, "%s%s. %s %s"
					.formatted(meeting.openedByHand() ? "somebody changed them by hand: " : "not as they should be: ",
							String.join("; ", ClosingInWords.open(meeting)), ClosingInWords.whatToDo(meeting), closed)
					.strip(), true, false);
	}

	@Override
	public long version(Conference conference) {
		return this.meetings.version(conference.id());
	}

}
