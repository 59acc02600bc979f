package io.convenor.chat.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Combining;
import io.convenor.scheduling.changes.Combining.Pair;
import io.convenor.timescales.Dates;

/** Puts two conferences into one meeting, or takes them apart, and shows them. */
@Configuration(proxyBeanMethods = false)
@Order(5)
class CombineCard implements CardView, CardButtons, StatusLine {

	private static final String KIND = "combining";

	private static final String COMBINE = "combining.combine";

	private static final String APART = "combining.apart";

	private static final int ON_A_PAGE = 12;

	private static final int LONGEST = 150;

	private final Combining combining;

	private final SharedMeetings meetings;

	CombineCard(Combining combining, SharedMeetings meetings) {
		this.combining = combining;
		this.meetings = meetings;
	}

	static String subject(Pair pair) {
		return pair.guest().id() + "/" + pair.host().id();
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
		UUID[] ids = ids(subject);
		return this.combining.find(ids[0], ids[1])
			.map((pair) -> new View(card(pair, page), (long) pair.guest().arrangement() + pair.host().arrangement(),
					ShownTo.whoKnows(pair.guest(), pair.host())));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(COMBINE, step(this.combining::combine))
			.onNewest(APART, step((guest, _, who, typed) -> this.combining.takeApart(guest, who, typed)));
	}

	private static UUID[] ids(String subject) {
		return Stream.of(subject.split("/")).map(UUID::fromString).toArray(UUID[]::new);
	}

	private Card card(Pair pair, Page page) {
		Card.Builder card = Card.saying("One meeting for two conferences")
			.heading(pair.together()
					? "%s is held in the meeting of %s".formatted(pair.guest().reference(), pair.host().reference())
					: "Hold %s in the meeting of %s?".formatted(pair.guest().reference(), pair.host().reference()));
		Stream.of(pair.guest(), pair.host())
			.forEach((each) -> card.fact(each.reference().value(), "%s, %s, %d minutes".formatted(each.kind().label(),
					Dates.inWords(each.startsAt()), each.lengthMinutes())));
		if (pair.together()) {
			apart(card, pair);
		}
		else {
			List<String> problems = this.combining.problems(pair);
			problems.forEach(card::warning);
			if (problems.isEmpty()) {
				together(card, pair, page);
			}
		}
		return card.build();
	}

	private void together(Card.Builder card, Pair pair, Page page) {
		card.text("Each child keeps a conference, with its own reference, reports, dates and outcome. "
				+ "Everybody is invited to the one meeting, and each person whose time or link changes is written to.");
		apartAsThere(card, pair);
		strangers(card, pair, page);
		card.section((section) -> section
			.field(Field.number(ChangeFields.LENGTH, "Length of the meeting, in minutes")
				.value(this.combining.minutes(pair)))
			.field(whoeverIsFree())
			.button(Button.press(COMBINE, "Hold them together")));
	}

	private static Field whoeverIsFree() {
		return Field.toggle(ChangeFields.WHOEVER_IS_FREE, "If somebody is not free then", "Hold it all the same");
	}

	private void apartAsThere(Card.Builder card, Pair pair) {
		this.combining.apartAsThere(pair)
			.forEach((invitee) -> card
				.warning("%s takes part apart in both. In one meeting it is as %s has it; they are told what changes."
					.formatted(invitee.name(), pair.host().reference())));
	}

	/** The chair has to know who will sit together who did not before. */
	private static void strangers(Card.Builder card, Pair pair, Page page) {
		List<String> only = Stream.of(pair.guest(), pair.host())
			.flatMap((one) -> pair.onlyBecauseOf(one)
				.stream()
				.map((invitee) -> "%s: only because of %s".formatted(Card.shortened(invitee.described(), LONGEST),
						one.reference())))
			.toList();
		if (!only.isEmpty()) {
			card.section((section) -> {
				section.heading("Who comes to one of them only");
				Pages<String> pages = new Pages<>(only, ON_A_PAGE, page.number());
				pages.shown().forEach(section::point);
				pages.ontoLive(section, page);
			});
		}
	}

	private static void apart(Card.Builder card, Pair pair) {
		card.text("To change time, way or room, change " + pair.host().reference()
				+ "; the other follows. To take them apart, say when " + pair.guest().reference() + " is held then.");
		card.section((section) -> section.field(Field.date(ChangeFields.DATE, "Date"))
			.field(Field.choice(ChangeFields.TIME, "Time").hint("Choose one").options(ChangeCard.TIMES))
			.field(Field.number(ChangeFields.LENGTH, "Length, in minutes").value(60))
			.field(whoeverIsFree())
			.button(Button.press(APART, "Take them apart")));
	}

	private static Buttons.Step step(Step step) {
		return (turn, press) -> {
			String subject = press.subject(KIND)
				.orElseThrow(() -> new Refused("That card is not one I can act on. Type combine and both references."));
			UUID[] ids = ids(subject);
			Map<String, String> typed = new HashMap<>();
			List.of(ChangeFields.DATE, ChangeFields.TIME, ChangeFields.LENGTH, ChangeFields.WHOEVER_IS_FREE)
				.forEach((field) -> press.reading().typed(field).ifPresent((text) -> typed.put(field, text)));
			step.take(ids[0], ids[1], turn.who().objectId(), typed);
			return Reply.live(KIND, subject);
		};
	}

	@Bean
	@Order(46)
	Command typingCombine() {
		return Command
			.named("combine", "Hold the conferences of brothers and sisters in one meeting, or take them apart again")
			.takes("CP-7F3KM with CP-9M4TY")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::twoOf);
	}

	private Reply twoOf(Turn turn, Arguments arguments) {
		List<Reference> references = Reference.allIn(arguments.text());
		if (references.size() != 2) {
			throw new Refused("Which two? Give both references, such as combine CP-7F3KM with CP-9M4TY: "
					+ "the first is then held in the meeting of the second.");
		}
		Combining.Pair pair = this.combining.find(references.getFirst(), references.getLast(), turn.who().objectId());
		return Reply.live(KIND, subject(pair));
	}

	@Override
	public List<Line> about(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference);
		if (!meeting.isShared()) {
			return List.of();
		}
		String others = conference.heldWith().isPresent() ? "in the meeting of " + meeting.host().reference()
				: meeting.guests()
					.stream()
					.map((guest) -> guest.reference().value())
					.collect(Collectors.joining(" and ", "with ", ", in this meeting"));
		return List.of(new Line("Held together", others, false, false).shownAlways());
	}

	/** It changes only with the conference itself. */
	@Override
	public long version(Conference conference) {
		return 0;
	}

	/** What is done with the two. */
	private interface Step {

		void take(UUID guest, UUID host, String who, Map<String, String> typed);

	}

}
