package io.convenor.timescales;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The text of each rule set as it was when the first clock ran under it. A file may be
 * changed or lost afterwards; what was promised under it stays.
 */
class UsedRuleSets {

	private final JdbcClient jdbc;

	private final Clock clock;

	/** What is kept is never changed, so that it need not be read again. */
	private final Set<Copy> asTheirFiles = ConcurrentHashMap.newKeySet();

	UsedRuleSets(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<Copy> all() {
		return this.jdbc.sql("select name, version, file from used_rule_set order by name, version")
			.query((row, _) -> new Copy(row.getString("name"), row.getInt("version"), row.getString("file")))
			.list();
	}

	/**
	 * The text that holds for this set: the one that was kept before, or this one, which
	 * is kept from now on.
	 */
	String keep(Copy first) {
		if (this.asTheirFiles.contains(first) || TransactionSynchronizationManager.hasResource(first)) {
			return first.text();
		}
		String holds = kept(first).orElseGet(() -> {
			int added = this.jdbc
				.sql("insert into used_rule_set (name, version, file, used_since) values (?, ?, ?, ?) "
						+ "on conflict (name, version) do nothing")
				.params(first.name(), first.version(), first.text(), this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
			return (added == 1) ? first.text() : kept(first).orElseThrow();
		});
		if (holds.equals(first.text()) && TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.bindResource(first, this);
			TransactionSynchronizationManager.registerSynchronization(new KeptByThis(first));
		}
		return holds;
	}

	/** Nothing is taken for kept any more that was not looked at since. */
	void lookAgain() {
		this.asTheirFiles.clear();
	}

	private Optional<String> kept(Copy copy) {
		return this.jdbc.sql("select file from used_rule_set where name = ? and version = ?")
			.params(copy.name(), copy.version())
			.query(String.class)
			.optional();
	}

	/** What a transaction keeps is kept for all once it ends well. */
	private final class KeptByThis implements TransactionSynchronization {

		private final Copy copy;

		private KeptByThis(Copy copy) {
			this.copy = copy;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(this.copy);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(this.copy, UsedRuleSets.this);
		}

		@Override
		public void afterCommit() {
			UsedRuleSets.this.asTheirFiles.add(this.copy);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.copy);
		}

	}

	/** One set as it was kept. */
	record Copy(String name, int version, String text) {
	}

}
