package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conferences were put off past their last lawful date, who decided it and why. */
@Component
public class Postponements {

	private final JdbcClient jdbc;

	private final Clock clock;

	Postponements(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void record(UUID conference, LocalDateTime from, LocalDateTime to, String manager, String reason, String who) {
		this.jdbc
			.sql("""
					insert into postponement (id, conference, from_start, to_start, manager, reason, recorded_by, recorded_at)
					values (:id, :conference, :from, :to, :manager, :reason, :who, :now)
					""")
			.param("id", UUID.randomUUID())
			.param("conference", conference)
			.param("from", from)
			.param("to", to)
			.param("manager", manager)
			.param("reason", reason)
			.param("who", who)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Every time a conference was put off past its last lawful date, oldest first. */
	public List<Postponement> of(UUID conference) {
		return this.jdbc.sql("select * from postponement where conference = ? order by recorded_at, id")
			.param(conference)
			.query((row, _) -> new Postponement(
					Objects.requireNonNull(row.getObject("from_start", LocalDateTime.class)),
					Objects.requireNonNull(row.getObject("to_start", LocalDateTime.class)), row.getString("manager"),
					row.getString("reason")))
			.list();
	}

	/** A conference put off past its last lawful date. */
	public record Postponement(LocalDateTime from, LocalDateTime to, String manager, String reason) {
	}

}
