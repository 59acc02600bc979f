package io.convenor.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.people.Authority;

/** How the reading of the CP mailbox is getting on, for its administrators. */
@Component
public class Inbox {

	private final JdbcClient jdbc;

	private final Authority authority;

	private final ReportsSettings settings;

	Inbox(JdbcClient jdbc, Authority authority, ReportsSettings settings) {
		this.jdbc = jdbc;
		this.authority = authority;
		this.settings = settings;
	}

	/** When the inbox was last read, and what came in the way since. */
	public Health reading() {
		return this.jdbc.sql("select read_at as at, problem, problem_at from inbox_position where mailbox = ?")
			.param(this.authority.cpMailbox())
			.query(Inbox::health)
			.optional()
			.orElse(new Health(null, null, null));
	}

	/** Until when Microsoft 365 tells us of new mail. */
	public Health watching() {
		return this.jdbc.sql("select expires_at as at, problem, problem_at from inbox_watch where mailbox = ?")
			.param(this.authority.cpMailbox())
			.query(Inbox::health)
			.optional()
			.orElse(new Health(null, null, null));
	}

	/** The subscription that Microsoft 365 is believed to hold for us. */
	public Optional<String> subscription() {
		return this.jdbc.sql("select subscription from inbox_watch where mailbox = ? and subscription is not null")
			.param(this.authority.cpMailbox())
			.query(String.class)
			.optional();
	}

	/** Whether an address is set under which Microsoft 365 may reach us. */
	public boolean canBeNotified() {
		return !this.settings.notificationUrl().isBlank();
	}

	/** How often it is read at least, in seconds. */
	public long readEverySeconds() {
		return this.settings.readEvery().toSeconds();
	}

	private static Health health(ResultSet row, int number) throws SQLException {
		return new Health(instant(row, "at"), row.getString("problem"), instant(row, "problem_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

	/**
	 * How something stands.
	 *
	 * @param at when it was last done, or until when it holds; null for never
	 * @param problem what came in the way at the last attempt, in plain words
	 */
	public record Health(@Nullable Instant at, @Nullable String problem, @Nullable Instant problemAt) {
	}

}
