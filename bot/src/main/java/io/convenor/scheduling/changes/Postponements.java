package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.SharedMeeting;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.Prospects;

/** Which conferences were put off past their last lawful date, who decided it and why. */
@Component
public class Postponements {

	private final JdbcClient jdbc;

	private final Prospects prospects;

	private static final Shelf POSTPONEMENTS = Shelf.of("postponement", "recorded_at, id");

	private final AuditTrail audit;

	private final Clock clock;

	Postponements(JdbcClient jdbc, Prospects prospects, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.prospects = prospects;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Keeps why a meeting is held when it is with each of its conferences that is late
	 * then, and with no other.
	 */
	void recordFor(SharedMeeting meeting, LocalDateTime from, LocalDateTime to, String manager, String reason,
			String who) {
		this.prospects.lateOn(to.toLocalDate(), meeting).forEach((late) -> {
			record(late.id(), from, to, manager, reason, who);
			this.audit.record(who, "recorded why it is held after the last lawful date", late.id(),
					late.reference().value(), null);
		});
	}

	private void record(UUID conference, LocalDateTime from, LocalDateTime to, String manager, String reason,
			String who) {
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
		return POSTPONEMENTS.read(this.jdbc, conference,
				(row, _) -> new Postponement(Objects.requireNonNull(row.getObject("from_start", LocalDateTime.class)),
						Objects.requireNonNull(row.getObject("to_start", LocalDateTime.class)),
						row.getString("manager"), row.getString("reason")));
	}

	/** A conference put off past its last lawful date. */
	public record Postponement(LocalDateTime from, LocalDateTime to, String manager, String reason) {
	}

}
