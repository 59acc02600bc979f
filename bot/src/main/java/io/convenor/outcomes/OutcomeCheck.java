package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.Dates;

/** What a chair may fill in; everything else is refused with one sentence. */
@Component
class OutcomeCheck {

	private static final int LONGEST_ACTION = 500;

	private static final int LONGEST_DISSENT = 2000;

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
		if (!Decision.of(conference.kind()).contains(decided.decision())) {
			throw new Refused("decision",
					"That decision does not belong to this kind of meeting; please choose again.");
		}
		if (decided.decision().plan() && decided.category() == null) {
			throw new Refused("category", "A child protection plan needs its category; please choose one.");
		}
		if (decided.dissent() != null && decided.dissent().length() > LONGEST_DISSENT) {
			throw new Refused("dissent", "The dissent is %,d characters long; please keep it to %,d."
				.formatted(decided.dissent().length(), LONGEST_DISSENT));
		}
	}

	Action action(String what, @Nullable UUID owner, @Nullable LocalDate due, Outcome outcome, Conference conference) {
		isDecided(outcome);
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

	void isDecided(Outcome outcome) {
		if (outcome.decision().isEmpty() || outcome.heldOn().isEmpty()) {
			throw new Refused("decision", "Please fill in the decision first.");
		}
	}

	/** Whether it can be approved as it stands. */
	void complete(Outcome outcome) {
		isDecided(outcome);
		if (outcome.decision().orElseThrow().plan() && outcome.actions().isEmpty()) {
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
		LocalDate today = this.clock.instant().atZone(Dates.LONDON).toLocalDate();
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
		if (conference.kind() == Kind.INITIAL_CONFERENCE) {
			this.dates.problems(heldOn, heldOn, null).stream().findFirst().ifPresent((problem) -> {
				throw new Refused("heldOn", problem.sentence());
			});
		}
		else if (conference.kind().childProtection() && !heldOn.isAfter(conference.countsFrom())) {
			throw new Refused("heldOn", "A review is held after %s, which was on %s; please check the date."
				.formatted(conference.kind().countsFrom(), Dates.inWords(conference.countsFrom())));
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
