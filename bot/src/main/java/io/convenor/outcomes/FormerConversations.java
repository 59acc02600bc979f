package io.convenor.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of corrected conversations; it is only ever added to. */
@Component
class FormerConversations {

	private final JdbcClient jdbc;

	FormerConversations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void keep(Checklist checklist, ConversationLog.Conversation before, ConversationLog.Conversation corrected) {
		this.jdbc.sql("""
				insert into former_conversation (conference, conversation, held_on, means, people, said, rationale,
				  recorded_by, recorded_at, replaced_by, replaced_at)
				values (:conference, :conversation, :heldOn, :means, :people, :said, :rationale,
				  :recordedBy, :recordedAt, :replacedBy, :replacedAt)
				""")
			.param("conference", checklist.conference().id())
			.param("conversation", before.id())
			.param("heldOn", before.heldOn())
			.param("means", before.means().name())
			.param("people", checklist.whom(before))
			.param("said", before.said())
			.param("rationale", before.rationale())
			.param("recordedBy", before.recordedBy())
			.param("recordedAt", before.recordedAt().atOffset(ZoneOffset.UTC))
			.param("replacedBy", corrected.recordedBy())
			.param("replacedAt", corrected.recordedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	List<FormerConversation> of(UUID conference, UUID conversation) {
		return this.jdbc.sql("select * from former_conversation where conference = ? and conversation = ? order by id")
			.param(conference)
			.param(conversation)
			.query(FormerConversations::read)
			.list();
	}

	private static FormerConversation read(ResultSet row, int number) throws SQLException {
		return new FormerConversation(Objects.requireNonNull(row.getObject("held_on", LocalDate.class)),
				Means.valueOf(row.getString("means")), row.getString("people"), row.getString("said"),
				row.getString("rationale"), row.getString("recorded_by"), row.getTimestamp("recorded_at").toInstant(),
				row.getString("replaced_by"), row.getTimestamp("replaced_at").toInstant());
	}

}
