package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.conference.Kind.Recorded;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/** What a chair may fill in; everything else is refused with one sentence. */
@Component
class OutcomeCheck {

	private static final int LONGEST_ACTION = 500;

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_DISSENT = 2000;

	private static final int LONGEST_AREA = 1000;

	private static final int MOST_BYTES_OF_AREAS = 9000;

	private static final int MOST_ACTIONS = 20;

	private static final int YEARS_AHEAD = 2;

	/** All actions must fit one card, with the buttons and names around them. */
	private static final int MOST_BYTES = 6000;

	private final DateCheck dates;

	private final Clock clock;

	OutcomeCheck(DateCheck dates, Clock clock) {
		this.dates = dates;
		this.clock = clock;
	}

	void decided(Outcome.Decided decided, Conference conference) {
		heldOn(decided.heldOn(), conference);
		decided(decided.forChild(), conference);
		if (conference.kind().careReview() && decided.heldAs() == null) {
			throw new Refused("heldAs", "Please choose by which method the review was held.");
		}
		method(decided.heldAs(), conference);
	}

	/**
	 * Whether the conference is booked for a moment that has not come; conversations are
	 * finished before their outcome, and mostly before their last day.
	 */
	boolean isStillToCome(Conference conference) {
		return conference.way().inTheCalendar()
				&& conference.startsAt().isAfter(this.clock.instant().atZone(Dates.LONDON).toLocalDateTime());
	}

	/** What was filled in about the whole meeting, where it can be read. */
	Optional<Outcome.Decided> held(Conference conference, Reading reading, DecidedFor forChild) {
		Optional<LocalDate> heldOn = reading.optionalDate(OutcomeFields.HELD_ON);
		if (heldOn.isEmpty()) {
			reading.refuse(OutcomeFields.HELD_ON, "Please say on which day the meeting was held.");
		}
		Optional<Way> heldAs = reading.oneOf(OutcomeFields.HELD_AS, Way.class);
		if (isStillToCome(conference) && !reading.ticked(OutcomeFields.TOOK_PLACE)) {
			reading.refuse(OutcomeFields.TOOK_PLACE,
					"The conference is booked for %s: please say that it has taken place already, or record its outcome after it."
						.formatted(Dates.inWords(conference.startsAt())));
		}
		Optional<String> dissent = reading.text(OutcomeFields.DISSENT, LONGEST_DISSENT);
		return heldOn.map((day) -> new Outcome.Decided(day, dissent.orElse(null), heldAs.orElse(null), forChild));
	}

	/** What was decided for one child. */
	void decided(DecidedFor decided, Conference conference) {
		if (conference.child(decided.child()).isEmpty()) {
			throw new Refused("decision", "This meeting is not about that child.");
		}
		List<Decision> open = conference.kind().decisions();
		if (decided.decision() == null && !open.isEmpty()) {
			throw new Refused("decision", "Please choose what was decided.");
		}
		if (decided.decision() != null && !open.contains(decided.decision())) {
			throw new Refused("decision",
					"That decision does not belong to this kind of meeting; please choose again.");
		}
		participation(decided, conference.kind());
		if (decided.plan() && decided.category() == null) {
			throw new Refused("category", "A child protection plan needs its category; please choose one.");
		}
	}

	private static void participation(DecidedFor decided, Kind kind) {
		if (kind.participation() == Recorded.ALWAYS && decided.participation() == null) {
			throw new Refused("participation", "Please choose how the child or young person took part.");
		}
		if (decided.participation() != null && kind.participation() == Recorded.NEVER) {
			throw new Refused("participation", "How a child took part is not recorded for this kind of meeting.");
		}
	}

