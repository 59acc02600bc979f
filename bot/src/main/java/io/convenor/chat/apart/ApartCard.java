package io.convenor.chat.apart;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation.Manner;
import io.convenor.people.Role;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Apart;
import io.convenor.scheduling.apart.KeepingApart.Standing;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.timescales.Dates;

/**
 * Shows those who look after a conference, in private, who takes part apart, and lets
 * them change that step by step.
 */
@Component
class ApartCard implements CardView {

	static final String KIND = "apart";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int SHORTENED = 60;

	private static final int SHORTENED_REASON = 200;

	private final KeepingApart apart;

	private final Conferences conferences;

	ApartCard(KeepingApart apart, Conferences conferences) {
		this.apart = apart;
		this.conferences = conferences;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.apart.find(UUID.fromString(subject)).map((plan) -> {
			Conference conference = this.conferences.get(plan.conference());
			return new View(card(plan, conference), plan.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(PlannedSeparation planned, Conference conference) {
		try {
			return card(planned, conference, Integer.MAX_VALUE, Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return card(planned, conference, SHORTENED, SHORTENED_REASON);
		}
	}

	private Card card(PlannedSeparation planned, Conference conference, int longest, int longestReason) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Keep people apart at " + reference);
		Optional.ofNullable(planned.plan().notice()).ifPresent(card::warning);
		card.heading("%s: keep people apart".formatted(reference))
			.text("%s to %s. %s.".formatted(Dates.inWords(conference.startsAt()), TIME.format(conference.endsAt()),
					conference.way().label()));
		if (planned.closed() || conference.status() != Conference.Status.BOOKED) {
			card.text("This is done. Type “status %s” to see how it stands.".formatted(reference));
		}
		else if (planned.plan().preview()) {
			preview(card, planned, conference, longest, longestReason);
		}
		else {
			now(card, conference, longest, longestReason);
			form(card, conference, longest);
		}
		return card.button(Button.press(ApartActions.LEAVE, "Back to the conference").withoutAnswers())
			.keeping(planned.plan().form().shortened(longestReason))
			.build();
	}

	private void now(Card.Builder card, Conference conference, int longest, int longestReason) {
		this.apart.of(conference).forEach((each) -> card.section((section) -> {
			section.heading(Card.shortened(each.invitee().described(), longest)).fact("How", each.inWords());
			Optional.ofNullable(each.separation().apartFrom())
				.flatMap(conference::invitee)
				.ifPresent((other) -> section.fact("Must not meet", Card.shortened(other.described(), longest)));
			section.fact("Why", Card.shortened(each.separation().reason(), longestReason));
			standing(section, each);
			section.button(Button
				.press(ApartActions.END,
						(each.separation().manner() == Manner.EXCLUDED) ? "No longer keep as not invited"
								: "No longer keep apart")
				.with(ApartActions.SEPARATION, each.separation().id().toString())
				.withoutAnswers());
		}));
	}

	private static void standing(Card.Builder section, Apart apart) {
		switch (apart.standing()) {
			case SETTLED -> {
			}
			case CHANGED_BY_HAND ->
				section.warning("Somebody changed their calendar entry in Outlook by hand. I have not touched it.")
					.button(Button.press(ApartActions.PUT_BACK, "Put ours back")
						.with(ApartActions.SEPARATION, apart.separation().id().toString())
						.withoutAnswers());
			default -> section.warning(inWords(apart.standing()));
		}
	}

	static String inWords(Standing standing) {
		return switch (standing) {
			case SETTLED -> "in their calendar";
			case ON_ITS_WAY -> "their own entry is being put into their calendar";
			case NO_LINK -> "Teams gave no link for their meeting; I keep looking";
			case LOBBY_NOT_SET -> "the lobby of their meeting is being set";
			case CHANGED_BY_HAND -> "somebody changed their entry in Outlook by hand; decide under “Keep people apart”";
		};
	}

	private static void form(Card.Builder card, Conference conference, int longest) {
		List<Option> people = conference.invitees()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR)
			.map((each) -> new Option(each.id().toString(), Card.shortened(each.described(), longest)))
			.toList();
		List<Manner> manners = Stream.of(Manner.values())
			.filter((each) -> conference.way().inTheCalendar() || each == Manner.EXCLUDED)
			.toList();
		card.section((section) -> {
			section.heading("Keep somebody apart")
				.text("Nothing is changed and nobody is told before you confirm.")
				.field(Field.choice(ApartFields.WHO, "Who").hint("Choose one").options(people));
			ApartForm.show(section, people, manners,
					"%s to %s".formatted(TIME.format(conference.startsAt()), TIME.format(conference.endsAt())));
			section.button(Button.press(ApartActions.SAY, "Next").primary());
		});
	}

	private void preview(Card.Builder card, PlannedSeparation planned, Conference conference, int longest,
			int longestReason) {
		card.section((section) -> {
			section.heading("Is this right? What each is told, alone");
			this.apart.preview(planned)
				.forEach((told) -> section.fact(Card.shortened(told.who(), longest), told.what()));
			section.text(
					"Nobody else is told anything but the chair, whose letter alone says who takes part apart. No other letter names another person.");
			if (!planned.plan().reason().isEmpty()) {
				section.fact("Why, for those who look after the conference",
						Card.shortened(planned.plan().reason(), longestReason));
			}
		});
		if (wants(planned, Manner.OWN_TIME)) {
			card.note("Who joins by the same link at another time sees only who is in the meeting then. See everybody "
					+ "out before you let the next one in.");
			if (conference.way().inARoom()) {
				card.note(ApartForm.SAME_BUILDING + " “Room and places” says who has a place.");
			}
		}
		if (wants(planned, Manner.OWN_LINK)) {
			card.note("The link they were sent before still leads to the lobby of the other meeting. Let them in only "
					+ "in their own.");
		}
		planned.plan()
			.parts()
			.stream()
			.filter((part) -> ApartForm.isInTwoAtOnce(part.manner(), part.fromMinute(), part.untilMinute()))
			.findFirst()
			.ifPresent((_) -> card.warning(ApartForm.IN_TWO_AT_ONCE));
		card.button(Button.press(ApartActions.CONFIRM, "Confirm and tell them").primary())
			.button(Button.press(ApartActions.BACK, "Back").withoutAnswers());
	}

	private static boolean wants(PlannedSeparation planned, Manner manner) {
		return planned.plan().parts().stream().anyMatch((part) -> part.manner() == manner);
	}

}
