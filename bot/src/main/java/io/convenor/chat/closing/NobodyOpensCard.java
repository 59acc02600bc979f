package io.convenor.chat.closing;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.ClosedMeetings;

/**
 * Tells whoever keeps a conference that nobody could open its meeting, by its reference
 * alone, and what they can do about it.
 */
@Component
class NobodyOpensCard implements CardView {

	static final String KIND = "nobody-opens";

	private final ClosedMeetings meetings;

	private final Conferences conferences;

	NobodyOpensCard(ClosedMeetings meetings, Conferences conferences) {
		this.meetings = meetings;
		this.conferences = conferences;
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
			return Card.saying("The meeting of %s can be opened".formatted(reference))
				.heading("%s: the chair can open the meeting".formatted(reference))
				.text("Teams shows the chair as its co-organiser. There is nothing to do.")
				.build();
		}
		return Card.saying("Nobody could open the meeting of " + reference)
			.heading("%s: nobody could open the meeting".formatted(reference))
			.warning(
					"Teams does not show the chair as its co-organiser, so on %s everybody would wait in the lobby for nobody."
						.formatted(conference.when()))
			.text("I keep trying for a day, and the chair is told. Sign in as the organising account, open the meeting in "
					+ "its calendar, choose “Meeting options”, and add the chair as a co-organiser. If Teams does not "
					+ "offer the chair, see that they have an account in this tenant and that the entry invites them.")
			.build();
	}

}
