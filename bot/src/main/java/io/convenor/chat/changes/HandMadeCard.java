package io.convenor.chat.changes;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.invitations.HandMadeChange;
import io.convenor.scheduling.invitations.HandMadeChanges;
import io.convenor.timescales.Dates;

/**
 * Asks the chair what should become of an event that somebody moved or deleted in
 * Outlook.
 */
@Component
class HandMadeCard implements CardView {

	static final String KIND = "changed-by-hand";

	private final HandMadeChanges finds;

	private final Conferences conferences;

	private final Prospects prospects;

	HandMadeCard(HandMadeChanges finds, Conferences conferences, Prospects prospects) {
		this.finds = finds;
		this.conferences = conferences;
		this.prospects = prospects;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.finds.find(UUID.fromString(subject)).map((find) -> {
			Conference conference = this.conferences.get(find.conference());
			return new View(card(find, conference), find.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(HandMadeChange find, Conference conference) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Somebody changed " + reference + " in Outlook")
			.heading("Somebody changed %s in Outlook by hand".formatted(reference));
		HandMadeChange.Decision decision = find.decision();
		if (decision != null) {
			return card.text(inWords(decision)).build();
		}
		find.found()
			.ifPresentOrElse(
					(start) -> moved(card, conference, start.equals(conference.startsAt())
							? Dates.inWords(start) + ", with another length" : Dates.inWords(start)),
					() -> deleted(card, conference));
		return card.build();
	}

	private void moved(Card.Builder card, Conference conference, String found) {
		card.fact("I have it on", Dates.inWords(conference.startsAt()))
			.fact("The calendar has it on", found)
			.text("I have not touched it, and I have written to nobody. Until you say, no other change goes into the calendar.");
		this.prospects.lastLawfulTogetherInWords(conference).ifPresent((last) -> card.fact("Last lawful date", last));
		card.section((section) -> section
			.text("If you keep a time after the last lawful date, a manager must have decided so:")
			.field(Field.text(ChangeFields.MANAGER, "The manager's name").atMost(100))
			.field(Field.paragraph(ChangeFields.MANAGERS_REASON, "The manager's reason").atMost(500)))
			.button(Button.press(HandMadeActions.KEEP, "Keep the calendar's time, and tell everybody"))
			.button(Button.press(HandMadeActions.PUT_BACK, "Put ours back"));
	}

	private static void deleted(Card.Builder card, Conference conference) {
		card.fact("I have it on", Dates.inWords(conference.startsAt()))
			.text("The event is not in the calendar any more. I have not booked it again, and I have written to nobody.")
			.section((section) -> section.text("A new event has a new Teams link, which everybody is told.")
				.button(Button.press(HandMadeActions.BOOK_ANEW, "Book it anew").primary().withoutAnswers()))
			.section((section) -> section
				.field(Field.choice(ChangeFields.REASON, "Why it will not be held")
					.hint("Choose one")
					.options(Stream.of(CancelReason.values())
						.map((reason) -> new Option(reason.name(), reason.label()))
						.toList()))
				.button(Button.press(HandMadeActions.CANCEL, "Cancel the meeting and tell them").destructive()));
	}

	private static String inWords(HandMadeChange.Decision decision) {
		return switch (decision) {
			case KEPT -> "The conference takes the time from the calendar, and everybody is told.";
			case PUT_BACK -> "The calendar gets our time back.";
			case BOOKED_ANEW -> "It is booked anew, and everybody is told the new link.";
			case CANCELLED -> "The meeting is cancelled, and everybody is told.";
			case OVERTAKEN -> "It stands as it should again, or does not matter any more. There is nothing to do.";
		};
	}

}
