package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.timescales.TimescaleKey;

/**
 * The clocks that run for one chair's conferences. However many conferences the authority
 * has, it takes two statements, and neither reads those of another chair's cases.
 */
@Component
public class ChairsClocks {

	private final JdbcClient jdbc;

	ChairsClocks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Those that were due before a day's end and still run, the first due at the top.
	 * Until when people may ask for something is none of them.
	 */
	public List<Running> dueBy(String chairId, LocalDate last) {
		List<Clock> clocks = this.jdbc.sql("""
				select c.id, c.reference, c.case_reference, c.kind, c.status, c.starts_at, c.rule_set,
				  d.timescale, d.started_on, d.due
				from conference c join deadline d on d.subject = c.id
				where c.chair_id = :chair and d.stopped_on is null and d.due <= :last
				order by d.due, c.reference, d.timescale
				""")
			.param("chair", chairId)
			.param("last", last)
			.query(ChairsClocks::clock)
			.list()
			.stream()
			.filter((clock) -> !clock.what().isWindow())
			.toList();
		Map<String, List<Meeting>> planned = planned(clocks);
		return clocks.stream()
			.map((clock) -> new Running(clock, planned.getOrDefault(key(clock.caseReference()), List.of())))
			.toList();
	}

	/** What is booked for the cases of these clocks, whoever chairs it. */
	private Map<String, List<Meeting>> planned(List<Clock> clocks) {
		Set<String> cases = clocks.stream().map((clock) -> key(clock.caseReference())).collect(Collectors.toSet());
		return cases.isEmpty() ? Map.of()
				: this.jdbc.sql("""
						select id, case_reference, kind, counts_from, starts_at from conference
						where status = 'BOOKED' and upper(case_reference) in (:cases)
						""")
					.param("cases", cases)
					.query(ChairsClocks::meeting)
					.list()
					.stream()
					.collect(Collectors.groupingBy((meeting) -> key(meeting.caseReference())));
	}

	private static String key(String caseReference) {
		return caseReference.toUpperCase(Locale.ROOT);
	}

	private static Clock clock(ResultSet row, int number) throws SQLException {
		return new Clock(Objects.requireNonNull(row.getObject("id", UUID.class)),
				new Reference(row.getString("reference")), row.getString("case_reference"),
				Kind.valueOf(row.getString("kind")), Conference.Status.valueOf(row.getString("status")),
				Objects.requireNonNull(row.getObject("starts_at", LocalDateTime.class)), row.getString("rule_set"),
				TimescaleKey.of(row.getString("timescale")),
				Objects.requireNonNull(row.getObject("started_on", LocalDate.class)),
				Objects.requireNonNull(row.getObject("due", LocalDate.class)));
	}

	private static Meeting meeting(ResultSet row, int number) throws SQLException {
		return new Meeting(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("case_reference"),
				Kind.valueOf(row.getString("kind")),
				Objects.requireNonNull(row.getObject("counts_from", LocalDate.class)),
				Objects.requireNonNull(row.getObject("starts_at", LocalDateTime.class)));
	}

	/**
	 * A clock, and the conference it runs for.
	 *
	 * @param startedOn the day it counts from
	 */
	record Clock(UUID conference, Reference reference, String caseReference, Kind kind, Conference.Status status,
			LocalDateTime startsAt, String ruleSet, TimescaleKey what, LocalDate startedOn, LocalDate due) {
	}

	/** A meeting that is booked for a case. */
	record Meeting(UUID conference, String caseReference, Kind kind, LocalDate countsFrom, LocalDateTime startsAt) {
	}

	/** A clock that runs for a conference, and what is booked that would stop it. */
	public static final class Running {

		private final Clock clock;

		private final List<Meeting> planned;

		private Running(Clock clock, List<Meeting> planned) {
			this.clock = clock;
			this.planned = planned;
		}

		public Reference reference() {
			return this.clock.reference();
		}

		/** Name and version of the rule set of its conference. */
		public String ruleSet() {
			return this.clock.ruleSet();
		}

		public TimescaleKey what() {
			return this.clock.what();
		}

		public LocalDate due() {
			return this.clock.due();
		}

		/**
		 * Whether it is about a meeting that is still to be held: its own, one in place
		 * of a cancelled one, or the next review. All else follows from one that was
		 * held.
		 */
		public boolean meetingToCome() {
			return this.clock.status() != Conference.Status.HELD || asksForAReview(this.clock.what());
		}

		/**
		 * Whether a meeting is booked that stops it in time, for a day that has not
		 * passed.
		 */
		public boolean isProvidedFor(LocalDate today) {
			return this.planned.stream()
				.filter((meeting) -> meeting.conference().equals(this.clock.conference()) ? stoppedByItsOwn()
						: stoppedBy(meeting))
				.map((meeting) -> meeting.startsAt().toLocalDate())
				.anyMatch((day) -> !day.isBefore(today) && !day.isAfter(this.clock.due()) && isAfterSitting(day));
		}

		private boolean stoppedByItsOwn() {
			return this.clock.kind().clocks().contains(this.clock.what()) || isRelisting();
		}

		/** As another meeting of the case does when it is recorded as held. */
		private boolean stoppedBy(Meeting meeting) {
			if (this.clock.status() == Conference.Status.BOOKED) {
				return false;
			}
			return isRelisting() ? meeting.kind() == this.clock.kind()
					: meeting.kind().answers().contains(this.clock.what())
							&& meeting.countsFrom().equals(this.clock.startedOn());
		}

		/** A sitting that was not quorate does not itself count as the next. */
		private boolean isAfterSitting(LocalDate day) {
			return !isRelisting() || day.isAfter(this.clock.startedOn());
		}

		private boolean isRelisting() {
			return this.clock.what() == TimescaleKey.INQUORATE_RELISTED;
		}

		private static boolean asksForAReview(TimescaleKey what) {
			return List.of(Kind.values())
				.stream()
				.filter(Kind::reviews)
				.anyMatch((kind) -> kind.clocks().contains(what));
		}

	}

}
