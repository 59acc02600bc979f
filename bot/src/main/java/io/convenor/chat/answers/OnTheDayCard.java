package io.convenor.chat.answers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.scheduling.answers.AnswerFields;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.AttendanceOnTheDay.Present;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.timescales.Dates;

/**
 * Shows who was at a conference on the day, and takes in who was in the room or rang in.
 */
@Component
class OnTheDayCard implements CardView {

	static final String KIND = "on-the-day";

	static final String THERE = AnswerFields.THERE;

	static final String NOT_THERE = "notThere";

	static final String WHO = AnswerFields.WHO;

	static final String FROM = "from";

	static final String UNTIL = AnswerFields.UNTIL;

	static final String UNKNOWN = AnswerFields.UNKNOWN;

	static final String WHO_IT_WAS = AnswerFields.WHO_IT_WAS;

	static final String REASON = AnswerFields.REASON;

	private static final int ON_A_PAGE = 12;

	private static final int LONGEST = 150;

	private static final int SHORTENED = 60;

	private static final int SHOWN_UNKNOWN = 10;

	private final Conferences conferences;

	private final Attendances attendances;

	private final Answers answers;

	OnTheDayCard(Conferences conferences, Attendances attendances, Answers answers) {
		this.conferences = conferences;
		this.attendances = attendances;
		this.answers = answers;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference, page.number()),
					conference.version() + this.answers.version(conference.id()), ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference, int page) {
		AttendanceOnTheDay day = this.attendances.of(conference);
		Pages<Invitee> people = new Pages<>(conference.invitees(), ON_A_PAGE, page);
		try {
			return card(conference, day, people, LONGEST);
		}
		catch (CardTooLarge ex) {
			return card(conference, day, people, SHORTENED);
		}
	}

	private static Card card(Conference conference, AttendanceOnTheDay day, Pages<Invitee> people, int longest) {
		Card.Builder card = Card.titled("Who was at %s", conference.reference())
			.text(AnswersInWords.when(conference) + ". " + report(day));
		day.quorate().ifPresent((quorate) -> card.fact("Quorum", AnswersInWords.quorate(quorate)));
		decision(card, conference, day);
		card.section((section) -> {
			section.heading("There");
			byPerson(day, people.shown()).forEach((who, stays) -> section.fact(Card.shortened(who.described(), longest),
					Card.shortened(stays, LONGEST)));
			if (!day.known()) {
				section.text("Nobody yet, as far as I know.");
			}
		});
		if (conference.status() != Conference.Status.CANCELLED) {
			forms(card, day, people, longest);
		}
		if (conference.joinUrl().isPresent()) {
			card.button(Button.press(AnswerActions.ASK, "Ask Teams who was there"));
		}
		return card
			.button(Button.press(AnswerActions.OPEN, "Back").with(AnswerActions.CONFERENCE, conference.id().toString()))
			.build();
	}

	private static String report(AttendanceOnTheDay day) {
		Instant askedAt = day.askedAt();
		if (askedAt == null) {
			return "Teams' report comes by itself some minutes after the end.";
		}
		return day.reported() ? "Teams' report is from " + Dates.inWords(askedAt) + "."
				: "Teams had no report when I asked, " + Dates.inWords(askedAt)
						+ ". It comes some minutes after the end.";
	}

	private static void decision(Card.Builder card, Conference conference, AttendanceOnTheDay day) {
		day.decided()
			.ifPresent((decided) -> card.fact("Decided",
					decided.proceeded() ? "went on without a quorum, because: " + decided.reason()
							: "to be listed again. Move it to another time from the conference's card."));
		if (day.inquorate() && day.decided().isEmpty() && conference.status() == Conference.Status.BOOKED) {
			card.section((section) -> section
				.warning("It was not quorate until the end. List it again, or go on and say why.")
				.field(Field.paragraph(REASON, "Why it goes on without a quorum").atMost(1000))
				.button(Button.press(AnswerActions.PROCEED, "Yes, go on")
					.asking("Go on with this reason",
							"That it goes on, and why, is kept with the conference and stays so."))
				.button(Button.press(AnswerActions.RELIST, "Yes, list it again")
					.asking("List it again",
							"That it has to be held again is kept with the conference and stays so, and its clock runs.")));
		}
	}

	/** Each page is about its people alone, and is saved before another is turned to. */
	private static void forms(Card.Builder card, AttendanceOnTheDay day, Pages<Invitee> pages, int longest) {
		Set<UUID> noted = day.present()
			.stream()
			.filter(Present::inTheRoom)
			.map((present) -> present.invitee().id())
			.collect(Collectors.toSet());
		List<Option> people = people(pages.shown(), longest, (_) -> true);
		List<Option> there = people(pages.shown(), longest, noted::contains);
		List<Option> others = people(pages.shown(), longest, Predicate.not(noted::contains));
		if (!others.isEmpty()) {
			card.section((section) -> section.heading("In the room, or by phone")
				.field(Field.choices(THERE, "Tick who was there without being on Teams").options(others))
				.button(tick(pages.asked(), pages.asked(), "Save who was there")));
		}
		if (pages.several()) {
			card.section((section) -> pages.onto(section, (number, title) -> tick(pages.asked(), number, title)));
		}
		card.section((section) -> section.heading("Came late or left early")
			.field(Field.choice(WHO, "Who").hint("Choose one").options(people))
			.field(Field.text(FROM, "Came at, such as 10:15; empty for the beginning").atMost(5))
			.field(Field.text(UNTIL, "Left at, such as 11:20; empty for the end").atMost(5))
			.button(Button.press(AnswerActions.WAS_THERE, "Save the times")));
		if (!day.unknown().isEmpty()) {
			card.section((section) -> section.heading("Not recognised")
				.field(Field.choice(UNKNOWN, "On Teams").hint("Choose one").options(unknown(day)))
				.field(Field.choice(WHO_IT_WAS, "This was").hint("Choose one").options(people))
				.button(Button.press(AnswerActions.RECOGNISE, "Save who it was")));
		}
		if (!there.isEmpty()) {
			card.section((section) -> section.heading("Noted by mistake")
				.field(Field.choices(NOT_THERE, "Tick who was noted, and was not there").options(there))
				.button(Button.press(AnswerActions.WAS_NOT_THERE, "They were not there")));
		}
	}

	private static List<Option> people(List<Invitee> shown, int longest, Predicate<UUID> whose) {
		return shown.stream()
			.filter((invitee) -> whose.test(invitee.id()))
			.map((invitee) -> new Option(invitee.id().toString(), Card.shortened(invitee.described(), longest)))
			.toList();
	}

	private static List<Option> unknown(AttendanceOnTheDay day) {
		return day.unknown()
			.stream()
			.limit(SHOWN_UNKNOWN)
			.map((each) -> new Option(each.id().toString(),
					"%s, %s to %s".formatted(Card.shortened(each.name(), SHORTENED), AnswersInWords.time(each.from()),
							AnswersInWords.time(each.until()))))
			.toList();
	}

	private static Button tick(int page, int next, String title) {
		return Button.press(AnswerActions.TICK, title)
			.with(AnswerActions.AMONG, String.valueOf(page))
			.with(AnswerActions.THEN, String.valueOf(next));
	}

	private static Map<Invitee, String> byPerson(AttendanceOnTheDay day, List<Invitee> shown) {
		Map<Invitee, List<String>> stays = new LinkedHashMap<>();
		day.present()
			.stream()
			.filter((present) -> shown.contains(present.invitee()))
			.forEach(
					(present) -> stays.computeIfAbsent(present.invitee(), (_) -> new ArrayList<>()).add(stay(present)));
		Map<Invitee, String> words = new LinkedHashMap<>();
		stays.forEach((who, each) -> words.put(who, String.join(", ", each)));
		return words;
	}

	private static String stay(Present present) {
		return "%s to %s%s".formatted(AnswersInWords.time(present.from()), until(present.until()),
				present.inTheRoom() ? " (noted)" : " (Teams)");
	}

	private static String until(@Nullable Instant until) {
		return (until != null) ? AnswersInWords.time(until) : "the end";
	}

}
