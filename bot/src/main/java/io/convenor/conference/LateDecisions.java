package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.timescales.Dates;

/**
 * Which conferences are held after the last date in time, who decided it and why: booked
 * for a day after it, or put off past it.
 */
@Component
public class LateDecisions {

	private static final Shelf DECISIONS = Shelf.of("postponement", "recorded_at, id");

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	LateDecisions(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Keeps why a conference is held when it is.
	 * @param from when it was to be held before; null where it is booked for a late day
	 */
	public void record(Conference conference, @Nullable LocalDateTime from, LocalDateTime to, String manager,
			String reason, String who) {
		this.jdbc
			.sql("""
					insert into postponement (id, conference, from_start, to_start, manager, reason, recorded_by, recorded_at)
					values (:id, :conference, :from, :to, :manager, :reason, :who, :now)
					""")
			.param("id", UUID.randomUUID())
			.param("conference", conference.id())
			.param("from", from)
			.param("to", to)
			.param("manager", manager)
			.param("reason", reason)
			.param("who", who)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record(who, "recorded why it is held after the last lawful date", conference.id(),
				conference.reference().value(), null);
	}

	/** Every time it was decided of a conference, the oldest first. */
	public List<LateDecision> of(UUID conference) {
		return DECISIONS.read(this.jdbc, conference, LateDecisions::read);
	}

	/** What was decided about the time at which a conference is held now. */
	public Optional<LateDecision> inForce(Conference conference) {
		return of(conference.id()).stream()
			.filter((decision) -> decision.to().equals(conference.startsAt()))
			.reduce((_, newest) -> newest);
	}

	private static LateDecision read(ResultSet row, int number) throws SQLException {
		return new LateDecision(row.getObject("from_start", LocalDateTime.class), Columns.time(row, "to_start"),
				row.getString("manager"), row.getString("reason"));
	}

	/**
	 * That a conference is held after the last date in time.
	 *
	 * @param from when it was to be held before; null where it was booked late
	 */
	public record LateDecision(@Nullable LocalDateTime from, LocalDateTime to, String manager, String reason) {

		/** "decided by Jo Bell: the father is in hospital". */
		public String inWords() {
			return "decided by %s: %s".formatted(this.manager, this.reason);
		}

	}

	/** "3 days after the last lawful date, Thursday 5 March 2026". */
	public static String howLate(LocalDate day, LocalDate last, String called) {
		long days = last.until(day, ChronoUnit.DAYS);
		return "%s after %s, %s".formatted((days == 1) ? "1 day" : days + " days", called, Dates.inWords(last));
	}

}
