package io.convenor.chat.answers;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.QuorumOverTime;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.timescales.Dates;

/** Puts what is known of who takes part into words for a chair. */
final class AnswersInWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int LONGEST_NEEDS = 120;

	private AnswersInWords() {
	}

	/** "5 of 9 accepted, 1 declined": everybody but the chair, whose meeting it is. */
	static String counted(List<InviteeAnswer> answers) {
		List<InviteeAnswer> others = answers.stream()
			.filter((answer) -> answer.invitee().role() != Role.CHAIR)
			.toList();
		List<String> words = new ArrayList<>();
		words.add("%d of %d accepted".formatted(count(others, Response.ACCEPTED), others.size()));
		List.of(Response.TENTATIVE, Response.DECLINED)
			.stream()
			.filter((response) -> count(others, response) > 0)
			.forEach((response) -> words.add(count(others, response) + " " + response.label()));
		return String.join(", ", words);
	}

	private static long count(List<InviteeAnswer> answers, Response response) {
		return answers.stream().filter((answer) -> answer.response() == response).count();
	}

	/** What one person answered, how they take part and what they need. */
	static String answer(InviteeAnswer answer) {
		List<String> words = new ArrayList<>();
		words.add(response(answer));
		if (answer.response() != Response.DECLINED) {
			boolean said = answer.response() != Response.NONE || answer.source() != null;
			words.add((said ? "" : "expected ") + answer.takesPart().label());
		}
		ProposedTime proposed = answer.proposed();
		if (proposed != null) {
			words.add("would rather meet on %s to %s".formatted(Dates.inWords(proposed.start()),
					TIME.format(proposed.end())));
		}
		String needs = needs(answer);
		if (!needs.isEmpty()) {
			words.add("needs " + needs);
		}
		return String.join("; ", words);
	}

	private static String response(InviteeAnswer answer) {
		InviteeAnswer.Source source = answer.source();
		Instant at = answer.at();
		if (source == null || at == null) {
			return answer.response().label();
		}
		String reason = answer.reason();
		return "%s%s (%s, %s)".formatted(answer.response().label(), (reason != null) ? ": " + reason : "",
				source.label(), Dates.inWords(at));
	}

	/** Who does not come, for a card that has no room for every answer. */
	static Optional<String> declined(List<InviteeAnswer> answers) {
		return listed(answers.stream()
			.filter((answer) -> answer.response() == Response.DECLINED)
			.map((answer) -> answer.invitee().described()));
	}

	/** What each of them needs to take part. */
	static Optional<String> needs(List<InviteeAnswer> answers) {
		return listed(answers.stream()
			.filter((answer) -> !needs(answer).isEmpty())
			.map((answer) -> answer.invitee().described() + ": " + Card.shortened(needs(answer), LONGEST_NEEDS)));
	}

	private static Optional<String> listed(Stream<String> people) {
		return Optional.of(people.collect(Collectors.joining("; "))).filter((all) -> !all.isEmpty());
	}

	static String needs(InviteeAnswer answer) {
		String needs = answer.needs()
			.stream()
			.sorted(Comparator.naturalOrder())
			.map(Need::label)
			.collect(Collectors.joining(", "));
		String note = answer.note();
		if (note == null || note.isBlank()) {
			return needs;
		}
		return needs.isEmpty() ? note : needs + " (" + note + ")";
	}

	/** What the answers so far promise. */
	static String forecast(Forecast forecast) {
		return switch (forecast.prospect()) {
			case SURE -> "enough have accepted: " + forecast.sure().inWords();
			case POSSIBLE -> "not sure yet, still missing: %s".formatted(forecast.sure().missing());
			case IMPOSSIBLE -> "cannot be reached, %s missing even if everybody comes who still could"
				.formatted(forecast.possible().missing());
		};
	}

	/** When a conference was quorate on the day. */
	static String quorate(QuorumOverTime quorate) {
		Instant from = quorate.from();
		if (from == null) {
			return "never quorate: %s missing even when most were there".formatted(quorate.fewest().missing());
		}
		if (quorate.throughout()) {
			return "quorate from %s until the end".formatted(time(from));
		}
		String gaps = quorate.gaps().stream().map((gap) -> {
			Instant until = gap.until();
			return (until != null) ? "not quorate from %s to %s".formatted(time(gap.from()), time(until))
					: "not quorate since %s".formatted(time(gap.from()));
		}).collect(Collectors.joining(", "));
		return "%s (%s missing)".formatted(gaps, quorate.fewest().missing());
	}

	/** "10:00", in London's time. */
	static String time(Instant moment) {
		return TIME.format(moment.atZone(Dates.LONDON));
	}

	static String when(Conference conference) {
		return "%s to %s".formatted(Dates.inWords(conference.startsAt()), TIME.format(conference.endsAt()));
	}

}
