package io.convenor.outcomes;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/** Every log of conversations, by the id of its conference. */
@Transactional(readOnly = true)
interface ConversationLogRecords extends ListCrudRepository<ConversationLog, UUID> {

	/** Those of a chair's open logs in which a visit is planned. */
	@Query("select l.* from conversation_log l join conference c on c.id = l.conference "
			+ "where c.chair_id = :chairId and c.status = 'BOOKED' and c.way = 'CONVERSATIONS' and l.finished_at is null "
			+ "and exists (select 1 from log_visit v where v.conversation_log = l.conference)")
	List<ConversationLog> withVisits(String chairId);

}
