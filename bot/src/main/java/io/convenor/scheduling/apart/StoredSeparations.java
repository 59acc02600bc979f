package io.convenor.scheduling.apart;

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

/** What people put together to keep others apart, as the table holds it. */
@Component
class StoredSeparations {

	private final StoredPlans<PlannedSeparation.Plan> plans;

	StoredSeparations(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.plans = new StoredPlans<>("planned_separation", PlannedSeparation.Plan.class, jdbc, json, clock);
	}

	Optional<PlannedSeparation> find(UUID id) {
		return this.plans.find(id).map(StoredSeparations::read);
	}

	/** Everything that one person planned for a conference, by id. */
	List<UUID> of(UUID conference, String who) {
		return this.plans.of(conference, who);
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	Optional<PlannedSeparation> lock(UUID id) {
		return this.plans.lock(id).map(StoredSeparations::read);
	}

	/** What somebody has in hand for a conference, begun anew. */
	PlannedSeparation begin(UUID conference, String who, PlannedSeparation.Plan plan) {
		return read(this.plans.begin(conference, who, plan));
	}

	/**
	 * Saves a step.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	PlannedSeparation save(PlannedSeparation step) {
		return read(this.plans.save(written(step, false)));
	}

	/** Closes what was confirmed. */
	PlannedSeparation close(PlannedSeparation step) {
		return read(this.plans.save(written(step, true)));
	}

	private static Stored<PlannedSeparation.Plan> written(PlannedSeparation step, boolean closed) {
		return new Stored<>(step.id(), step.version(), step.conference(), step.who(), step.plan(), closed);
	}

	private static PlannedSeparation read(Stored<PlannedSeparation.Plan> row) {
		return new PlannedSeparation(row.id(), row.version(), row.conference(), row.who(), row.plan(), row.closed());
	}

}
