package io.convenor.chat.guide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Guide;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;

/**
 * Shows those who look after a meeting how it is run and each of its dates, and takes in
 * what starts or stops a clock.
 */
@Component
class GuideCard implements CardView {

	static final String KIND = "guide";

	static final String BORN_ON = "bornOn";

	static final String WITH_PARENTS_ON = "withParentsOn";

	/** Clocks only go with a change of the conference, which then counts for more. */
	private static final int MORE_THAN_ALL_CLOCKS = 100;

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final RuleSets ruleSets;

	private final Clock clock;

	GuideCard(Conferences conferences, Deadlines deadlines, RuleSets ruleSets, Clock clock) {
		this.conferences = conferences;
		this.deadlines = deadlines;
		this.ruleSets = ruleSets;
		this.clock = clock;
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
			long missed = clocks.stream().filter((each) -> each.isMissed(today())).count();
			return new View(card(conference, clocks),
					(long) MORE_THAN_ALL_CLOCKS * conference.version() + clocks.size() + stopped + missed,
					ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, List<Deadline> clocks) {
		Guide guide = conference.guide();
		String title = conference.reference() + ": agenda and dates";
		Card.Builder card = Card.saying(title)
			.heading(title)
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
		return card.button(Button.press(GuideActions.BACK, "Back to the conference")).build();
	}

	private static void askForABirth(Card.Builder card, Conference conference) {
		if (conference.kind().heldWithinOfBirth().isPresent() && conference.status() != Conference.Status.HELD) {
			card.section((section) -> section
				.field(Field.date(BORN_ON, "The child was born on")
					.value(conference.bornOn().map(LocalDate::toString).orElse(null)))
				.note("From that day a second clock counts, and the earlier date holds.")
				.button(Button.press(GuideActions.BORN, "Record the birth")));
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
				.button(Button.press(GuideActions.WITH_PARENTS, "Record that they have it")));
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
			return deadline.isMissed(today())
					? "was due by %s; late, closed on %s".formatted(due, Dates.inWords(stopped))
					: "by %s; done in time, on %s".formatted(due, Dates.inWords(stopped));
		}
		return deadline.isMissed(today()) ? "was due by " + due + " and is late" : "by " + due;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
	}

}
