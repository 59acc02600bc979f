package io.convenor.deadlines;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.reading.Columns;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

/**
 * Counts every running clock anew when the bank holidays change, and remembers which of
 * them moved.
 */
@Component
public class CountingAnew {

	private static final Logger log = LoggerFactory.getLogger(CountingAnew.class);

	private static final String THE_SOFTWARE = "deadlines";

	private final JdbcClient jdbc;

	private final HolidaysInForce inForce;

	private final RuleSets ruleSets;

	private final ObjectProvider<RunningClocks> clocks;

	private final ApplicationEventPublisher events;

	private final AuditTrail audit;

	CountingAnew(JdbcClient jdbc, HolidaysInForce inForce, RuleSets ruleSets, ObjectProvider<RunningClocks> clocks,
			ApplicationEventPublisher events, AuditTrail audit) {
		this.jdbc = jdbc;
		this.inForce = inForce;
		this.ruleSets = ruleSets;
		this.clocks = clocks;
		this.events = events;
		this.audit = audit;
	}

	/**
	 * Brings a list into use and counts by it.
	 * @return the number of the list
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	int by(BankHolidays list, String who) {
		int number = this.inForce.bringIn(list, who);
		var workingDays = new WorkingDays(list);
		List<MovedClock> moved = this.clocks.orderedStream()
			.flatMap((each) -> each.countAnew(workingDays).stream())
			.toList();
		moved.forEach((clock) -> remember(number, clock));
		this.audit.record(who, "brought bank holidays into use", null, null,
				"list %d, copied on %s; %d clocks moved".formatted(number, list.copiedOn(), moved.size()));
		this.events.publishEvent(new HolidaysChanged(number));
		return number;
	}

	/** The clocks that a list moved, in the order of the day they were due on. */
	public List<MovedClock> movedBy(int list) {
		return this.jdbc
			.sql("select subject, what, before, after from moved_clock where list = ? order by before, subject, what")
			.param(list)
			.query((row, _) -> new MovedClock(Columns.id(row, "subject"), row.getString("what"),
					Objects.requireNonNull(row.getDate("before")).toLocalDate(),
					Objects.requireNonNull(row.getDate("after")).toLocalDate()))
			.list();
	}

	/**
	 * A new version of the software may bring a newer list, and clocks may run under rule
	 * sets that nobody kept: both are made good when the bot starts, by one instance.
	 */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	public void makeGood() {
		this.inForce.holdAlone();
		this.ruleSets.lookAgain();
		this.jdbc.sql("select distinct rule_set, rule_set_version from deadline")
			.query((row, _) -> new Under(row.getString("rule_set"), row.getInt("rule_set_version")))
			.list()
			.forEach(this::keep);
		Optional<BankHolidays> newer = this.inForce.newerShipped();
		newer.ifPresent((list) -> by(list, THE_SOFTWARE));
	}

	private void keep(Under under) {
		this.ruleSets.find(under.name(), under.version())
			.ifPresentOrElse(this.ruleSets::keep, () -> log
				.warn("There is no rule set {}, version {}, and clocks run under it", under.name(), under.version()));
	}

	private void remember(int list, MovedClock clock) {
		this.jdbc
			.sql("insert into moved_clock (list, subject, what, before, after) values (?, ?, ?, ?, ?) "
					+ "on conflict do nothing")
			.params(list, clock.subject(), clock.what(), clock.before(), clock.after())
			.update();
	}

	private record Under(String name, int version) {
	}

}