	/**
	 * What the record says of the method is what was planned: conversations have their
	 * own list to complete, and a room its risk assessment.
	 */
	private static void method(@Nullable Way heldAs, Conference conference) {
		Way booked = conference.way();
		if (heldAs == null || booked.mayTurnOut(heldAs)) {
			return;
		}
		if (!booked.inTheCalendar()) {
			throw new Refused("heldAs", ("%s is planned by conversations, so that is the method the record states. "
					+ "If people met after all, write that down for each of them under Conversations; if they are still to "
					+ "meet, type “change %s” first.")
				.formatted(conference.reference(), conference.reference()));
		}
		throw new Refused("heldAs",
				"%s is booked like this: %s. If it was held otherwise, type “change %s”, choose “Another way of holding it”, and then record its outcome. %s"
					.formatted(conference.reference(), booked.label(), conference.reference(),
							heldAs.inARoom() ? "Before people meet in a room, its risk assessment may be asked for."
									: "Each conversation is then written down, and the record rests on them."));
	}

	/** The day agreed for the next meeting, by the clocks that follow from this one. */
	void nextMeeting(DecidedFor decided, LocalDate heldOn, Kind kind, List<DueDate> clocks) {
		LocalDate next = decided.nextMeetingOn();
		if (next == null) {
			return;
		}
		if (kind.decidesOnAPlan() && !decided.plan()) {
			throw new Refused("nextMeetingOn",
					"Without a child protection plan there is no next meeting; please leave the day empty.");
		}
		if (!next.isAfter(heldOn)) {
			throw new Refused("nextMeetingOn",
					"%s is not after this meeting; please choose a later day.".formatted(Dates.inWords(next)));
		}
		clocks.stream().filter((due) -> next.isAfter(due.date())).findFirst().ifPresent((due) -> {
			throw new Refused("nextMeetingOn",
					"%s is after %s, %s: %s (%s). Please choose that day or an earlier one.".formatted(
							Dates.inWords(next), due.called(), Dates.inWords(due.date()), due.timescale().inWords(),
							due.timescale().source()));
		});
		if (next.isAfter(heldOn.plusYears(YEARS_AHEAD))) {
			throw new Refused("nextMeetingOn", "%s is more than %d years away; please choose an earlier day."
				.formatted(Dates.inWords(next), YEARS_AHEAD));
		}
	}

	/** What a record of a review may say about its areas. */
	List<Covered> areas(Map<ReviewArea, String> said, Outcome outcome, Conference conference) {
		isDecided(outcome, conference);
		if (ReviewArea.askedFor(conference).findAny().isEmpty()) {
			throw new Refused("The record of this kind of meeting has no such areas.");
		}
		List<Covered> covered = new ArrayList<>();
		for (ReviewArea area : ReviewArea.values()) {
			String text = said.getOrDefault(area, "").replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
			if (text.length() > LONGEST_AREA) {
				throw new Refused(area.name(),
						"That is %,d characters; please keep it to %,d and put the rest in the plan."
							.formatted(text.length(), LONGEST_AREA));
			}
			if (!text.isEmpty()) {
				covered.add(new Covered(area, text));
			}
		}
		covers(covered);
		if (covered.stream()
			.mapToInt((each) -> each.said().getBytes(StandardCharsets.UTF_8).length)
			.sum() > MOST_BYTES_OF_AREAS) {
			throw new Refused("All areas together are longer than one card can show; please shorten some.");
		}
		return covered;
	}

	private static void covers(List<Covered> covered) {
		Stream.of(ReviewArea.values())
			.filter((area) -> !area.optional() && covered.stream().noneMatch((each) -> each.area() == area))
			.findFirst()
			.ifPresent((area) -> {
				throw new Refused(area.name(), "Please say something about this area: the record covers each of them.");
			});
	}

	Action action(String what, @Nullable UUID owner, @Nullable LocalDate due, Outcome outcome, Conference conference) {
		isDecided(outcome, conference);
		String tidy = what.strip();
		if (tidy.isEmpty()) {
			throw new Refused("what", "Please say what is to be done.");
		}
		if (tidy.length() > LONGEST_ACTION) {
			throw new Refused("what",
					"The action is %,d characters long; please keep it to %d and put the rest in the plan."
						.formatted(tidy.length(), LONGEST_ACTION));
		}
		if (owner == null || conference.invitee(owner).isEmpty()) {
			throw new Refused("owner", "Please choose who does it from the people of this conference.");
		}
		LocalDate by = due(due, outcome.heldOn().orElseThrow());
		if (outcome.actions().size() >= MOST_ACTIONS) {
			throw new Refused("what",
					"There are %d actions already, which is as many as one summary holds; please combine some."
						.formatted(MOST_ACTIONS));
		}
		return new Action(UUID.randomUUID(), tidy, owner, by);
	}

