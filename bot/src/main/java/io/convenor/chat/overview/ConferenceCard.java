package io.convenor.chat.overview;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.Prospects;

/**
 * Shows those who look after a conference, in private, what became of it: whether it
 * stands in the calendar, what the room answered, who was written to, and what failed and
 * why.
 */
@Component
public class ConferenceCard implements CardView, CardButtons {

	/** The kind of these cards. */
	public static final String KIND = "conference";

	private static final String LOOK = "conference.look";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Conferences conferences;

	private final Progress progress;

	private final Prospects prospects;

	private final Theirs theirs;

	private final ObjectProvider<ConferenceButton> buttons;

	ConferenceCard(Conferences conferences, Progress progress, Prospects prospects, Theirs theirs,
			ObjectProvider<ConferenceButton> buttons) {
		this.conferences = conferences;
		this.progress = progress;
		this.prospects = prospects;
		this.theirs = theirs;
		this.buttons = buttons;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject)).map((conference) -> {
			Progress.SoFar soFar = this.progress.of(conference);
			return new View(card(soFar), soFar.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(Progress.SoFar soFar) {
		try {
			return card(soFar, true);
		}
		catch (CardTooLarge ex) {
			return card(soFar, false);
		}
	}

	private Card card(Progress.SoFar soFar, boolean everybody) {
		Conference conference = soFar.conference();
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Conference %s", conference.reference())
			.heading(reference + ": " + when(conference))
			.text("%s. %s.".formatted(soFar.what(), status(conference)));
		card.section((section) -> {
			section.fact("Calendar", soFar.calendar());
			soFar.teams().ifPresent((text) -> section.fact("Teams", text));
			soFar.room().ifPresent((text) -> section.fact("Room", text));
		});
		card.section((section) -> people(section, soFar, everybody));
		more(card, soFar);
		card.section((section) -> {
			conference.children()
				.forEach((child) -> section.fact(
						conference.ofSeveralChildren() ? "Child " + child.number() : "Case reference",
						child.written()));
			conference.chairReason()
				.ifPresent((why) -> section.fact("Chaired by " + conference.chairedAs().inWords(), why));
			this.prospects.lastLawfulInWords(conference)
				.ifPresent((last) -> section.fact(this.prospects.label(conference), last));
			if (conference.status() == Conference.Status.BOOKED) {
				section.note("After the %s, the chair types “outcome %s” to record what was decided."
					.formatted(conference.way().inTheCalendar() ? "conference" : "conversations", reference));
			}
		});
		this.buttons.orderedStream().flatMap((button) -> button.on(conference).stream()).forEach(card::button);
		return card.button(Button.press(LOOK, "Look again")).build();
	}

	private static String when(Conference conference) {
		return conference.way().inTheCalendar() ? conference.when() + " to " + TIME.format(conference.endsAt())
				: conference.when();
	}

	private static String status(Conference conference) {
		String word = Progress.inWords(conference.status());
		return word.substring(0, 1).toUpperCase(Locale.UK) + word.substring(1);
	}

	private static void more(Card.Builder card, Progress.SoFar soFar) {
		List<String> elsewhere = soFar.elsewhere();
		if (!soFar.more().isEmpty() || !elsewhere.isEmpty()) {
			card.section((section) -> {
				soFar.more().forEach((StatusLine.Line line) -> section.fact(line.name(), line.value()));
				elsewhere.forEach(section::point);
			});
		}
	}

	private static void people(Card.Builder section, Progress.SoFar soFar, boolean everybody) {
		section.heading("People");
		if (everybody) {
			soFar.conference()
				.invitees()
				.forEach((invitee) -> section.fact(invitee.described(), soFar.person(invitee)));
			return;
		}
		section.text(soFar.conference().invitees().size() + " people are invited, and " + soFar.written()
				+ " emails were sent. There are too many to show each of them here.");
		soFar.outstanding().forEach(section::point);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(LOOK, this::look);
	}

	private Reply look(Turn turn, Press press) {
		return Reply.live(KIND, this.theirs.on(KIND, turn, press).id().toString());
	}

}
