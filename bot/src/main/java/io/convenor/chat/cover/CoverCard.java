package io.convenor.chat.cover;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.Covers;
import io.convenor.timescales.Dates;

/**
 * Hands conferences of a period over to other chairs: shows each with who could take it,
 * and what was handed over.
 */
@Configuration(proxyBeanMethods = false)
class CoverCard implements CardView, CardButtons {

	static final String KIND = "cover";

	private static final int LONGEST_TYPED = 200;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int LONGEST_NAME = 40;

	private static final int SHORTENED = 100;

	private static final String LOOK = "cover.look";

	static final String CONFIRM = "cover.confirm";

	private final Covers covers;

	private final TeamsChats chats;

	CoverCard(Covers covers, TeamsChats chats) {
		this.covers = covers;
		this.chats = chats;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.covers.find(UUID.fromString(subject))
			.map((cover) -> new View(card(cover), cover.version(), shownTo(cover)));
	}

	private static ShownTo shownTo(Cover cover) {
		return ShownTo.whoLooksAfter(cover.askedBy(), Objects.requireNonNullElse(cover.plan().chair(), ""),
				cover.plan().lines().stream().map(Line::kind).collect(Collectors.toSet()));
	}

	/** What is shown is shortened until the card can hold it; nothing is left out. */
	private Card card(Cover cover) {
		CardTooLarge tooLarge = null;
		for (Shape shape : Shape.values()) {
			try {
				return card(cover, shape);
			}
			catch (CardTooLarge ex) {
				tooLarge = ex;
			}
		}
		throw Objects.requireNonNull(tooLarge);
	}

	private Card card(Cover cover, Shape shape) {
		Card.Builder card = Card.saying("Cover for a chair")
			.heading(cover.chair().map((chair) -> "Cover for " + name(chair)).orElse("Cover for a chair"));
		Optional.ofNullable(cover.plan().notice()).ifPresent(card::warning);
		List<Line> done = cover.plan().lines().stream().filter((line) -> !line.open()).toList();
		List<Line> open = cover.plan().lines().stream().filter(Line::open).toList();
		if (!done.isEmpty()) {
			card.section((section) -> handedOver(section, cover, done, shape));
		}
		if (cover.chair().isPresent()) {
			proposal(card, cover, open, shape);
		}
		if (!shape.brief()) {
			card.section((section) -> period(section, cover));
		}
		return card.keeping(cover.plan().form().shortened(LONGEST_TYPED)).build();
	}

