package io.convenor.audit;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what was written down since the last time: each entry gets its place in one chain
 * and the hash of everything before it. Whoever writes an entry never waits for this; two
 * who seal wait for each other.
 */
@Component
public class Sealing {

	private static final int AT_ONCE = 1000;

	/** Any number, as long as nobody else locks by it. */
	private static final long LOCK = 5_318_008_711L;

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	Sealing(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * Seals what waits, a thousand at most.
	 * @return whether more waits
	 */
	@Transactional
	public boolean sealWhatWaits() {
		this.jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row) -> {
		});
		List<SealedEntry> waiting = this.jdbc
			.sql("select audit_entry.id, at, who, did, subject, reference, details, 0 as position, "
					+ "cast(null as bytea) as hash from audit_unsealed join audit_entry on audit_entry.id = entry "
					+ "order by entry limit ?")
			.param(AT_ONCE)
			.query(SealedEntry::read)
			.list();
		if (waiting.isEmpty()) {
			return false;
		}
		Head head = head();
		List<SqlParameterSource> seals = new ArrayList<>();
		for (SealedEntry each : waiting) {
			head = new Head(head.position + 1, each.sealedAfter(head.hash));
			seals.add(new MapSqlParameterSource("position", head.position).addValue("entry", each.id())
				.addValue("hash", head.hash));
		}
		this.batches.batchUpdate("insert into audit_seal (position, entry, hash) values (:position, :entry, :hash)",
				seals.toArray(SqlParameterSource[]::new));
		this.jdbc.sql("delete from audit_unsealed where entry in (:entries)")
			.param("entries", waiting.stream().map(SealedEntry::id).toList())
			.update();
		return waiting.size() == AT_ONCE;
	}

	/** The last seal of the chain. */
	Head head() {
		return this.jdbc.sql("select position, hash from audit_seal order by position desc limit 1")
			.query((row, _) -> new Head(row.getLong("position"), row.getBytes("hash")))
			.optional()
			.orElse(new Head(0, SealedEntry.BEGINNING));
	}

	/** The last place in the chain, and its seal. */
	record Head(long position, byte[] hash) {
	}

}
