package io.convenor.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.convenor.LocalDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL of its own that says what each statement of the bot read, planning it
 * among that. Whoever observes is somebody else, so that what they ask is not counted.
 */
final class ObservedDatabase implements AutoCloseable {

	private static final String BOT = "postgres";

	private static final Duration UNTIL_IT_IS_COUNTED = Duration.ofSeconds(11);

	private static final String OBSERVER = "observer";

	private final EmbeddedPostgres postgres;

	private final DriverManagerDataSource asObserver;

	private final JdbcClient jdbc;

	private ObservedDatabase(EmbeddedPostgres postgres) {
		this.postgres = postgres;
		JdbcClient.create(postgres.getPostgresDatabase()).sql("create role " + OBSERVER + " superuser login").update();
		this.asObserver = new DriverManagerDataSource(url(OBSERVER), OBSERVER, "");
		this.jdbc = JdbcClient.create(this.asObserver);
		this.jdbc.sql("create extension pg_stat_statements").update();
	}

	/** Nothing is vacuumed or analyzed in between, which would be counted by chance. */
	static ObservedDatabase start() {
		try {
			return new ObservedDatabase(EmbeddedPostgres.builder()
				.setServerConfig("shared_preload_libraries", "pg_stat_statements")
				.setServerConfig("pg_stat_statements.track_planning", "on")
				.setServerConfig("autovacuum", "off")
				.setServerConfig("max_wal_size", "4GB")
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String url(String user) {
		return this.postgres.getJdbcUrl(user, BOT);
	}

	LocalDatabase.Address address() {
		return new LocalDatabase.Address(url(BOT), BOT, BOT);
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	/**
	 * Until there are so many conferences like this one, as it is when that begins: what
	 * becomes of it meanwhile is copied to none.
	 */
	void copies(UUID conference, int until) {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.asObserver));
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		transaction.executeWithoutResult((_) -> new Growth(this.jdbc).copy(conference, until));
		tidies();
	}

	/** As a database does by itself elsewhere. */
	void tidies() {
		this.jdbc.sql("vacuum analyze").update();
		this.jdbc.sql("checkpoint").update();
	}

	/**
	 * Until each was sent or given up; who was there is asked for hours, until Teams has
	 * its report.
	 */
	void awaitsDeliveries() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(waiting()).as("what still waits").isEmpty());
	}

	/** Of each kind, how many wait, one of them, and since when. */
	private List<Map<String, Object>> waiting() {
		return this.jdbc
			.sql("select kind, state, count(*), min(key) as one_of_them, min(created_at) as since from delivery "
					+ "where state in ('WAITING', 'FAILED') and kind <> 'attendance' group by kind, state")
			.query()
			.listOfRows();
	}

	/** What was read until now counts no more. */
	void begins() {
		this.jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
	}

	/**
	 * Which tables of more than so many pages are read from end to end meanwhile, and how
	 * often; what an idle connection read is counted within ten seconds.
	 */
	List<String> readWhole(int pages, Runnable meanwhile) {
		untilItIsCounted();
		this.jdbc.sql("select pg_stat_reset()").query().singleRow();
		meanwhile.run();
		untilItIsCounted();
		return this.jdbc.sql(
				"select pg_class.relname || ', ' || seq_scan || ' times, ' || seq_tup_read || ' rows' from pg_stat_user_tables "
						+ "join pg_class on pg_class.oid = relid where seq_scan > 0 and relpages > ?")
			.param(pages)
			.query(String.class)
			.list();
	}

	private static void untilItIsCounted() {
		Awaitility.await().pollDelay(UNTIL_IT_IS_COUNTED).atMost(Duration.ofMinutes(1)).until(() -> true);
	}

	/** What the bot asked since then. */
	Map<String, Read> reads() {
		Map<String, Read> reads = new HashMap<>();
		this.jdbc
			.sql("select query, calls, shared_blks_hit + shared_blks_read as blocks, "
					+ "total_plan_time + total_exec_time as took from pg_stat_statements "
					+ "where userid = (select oid from pg_roles where rolname = ?)")
			.param(BOT)
			.query((row) -> {
				reads.merge(row.getString("query").replaceAll("\\s+", " ").strip(),
						new Read(row.getLong("calls"), row.getLong("blocks"), row.getDouble("took")), Read::and);
			});
		return reads;
	}

	@Override
	public void close() {
		try {
			this.postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What one statement took.
	 *
	 * @param blocks pages it looked at, wherever they were
	 * @param took milliseconds
	 */
	record Read(long calls, long blocks, double took) {

		double blocksEachTime() {
			return (double) this.blocks / this.calls;
		}

		Read and(Read other) {
			return new Read(this.calls + other.calls, this.blocks + other.blocks, this.took + other.took);
		}

	}

}
