package io.convenor.scheduling.apart;

import java.time.Clock;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.drafts.Drafts;

/** What people put together to keep others apart. */
@Component
class StoredSeparations extends Drafts<PlannedSeparation.Plan, PlannedSeparation> {

	StoredSeparations(JdbcClient jdbc, JsonMapper json, Clock clock) {
		super("separation", PlannedSeparation.Plan.class, (id, version, conference, who, plan,
				closed) -> new PlannedSeparation(id, version, Objects.requireNonNull(conference), who, plan, closed),
				jdbc, json, clock);
	}

}
