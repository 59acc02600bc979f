package io.convenor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters to people without email. Each is stored in the document library under a
 * name that tells nothing, and stays open until somebody has printed and posted it.
 */
@Component
public class PaperLetters {

	private final JdbcClient jdbc;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	PaperLetters(JdbcClient jdbc, Deliveries deliveries, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.deliveries = deliveries;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes a letter in, in the transaction that decided on it.
	 * @param key names its delivery: the same key is the same letter
	 * @param reference the conference's, which names the folder
	 * @param recipient whom it goes to, in words for the chair
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void write(String key, UUID conference, String reference, UUID invitee, String recipient, What what,
			String htmlBody) {
		UUID id = UUID.randomUUID();
		int taken = this.jdbc
			.sql("insert into paper_letter (id, key, conference, invitee, what, written_at) "
					+ "values (:id, :key, :conference, :invitee, :what, :now) on conflict (key) do nothing")
			.param("id", id)
			.param("key", key)
			.param("conference", conference)
			.param("invitee", invitee)
			.param("what", what.name())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (taken == 1) {
			this.deliveries.enqueue(
					Parcel
						.of(key, conference, recipient,
								new PaperLetter(id, reference + "/Letters", reference + " letter " + id + ".html",
										htmlBody))
						.to(invitee));
			this.events.publishEvent(new PaperLetterWritten(conference, invitee, what));
		}
	}

	/** It can be opened there. */
	void stored(UUID id, String webUrl) {
		this.jdbc.sql("update paper_letter set web_url = ? where id = ?").param(webUrl).param(id).update();
	}

	/** Every letter about a conference, the oldest first. */
	public List<Letter> about(UUID conference) {
		return this.jdbc.sql("select * from paper_letter where conference = ? order by written_at, id")
			.param(conference)
			.query(PaperLetters::read)
			.list();
	}

	/** Whether a letter of this sort about a conference waits to be posted. */
	public boolean waits(UUID conference, What what) {
		return this.jdbc
			.sql("select exists (select from paper_letter where conference = ? and what = ? and posted_at is null)")
			.param(conference)
			.param(what.name())
			.query(Boolean.class)
			.single();
	}

	/** Grows with everything that happens to the letters about a conference. */
	public long version(UUID conference) {
		return this.jdbc
			.sql("select coalesce(sum(1 + case when web_url is null then 0 else 1 end "
					+ "+ case when posted_at is null then 0 else 1 end), 0) from paper_letter where conference = ?")
			.param(conference)
			.query(Long.class)
			.single();
	}

	/** A letter. */
	public Optional<Letter> find(UUID id) {
		return this.jdbc.sql("select * from paper_letter where id = ?").param(id).query(PaperLetters::read).optional();
	}

	/**
	 * Ticks a letter off as printed and posted.
	 * @return whether it was open
	 */
	@Transactional
	public boolean posted(UUID id, String who) {
		boolean posted = this.jdbc
			.sql("update paper_letter set posted_at = :now, posted_by = :who "
					+ "where id = :id and posted_at is null and web_url is not null")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("who", who)
			.param("id", id)
			.update() == 1;
		if (posted) {
			Letter letter = find(id).orElseThrow();
			this.events.publishEvent(new PaperLetterPosted(letter.conference(), letter.what()));
		}
		return posted;
	}

	private static Letter read(ResultSet row, int number) throws SQLException {
		Timestamp posted = row.getTimestamp("posted_at");
		return new Letter(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				Objects.requireNonNull(row.getObject("invitee", UUID.class)), What.valueOf(row.getString("what")),
				row.getString("web_url"), row.getTimestamp("written_at").toInstant(),
				(posted != null) ? posted.toInstant() : null);
	}

	/** What a letter tells. */
	public enum What {

		INVITATION("the invitation"), CHANGE("what changed"), CANCELLATION("that it is cancelled"),

		REMOVAL("that they are no longer invited"), OUTCOME("what was decided");

		private final String label;

		What(String label) {
			this.label = label;
		}

		public String label() {
			return this.label;
		}

	}

	/**
	 * A letter to be printed, or that was.
	 *
	 * @param webUrl where it can be opened; null while it is on its way there
	 * @param postedAt when it was posted; null while it waits
	 */
	public record Letter(UUID id, UUID conference, UUID invitee, What what, @Nullable String webUrl, Instant writtenAt,
			@Nullable Instant postedAt) {

		public boolean open() {
			return this.postedAt == null;
		}

	}

}
