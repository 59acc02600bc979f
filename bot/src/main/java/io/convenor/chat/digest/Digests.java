package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.chat.answers.AnswerLines;
import io.convenor.chat.overview.Progress;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.reading.Together;

/** Puts together what lies before a chair. */
@Component
class Digests {

	private final Conferences conferences;

	private final Progress progress;

	private final AnswerLines quoracy;

	private final ClocksAtRisk atRisk;

	private final DigestDays days;

	private final ObjectProvider<DigestLine> lines;

	private final JdbcClient jdbc;

	Digests(Conferences conferences, Progress progress, AnswerLines quoracy, ClocksAtRisk atRisk, DigestDays days,
			ObjectProvider<DigestLine> lines, JdbcClient jdbc) {
		this.conferences = conferences;
		this.progress = progress;
		this.quoracy = quoracy;
		this.atRisk = atRisk;
		this.days = days;
		this.lines = lines;
		this.jdbc = jdbc;
	}

	/** The digest of a chair for a day. */
	Digest of(String chairId, LocalDate on) {
		return Together.read(() -> read(chairId, on));
	}

	private Digest read(String chairId, LocalDate on) {
		LocalDate until = this.days.until(on);
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
				coming.stream().filter((each) -> !isOn(each, on)).toList(), this.atRisk.of(chairId, on, until),
				reminders(found));
	}

	private Digest.Planned planned(Conference conference) {
		return new Digest.Planned(this.progress.of(conference), this.quoracy.of(conference));
	}

	private static boolean isOn(Digest.Planned planned, LocalDate day) {
		return planned.soFar().conference().startsAt().toLocalDate().equals(day);
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
