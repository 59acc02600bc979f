package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The meetings about allegations that an administrator opened in need, for a while and
 * with a reason.
 */
@Component
class OpenedInNeed {

	private final JdbcClient jdbc;

	OpenedInNeed(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isOpen(UUID conference, String person, Instant now) {
		return this.jdbc
			.sql("select exists (select 1 from opened_in_need where conference = ? and person = ? and until > ?)")
			.params(conference, person, now.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	void open(UUID conference, String person, String reason, Instant at, Instant until) {
		this.jdbc.sql("insert into opened_in_need (conference, person, reason, at, until) values (?, ?, ?, ?, ?)")
			.params(conference, person, reason, at.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Who opened what, and no longer has it open, since a moment. */
	List<Closed> closedBetween(Instant since, Instant now) {
		return this.jdbc.sql("select conference, person from opened_in_need where until > ? and until <= ?")
			.params(since.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
			.query(OpenedInNeed::closed)
			.list();
	}

	private static Closed closed(ResultSet row, int number) throws SQLException {
		return new Closed(row.getObject("conference", UUID.class), row.getString("person"));
	}

	/** One that is not open to somebody any more. */
	record Closed(UUID conference, String person) {
	}

}
