package io.convenor.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The conversations the bot is in, and what was heard there already, so that a message
 * that Teams delivers twice does one thing.
 */
@Component
public class TeamsChats {

	private static final String REMEMBER = """
			insert into conversation (id, scope, service_url, bot_id, tenant_id, person_id, team_id, seen_at)
			select :id, :scope, :serviceUrl, :botId, :tenantId, :personId, :teamId, :now %s
			on conflict (id) do update set service_url = excluded.service_url, bot_id = excluded.bot_id,
			  person_id = excluded.person_id, team_id = coalesce(excluded.team_id, conversation.team_id),
			  seen_at = excluded.seen_at, gone_at = null
			where conversation.gone_at is not null or conversation.service_url <> excluded.service_url
			  or conversation.bot_id <> excluded.bot_id
			  or conversation.person_id is distinct from excluded.person_id
			  or conversation.seen_at < excluded.seen_at - interval '1 hour'
			""";

	private static final Duration REMEMBERED = Duration.ofDays(2);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Instant forgottenNext = Instant.EPOCH;

	TeamsChats(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The private chat with a person, if they ever opened one and did not remove the bot.
	 */
	public Optional<TeamsChat> withPerson(String objectId) {
		return this.jdbc
			.sql("select * from conversation where person_id = ? and scope = 'PERSONAL' and gone_at is null "
					+ "order by seen_at desc limit 1")
			.param(objectId)
			.query(TeamsChats::read)
			.optional();
	}

	/** Which of these people have a private chat with the bot. */
	public Set<String> reached(Set<String> objectIds) {
		return objectIds.isEmpty() ? Set.of()
				: Set.copyOf(this.jdbc
					.sql("select distinct person_id from conversation where person_id in (:people) "
							+ "and scope = 'PERSONAL' and gone_at is null")
					.param("people", objectIds)
					.query(String.class)
					.list());
	}

	/** A conversation by its id, with or without a thread. */
	public Optional<TeamsChat> find(String conversationId) {
		return this.jdbc.sql("select * from conversation where id = ? and gone_at is null")
			.param(TeamsChat.withoutThread(conversationId))
			.query(TeamsChats::read)
			.optional();
	}

	/** Remembers a conversation as it was just seen. */
	public void remember(TeamsChat conversation) {
		this.jdbc.sql(REMEMBER.formatted("")).params(row(conversation)).update();
	}

	private Map<String, @Nullable Object> row(TeamsChat conversation) {
		Map<String, @Nullable Object> row = new HashMap<>();
		row.put("id", conversation.id());
		row.put("scope", conversation.scope().name());
		row.put("serviceUrl", conversation.serviceUrl());
		row.put("botId", conversation.botId());
		row.put("tenantId", conversation.tenantId());
		row.put("personId", conversation.personId());
		row.put("teamId", conversation.teamId());
		row.put("now", this.clock.instant().atOffset(ZoneOffset.UTC));
		return row;
	}

	/** The bot was removed, or may not speak there any more. */
	public void gone(String conversationId) {
		this.jdbc.sql("update conversation set gone_at = :now, welcomed_at = null where id = :id and gone_at is null")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("id", TeamsChat.withoutThread(conversationId))
			.update();
	}

	/** Whether a welcome is still due there; asked once, it is no longer. */
	public boolean welcomeIsDue(String conversationId) {
		return this.jdbc.sql("update conversation set welcomed_at = :now where id = :id and welcomed_at is null")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("id", TeamsChat.withoutThread(conversationId))
			.update() == 1;
	}

	/** The welcome did not get through: it is due again. */
	public void welcomeFailed(String conversationId) {
		this.jdbc.sql("update conversation set welcomed_at = null where id = ?")
			.param(TeamsChat.withoutThread(conversationId))
			.update();
	}

	private static TeamsChat read(ResultSet row, int number) throws SQLException {
		return read(row, row.getString("id"));
	}

	static TeamsChat read(ResultSet row, String id) throws SQLException {
		return new TeamsChat(id, Scope.valueOf(row.getString("scope")), row.getString("service_url"),
				row.getString("bot_id"), row.getString("tenant_id"), row.getString("person_id"),
				row.getString("team_id"));
	}

	/** Whether an activity is heard for the first time; from now on it is not. */
	public boolean isNew(String conversationId, String activityId) {
		forgetTheOldest();
		return this.jdbc
			.sql("insert into seen_activity (conversation_id, activity_id, seen_at) values (?, ?, ?) "
					+ "on conflict do nothing")
			.param(TeamsChat.withoutThread(conversationId))
			.param(activityId)
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/**
	 * The same; where it is the first time, the conversation is remembered with it.
	 */
	public boolean isNew(TeamsChat conversation, String activityId) {
		forgetTheOldest();
		return this.jdbc
			.sql("with seen as (insert into seen_activity (conversation_id, activity_id, seen_at) "
					+ "values (:seenIn, :activity, :now) on conflict do nothing returning activity_id), remembered as ("
					+ REMEMBER.formatted("from seen") + ") select count(*) from seen")
			.params(row(conversation))
			.param("seenIn", TeamsChat.withoutThread(conversation.id()))
			.param("activity", activityId)
			.query(Integer.class)
			.single() == 1;
	}

	/** Once an hour is often enough. */
	private void forgetTheOldest() {
		Instant now = this.clock.instant();
		if (now.isBefore(this.forgottenNext)) {
			return;
		}
		this.forgottenNext = now.plus(Duration.ofHours(1));
		this.jdbc.sql("delete from seen_activity where seen_at < ?")
			.param(now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
			.update();
	}

}
