package io.convenor.timescales;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bank holiday list that working days are counted by: the newest that was brought in,
 * by whichever instance, or the one that comes with the software while there is none.
 */
public class HolidaysInForce {

	private static final Logger log = LoggerFactory.getLogger(HolidaysInForce.class);

	private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

	/** Whoever counts holds it together with others, whoever changes the list alone. */
	private static final long LOCK = 0x484F4C4944415953L;

	private final BankHolidays shipped;

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Held held;

	private volatile long lookedAt = System.nanoTime() - LOOK_EVERY.toNanos();

	HolidaysInForce(BankHolidays shipped, JdbcClient jdbc, Clock clock) {
		this.shipped = shipped;
		this.jdbc = jdbc;
		this.clock = clock;
		this.held = new Held(0, shipped);
	}

	/** The list itself, at most a few seconds after it was brought in elsewhere. */
	public BankHolidays current() {
		if (System.nanoTime() - this.lookedAt > LOOK_EVERY.toNanos()) {
			this.lookedAt = System.nanoTime();
			try {
				look();
			}
			catch (DataAccessException ex) {
				log.warn("The bank holiday list could not be looked at: {}", ex.getClass().getSimpleName());
			}
		}
		return this.held.list();
	}

	/**
	 * Sees to it that nobody brings in another list before the transaction ends. Whoever
	 * writes down a date that was counted in working days calls it first, so that none is
	 * forgotten when the list changes.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock() {
		if (TransactionSynchronizationManager.hasResource(this)) {
			return;
		}
		lock("select pg_advisory_xact_lock_shared(?)");
		look();
		TransactionSynchronizationManager.bindResource(this, this.held);
		TransactionSynchronizationManager.registerSynchronization(new UntilTheEnd());
	}

	/** Waits until nobody counts, and keeps everybody from it until it is done. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void holdAlone() {
		lock("select pg_advisory_xact_lock(?)");
		look();
	}

	/**
	 * From the end of the transaction on, working days are counted by this list.
	 * @param by the object id of the person, or the room that acted by itself
	 * @return its number
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int bringIn(BankHolidays list, String by) {
		holdAlone();
		int number = this.jdbc
			.sql("insert into bank_holiday_list (copied_on, list, brought_in_by, brought_in_at) "
					+ "values (?, ?::jsonb, ?, ?) returning number")
			.params(list.copiedOn(), list.asPublished(), by, this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				HolidaysInForce.this.lookedAt = System.nanoTime() - 2 * LOOK_EVERY.toNanos();
			}
		});
		return number;
	}

	/**
	 * The list that came with the software, where it was copied after the one in force,
	 * or where there is none in force yet.
	 */
	public Optional<BankHolidays> newerShipped() {
		look();
		Held now = this.held;
		if (now.number() == 0) {
			return Optional.of(this.shipped);
		}
		boolean newer = this.shipped.copiedOn().isAfter(now.list().copiedOn())
				&& !this.shipped.coveredUntil().isBefore(now.list().coveredUntil());
		return newer ? Optional.of(this.shipped.goingBackTo(now.list())) : Optional.empty();
	}

	/** The number of the list in force; 0 while none was ever brought in. */
	public int number() {
		look();
		return this.held.number();
	}

	private void lock(String sql) {
		this.jdbc.sql(sql).param(LOCK).query((_) -> {
		});
	}

	private void look() {
		int number = this.jdbc.sql("select coalesce(max(number), 0) from bank_holiday_list")
			.query(Integer.class)
			.single();
		if (number > this.held.number()) {
			take(stored(number));
		}
	}

	/** Numbers only grow: whoever looked earlier never replaces what is newer. */
	private synchronized void take(Held newer) {
		if (newer.number() > this.held.number()) {
			this.held = newer;
		}
	}

	private Held stored(int number) {
		return this.jdbc.sql("select copied_on, list::text as list from bank_holiday_list where number = ?")
			.param(number)
			.query((row, _) -> new Held(number,
					BankHolidays.kept(row.getString("list"),
							Objects.requireNonNull(row.getObject("copied_on", LocalDate.class)))))
			.single();
	}

	private record Held(int number, BankHolidays list) {
	}

	/** Another transaction in between holds nothing. */
	private final class UntilTheEnd implements TransactionSynchronization {

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(HolidaysInForce.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(HolidaysInForce.this, HolidaysInForce.this.held);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(HolidaysInForce.this);
		}

	}

}
