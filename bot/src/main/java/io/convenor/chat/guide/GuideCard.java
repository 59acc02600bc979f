package io.convenor.chat.guide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.Sections;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Guide;
import io.convenor.conference.Reference;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.reports.Reports;
import io.convenor.scheduling.booking.Births;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TypedDate;

/**
 * Shows those who look after a meeting how it is run and each of its dates, and takes in
 * what starts or stops a clock.
 */
@Configuration(proxyBeanMethods = false)
class GuideCard implements CardView, CardButtons {

	static final String KIND = "guide";

	private static final String BORN_ON = "bornOn";

	private static final String WITH_PARENTS_ON = "withParentsOn";

	/** Clocks only go with a change of the conference, which then counts for more. */
	private static final int MORE_THAN_ALL_CLOCKS = 100;

	private static final String OPEN = "guide.open";

	private static final String BACK = "guide.back";

	private static final String BORN = "guide.born";

	private static final String WITH_PARENTS = "guide.with-parents";

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final RuleSets ruleSets;

	private final Clock clock;

	private final Theirs theirs;

	private final Births births;

	private final Reports reports;

	GuideCard(Conferences conferences, Deadlines deadlines, RuleSets ruleSets, Clock clock, Theirs theirs,
			Births births, Reports reports) {
		this.conferences = conferences;
		this.deadlines = deadlines;
		this.ruleSets = ruleSets;
		this.clock = clock;
		this.theirs = theirs;
		this.births = births;
		this.reports = reports;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject)).map((conference) -> {
			List<Deadline> clocks = this.deadlines.of(conference.id());
			long stopped = clocks.stream().filter((each) -> !each.isRunning()).count();
			long missed = clocks.stream().filter((each) -> each.isMissed(Dates.today(this.clock))).count();
			return new View(card(conference, clocks),
					(long) MORE_THAN_ALL_CLOCKS * conference.version() + clocks.size() + stopped + missed,
					ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, List<Deadline> clocks) {
		Guide guide = conference.guide();
		Card.Builder card = Card.titled("%s: agenda and dates", conference.reference())
			.text("%s. %s runs it.".formatted(guide.forProfessionals(), guide.runBy()));
		card.section((section) -> {
			section.heading("Agenda");
			guide.agenda().forEach(section::point);
		});
		card.section((section) -> {
			section.heading("Dates");
			conference.bornOn().ifPresent((day) -> section.fact("Child born", Dates.inWords(day)));
			clocks.forEach((each) -> section.fact(title(each, conference), inWords(each)));
		});
		askForABirth(card, conference);
		askForTheParents(card, conference, clocks);
		return card.button(Button.press(BACK, "Back to the conference")).build();
	}

	private static void askForABirth(Card.Builder card, Conference conference) {
		if (conference.kind().heldWithinOfBirth().isPresent() && conference.status() != Conference.Status.HELD) {
			card.section((section) -> section
				.field(Field.date(BORN_ON, "The child was born on")
					.value(conference.bornOn().map(LocalDate::toString).orElse(null)))
				.note("From that day a second clock counts, and the earlier date holds.")
				.button(Button.press(BORN, "Record the birth")));
		}
	}

	private static void askForTheParents(Card.Builder card, Conference conference, List<Deadline> clocks) {
		boolean waits = conference.kind()
			.clocks()
			.before()
			.socialWorkersReportToParents()
			.filter((key) -> clocks.stream().anyMatch((each) -> each.isRunning() && each.what().equals(key)))
			.isPresent();
		if (waits) {
			card.section((section) -> section
				.field(Field.date(WITH_PARENTS_ON, "The parents had the social worker's report on"))
				.button(Button.press(WITH_PARENTS, "Record that they have it")));
		}
	}

	private String title(Deadline deadline, Conference conference) {
		return this.ruleSets.kept(conference.rules()).timescale(deadline.what()).title()
				+ Child.forThose(deadline.children());
	}

	private String inWords(Deadline deadline) {
		String due = Dates.inWords(deadline.due());
		if (deadline.window()) {
			return "until " + due;
		}
		LocalDate stopped = deadline.stoppedOn();
		if (stopped != null) {
			return deadline.isMissed(Dates.today(this.clock))
					? "was due by %s; late, closed on %s".formatted(due, Dates.inWords(stopped))
					: "by %s; done in time, on %s".formatted(due, Dates.inWords(stopped));
		}
		return deadline.isMissed(Dates.today(this.clock)) ? "was due by " + due + " and is late" : "by " + due;
	}

	@Bean
	@Order(90)
	ConferenceButton guideButton() {
		return (_) -> Optional.of(Button.press(OPEN, "Agenda and dates"));
	}

	@Bean
	@Order(37)
	Command typingAgenda(Sections sections) {
		return sections.read("agenda", "Show how a conference is run, and each of its dates", guideButton(), KIND);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> guide(this.theirs.on(ConferenceCard.KIND, turn, press)))
			.onAnyVersion(BACK, this::back)
			.onNewest(BORN, this::born)
			.onNewest(WITH_PARENTS, this::withParents);
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, this.theirs.on(KIND, turn, press).id().toString());
	}

	private Reply born(Turn turn, Press press) {
		Conference conference = this.theirs.on(KIND, turn, press);
		LocalDate day = day(press.reading(), BORN_ON, "Give the day on which the child was born.");
		return guide(conference)
			.saying(inWords(this.births.record(conference.reference(), turn.who().objectId(), day)));
	}

	private Reply withParents(Turn turn, Press press) {
		Conference conference = this.theirs.on(KIND, turn, press);
		LocalDate day = day(press.reading(), WITH_PARENTS_ON, "Give the day on which the parents had the report.");
		this.reports.parentsHadIt(conference.id(), turn.who().objectId(), day).ifPresent((sentence) -> {
			throw new Refused(WITH_PARENTS_ON, sentence);
		});
		return guide(conference).saying("Recorded that the parents have the report.");
	}

	private static Reply.Live guide(Conference conference) {
		return Reply.live(KIND, conference.id().toString());
	}

	private static LocalDate day(Reading reading, String field, String missing) {
		Optional<LocalDate> day = reading.optionalDate(field);
		reading.requireNoProblems();
		return day.orElseThrow(() -> new Refused(field, missing));
	}

	@Bean
	@Order(45)
	Command typingBorn() {
		return Command
			.named("born",
					"Say when a child was born, for a review after a pre-birth conference; the earlier date then holds")
			.takes("CP-7F3KM 3 March 2026")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused(
					"I see no reference there. Type it and the day, such as born CP-7F3KM 3 March 2026."));
		String typed = Reference.without(arguments.text()).strip();
		if (typed.isEmpty()) {
			throw new Refused(
					"Type the day of birth after the reference, such as born %s 3 March 2026.".formatted(reference));
		}
		LocalDate day = switch (Dates.read(typed)) {
			case TypedDate.Understood(LocalDate date) -> date;
			case TypedDate.NotUnderstood(String sentence) -> throw new Refused(sentence);
		};
		Births.Recorded recorded = this.births.record(reference, turn.who().objectId(), day);
		return Reply.live(ConferenceCard.KIND, recorded.conference().id().toString()).saying(inWords(recorded));
	}

	/** What the birth changes, and what to do where the meeting is too late now. */
	static String inWords(Births.Recorded recorded) {
		Conference conference = recorded.conference();
		return recorded.lastLawful().map((last) -> {
			String by = "The birth is recorded. %s must be held by %s: %s.".formatted(conference.reference(),
					Dates.inWords(recorded.heldBy().orElse(last.date())), last.timescale().inWords());
			return recorded.tooLate()
					? by + " It is booked for %s, which is too late: move it, or talk to your manager."
						.formatted(Dates.inWords(conference.startsAt()))
					: by + " It is booked for %s, which is in time.".formatted(Dates.inWords(conference.startsAt()));
		})
			.orElse("The birth is recorded, but its clock cannot be counted: the list of bank holidays or the rule set is not there.");
	}

}
