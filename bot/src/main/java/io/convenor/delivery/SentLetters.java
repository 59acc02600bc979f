package io.convenor.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.graph.Outbox;
import io.convenor.reading.Columns;

/** How the letters that went out are named by whoever answers them. */
@Component
public class SentLetters {

	private static final int MOST_NAMES = 50;

	/** Notes a letter about a subject, unless an answer could not name it. */
	static final String NOTE = "insert into sent_letter (message_id, conversation, subject, address, sent_at) "
			+ "select :message, :conversation, :subject, :address, :now where :message <> '' or :conversation <> ''";

	private final JdbcClient jdbc;

	SentLetters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest letter that goes by one of these message ids or conversations. */
	public Optional<SentLetter> named(List<String> names) {
		List<String> some = names.stream().filter((name) -> !name.isBlank()).distinct().limit(MOST_NAMES).toList();
		return some.isEmpty() ? Optional.empty()
				: this.jdbc
					.sql("select subject, address, sent_at from sent_letter where message_id <> '' "
							+ "and message_id in (:names) union all select subject, address, sent_at from sent_letter "
							+ "where conversation <> '' and conversation in (:names) order by sent_at desc limit 1")
					.param("names", some)
					.query((row, _) -> new SentLetter(Columns.id(row, "subject"), row.getString("address")))
					.optional();
	}

	/**
	 * A letter that Microsoft 365 took.
	 *
	 * @param to where it went
	 * @param invitee for whom what else began to go to them waited for it; null for none
	 */
	public record Sent(Outbox.SentMail taken, String to, @Nullable UUID invitee) {

		Map<String, String> names() {
			return Map.of("message", this.taken.internetMessageId().strip(), "conversation",
					this.taken.conversation().strip(), "address", this.to.strip().toLowerCase(Locale.ROOT));
		}

	}

	/**
	 * A letter.
	 *
	 * @param subject what it was about
	 * @param address where it went, in small letters
	 */
	public record SentLetter(UUID subject, String address) {
	}

}
