package io.convenor.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.Timescale;
import io.convenor.timescales.Unit;
import io.convenor.timescales.WorkingDays;

/** The clocks of every subject: what is due when, what was in time and what was not. */
@Component
public class Deadlines implements RunningClocks {

	/** Comes with whatever else is read about a subject to settle its clocks. */
	public static final Shelf CLOCKS = Shelf.of("deadline", "subject", "due, timescale, id");

	private static final String INSERT = "insert into deadline "
			+ "(id, subject, timescale, is_window, rule_set, rule_set_version, started_on, due, explanation, children) "
			+ "values (:id, :subject, :timescale, :window, :ruleSet, :version, :startedOn, :due, :explanation, :children) "
			+ "on conflict (subject, timescale) where stopped_on is null ";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final WorkingDays workingDays;

	private final HolidaysInForce holidays;

	private final RuleSets ruleSets;

	private final AuditTrail auditTrail;

	Deadlines(JdbcClient jdbc, NamedParameterJdbcOperations batches, WorkingDays workingDays, HolidaysInForce holidays,
			RuleSets ruleSets, AuditTrail auditTrail) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.workingDays = workingDays;
		this.holidays = holidays;
		this.ruleSets = ruleSets;
		this.auditTrail = auditTrail;
	}

	/**
	 * Starts a clock. If it already runs for this subject it is moved, so that it counts
	 * from the given day under the given rules, and the audit trail says so. The rule set
	 * is kept as it is from now on.
	 * @throws io.convenor.timescales.DateNotCoveredException if working days are counted
	 * beyond the bank holiday list
	 */
	@Transactional
	public Deadline start(UUID subject, ClockName what, RuleSet ruleSet, LocalDate from) {
		return startAll(subject, ruleSet, List.of(new Start(what, from))).getFirst();
	}

	/** The same for a clock that may count hours from a moment. */
	@Transactional
	public Deadline start(UUID subject, ClockName what, RuleSet ruleSet, ZonedDateTime from) {
		return startAll(subject, ruleSet, List.of(new Start(what, from))).getFirst();
	}

	/**
	 * The same for several. Clocks that run as they should are left alone: whoever brings
	 * in other holidays counts them anew. The others are counted by holidays that stay
	 * until the transaction ends.
	 */
	@Transactional
	public List<Deadline> startAll(UUID subject, RuleSet ruleSet, List<Start> clocks) {
		if (clocks.isEmpty()) {
			return List.of();
		}
		RuleSet kept = this.ruleSets.keep(ruleSet);
		Map<ClockName, Deadline> running = of(subject).stream()
			.filter(Deadline::isRunning)
			.collect(Collectors.toMap(Deadline::what, Function.identity()));
		List<Counted> due = due(clocks, kept);
		if (!due.stream().allMatch((each) -> isRunningSo(running, kept, each))) {
			this.holidays.lock();
			due = due(clocks, kept);
		}
		Map<ClockName, Deadline> started = startNew(subject, kept,
				due.stream().filter((each) -> !running.containsKey(each.what())).toList());
		return due.stream()
			.map((each) -> isRunningSo(running, kept, each) ? running.get(each.what())
					: Optional.ofNullable(started.get(each.what())).orElseGet(() -> startOrMove(subject, kept, each)))
			.map(Objects::requireNonNull)
			.toList();
	}

	private List<Counted> due(List<Start> clocks, RuleSet kept) {
		return clocks.stream().map((each) -> {
			Timescale timescale = kept.timescale(each.what);
			ZonedDateTime moment = each.moment;
			return new Counted((moment != null) ? timescale.dueFrom(moment, this.workingDays)
					: timescale.dueFrom(each.day, this.workingDays), each.children);
		}).toList();
	}

	private static boolean isRunningSo(Map<ClockName, Deadline> running, RuleSet kept, Counted due) {
		Deadline clock = running.get(due.what());
		return clock != null && counts(clock, kept, due);
	}

	/** Those that were not started by somebody else at the same time. */
	private Map<ClockName, Deadline> startNew(UUID subject, RuleSet kept, List<Counted> due) {
		if (due.isEmpty()) {
			return Map.of();
		}
		List<Deadline> clocks = due.stream().map((each) -> each.clock(subject, kept)).toList();
		int[] started = this.batches.batchUpdate(INSERT + "do nothing",
				clocks.stream().map(Deadlines::row).toArray(SqlParameterSource[]::new));
		return IntStream.range(0, started.length)
			.filter((number) -> started[number] == 1)
			.mapToObj(clocks::get)
			.collect(Collectors.toMap(Deadline::what, Function.identity()));
	}

	private static boolean counts(Deadline clock, RuleSet kept, Counted counted) {
		DueDate due = counted.due;
		return clock.what().equals(counted.what()) && clock.ruleSet().equals(kept.name())
				&& clock.ruleSetVersion() == kept.version() && clock.startedOn().equals(due.from())
				&& clock.due().equals(due.date()) && clock.explanation().equals(due.explanation())
				&& clock.children().equals(counted.children);
	}

	private Deadline startOrMove(UUID subject, RuleSet kept, Counted due) {
		Optional<Deadline> before = running(subject, due.what());
		Deadline now = save(subject, due, kept);
		before.filter((running) -> !running.equals(now)).ifPresent((running) -> recordMove(running, now));
		return now;
	}

	/**
	 * Stops a running clock because what was due is done.
	 * @return the stopped clock, or nothing if it was not running
	 */
	@Transactional
	public Optional<Deadline> stop(UUID subject, ClockName what, LocalDate on) {
		this.holidays.lock();
		return this.jdbc
			.sql("update deadline set stopped_on = :on where subject = :subject and timescale = :timescale "
					+ "and stopped_on is null returning *")
			.param("on", on)
			.param("subject", subject)
			.param("timescale", what.value())
			.query(Deadlines::deadline)
			.optional();
	}

	/**
	 * Some of the children of a running clock have what was due; it stops once all of
	 * them have, or where it runs for none in particular.
	 * @param children by their numbers
	 */
	@Transactional
	public void done(Deadline clock, Collection<Integer> children, LocalDate on) {
		List<Integer> left = clock.children().stream().filter((each) -> !children.contains(each)).toList();
		if (left.isEmpty()) {
			stop(clock.subject(), clock.what(), on);
			return;
		}
		this.holidays.lock();
		this.jdbc.sql("update deadline set children = ? where id = ? and stopped_on is null")
			.params(inOneColumn(left), clock.id())
			.update();
		this.auditTrail.record("deadlines", "runs on", clock.subject(), null,
				"%s, due %s, for child %s only".formatted(clock.what().value(), clock.due(), inOneColumn(left)));
	}

	/** Stops those of some clocks that run, each on its day. */
	@Transactional
	public void stopAll(UUID subject, Map<ClockName, LocalDate> days) {
		if (days.isEmpty()) {
			return;
		}
		this.holidays.lock();
		this.batches.batchUpdate(
				"update deadline set stopped_on = :on where subject = :subject and timescale = :timescale "
						+ "and stopped_on is null",
				days.entrySet()
					.stream()
					.map((each) -> new MapSqlParameterSource("on", each.getValue()).addValue("subject", subject)
						.addValue("timescale", each.getKey().value()))
					.toArray(SqlParameterSource[]::new));
	}

	/**
	 * Lets a clock run on that was stopped by mistake, due as the holidays are known now;
	 * the audit trail says so.
	 * @return the clock, or nothing if there is none that was stopped, or one runs
	 */
	@Transactional
	public Optional<Deadline> goOn(UUID subject, ClockName what) {
		this.holidays.lock();
		return this.jdbc.sql("""
				update deadline set stopped_on = null where id = (
				  select id from deadline where subject = :subject and timescale = :timescale
				  order by stopped_on desc nulls first, id limit 1)
				and stopped_on is not null returning *
				""")
			.param("subject", subject)
			.param("timescale", what.value())
			.query(Deadlines::deadline)
			.optional()
			.map((running) -> dueAnew(running, this.workingDays).map((due) -> countedAnew(running, due))
				.orElse(running))
			.map((running) -> {
				this.auditTrail.record("deadlines", "runs on", subject, null,
						"%s, due %s".formatted(what.value(), running.due()));
				return running;
			});
	}

	/**
	 * Lets a running clock go, because what was due is not wanted any more; the audit
	 * trail says so.
	 */
	@Transactional
	public void drop(UUID subject, ClockName what) {
		this.holidays.lock();
		this.jdbc
			.sql("delete from deadline where subject = :subject and timescale = :timescale and stopped_on is null "
					+ "returning *")
			.param("subject", subject)
			.param("timescale", what.value())
			.query(Deadlines::deadline)
			.optional()
			.ifPresent((gone) -> this.auditTrail.record("deadlines", "let go", subject, null,
					"%s, due %s".formatted(what.value(), gone.due())));
	}

	/** Every clock of a subject, running or stopped, the one due first at the top. */
	public List<Deadline> of(UUID subject) {
		return CLOCKS.read(this.jdbc, subject, Deadlines::deadline);
	}

	/**
	 * Whoever counts anew holds the holidays alone, so that no clock starts or stops
	 * meanwhile.
	 */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public List<MovedClock> countAnew(WorkingDays newWorkingDays) {
		List<MovedClock> moved = new ArrayList<>();
		for (Deadline before : this.jdbc.sql("select * from deadline where stopped_on is null order by due, id")
			.query(Deadlines::deadline)
			.list()) {
			dueAnew(before, newWorkingDays).filter((due) -> !due.explanation().equals(before.explanation()))
				.ifPresent((due) -> {
					Deadline now = countedAnew(before, due);
					if (!now.due().equals(before.due())) {
						recordMove(before, now);
						moved.add(new MovedClock(now.subject(), due.timescale().title(), before.due(), now.due()));
					}
				});
		}
		return moved;
	}

	/** What cannot be counted stays as it was; hours run through holidays anyway. */
	private Optional<DueDate> dueAnew(Deadline running, WorkingDays newWorkingDays) {
		try {
			return this.ruleSets.find(running.ruleSet(), running.ruleSetVersion())
				.map((rules) -> rules.timescale(running.what()))
				.filter((rule) -> rule.unit() != Unit.HOURS)
				.map((rule) -> rule.dueFrom(running.startedOn(), newWorkingDays));
		}
		catch (DateNotCoveredException ex) {
			return Optional.empty();
		}
	}

	private Deadline countedAnew(Deadline before, DueDate due) {
		return this.jdbc.sql("update deadline set due = ?, explanation = ? where id = ? returning *")
			.params(due.date(), due.explanation(), before.id())
			.query(Deadlines::deadline)
			.single();
	}

	private Optional<Deadline> running(UUID subject, ClockName what) {
		return this.jdbc
			.sql("select * from deadline where subject = ? and timescale = ? and stopped_on is null for update")
			.params(subject, what.value())
			.query(Deadlines::deadline)
			.optional();
	}

	private Deadline save(UUID subject, Counted due, RuleSet ruleSet) {
		return this.jdbc
			.sql(INSERT + "do update set rule_set = excluded.rule_set, rule_set_version = excluded.rule_set_version, "
					+ "started_on = excluded.started_on, due = excluded.due, explanation = excluded.explanation, "
					+ "children = excluded.children returning *")
			.paramSource(row(due.clock(subject, ruleSet)))
			.query(Deadlines::deadline)
			.single();
	}

	private static SqlParameterSource row(Deadline clock) {
		return new MapSqlParameterSource("id", clock.id()).addValue("subject", clock.subject())
			.addValue("timescale", clock.what().value())
			.addValue("window", clock.window())
			.addValue("ruleSet", clock.ruleSet())
			.addValue("version", clock.ruleSetVersion())
			.addValue("startedOn", clock.startedOn())
			.addValue("due", clock.due())
			.addValue("explanation", clock.explanation())
			.addValue("children", inOneColumn(clock.children()));
	}

	private void recordMove(Deadline before, Deadline now) {
		this.auditTrail.record("deadlines", "moved", now.subject(), null,
				"%s, counted from %s, due %s; before: counted from %s, due %s".formatted(now.what().value(),
						now.startedOn(), now.due(), before.startedOn(), before.due()));
	}

	private static String inOneColumn(List<Integer> children) {
		return children.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	/** The numbers of the children of a clock, as its column holds them. */
	public static List<Integer> children(String column) {
		return column.isEmpty() ? List.of() : Stream.of(column.split(" ")).map(Integer::valueOf).toList();
	}

	/**
	 * A clock to be started.
	 *
	 * @param day from which it counts
	 * @param moment from which it counts where it may count hours
	 * @param children the numbers of the children it runs for; none where it is the
	 * subject's own
	 */
	public record Start(ClockName what, LocalDate day, @Nullable ZonedDateTime moment, List<Integer> children) {

		public Start(ClockName what, LocalDate day) {
			this(what, day, null, List.of());
		}

		public Start(ClockName what, ZonedDateTime moment) {
			this(what, moment.toLocalDate(), moment, List.of());
		}

		/** A clock of some children of its subject. */
		public static Start of(List<Integer> children, ClockName what, LocalDate day) {
			return new Start(what, day, null, children.stream().sorted().toList());
		}

	}

	/** A clock that is counted, and whom it runs for. */
	private record Counted(DueDate due, List<Integer> children) {

		ClockName what() {
			return this.due.timescale().key();
		}

		Deadline clock(UUID subject, RuleSet rules) {
			return new Deadline(UUID.randomUUID(), subject, what(), this.due.timescale().window(), rules.name(),
					rules.version(), this.due.from(), this.due.date(), null, this.due.explanation(), this.children);
		}

	}

	private static Deadline deadline(ResultSet row, int number) throws SQLException {
		return new Deadline(Columns.id(row, "id"), Columns.id(row, "subject"),
				new ClockName(row.getString("timescale")), row.getBoolean("is_window"), row.getString("rule_set"),
				row.getInt("rule_set_version"), Objects.requireNonNull(row.getObject("started_on", LocalDate.class)),
				Objects.requireNonNull(row.getObject("due", LocalDate.class)),
				row.getObject("stopped_on", LocalDate.class), row.getString("explanation"),
				children(row.getString("children")));
	}

}
