package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.chat.answers.QuoracyInShort;
import io.convenor.chat.overview.Progress;
import io.convenor.conference.ChairsClocks;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.reading.Together;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Puts together what lies before a chair. */
@Component
class Digests {

	private final Conferences conferences;

	private final Progress progress;

	private final QuoracyInShort quoracy;

	private final ChairsClocks clocks;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final ObjectProvider<DigestLine> lines;

	private final DigestSettings settings;

	private final JdbcClient jdbc;

	Digests(Conferences conferences, Progress progress, QuoracyInShort quoracy, ChairsClocks clocks, RuleSets ruleSets,
			WorkingDays workingDays, ObjectProvider<DigestLine> lines, DigestSettings settings, JdbcClient jdbc) {
		this.conferences = conferences;
		this.progress = progress;
		this.quoracy = quoracy;
		this.clocks = clocks;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.lines = lines;
		this.settings = settings;
		this.jdbc = jdbc;
	}

	/** The digest of a chair for a day. */
	Digest of(String chairId, LocalDate on) {
		return Together.read(() -> read(chairId, on));
	}

	private Digest read(String chairId, LocalDate on) {
		LocalDate until = until(on);
		List<Conference> booked = this.conferences.coming(chairId, Conference.Status.BOOKED, on.atStartOfDay(),
				until.plusDays(1).atStartOfDay());
		Together.takeWhatWaitsFor(this.jdbc, chairId);
		List<Found> found = this.lines.orderedStream()
			.map((line) -> new Found(line.heading(), line.forChair(chairId, until)))
			.toList();
		Together.take(this.jdbc,
				Stream
					.concat(booked.stream().map(Conference::id),
							found.stream().flatMap((each) -> each.points.about().stream()))
					.toList());
		List<Digest.Planned> coming = booked.stream().map(this::planned).toList();
		return new Digest(on, until, coming.stream().filter((each) -> isOn(each, on)).toList(),
				coming.stream().filter((each) -> !isOn(each, on)).toList(), clocks(chairId, on, until),
				reminders(found));
	}

	/** Where the list of bank holidays has ended the digest goes on, by the week. */
	private LocalDate until(LocalDate on) {
		try {
			return this.workingDays.plus(on, this.settings.workingDaysAhead());
		}
		catch (DateNotCoveredException ex) {
			return on.plusWeeks(1);
		}
	}

	private Digest.Planned planned(Conference conference) {
		return new Digest.Planned(this.progress.of(conference), this.quoracy.of(conference));
	}

	private static boolean isOn(Digest.Planned planned, LocalDate day) {
		return planned.soFar().conference().startsAt().toLocalDate().equals(day);
	}

	/**
	 * The dates in doubt. That a meeting is held in time is not, as long as one is booked
	 * for a day within its time.
	 */
	private List<Digest.ClockAtRisk> clocks(String chairId, LocalDate on, LocalDate until) {
		return this.clocks.dueBy(chairId, until)
			.stream()
			.filter((clock) -> !clock.isProvidedFor(on))
			.map((clock) -> new Digest.ClockAtRisk(clock.reference().value(), title(clock) + clock.forWhom(),
					clock.due(), clock.due().isBefore(on), clock.meetingToCome()))
			.toList();
	}

	private String title(ChairsClocks.Running clock) {
		try {
			return this.ruleSets.kept(clock.rules()).timescale(clock.what()).title();
		}
		catch (UnknownRuleSetException ex) {
			return clock.what().value().replace('-', ' ');
		}
	}

	private static List<Digest.Reminders> reminders(List<Found> found) {
		return found.stream()
			.map((each) -> new Digest.Reminders(each.heading, each.points.words().get()))
			.filter((reminders) -> !reminders.points().isEmpty())
			.toList();
	}

	private record Found(String heading, DigestLine.Points points) {
	}

}
