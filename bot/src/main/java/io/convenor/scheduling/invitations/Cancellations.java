package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why conferences will not be held, as the table holds it. */
@Component
public class Cancellations {

	private final JdbcClient jdbc;

	private final Clock clock;

	Cancellations(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public void record(UUID conference, CancelReason reason, String who) {
		this.jdbc
			.sql("insert into cancellation (conference, reason, cancelled_by, cancelled_at) "
					+ "values (:conference, :reason, :who, :now)")
			.param("conference", conference)
			.param("reason", reason.name())
			.param("who", who)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<CancelReason> of(UUID conference) {
		return this.jdbc.sql("select reason from cancellation where conference = ?")
			.param(conference)
			.query(String.class)
			.optional()
			.flatMap(CancelReason::named);
	}

	/** Why, for a letter; null where nobody gave a reason. */
	@Nullable String inWords(UUID conference, boolean family) {
		return of(conference).map((reason) -> family ? reason.forFamily() : reason.forProfessionals()).orElse(null);
	}

}
