package io.convenor.delivery;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.reading.Columns;

/**
 * The letters to people without email. Each is stored in the document library under a
 * name that tells nothing, and stays open until somebody has printed and posted it, or
 * until what it says does not hold any more.
 */
@Component
public class PaperLetters implements Courier<PaperLetter, DocumentLibrary.StoredDocument> {

	private final JdbcClient jdbc;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final ObjectProvider<DocumentLibrary> library;

	PaperLetters(JdbcClient jdbc, Deliveries deliveries, ApplicationEventPublisher events, Clock clock,
			ObjectProvider<DocumentLibrary> library) {
		this.jdbc = jdbc;
		this.deliveries = deliveries;
		this.events = events;
		this.clock = clock;
		this.library = library;
	}

	/**
	 * Takes a letter in, in the transaction that decided on it. It takes the place of
	 * every other to the same person that was not posted.
	 * @param key names its delivery: the same key is the same letter
	 * @param reference the conference's, which names the folder
	 * @param says what the person knows who has read it, as JSON; null where nobody will
	 * ask
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void write(String key, UUID conference, String reference, To to, What what, String htmlBody,
			@Nullable String says) {
		UUID id = UUID.randomUUID();
		int taken = this.jdbc
			.sql("insert into paper_letter (id, key, conference, invitee, what, written_at, says) "
					+ "values (:id, :key, :conference, :invitee, :what, :now, :says::jsonb) "
					+ "on conflict (key) do nothing")
			.param("id", id)
			.param("key", key)
			.param("conference", conference)
			.param("invitee", to.invitee)
			.param("what", what.name())
			.param("now", now())
			.param("says", says)
			.update();
		if (taken == 1) {
			withdraw(conference, to.person, id);
			this.deliveries.enqueue(
					Parcel
						.of(key, conference, to.inWords,
								new PaperLetter(id, reference + "/Letters", reference + " letter " + id + ".html",
										htmlBody))
						.to(to.invitee));
			this.events.publishEvent(new PaperLetterWritten(conference, to.invitee, what));
		}
	}

	/**
	 * What the letters to some people say of a meeting does not hold any more: none that
	 * was not posted is offered to be printed.
	 */
	@Transactional
	public void withdraw(UUID conference, Collection<UUID> invitees) {
		withdraw(conference, invitees, null);
	}

	private void withdraw(UUID conference, Collection<UUID> invitees, @Nullable UUID butFor) {
		int withdrawn = invitees.isEmpty() ? 0 : this.jdbc
			.sql("update paper_letter set withdrawn_at = :now, moves = moves + 1 where conference = :conference "
					+ "and invitee in (:invitees) and what <> 'OUTCOME' and posted_at is null "
					+ "and withdrawn_at is null and id is distinct from cast(:butFor as uuid)")
			.param("now", now())
			.param("conference", conference)
			.param("invitees", invitees)
			.param("butFor", butFor)
			.update();
		tell(conference, withdrawn);
	}

	/**
	 * What the letters to some people said last holds again, since what changed was taken
	 * back: it is to be posted after all.
	 */
	@Transactional
	public void holdAgain(UUID conference, Collection<UUID> invitees) {
		int again = invitees.isEmpty() ? 0 : this.jdbc
			.sql("update paper_letter set withdrawn_at = null, moves = moves + 1 where conference = :conference "
					+ "and invitee in (:invitees) and what <> 'OUTCOME' and posted_at is null "
					+ "and withdrawn_at is not null and not exists (select from paper_letter newer "
					+ "where newer.conference = paper_letter.conference "
					+ "and newer.invitee = paper_letter.invitee and newer.what <> 'OUTCOME' "
					+ "and newer.written_at > paper_letter.written_at)")
			.param("conference", conference)
			.param("invitees", invitees)
			.update();
		tell(conference, again);
	}

	/** Nobody posts any more how to take part in a meeting that is over. */
	@Transactional
	public void isOver(UUID conference) {
		tell(conference, this.jdbc
			.sql("update paper_letter set withdrawn_at = :now, moves = moves + 1 where conference = :conference "
					+ "and what in ('INVITATION', 'CHANGE') and posted_at is null and withdrawn_at is null")
			.param("now", now())
			.param("conference", conference)
			.update());
	}

	private void tell(UUID conference, int moved) {
		if (moved > 0) {
			this.events.publishEvent(new PaperLettersWithdrawn(conference));
		}
	}

	/** What the last letter said that was posted to somebody about how to take part. */
	public Optional<String> lastPosted(UUID conference, UUID invitee) {
		return this.jdbc
			.sql("select says::text from paper_letter where conference = ? and invitee = ? and posted_at is not null "
					+ "and says is not null order by written_at desc limit 1")
			.param(conference)
			.param(invitee)
			.query(String.class)
			.optional();
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
			.sql("select exists (select from paper_letter where conference = ? and what = ? and posted_at is null "
					+ "and withdrawn_at is null)")
			.param(conference)
			.param(what.name())
			.query(Boolean.class)
			.single();
	}

	/** Grows with everything that happens to the letters about a conference. */
	public long version(UUID conference) {
		return this.jdbc.sql("select coalesce(sum(1 + case when web_url is null then 0 else 1 end "
				+ "+ case when posted_at is null then 0 else 1 end + moves), 0) from paper_letter where conference = ?")
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
					+ "where id = :id and posted_at is null and withdrawn_at is null and web_url is not null")
			.param("now", now())
			.param("who", who)
			.param("id", id)
			.update() == 1;
		if (posted) {
			Letter letter = find(id).orElseThrow();
			this.events.publishEvent(new PaperLetterPosted(letter.conference(), letter.what()));
		}
		return posted;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Letter read(ResultSet row, int number) throws SQLException {
		return new Letter(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "invitee"),
				What.valueOf(row.getString("what")), row.getString("web_url"),
				row.getTimestamp("written_at").toInstant(), Columns.moment(row, "posted_at"),
				Columns.moment(row, "withdrawn_at"));
	}

	@Override
	public String kind() {
		return "letter-to-print";
	}

	@Override
	public Outcome<DocumentLibrary.StoredDocument> carry(PaperLetter contents, IdempotencyKey key, UUID subject) {
		byte[] letter = contents.htmlBody().getBytes(StandardCharsets.UTF_8);
		return Outcome.done(this.library.getObject()
			.store(key, contents.folder(), contents.fileName(), new ByteArrayInputStream(letter), letter.length));
	}

	@Override
	public void arrived(PaperLetter contents, DocumentLibrary.StoredDocument stored, UUID subject) {
		stored(contents.letter(), stored.webUrl());
	}

	/**
	 * Whom a letter goes to.
	 *
	 * @param person every invitee of the conference who is this person: who left and came
	 * back is another one
	 * @param inWords for the chair
	 */
	public record To(UUID invitee, Collection<UUID> person, String inWords) {
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
	 * @param withdrawnAt since when it does not hold any more; null while it does, and
	 * where it was posted before
	 */
	public record Letter(UUID id, UUID conference, UUID invitee, What what, @Nullable String webUrl, Instant writtenAt,
			@Nullable Instant postedAt, @Nullable Instant withdrawnAt) {

		public boolean open() {
			return this.postedAt == null && this.withdrawnAt == null;
		}

		public boolean posted() {
			return this.postedAt != null;
		}

		public boolean withdrawn() {
			return this.withdrawnAt != null;
		}

	}

}
