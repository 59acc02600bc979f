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
	 * within the while.
	 */
	public static final String NOTED = """
			insert into news (key, conversation_id, about, kind, subject, noted_at)
			values (:occasion, :conversation, :conference, :card, :cardSubject, :now) on conflict do nothing
			returning 'news:' || conversation_id || ':' || about || ':' || cast(:span as text) as key,
			  cast(:due as timestamp with time zone) as due, about as subject,
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
