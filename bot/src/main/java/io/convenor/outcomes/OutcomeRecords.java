package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/** Every outcome, one for each conference. */
@Transactional(readOnly = true)
interface OutcomeRecords extends ListCrudRepository<Outcome, UUID> {

	Optional<Outcome> findByConference(UUID conference);

	List<Outcome> findByChairIdAndStateAndPostedIsNull(String chairId, Outcome.State state);

	/**
	 * Counts a move of what follows from an outcome. It leaves the version alone, so that
	 * no delivery fails because another came at the same moment; it waits for that one.
	 */
	@Modifying
	@Transactional
	@Query("update outcome set moves = moves + 1 where conference = :conference")
	void moved(UUID conference);

}
