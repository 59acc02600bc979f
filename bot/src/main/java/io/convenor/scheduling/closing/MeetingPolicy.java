package io.convenor.scheduling.closing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;

/**
 * What is known of the Teams meeting policy of organisers and chairs, which keeps outside
 * note-takers and Copilot out. Graph cannot read it, so all there is to go by is that
 * somebody who can saw it.
 */
@Component
public class MeetingPolicy {

	private static final Duration GOOD_FOR = Duration.ofDays(90);

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	MeetingPolicy(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/** Who saw last that it holds, and when; empty where nobody ever did. */
	public Optional<Seen> lastSeen() {
		return this.jdbc.sql("select name, seen_at from meeting_policy_seen order by seen_at desc limit 1")
			.query((row, _) -> new Seen(row.getString("name"), row.getTimestamp("seen_at").toInstant()))
			.optional();
	}

	/** The same, where it was not too long ago to go by. */
	public Optional<Seen> seenLately() {
		return lastSeen().filter((seen) -> seen.at.plus(GOOD_FOR).isAfter(this.clock.instant()));
	}

	/** Somebody saw that it holds. */
	@Transactional
	public void seen(String who, String name) {
		this.jdbc.sql("insert into meeting_policy_seen (id, seen_by, name, seen_at) values (?, ?, ?, ?)")
			.param(UUID.randomUUID())
			.param(who)
			.param(name)
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record(who, "said that the Teams meeting policy holds", null, null, null);
	}

	/** That somebody saw it. */
	public record Seen(String name, Instant at) {
	}

}
