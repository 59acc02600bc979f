package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.Progress;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Puts together what lies before a chair. */
@Component
class Digests {

	private final Conferences conferences;

	private final Progress progress;

	private final Deadlines deadlines;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final ObjectProvider<DigestLine> lines;

	private final DigestSettings settings;

	Digests(Conferences conferences, Progress progress, Deadlines deadlines, RuleSets ruleSets, WorkingDays workingDays,
			ObjectProvider<DigestLine> lines, DigestSettings settings) {
		this.conferences = conferences;
		this.progress = progress;
		this.deadlines = deadlines;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.lines = lines;
		this.settings = settings;
	}

	/** The digest of a chair for a day. */
	Digest of(String chairId, LocalDate on) {
		LocalDate until = this.workingDays.plus(on, this.settings.workingDaysAhead());
		List<Progress.SoFar> coming = this.conferences
			.coming(chairId, Conference.Status.BOOKED, on.atStartOfDay(), until.plusDays(1).atStartOfDay())
			.stream()
			.map(this.progress::of)
			.toList();
		return new Digest(on, until, coming.stream().filter((each) -> isOn(each, on)).toList(),
				coming.stream().filter((each) -> !isOn(each, on)).toList(), clocks(chairId, on, until),
				reminders(chairId, until));
	}

	private static boolean isOn(Progress.SoFar soFar, LocalDate day) {
		return soFar.conference().startsAt().toLocalDate().equals(day);
	}

	private List<Digest.ClockAtRisk> clocks(String chairId, LocalDate on, LocalDate until) {
		List<Deadline> running = Stream
			.concat(this.deadlines.missed(on).stream(), this.deadlines.dueBetween(on, until).stream())
			.toList();
		Map<UUID, Conference> own = this.conferences
			.findAllById(running.stream().map(Deadline::subject).collect(Collectors.toSet()))
			.stream()
			.filter((conference) -> conference.chairId().equals(chairId))
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		return running.stream()
			.flatMap((deadline) -> Optional.ofNullable(own.get(deadline.subject()))
				.filter((conference) -> isAtRisk(deadline, conference, on))
				.map((conference) -> new Digest.ClockAtRisk(conference.reference().value(), title(deadline, conference),
						deadline.due(), deadline.isMissed(on)))
				.stream())
			.sorted(Comparator.comparing(Digest.ClockAtRisk::due))
			.toList();
	}

	/**
	 * Whether a date is in doubt. That a meeting is held in time is not, as long as it is
	 * booked for a day within its time that has not passed.
	 */
	private static boolean isAtRisk(Deadline deadline, Conference conference, LocalDate on) {
		boolean holdsIt = deadline.what() == conference.kind().heldWithin()
				&& conference.status() == Conference.Status.BOOKED;
		LocalDate day = conference.startsAt().toLocalDate();
		return !holdsIt || day.isAfter(deadline.due()) || day.isBefore(on);
	}

	private String title(Deadline deadline, Conference conference) {
		try {
			return this.ruleSets.kept(conference.ruleSet()).timescale(deadline.what()).title();
		}
		catch (UnknownRuleSetException ex) {
			return deadline.what().key().replace('-', ' ');
		}
	}

	private List<Digest.Reminders> reminders(String chairId, LocalDate until) {
		return this.lines.orderedStream()
			.map((line) -> new Digest.Reminders(line.heading(), line.forChair(chairId, until)))
			.filter((reminders) -> !reminders.points().isEmpty())
			.toList();
	}

}
