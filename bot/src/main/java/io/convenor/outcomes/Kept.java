package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.conference.readers.CalledNames;
import io.convenor.reading.Pile;
import io.convenor.reading.Shelf;

/** What this room keeps about a conference, to be read with what others keep. */
@Component
class Kept {

	private static final Shelf OUTCOMES = Shelf.of("(" + OutcomeRecords.WHOLE + ")", "conference", "id")
		.bringing(Conferences.ONE, CalledNames.CALLED);

	private static final Shelf LOGS = Shelf.of("(" + ConversationLogRecords.WHOLE + ")", "conference", "conference");

	private static final Pile WITH_VISITS = Pile.of(ConversationLogRecords.WHOLE
			+ "join conference c on c.id = l.conference where c.chair_id = :chair and c.status = 'BOOKED' "
			+ "and c.way = 'CONVERSATIONS' and l.finished_at is null "
			+ "and exists (select 1 from log_visit v where v.conversation_log = l.conference)", "conference");

	private final JdbcClient jdbc;

	private final RowMapper<Outcome> outcome;

	private final RowMapper<ConversationLog> log;

	Kept(JdbcClient jdbc, RowMapper<Outcome> outcome, RowMapper<ConversationLog> log) {
		this.jdbc = jdbc;
		this.outcome = outcome;
		this.log = log;
	}

	/** The outcome of a conference, where one was begun. */
	Optional<Outcome> outcome(UUID conference) {
		return OUTCOMES.one(this.jdbc, conference, this.outcome);
	}

	/** An outcome; its conference comes with it. */
	Optional<Outcome> byId(UUID id) {
		return OUTCOMES.readMeant(this.jdbc, "select conference from outcome where id = :id", id, this.outcome)
			.stream()
			.findFirst();
	}

	/** Those of a chair's open logs in which a visit is planned. */
	List<ConversationLog> logsWithVisits(String chairId) {
		return WITH_VISITS.read(this.jdbc, chairId, this.log);
	}

	/** The log of conversations, where one was begun. */
	Optional<ConversationLog> log(UUID conference) {
		return LOGS.one(this.jdbc, conference, this.log);
	}

}