	private void handedOver(Card.Builder section, Cover cover, List<Line> done, Shape shape) {
		section.heading((done.size() == 1) ? "Handed over" : "Handed over: " + done.size());
		if (!shape.brief()) {
			done.forEach((line) -> section.fact(when(line), taker(cover, line).map(CoverCard::name).orElse("")));
		}
		section.note("Calendars, lobby and emails follow by themselves; the invitees keep their link.");
		Set<Chair> takers = done.stream()
			.flatMap((line) -> taker(cover, line).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<String> reached = this.chats.reached(takers.stream().map(Chair::id).collect(Collectors.toSet()));
		takers.stream()
			.filter((chair) -> !reached.contains(chair.id()))
			.forEach((chair) -> section.warning(
					"%s has never opened a chat with me, so tell them yourself. The calendar ".formatted(name(chair))
							+ "and email reach them."));
	}

	private static Optional<Chair> taker(Cover cover, Line line) {
		return Optional.ofNullable(line.taker().takenBy()).flatMap(cover::chair);
	}

	private static void proposal(Card.Builder card, Cover cover, List<Line> open, Shape shape) {
		Chair chair = cover.chair().orElseThrow();
		if (!chair.present()) {
			card.text("%s is not one of the authority's chairs any more, so somebody else has to take all of these."
				.formatted(name(chair)));
		}
		switch (cover.plan().look()) {
			case NOT_YET -> {
			}
			case ON_ITS_WAY ->
				card.text("I am still reading the diaries. The proposal appears here by itself in a moment.");
			case FAILED ->
				card.warning("The diaries could not be read just now. Press Show conferences again in a moment.");
			case DONE -> lines(card, cover, open, shape);
		}
	}

	private static void lines(Card.Builder card, Cover cover, List<Line> open, Shape shape) {
		Cover.Plan plan = cover.plan();
		if (open.isEmpty()) {
			card.text("There is %s to hand over from %s to %s.".formatted(
					plan.lines().isEmpty() ? "nothing" : "nothing more", Dates.inWords(plan.from()),
					Dates.inWords(plan.until())));
		}
		open.forEach((line) -> card.section((section) -> line(section, cover, line, shape)));
		if (plan.later() > 0) {
			card.text("And %d more after these. Hand these over first, then press Show conferences again."
				.formatted(plan.later()));
		}
		if (!plan.unread().isEmpty()) {
			card.warning("I cannot see the diary of %s, so I do not offer them here.".formatted(String.join(" and ",
					plan.unread().stream().limit(shape.chairs).map((each) -> Card.shortened(each, shape.name)).toList())
					+ ((plan.unread().size() > shape.chairs) ? " and others" : "")));
		}
		long chosen = open.stream().filter((line) -> line.chosen() != null).count();
		if (open.stream().anyMatch((line) -> !line.possible().isEmpty())) {
			if (!shape.brief()) {
				consequences(card);
			}
			if (chosen > 1) {
				card.text("For %d of them somebody is chosen.".formatted(chosen));
			}
			card.button(Button.press(CONFIRM, "Hand over what is chosen"));
		}
	}

	private static void line(Card.Builder section, Cover cover, Line line, Shape shape) {
		section.fact(when(line), !shape.brief() ? what(line) : line.kind().label());
		Optional.ofNullable(line.problem())
			.map((problem) -> !shape.brief() ? problem : Card.shortened(problem, shape.problem()))
			.ifPresent(section::warning);
		if (line.possible().isEmpty()) {
			if (line.problem() == null) {
				section
					.warning("Nobody is free then. Move it to another time first (type “status %s”), or ask a chair to "
						.formatted(line.named()) + "make room and press Show conferences again.");
			}
			return;
		}
		if (line.chosen() == null && line.problem() == null && line.what() == What.CONFERENCE) {
			section
				.note("Left where it is unless you choose somebody. Whoever is free then may be needed for another of "
						+ "these.");
		}
		section.field(Field.choice(Cover.field(line), "Who takes " + line.named())
			.options(options(cover, line, shape))
			.value(Objects.requireNonNullElse(line.chosen(), Cover.LEAVE)));
		if (line.asksWhy()) {
			section.field(Field.text(Cover.whyField(line), "Why, if a lead practitioner takes " + line.named())
				.atMost(200)
				.value(!shape.brief() ? line.reason() : null));
		}
	}

	private static List<Option> options(Cover cover, Line line, Shape shape) {
		List<Cover.Possible> all = new ArrayList<>(line.possible());
		all.sort((one, other) -> Integer.compare(rank(line, one), rank(line, other)));
		Stream<Option> chairs = all.stream()
			.limit(shape.chairs)
			.flatMap((each) -> cover.chair(each.chair())
				.map((chair) -> new Option(chair.id(),
						Card.shortened(chair.name(), shape.name) + ": " + why(line, each)))
				.stream());
		String leave = cover.chair().map((chair) -> "Leave it with " + name(chair)).orElse("Leave it");
		return Stream.concat(chairs, Stream.of(new Option(Cover.LEAVE, leave))).toList();
	}

	/** Who is chosen comes first, then who has the fewest. */
	private static int rank(Line line, Cover.Possible possible) {
		return possible.chair().equals(line.chosen()) ? -1 : possible.thatWeek();
	}

	private static String why(Line line, Cover.Possible possible) {
		String week = switch (possible.thatWeek()) {
			case 0 -> "no conference";
			case 1 -> "1 conference";
			default -> possible.thatWeek() + " conferences";
		};
		week = (possible.sayingWhy() ? "lead practitioner; " : "") + week;
		String which = (line.what() == What.CONFERENCE) ? " that week" : " this week";
		return (line.startsAt() != null && line.what() == What.CONFERENCE && line.way().inTheCalendar())
				? "free; " + week + which : week + which;
	}

	static String when(Line line) {
		if (line.startsAt() == null || line.endsAt() == null) {
			return "A booking begun and not confirmed";
		}
		if (!line.way().inTheCalendar()) {
			return "%s, to be finished by %s".formatted(line.named(), Dates.inWords(line.startsAt().toLocalDate()));
		}
		return "%s, %s to %s".formatted(named(line), Dates.inWords(line.startsAt()), TIME.format(line.endsAt()));
	}

	/** The reference, with those of the conferences that are held in the same meeting. */
	private static String named(Line line) {
		return line.together().isEmpty() ? line.named()
				: line.named() + " with " + String.join(" and ", line.together());
	}

	static String what(Line line) {
		String way = line.way().label();
		String what = line.kind().label() + ", " + way.substring(0, 1).toLowerCase(Locale.UK) + way.substring(1);
		return switch (line.what()) {
			case CONFERENCE -> what;
			case OUTCOME -> what + ". It has begun or is over, and its outcome is not approved: whoever takes it "
					+ "finishes that";
			case BOOKING -> what + ". Whoever takes it looks for a time of their own";
		};
	}

	private static void consequences(Card.Builder card) {
		card.section((section) -> section.heading("What happens when you hand them over")
			.point("The new chair is invited and lets people in from the lobby. The former chair is no longer invited and can no longer let anybody in.")
			.point("Everybody else keeps time, place and link. Clocks, reports and outcomes go on under the new chair.")
			.point("If a conference or a diary has changed meanwhile, that one is not done and shown here again.")
			.note("The numbers of conferences are those of now; I spread these so that nobody gets more in a week than "
					+ "needed."));
	}

	private static void period(Card.Builder section, Cover cover) {
		Cover.Plan plan = cover.plan();
		section.heading(cover.chair().isPresent() ? "Another period" : "Whose conferences, and for how long?");
		if (!cover.own()) {
			section.field(Field.choice(Cover.CHAIR, "Chair")
				.hint("Choose one")
				.options(plan.chairs()
					.stream()
					.map((chair) -> new Option(chair.id(), name(chair) + (chair.present() ? "" : " (has left)")))
					.toList())
				.value(plan.chair()));
		}
		section.field(Field.date(Cover.FROM, "First day").value(plan.from()))
			.field(Field.date(Cover.UNTIL, "Last day").value(plan.until()))
			.button(Button.press(LOOK, "Show conferences"));
	}

	private static String name(Chair chair) {
		return Card.shortened(chair.name(), LONGEST_NAME);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(LOOK, step(this.covers::look))
			.onNewest(CONFIRM, step(this.covers::confirm));
	}

	/** The room asks whose proposal it is and which version was seen. */
	private Buttons.Step step(Function<Submission, Cover> step) {
		return (turn, press) -> {
			Submission submission = press.submission(KIND, fields(press), turn)
				.orElseThrow(() -> new Refused("That card is not one I can act on. Type cover to begin."));
			return Reply.live(KIND, step.apply(submission).id().toString());
		};
	}

	private List<String> fields(Press press) {
		List<String> fields = new ArrayList<>(List.of(Cover.CHAIR, Cover.FROM, Cover.UNTIL));
		press.id(KIND).flatMap(this.covers::find).ifPresent((cover) -> cover.plan().lines().forEach((line) -> {
			fields.add(Cover.field(line));
			fields.add(Cover.whyField(line));
		}));
		return fields;
	}

	@Bean
	@Order(45)
	Command typingCover() {
		return Command.named("cover", "Hand a chair's conferences of a period over to other chairs")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::begin);
	}

	private Reply begin(Turn turn, Arguments arguments) {
		return Reply.live(KIND, this.covers.begin(turn.who().objectId()).id().toString());
	}

	/** How much is shown of each, until it fits. */
	private enum Shape {

		EVERYTHING(Integer.MAX_VALUE, LONGEST_NAME), FEW(4, LONGEST_NAME), BRIEF(2, 20), SHORTEST(1, 10);

		private final int chairs;

		private final int name;

		Shape(int chairs, int name) {
			this.chairs = chairs;
			this.name = name;
		}

		boolean brief() {
			return this == BRIEF || this == SHORTEST;
		}

		int problem() {
			return (this == SHORTEST) ? SHORTENED / 3 : SHORTENED;
		}

	}

}
