package io.convenor.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.convenor.audit.AuditTrail;
import io.convenor.reading.Shelf;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.Unit;
import io.convenor.timescales.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of every subject: what is due when, what was in time and what was not. */
@Component
public class Deadlines implements RunningClocks {

	private static final Shelf CLOCKS = Shelf.of("deadline", "subject", "due, timescale, id");

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final HolidaysInForce holidays;

	private final RuleSets ruleSets;

	private final AuditTrail auditTrail;

	Deadlines(JdbcClient jdbc, WorkingDays workingDays, HolidaysInForce holidays, RuleSets ruleSets,
			AuditTrail auditTrail) {
		this.jdbc = jdbc;
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
	public Deadline start(UUID subject, TimescaleKey what, RuleSet ruleSet, LocalDate from) {
		RuleSet kept = kept(ruleSet);
		return start(subject, kept, kept.timescale(what).dueFrom(from, this.workingDays));
	}

	/** The same for a clock that may count hours from a moment. */
	@Transactional
	public Deadline start(UUID subject, TimescaleKey what, RuleSet ruleSet, ZonedDateTime from) {
		RuleSet kept = kept(ruleSet);
		return start(subject, kept, kept.timescale(what).dueFrom(from, this.workingDays));
	}

	/** The rule set as it stays, with the holidays held until the transaction ends. */
	private RuleSet kept(RuleSet ruleSet) {
		this.holidays.hold();
		return this.ruleSets.keep(ruleSet);
	}

	private Deadline start(UUID subject, RuleSet kept, DueDate due) {
		Optional<Deadline> same = of(subject).stream()
			.filter((each) -> each.isRunning() && counts(each, kept, due))
			.findFirst();
		return same.orElseGet(() -> startOrMove(subject, kept, due));
	}

	private static boolean counts(Deadline clock, RuleSet kept, DueDate due) {
		return clock.what() == due.timescale().key() && clock.ruleSet().equals(kept.name())
				&& clock.ruleSetVersion() == kept.version() && clock.startedOn().equals(due.from())
				&& clock.due().equals(due.date()) && clock.explanation().equals(due.explanation());
	}

	private Deadline startOrMove(UUID subject, RuleSet kept, DueDate due) {
		Optional<Deadline> before = running(subject, due.timescale().key());
		Deadline now = save(subject, due, kept);
		before.filter((running) -> !running.equals(now)).ifPresent((running) -> recordMove(running, now));
		return now;
	}

	/**
	 * Stops a running clock because what was due is done.
	 * @return the stopped clock, or nothing if it was not running
	 */
	@Transactional
	public Optional<Deadline> stop(UUID subject, TimescaleKey what, LocalDate on) {
		this.holidays.hold();
		return this.jdbc
			.sql("update deadline set stopped_on = :on where subject = :subject and timescale = :timescale "
					+ "and stopped_on is null returning *")
			.param("on", on)
			.param("subject", subject)
			.param("timescale", what.key())
			.query(Deadlines::deadline)
			.optional();
	}

	/**
	 * Lets a clock run on that was stopped by mistake, due as the holidays are known now;
	 * the audit trail says so.
	 * @return the clock, or nothing if there is none that was stopped, or one runs
	 */
	@Transactional
	public Optional<Deadline> goOn(UUID subject, TimescaleKey what) {
		this.holidays.hold();
		return this.jdbc.sql("""
				update deadline set stopped_on = null where id = (
				  select id from deadline where subject = :subject and timescale = :timescale
				  order by stopped_on desc nulls first, id limit 1)
				and stopped_on is not null returning *
				""")
			.param("subject", subject)
			.param("timescale", what.key())
			.query(Deadlines::deadline)
			.optional()
			.map((running) -> dueAnew(running, this.workingDays).map((due) -> countedAnew(running, due))
				.orElse(running))
			.map((running) -> {
				this.auditTrail.record("deadlines", "runs on", subject, null,
						"%s, due %s".formatted(what.key(), running.due()));
				return running;
			});
	}

	/**
	 * Lets a running clock go, because what was due is not wanted any more; the audit
	 * trail says so.
	 */
	@Transactional
	public void drop(UUID subject, TimescaleKey what) {
		this.holidays.hold();
		this.jdbc
			.sql("delete from deadline where subject = :subject and timescale = :timescale and stopped_on is null "
					+ "returning *")
			.param("subject", subject)
			.param("timescale", what.key())
			.query(Deadlines::deadline)
			.optional()
			.ifPresent((gone) -> this.auditTrail.record("deadlines", "let go", subject, null,
					"%s, due %s".formatted(what.key(), gone.due())));
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

	private Optional<Deadline> running(UUID subject, TimescaleKey what) {
		return this.jdbc
			.sql("select * from deadline where subject = ? and timescale = ? and stopped_on is null for update")
			.params(subject, what.key())
			.query(Deadlines::deadline)
			.optional();
	}

	private Deadline save(UUID subject, DueDate due, RuleSet ruleSet) {
		return this.jdbc
			.sql("insert into deadline "
					+ "(id, subject, timescale, rule_set, rule_set_version, started_on, due, explanation) "
					+ "values (:id, :subject, :timescale, :ruleSet, :version, :startedOn, :due, :explanation) "
					+ "on conflict (subject, timescale) where stopped_on is null "
					+ "do update set rule_set = excluded.rule_set, rule_set_version = excluded.rule_set_version, "
					+ "started_on = excluded.started_on, due = excluded.due, explanation = excluded.explanation "
					+ "returning *")
			.param("id", UUID.randomUUID())
			.param("subject", subject)
			.param("timescale", due.timescale().key().key())
			.param("ruleSet", ruleSet.name())
			.param("version", ruleSet.version())
			.param("startedOn", due.from())
			.param("due", due.date())
			.param("explanation", due.explanation())
			.query(Deadlines::deadline)
			.single();
	}

	private void recordMove(Deadline before, Deadline now) {
		this.auditTrail.record("deadlines", "moved", now.subject(), null,
				"%s, counted from %s, due %s; before: counted from %s, due %s".formatted(now.what().key(),
						now.startedOn(), now.due(), before.startedOn(), before.due()));
	}

	private static Deadline deadline(ResultSet row, int number) throws SQLException {
		return new Deadline(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("subject", UUID.class)),
				TimescaleKey.of(row.getString("timescale")), row.getString("rule_set"), row.getInt("rule_set_version"),
				Objects.requireNonNull(row.getObject("started_on", LocalDate.class)),
				Objects.requireNonNull(row.getObject("due", LocalDate.class)),
				row.getObject("stopped_on", LocalDate.class), row.getString("explanation"));
	}

}
