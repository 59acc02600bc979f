package io.convenor.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Teams delivered already, so that a message delivered twice does one thing. */
@Component
public class SeenActivities {

	private static final Duration REMEMBERED = Duration.ofDays(2);

	private final JdbcClient jdbc;

	private final TeamsChats chats;

	private final Clock clock;

	private volatile Instant forgottenNext = Instant.EPOCH;

	SeenActivities(JdbcClient jdbc, TeamsChats chats, Clock clock) {
		this.jdbc = jdbc;
		this.chats = chats;
		this.clock = clock;
	}

	/** Whether this is the first time; from now on it is not. */
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
		return this.chats.rememberIfNew(conversation, activityId);
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