	void size(Outcome outcome, Optional<Summary> summary) {
		int written = outcome.actions()
			.stream()
			.mapToInt((action) -> action.what().getBytes(StandardCharsets.UTF_8).length)
			.sum();
		if (Math.max(written, summary.map(Summary::bytes).orElse(0)) > MOST_BYTES) {
			throw new Refused("what", "With this action the summary is longer than Teams can show in one post; "
					+ "please shorten it, or combine some.");
		}
	}

	/**
	 * What was chosen about some questions; one that is open and has no answer is a
	 * problem.
	 */
	Map<Question, Choice> choices(List<Question> asked, Reading reading) {
		Map<Question, Choice> chosen = new LinkedHashMap<>();
		for (Question question : asked) {
			Optional<Choice.What> what = reading.oneOf(OutcomeFields.choice(question.id()), Choice.What.class);
			if (what.isEmpty() && question.open()) {
				reading.refuse(OutcomeFields.choice(question.id()), "Please choose what happens with these words.");
			}
			String words = reading.text(OutcomeFields.words(question.id()), LONGEST_ACTION).orElse("");
			what.filter((each) -> each != Choice.What.HELD_BACK || question.open() || question.chosen().isPresent())
				.ifPresent((each) -> chosen.put(question, new Choice(each, words)));
		}
		reading.requireNoProblems();
		return chosen;
	}

	/** What the chair decided about words, for each whom it is about. */
	List<Chosen> chosen(Question asked, Choice choice, Readings readings) {
		String field = asked.id().toString();
		String words = choice.words().strip();
		if (choice.what() == Choice.What.STANDS && !asked.mayStand()) {
			throw new Refused(field, "This cannot stand: it tells of somebody its reader is kept apart from.");
		}
		if (choice.what() == Choice.What.REWORDED && words.isEmpty()) {
			throw new Refused(field, "Please write the words that stand in its place.");
		}
		if (choice.what() == Choice.What.REWORDED) {
			stillTells(asked, words, readings).ifPresent((because) -> {
				throw new Refused(field, "These words cannot go there either, because " + because + ".");
			});
		}
		String kept = (choice.what() == Choice.What.REWORDED) ? words : "";
		return asked.inChannel() ? List.of(new Chosen(null, asked.said(), choice.what(), kept))
				: asked.readers()
					.stream()
					.map((reader) -> new Chosen(reader.id(), asked.said(), choice.what(), kept))
					.toList();
	}

	/** Other words are read by the same rule. */
	private static Optional<String> stillTells(Question asked, String words, Readings readings) {
		return asked.inChannel() ? readings.whyNot(null, words)
				: asked.readers().stream().flatMap((reader) -> readings.whyNot(reader, words).stream()).findFirst();
	}

	/** Nothing goes out before the chair has decided about what is only suspected. */
	void decidedAll(Questions questions) {
		if (questions.open() > 0) {
			throw new Refused(
					"Nothing was sent yet: please decide first about %s that may tell somebody what they should not know."
						.formatted((questions.open() == 1) ? "1 passage" : questions.open() + " passages"));
		}
	}

	/** What somebody is called, for leaving it out. */
	String called(String name, @Nullable UUID invitee, Conference conference) {
		String tidy = name.replaceAll("\\p{Cc}", " ").strip();
		if (tidy.codePoints().filter(Character::isLetter).count() < 2) {
			throw new Refused("called", "Please give a name of at least two letters.");
		}
		if (tidy.length() > LONGEST_NAME) {
			throw new Refused("called", "Please keep the name to %d characters.".formatted(LONGEST_NAME));
		}
		if (invitee != null && conference.invitee(invitee).isEmpty()) {
			throw new Refused("calledOf", "Please choose one of the people of this conference, or a child.");
		}
		return tidy;
	}

