package io.convenor.scheduling.changes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.scheduling.StoredPlans;
import io.convenor.scheduling.StoredPlans.Stored;

/** The changes that people put together, as the table holds them. */
@Component
class StoredChanges {

	private final StoredPlans<PlannedChange.Plan> plans;

	StoredChanges(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.plans = new StoredPlans<>("planned_change", PlannedChange.Plan.class, jdbc, json, clock);
	}

	Optional<PlannedChange> find(UUID id) {
		return this.plans.find(id).map(StoredChanges::read);
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	Optional<PlannedChange> lock(UUID id) {
		return this.plans.lock(id).map(StoredChanges::read);
	}

	/** What one person changed about a conference, or began to. */
	List<UUID> of(UUID conference, String who) {
		return this.plans.of(conference, who);
	}

	/** What somebody has in hand for a conference, begun anew. */
	PlannedChange begin(UUID conference, String who, PlannedChange.Plan plan) {
		return read(this.plans.begin(conference, who, plan));
	}

	/**
	 * Saves a step.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	PlannedChange save(PlannedChange step) {
		return read(this.plans.save(written(step, false)));
	}

	/** Closes what was confirmed. */
	PlannedChange close(PlannedChange step) {
		return read(this.plans.save(written(step, true)));
	}

	private static Stored<PlannedChange.Plan> written(PlannedChange step, boolean closed) {
		return new Stored<>(step.id(), step.version(), step.conference(), step.who(), step.plan(), closed);
	}

	private static PlannedChange read(Stored<PlannedChange.Plan> row) {
		return new PlannedChange(row.id(), row.version(), row.conference(), row.who(), row.plan(), row.closed());
	}

}
