package io.convenor.chat.overview;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;

/**
 * Shows as much of a conference as everybody in a channel may read: its reference, its
 * status and counts.
 */
@Component
public class ConferenceInBrief implements CardView {

	/** The kind of these cards. */
	public static final String KIND = "conference-in-brief";

	private final Conferences conferences;

	private final Progress progress;

	ConferenceInBrief(Conferences conferences, Progress progress) {
		this.conferences = conferences;
		this.progress = progress;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject)).map((conference) -> {
			Progress.SoFar soFar = this.progress.of(conference);
			return new View(card(soFar), soFar.version(), ShownTo.whoKnowsThatItExists(conference));
		});
	}

	private static Card card(Progress.SoFar soFar) {
		Conference conference = soFar.conference();
		Card.Builder card = Card.saying("Conference %s", conference.reference())
			.heading(conference.reference().value())
			.fact("Status", Progress.inWords(conference.status()))
			.fact(conference.way().inTheCalendar() ? "Invited" : "Spoken to one by one",
					(conference.eventId().isPresent() || !conference.way().inTheCalendar() ? "" : "not yet, ")
							+ conference.invitees().size() + " people")
			.fact("Emails sent", soFar.written());
		soFar.more()
			.stream()
			.filter(StatusLine.Line::forChannels)
			.forEach((line) -> card.fact(line.name(), line.value()));
		return card.note("Ask me in our private chat for more.").build();
	}

}
