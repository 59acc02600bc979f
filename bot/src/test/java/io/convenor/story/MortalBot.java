package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.convenor.LocalDatabase;
import io.convenor.local.BotProcess;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Settings;
import io.convenor.tenant.misbehaviour.Phase;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot whose process is killed at the first of some kinds of work it does outside: just
 * before Microsoft 365 did it, or just after and before it could answer. Whoever
 * supervises the bot starts it again.
 */
final class MortalBot implements AutoCloseable {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

	private static final Map<String, String> QUICK_TO_NOTICE = Map.of("convenor.delivery.heartbeat", "500ms",
			"convenor.delivery.polling", "200ms", "convenor.delivery.first-retry", "200ms",
			"convenor.reports.read-every", "2s", "convenor.outcomes.sign-in-wait", "5s");

	private final LocalTown town;

	private final BotProcess bot;

	private final JdbcClient database;

	private final Set<Work> killedAt = ConcurrentHashMap.newKeySet();

	private MortalBot(LocalTown town, LocalDatabase.Address database, Map<String, String> more) {
		this.town = town;
		Map<String, String> settings = new HashMap<>(QUICK_TO_NOTICE);
		settings.putAll(more);
		this.bot = BotProcess.start(town, database, settings);
		this.database = JdbcClient
			.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
	}

	/** Northmere on a Tuesday in March, and a bot for it. */
	static MortalBot start() {
		return start(Map.of());
	}

	/** The same with more settings. */
	static MortalBot start(Map<String, String> more) {
		LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		try {
			return new MortalBot(town, LocalDatabase.fresh(), more);
		}
		catch (RuntimeException ex) {
			town.close();
			throw ex;
		}
	}

	LocalTown town() {
		return this.town;
	}

	/** Waits, as people do, before they speak to it again. */
	void awaitReady() {
		this.bot.awaitReady();
	}

	/**
	 * Tells a part of a story, in which the bot is killed at the first of each kind of
	 * work.
	 */
	void isKilledAtEach(List<Work> works, Phase moment, Runnable story) {
		this.killedAt.clear();
		works.forEach((work) -> this.town.tenant().misbehave().on(work.method, work.path).run(moment, () -> {
			this.killedAt.add(work);
			this.bot.kill();
		}));
		story.run();
		assertThat(this.killedAt).containsExactlyInAnyOrderElementsOf(works);
	}

	/** Is killed as soon as so much is noted to be told, and not told yet. */
	void isKilledOnceNoted(int news) {
		Awaitility.await().atMost(TWO_MINUTES).until(() -> untold() >= news);
		this.bot.kill();
		assertThat(untold()).isGreaterThanOrEqualTo(news);
	}

	private long untold() {
		return this.database.sql("select count(*) from news where message is null").query(Long.class).single();
	}

	/** Waits until all that was decided is done, none of it given up. */
	void settles() {
		Awaitility.await().atMost(TWO_MINUTES).until(() -> count("state in ('WAITING', 'FAILED')") == 0);
		assertThat(count("state = 'GIVEN_UP'")).as("deliveries given up").isZero();
	}

	private long count(String which) {
		return this.database.sql("select count(*) from delivery where " + which).query(Long.class).single();
	}

	@Override
	public void close() {
		this.bot.close();
		this.town.close();
	}

	/** A request that does something in Microsoft 365, or waits for something there. */
	record Work(String method, String path) {
	}

}
