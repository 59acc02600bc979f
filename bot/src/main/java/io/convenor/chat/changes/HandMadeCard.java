package io.convenor.chat.changes;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.calendar.HandMadeChange;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.HandMadeDecisions;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.timescales.Dates;

/**
 * Asks the chair what should become of an entry that somebody moved or deleted in
 * Outlook: that of the meeting, or that of somebody who takes part apart. Only who looks
 * after the conference sees it.
 */
@Component
class HandMadeCard implements CardView, CardButtons {

	static final String KIND = "changed-by-hand";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int SHORTENED = 120;

	private static final String KEEP = "by-hand.keep";

	private static final String PUT_BACK = "by-hand.put-back";

	private static final String BOOK_ANEW = "by-hand.book-anew";

	private static final String CANCEL = "by-hand.cancel";

	private static final List<String> FIELDS = List.of(ChangeFields.MANAGER, ChangeFields.MANAGERS_REASON,
			ChangeFields.REASON);

	private final HandMadeChanges finds;

	private final Conferences conferences;

	private final Separations separations;

	private final Prospects prospects;

	private final HandMadeDecisions decisions;

	HandMadeCard(HandMadeChanges finds, Conferences conferences, Separations separations, Prospects prospects,
			HandMadeDecisions decisions) {
		this.finds = finds;
		this.conferences = conferences;
		this.separations = separations;
		this.prospects = prospects;
		this.decisions = decisions;
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
		String what = find.isAboutTheMeeting() ? reference : "an entry of " + reference;
		Card.Builder card = Card.saying("Somebody changed %s in Outlook", conference.reference())
			.heading("Somebody changed %s in Outlook by hand".formatted(what));
		HandMadeChange.Decision decision = find.decision();
		if (decision != null) {
			return card.text(inWords(find, decision))
				.note("Type “status %s” to see how it stands.".formatted(reference))
				.build();
		}
		if (find.isAboutTheMeeting()) {
			card.fact("I have it on", Dates.inWords(conference.startsAt()));
			find.whereItStands().ifPresentOrElse((found) -> moved(card, conference, found), () -> deleted(card));
		}
		else {
			part(card, find, conference, this.separations.get(find.entry()));
		}
		return card.build();
	}

	private void moved(Card.Builder card, Conference conference, Expected found) {
		card.fact("The calendar has it on",
				Dates.inWords(found.start())
						+ (found.start().equals(conference.startsAt()) ? ", with another length" : ""))
			.text("I have not touched it, and I have written to nobody. Until you say, no other change goes into the calendar.");
		this.prospects.lastLawfulTogetherInWords(conference).ifPresent((last) -> card.fact("Last lawful date", last));
		card.section((section) -> section
			.text("If you keep a time after the last lawful date, a manager must have decided so:")
			.field(Field.text(ChangeFields.MANAGER, "The manager's name").atMost(100))
			.field(Field.paragraph(ChangeFields.MANAGERS_REASON, "The manager's reason").atMost(500)))
			.note("If you keep the calendar's time, everybody is told.")
			.button(Button.press(KEEP, "Keep the calendar's time"))
			.button(Button.press(PUT_BACK, "Put ours back"));
	}

	private static void deleted(Card.Builder card) {
		card.text(
				"The event is not in the calendar any more. I have not booked it again, and I have written to nobody.")
			.section((section) -> section.text("A new event has a new Teams link, which everybody is told.")
				.button(Button.press(BOOK_ANEW, "Book it anew")))
			.section((section) -> section
				.field(Field.choice(ChangeFields.REASON, "Why it will not be held")
					.hint("Choose one")
					.options(Stream.of(CancelReason.values())
						.map((reason) -> new Option(reason.name(), reason.label()))
						.toList()))
				.button(Button.press(CANCEL, "Yes, cancel and tell them")
					.asking("Cancel the meeting", "Everybody who is invited is told that it will not be held.")));
	}

	/** The entry of somebody who takes part apart. */
	private static void part(Card.Builder card, HandMadeChange find, Conference conference, Separation separation) {
		conference.invitee(separation.invitee())
			.ifPresent((invitee) -> card.fact("Takes part apart", Card.shortened(invitee.described(), SHORTENED)));
		card.fact("I have their part on", when(separation.startsAt(conference), separation.endsAt(conference)));
		find.whereItStands()
			.ifPresentOrElse((found) -> card.fact("Their calendar has it on", when(found.start(), found.end()))
				.text("I have not touched it, and nobody was written to. Until you say, no other change goes into their "
						+ "entry, and they are told of none.")
				.note("If you keep the calendar's time, they are told.")
				.button(Button.press(KEEP, "Keep the calendar's time"))
				.button(Button.press(PUT_BACK, "Put ours back")),
					() -> card.text(
							"Their entry is not in the calendar any more. I have not put it there again, and nobody was "
									+ "written to. Until you say, they are told of no other change.")
						.text(separation.hasOwnLink() ? "A new entry has a new Teams link, which they are told."
								: "A new entry has the same link as before.")
						.button(Button.press(BOOK_ANEW, "Put it there anew")));
		card.note(
				"If they are not to come at all: type “change %s” and remove them.".formatted(conference.reference()));
	}

	private static String when(LocalDateTime from, LocalDateTime until) {
		return Dates.inWords(from) + " to " + TIME.format(until);
	}

	private static String inWords(HandMadeChange find, HandMadeChange.Decision decision) {
		boolean theMeeting = find.isAboutTheMeeting();
		return switch (decision) {
			case KEPT -> theMeeting ? "The conference takes the time from the calendar, and everybody is told."
					: "Their part takes the time from the calendar, and they are told.";
			case PUT_BACK -> "The calendar gets our time back.";
			case BOOKED_ANEW -> theMeeting ? "It is booked anew, and everybody is told the new link."
					: "It is put into their calendar anew, and they are told what is new in it.";
			case CANCELLED -> "The meeting is cancelled, and everybody is told.";
			case OVERTAKEN -> "It stands as it should again, or does not matter any more. There is nothing to do.";
		};
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(KEEP, decides(this.decisions::keep))
			.onNewest(PUT_BACK, decides(this.decisions::putBack))
			.onNewest(BOOK_ANEW, decides(this.decisions::bookAnew))
			.onNewest(CANCEL, decides(this.decisions::cancel));
	}

	private static Buttons.Step decides(Consumer<Submission> decision) {
		return (turn, press) -> {
			Submission submission = press.submission(KIND, FIELDS, turn)
				.orElseThrow(() -> new Refused("That card is not one I can act on."));
			decision.accept(submission);
			return Reply.live(KIND, submission.draft().toString());
		};
	}

}
