package io.convenor.outcomes;

import java.util.UUID;

import org.springframework.data.repository.ListCrudRepository;

/** Every log of conversations, by the id of its conference. */
interface ConversationLogRecords extends ListCrudRepository<ConversationLog, UUID> {

}
