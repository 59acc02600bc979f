package io.convenor.outcomes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.timescales.Dates;

/** Writes what the channel may read. */
@Component
class Summaries {

	private final NextClocks clocks;

	Summaries(NextClocks clocks) {
		this.clocks = clocks;
	}

	/**
	 * The summary; none for an allegations meeting, which is a world apart, or before a
	 * decision.
	 */
	Optional<Summary> of(Outcome outcome, Conference conference) {
		if (conference.kind().allegations() || outcome.decision().isEmpty()) {
			return Optional.empty();
		}
		var cover = new NameCover(conference);
		String status = "Held on %s. Decision: %s.".formatted(Dates.inWords(outcome.heldOn().orElseThrow()),
				lowerFirst(outcome.decision().get().label()));
		List<Summary.Line> actions = outcome.actions()
			.stream()
			.map((action) -> new Summary.Line(role(conference, action), cover.over(action.what()),
					Dates.inWords(action.due())))
			.toList();
		List<String> next = this.clocks.forTheTeam(outcome, conference);
		return Optional
			.of(new Summary(conference.reference().value(), status, actions, next, outcome.recordUrl().orElse(null)));
	}

	private static String role(Conference conference, Action action) {
		return conference.invitee(action.owner()).map(Invitee::role).map((role) -> role.label()).orElse("Unknown");
	}

	private static String lowerFirst(String label) {
		return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
	}

}
