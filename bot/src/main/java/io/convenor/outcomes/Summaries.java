package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.timescales.Dates;

/** Writes what the channel may read. */
@Component
class Summaries {

	private static final String LEFT_OUT = "[left out]";

	private final NextClocks clocks;

	Summaries(NextClocks clocks) {
		this.clocks = clocks;
	}

	/**
	 * The summary; none for an allegations meeting, which is a world apart, or before a
	 * decision.
	 */
	Optional<Summary> of(Readings readings) {
		Outcome outcome = readings.outcome();
		Conference conference = readings.conference();
		if (!arePosted(conference) || outcome.heldOn().isEmpty()) {
			return Optional.empty();
		}
		String heldOn = "Held on %s.".formatted(Dates.inWords(outcome.heldOn().orElseThrow()));
		String status = Stream.concat(Stream.of(heldOn), decisions(outcome, conference))
			.collect(Collectors.joining(" "));
		List<Summary.Line> actions = outcome.actions()
			.stream()
			.map((action) -> new Summary.Line(role(conference, action), posted(readings, action),
					Dates.inWords(action.due())))
			.toList();
		List<String> next = Stream
			.concat(nextMeeting(outcome, conference, Child::label),
					this.clocks.forTheTeam(outcome, conference).stream())
			.toList();
		return Optional
			.of(new Summary(conference.reference().value(), status, actions, next, outcome.recordUrl().orElse(null)));
	}

	/** Whether a meeting of this kind is posted anywhere. */
	boolean arePosted(Conference conference) {
		return conference.guide().filed();
	}

	/**
	 * As it stands; where something is still open, as the chair has to decide about it.
	 */
	private static String posted(Readings readings, Action action) {
		String words = readings.inChannel(action).proposed();
		return words.isBlank() ? LEFT_OUT : words;
	}

	/** What was decided, for each child where there are several. */
	private static Stream<String> decisions(Outcome outcome, Conference conference) {
		return outcome.children().stream().flatMap((each) -> Optional.ofNullable(each.decision()).map((decision) -> {
			String whose = conference.ofSeveralChildren() ? " for child " + each.child() : "";
			return "Decision%s: %s.".formatted(whose, lowerFirst(decision.label()));
		}).stream());
	}

	/**
	 * The days that were agreed for the next meetings, and for whom where not for all.
	 * @param called what a child is called there
	 */
	Stream<String> nextMeeting(Outcome outcome, Conference conference, Function<Child, String> called) {
		Map<LocalDate, List<Integer>> agreed = new TreeMap<>();
		outcome.children().forEach((each) -> {
			LocalDate day = each.nextMeetingOn();
			if (day != null) {
				agreed.computeIfAbsent(day, (_) -> new ArrayList<>()).add(each.child());
			}
		});
		return agreed.entrySet()
			.stream()
			.map((each) -> conference.guide().nextMeeting() + NextClocks.forWhom(conference, each.getValue(), called)
					+ " on " + Dates.inWords(each.getKey()));
	}

	private static String role(Conference conference, Action action) {
		return conference.invitee(action.owner()).map(Invitee::role).map((role) -> role.label()).orElse("Unknown");
	}

	private static String lowerFirst(String label) {
		return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
	}

}