	/** What holds for the whole meeting was said. */
	void isBegun(Outcome outcome) {
		if (outcome.heldOn().isEmpty()) {
			throw new Refused("decision", "Please fill in the decision first.");
		}
	}

	/** It was said for each child. */
	void isDecided(Outcome outcome, Conference conference) {
		isBegun(outcome);
		conference.children()
			.stream()
			.filter((each) -> outcome.child(each.number()).isEmpty())
			.findFirst()
			.ifPresent((child) -> {
				throw new Refused("decision", "Please fill in first what was decided for %s.".formatted(child.label()));
			});
	}

	/** Whether what comes before a step is filled in. */
	void mayTurnTo(Outcome.Page page, Outcome outcome, Conference conference) {
		if (page != Outcome.Page.DECISION) {
			isDecided(outcome, conference);
		}
		if (page.compareTo(Outcome.Page.ACTIONS) > 0) {
			complete(outcome, conference);
		}
		if (page == Outcome.Page.AREAS && ReviewArea.askedFor(conference).findAny().isEmpty()) {
			throw new Refused("The record of this kind of meeting has no such areas.");
		}
	}

	/** Whether it can be approved as it stands. */
	void complete(Outcome outcome, Conference conference) {
		isDecided(outcome, conference);
		if (conference.kind().careReview()) {
			method(outcome.heldAs().orElse(null), conference);
			covers(outcome.areas());
		}
		if (outcome.plan() && outcome.actions().isEmpty()) {
			throw new Refused("what", "A plan needs at least one action; please add one first.");
		}
		LocalDate heldOn = outcome.heldOn().orElseThrow();
		outcome.actions().stream().filter((action) -> action.due().isBefore(heldOn)).findFirst().ifPresent((action) -> {
			throw new Refused("due",
					"An action is due on %s, before the meeting on %s; please remove it or correct the day of the meeting."
						.formatted(Dates.inWords(action.due()), Dates.inWords(heldOn)));
		});
	}

	private void heldOn(LocalDate heldOn, Conference conference) {
		LocalDate today = Dates.today(this.clock);
		if (heldOn.isAfter(today)) {
			throw new Refused("heldOn",
					"The meeting cannot have been held on %s, which is still to come; ".formatted(Dates.inWords(heldOn))
							+ "please record the outcome after the meeting.");
		}
		LocalDate booked = conference.bookedAt().atZone(Dates.LONDON).toLocalDate();
		if (heldOn.isBefore(booked)) {
			throw new Refused("heldOn",
					"The meeting was booked on %s, so it cannot have been held on %s; please check the date."
						.formatted(Dates.inWords(booked), Dates.inWords(heldOn)));
		}
		if (conference.kind().mayStartAPlan()) {
			this.dates.problems(heldOn, heldOn, null).stream().findFirst().ifPresent((problem) -> {
				throw new Refused("heldOn", problem.sentence());
			});
		}
		else if (conference.kind().reviews() && !heldOn.isAfter(conference.countsFrom())) {
			throw new Refused("heldOn",
					"%s is held after %s, which was on %s; please check the date.".formatted(
							conference.kind().followsAs(), conference.kind().countsFrom(),
							Dates.inWords(conference.countsFrom())));
		}
	}

	private static LocalDate due(@Nullable LocalDate due, LocalDate heldOn) {
		if (due == null) {
			throw new Refused("due", "Please say by when it is to be done.");
		}
		if (due.isBefore(heldOn)) {
			throw new Refused("due",
					"%s is before the meeting; please choose a later day.".formatted(Dates.inWords(due)));
		}
		if (due.isAfter(heldOn.plusYears(YEARS_AHEAD))) {
			throw new Refused("due", "%s is more than %d years away; please choose an earlier day."
				.formatted(Dates.inWords(due), YEARS_AHEAD));
		}
		return due;
	}

}
