package io.convenor.outcomes;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/** Every log of conversations, by the id of its conference. */
@Transactional(readOnly = true)
interface ConversationLogRecords extends ListCrudRepository<ConversationLog, UUID> {

	/** A log and all it holds, in one row. */
	String WHOLE = """
			select l.*,
			  (select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('people',
			     (select coalesce(jsonb_agg(to_jsonb(p) order by p.position), '[]') from log_person p
			      where p.log_conversation = c.id)) order by c.position), '[]')
			   from log_conversation c where c.conversation_log = l.conference) as conversations,
			  (select coalesce(jsonb_agg(to_jsonb(d) order by d.position), '[]') from log_document d
			   where d.conversation_log = l.conference) as documents,
			  (select coalesce(jsonb_agg(to_jsonb(r) order by r.position), '[]') from log_reason r
			   where r.conversation_log = l.conference) as reasons,
			  (select coalesce(jsonb_agg(to_jsonb(a) order by a.position), '[]') from log_area a
			   where a.conversation_log = l.conference) as areas,
			  (select coalesce(jsonb_agg(to_jsonb(v) order by v.position), '[]') from log_visit v
			   where v.conversation_log = l.conference) as visits
			from conversation_log l
			""";

	@Override
	@Query(value = WHOLE + "where l.conference = :id", rowMapperRef = OutcomesConfiguration.CONVERSATION_LOG)
	Optional<ConversationLog> findById(UUID id);

}
