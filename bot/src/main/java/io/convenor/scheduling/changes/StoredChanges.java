package io.convenor.scheduling.changes;

import java.time.Clock;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.drafts.Drafts;

/** The changes that people put together. */
@Component
class StoredChanges extends Drafts<PlannedChange.Plan, PlannedChange> {

	StoredChanges(JdbcClient jdbc, JsonMapper json, Clock clock) {
		super("change", PlannedChange.Plan.class, (id, version, conference, who, plan, closed) -> new PlannedChange(id,
				version, Objects.requireNonNull(conference), who, plan, closed), jdbc, json, clock);
	}

}
