package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.OpeningInNeed.Opening;
import io.convenor.reading.Columns;

/** What was opened in need, by whom, why and until when. */
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

	UUID open(UUID conference, String person, String name, String reason, Instant at, Instant until) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql(
				"insert into opened_in_need (id, conference, person, name, reason, at, until) values (?, ?, ?, ?, ?, ?, ?)")
			.params(id, conference, person, name, reason, at.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
			.update();
		return id;
	}

	Optional<Opening> find(UUID id) {
		return this.jdbc.sql("select * from opened_in_need where id = ?")
			.param(id)
			.query(OpenedInNeed::opening)
			.optional();
	}

	/** Who had something open until a moment ago. */
	List<String> closedBetween(Instant since, Instant now) {
		return this.jdbc.sql("select distinct person from opened_in_need where until > ? and until <= ?")
			.params(since.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.list();
	}

	private static Opening opening(ResultSet row, int number) throws SQLException {
		return new Opening(Columns.id(row, "conference"), Objects.requireNonNull(row.getString("person")),
				Objects.requireNonNull(row.getString("name")), Objects.requireNonNull(row.getString("reason")),
				row.getTimestamp("at").toInstant(), row.getTimestamp("until").toInstant());
	}

}
