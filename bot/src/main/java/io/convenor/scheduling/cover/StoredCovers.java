package io.convenor.scheduling.cover;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.drafts.Drafts;

/** The proposals of cover. */
@Component
class StoredCovers extends Drafts<Cover.Plan, Cover> {

	StoredCovers(JdbcClient jdbc, JsonMapper json, Clock clock) {
		super("cover", Cover.Plan.class, (id, version, _, who, plan, _) -> new Cover(id, version, who, plan), jdbc,
				json, clock);
	}

	Cover begin(String who, Cover.Plan plan) {
		return begin(null, who, plan);
	}

	/**
	 * Waits until nobody else hands conferences over, so that no chair is given two at
	 * once by two people; holds until the transaction ends.
	 */
	void oneAtATime() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('cover', 0))").query((_) -> {
		});
	}

}
