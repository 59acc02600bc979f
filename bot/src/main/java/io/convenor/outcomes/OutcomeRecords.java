package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.ListCrudRepository;

/** Every outcome, one for each conference. */
interface OutcomeRecords extends ListCrudRepository<Outcome, UUID> {

	Optional<Outcome> findByConference(UUID conference);

	List<Outcome> findByChairIdAndStateAndPostedIsNull(String chairId, Outcome.State state);

}
