package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.deadlines.Deadlines;
import io.convenor.reading.Columns;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.RuleSetVersion;

/**
 * The clocks that run for one chair's conferences. However many conferences the authority
 * has, it takes one statement, which reads none of another chair's cases.
 */
@Component
public class ChairsClocks {

	private final JdbcClient jdbc;

	private final Kinds kinds;

	ChairsClocks(JdbcClient jdbc, Kinds kinds) {
		this.jdbc = jdbc;
		this.kinds = kinds;
	}

	/**
	 * Those that were due before a day's end and still run, the first due at the top.
	 * Until when people may ask for something is none of them.
	 */
	public List<Running> dueBy(String chairId, LocalDate last) {
		Map<Clock, Map<Integer, List<Meeting>>> planned = new LinkedHashMap<>();
		this.jdbc.sql("""
				select c.id, c.reference, c.kind, c.status, c.starts_at, c.rule_set, c.rule_set_version,
				  d.timescale, d.started_on, d.due, d.children, o.number as child, p.id as planned,
				  p.kind as planned_kind, p.counts_from as planned_counts_from, p.starts_at as planned_starts_at
				from conference c join deadline d on d.subject = c.id
				join child o on o.conference = c.id
				  and (d.children = '' or o.number::text = any(string_to_array(d.children, ' ')))
				left join child same on upper(same.case_reference) = upper(o.case_reference)
				left join conference p on p.id = same.conference and p.status = 'BOOKED'
				where c.chair_id = :chair and d.stopped_on is null and not d.is_window and d.due <= :last
				order by d.due, c.reference, d.timescale
				""").param("chair", chairId).param("last", last).query((RowCallbackHandler) (row) -> {
			List<Meeting> ofTheChild = planned.computeIfAbsent(clock(row), (_) -> new LinkedHashMap<>())
				.computeIfAbsent(row.getInt("child"), (_) -> new ArrayList<>());
			if (row.getString("planned") != null) {
				ofTheChild.add(meeting(row));
			}
		});
		return planned.entrySet()
			.stream()
			.map((each) -> new Running(each.getKey(), List.copyOf(each.getValue().values()),
					this.kinds.asksForAReview(each.getKey().what())))
			.toList();
	}

	private Clock clock(ResultSet row) throws SQLException {
		return new Clock(Columns.id(row, "id"), new Reference(row.getString("reference")),
				this.kinds.named(row.getString("kind")), Conference.Status.valueOf(row.getString("status")),
				Columns.time(row, "starts_at"),
				new RuleSetVersion(row.getString("rule_set"), row.getInt("rule_set_version")),
				new ClockName(row.getString("timescale")),
				Objects.requireNonNull(row.getObject("started_on", LocalDate.class)),
				Objects.requireNonNull(row.getObject("due", LocalDate.class)),
				Deadlines.children(row.getString("children")));
	}

	/** Booked for a child of a clock, whoever chairs it. */
	private Meeting meeting(ResultSet row) throws SQLException {
		return new Meeting(Columns.id(row, "planned"), this.kinds.named(row.getString("planned_kind")),
				Objects.requireNonNull(row.getObject("planned_counts_from", LocalDate.class)),
				Columns.time(row, "planned_starts_at"));
	}

	/**
	 * A clock, and the conference it runs for.
	 *
	 * @param startedOn the day it counts from
	 * @param children the numbers of the children it runs for; none where it is the
	 * conference's own
	 */
	record Clock(UUID conference, Reference reference, Kind kind, Conference.Status status, LocalDateTime startsAt,
			RuleSetVersion rules, ClockName what, LocalDate startedOn, LocalDate due, List<Integer> children) {
	}

	/** A meeting that is booked for a child. */
	record Meeting(UUID conference, Kind kind, LocalDate countsFrom, LocalDateTime startsAt) {
	}

	/** A clock that runs for a conference, and what is booked that would stop it. */
	public static final class Running {

		private final Clock clock;

		private final List<List<Meeting>> planned;

		private final boolean asksForAReview;

		private Running(Clock clock, List<List<Meeting>> planned, boolean asksForAReview) {
			this.clock = clock;
			this.planned = planned;
			this.asksForAReview = asksForAReview;
		}

		public Reference reference() {
			return this.clock.reference();
		}

		/** The rule set of its conference. */
		public RuleSetVersion rules() {
			return this.clock.rules();
		}

		public ClockName what() {
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
			return this.clock.status() != Conference.Status.HELD || this.asksForAReview;
		}

		/** " for child 1 and child 2"; empty where it is the conference's own. */
		public String forWhom() {
			return Child.forThose(this.clock.children());
		}

		/**
		 * Whether for each child a meeting is booked that stops it in time, for a day
		 * that has not passed.
		 */
		public boolean isProvidedFor(LocalDate today) {
			return this.planned.stream()
				.allMatch((ofAChild) -> ofAChild.stream().anyMatch((meeting) -> isInTime(meeting, today)));
		}

		private boolean isInTime(Meeting meeting, LocalDate today) {
			LocalDate day = meeting.startsAt().toLocalDate();
			boolean stops = meeting.conference().equals(this.clock.conference()) ? stoppedByItsOwn()
					: stoppedBy(meeting);
			return stops && !day.isBefore(today) && !day.isAfter(this.clock.due()) && isAfterSitting(day);
		}

		private boolean stoppedByItsOwn() {
			return this.clock.kind().isHeldWithin(this.clock.what()) || isRelisting();
		}

		/** As another meeting about the child does when it is recorded as held. */
		private boolean stoppedBy(Meeting meeting) {
			if (this.clock.status() == Conference.Status.BOOKED) {
				return false;
			}
			return isRelisting() ? meeting.kind().equals(this.clock.kind())
					: meeting.kind().stops().contains(this.clock.what())
							&& meeting.countsFrom().equals(this.clock.startedOn());
		}

		/** A sitting that was not quorate does not itself count as the next. */
		private boolean isAfterSitting(LocalDate day) {
			return !isRelisting() || day.isAfter(this.clock.startedOn());
		}

		private boolean isRelisting() {
			return this.clock.kind().clocks().after().heldAgain().filter(this.clock.what()::equals).isPresent();
		}

	}

}
