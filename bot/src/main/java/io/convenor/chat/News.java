package io.convenor.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody is to be told about a conference. What comes within a short while is
 * taken into one message, by whichever delivery gets to it first.
 */
@Component
public class News {

	/** The kind of the card that tells of several things at once. */
	public static final String KIND = "news";

	/**
	 * Notes that a card is to be shown, once, and has it told with whatever else comes
	 * within the while. That begins with the first that is not told yet.
	 */
	public static final String NOTED = """
			with began as (select coalesce(min(noted_at), cast(:now as timestamp with time zone)) as at from news
			  where conversation_id = :conversation and about = cast(:conference as uuid) and message is null
			  and noted_at > cast(:now as timestamp with time zone) - cast(:while as interval))
			insert into news (key, conversation_id, about, kind, subject, noted_at)
			values (:occasion, :conversation, :conference, :card, :cardSubject, :now) on conflict do nothing
			returning 'news:' || conversation_id || ':' || about || ':' || (select extract(epoch from at) from began) as key,
			  (select at + cast(:while as interval) from began) as due, about as subject,
			  jsonb_build_object('conversation', conversation_id) as contents
			""";

	private final JdbcClient jdbc;

	News(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What is told in a message, the earliest first. */
	public List<Item> in(UUID message) {
		return this.jdbc.sql("select kind, subject from news where message = ? order by noted_at, key")
			.param(message)
			.query(News::item)
			.list()
			.stream()
			.distinct()
			.toList();
	}

	/**
	 * Takes what is still to be told there about a conference into this message. What it
	 * took before it keeps, and takes no more: another may have been told that since.
	 */
	public List<Item> take(UUID message, String conversationId, UUID conference) {
		List<Item> before = in(message);
		if (!before.isEmpty()) {
			return before;
		}
		this.jdbc.sql("update news set message = ? where conversation_id = ? and about = ? and message is null")
			.params(message, conversationId, conference)
			.update();
		return in(message);
	}

	private static Item item(ResultSet row, int number) throws SQLException {
		return new Item(row.getString("kind"), row.getString("subject"));
	}

	/** A card that says it at length. */
	public record Item(String kind, String subject) {
	}

}
