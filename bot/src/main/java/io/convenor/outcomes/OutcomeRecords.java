package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.SavesWhatChanged;

/** Every outcome, one for each conference. */
@Transactional(readOnly = true)
interface OutcomeRecords extends ListCrudRepository<Outcome, UUID>, SavesWhatChanged<Outcome> {

	/** An outcome and all it holds, in one row. */
	String WHOLE = """
			select outcome.*,
			  (select coalesce(jsonb_agg(to_jsonb(d) order by d.position), '[]') from outcome_child d
			   where d.outcome = outcome.id) as children,
			  (select coalesce(jsonb_agg(to_jsonb(a) order by a.position), '[]') from outcome_action a
			   where a.outcome = outcome.id) as actions,
			  (select coalesce(jsonb_agg(to_jsonb(r) order by r.position), '[]') from outcome_recipient r
			   where r.outcome = outcome.id) as recipients,
			  (select coalesce(jsonb_agg(to_jsonb(o) order by o.position), '[]') from outcome_area o
			   where o.outcome = outcome.id) as areas,
			  (select coalesce(jsonb_agg(to_jsonb(c) order by c.position), '[]') from outcome_choice c
			   where c.outcome = outcome.id) as choices
			from outcome
			""";

	@Override
	@Query(value = WHOLE + "where id = :id", rowMapperRef = OutcomesConfiguration.OUTCOME)
	Optional<Outcome> findById(UUID id);

	@Query(value = WHOLE + "where conference = :conference", rowMapperRef = OutcomesConfiguration.OUTCOME)
	Optional<Outcome> findByConference(UUID conference);

	/** Says whether it was still of that version. */
	@Modifying
	@Transactional(propagation = Propagation.MANDATORY)
	@Query("update outcome set page = :page, sheet = :sheet, version = version + 1 where id = :id and version = :version")
	boolean turn(UUID id, int version, Outcome.Page page, int sheet);

	/** Says whether it was still of that version. */
	@Modifying
	@Transactional(propagation = Propagation.MANDATORY)
	@Query("update outcome set record_url = :url, version = version + 1 where id = :id and version = :version")
	boolean recordStored(UUID id, int version, String url);

	/** Says whether it was still of that version. */
	@Modifying
	@Transactional(propagation = Propagation.MANDATORY)
	@Query("update outcome set posted = :posted, version = version + 1 where id = :id and version = :version")
	boolean posted(UUID id, int version, Outcome.Posted posted);

	@Query(value = WHOLE + "where chair_id = :chairId and state = :state and posted is null",
			rowMapperRef = OutcomesConfiguration.OUTCOME)
	List<Outcome> findByChairIdAndStateAndPostedIsNull(String chairId, Outcome.State state);

}
