package io.convenor.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says whether what was written down still is as it was written: of one conference when
 * somebody asks, of everything once a day.
 */
@Component
public class AuditChain {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final int AT_ONCE = 5000;

	/**
	 * Seals of entries that were written together stand together: looked up all at once,
	 * they are found without searching the whole chain for each.
	 */
	private static final String STORY = """
			with audit_line as materialized (
			  select *, count(*) over () as all_of_them from audit_entry
			  where subject = :subject or reference = :reference order by id desc limit :atMost),
			sealed as materialized (
			  select position, entry, hash from audit_seal where entry = any(array(select id from audit_line)))
			select audit_line.*, sealed.position, sealed.hash, before.hash as hash_before
			from audit_line left join sealed on sealed.entry = audit_line.id
			left join (select position, hash from audit_seal
			  where position = any(array(select sealed.position - 1 from sealed))) before
			  on before.position = sealed.position - 1
			order by audit_line.id desc
			""";

	private final JdbcClient jdbc;

	private final Sealing sealing;

	private final Clock clock;

	AuditChain(JdbcClient jdbc, Sealing sealing, Clock clock) {
		this.jdbc = jdbc;
		this.sealing = sealing;
		this.clock = clock;
	}

	/**
	 * Everything written about a conference, oldest first, by its id and by its
	 * reference, the newest that fit; each held against the seal before it.
	 */
	public Story of(UUID subject, String reference, int atMost) {
		List<Checked> lines = this.jdbc.sql(STORY)
			.param("subject", subject)
			.param("reference", reference)
			.param("atMost", atMost)
			.query((row, number) -> new Checked(SealedEntry.read(row, number), row.getBytes("hash_before"),
					row.getInt("all_of_them")))
			.list();
		int all = lines.isEmpty() ? 0 : lines.getFirst().allOfThem;
		return new Story(lines.reversed().stream().map(Checked::line).toList(), all, lastCheck());
	}

	/** The last check of the whole chain. */
	public Optional<Check> lastCheck() {
		return this.jdbc.sql("select * from audit_check order by day desc limit 1")
			.query((row, _) -> new Check(row.getTimestamp("checked_at").toInstant(), row.getLong("position"),
					HexFormat.of().formatHex(row.getBytes("hash")), row.getObject("broken_at", Long.class)))
			.optional();
	}

	/**
	 * Checks the whole chain, and notes how far it goes; once a day.
	 * @return what was found; empty when it was done today
	 */
	@Transactional
	public Optional<Check> checkTheWhole() {
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, LONDON);
		boolean done = this.jdbc.sql("select exists (select 1 from audit_check where day = ?)")
			.param(today)
			.query(Boolean.class)
			.single();
		if (done) {
			return Optional.empty();
		}
		Sealing.Head head = this.sealing.head();
		OptionalLong broken = broken(head);
		this.jdbc
			.sql("insert into audit_check (day, checked_at, position, hash, broken_at) "
					+ "values (:day, :now, :position, :hash, :broken)")
			.param("day", today)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("position", head.position())
			.param("hash", head.hash())
			.param("broken", broken.isPresent() ? broken.getAsLong() : null)
			.update();
		return lastCheck();
	}

	/** Where the chain does not hold any more. */
	public OptionalLong broken() {
		return broken(this.sealing.head());
	}

	/**
	 * Also where the head that was written down on an earlier day is not in it any more.
	 */
	private OptionalLong broken(Sealing.Head head) {
		byte[] before = SealedEntry.BEGINNING;
		for (long from = 0; from < head.position(); from += AT_ONCE) {
			List<SealedEntry> part = this.jdbc
				.sql("select " + SealedEntry.COLUMNS + " from audit_seal join audit_entry on audit_entry.id = entry "
						+ "where position > ? and position <= ? order by position")
				.params(from, Math.min(from + AT_ONCE, head.position()))
				.query(SealedEntry::read)
				.list();
			long expected = from;
			for (SealedEntry each : part) {
				expected++;
				if (each.position() != expected || !each.fitsAfter(before)) {
					return OptionalLong.of(expected);
				}
				before = each.sealedAfter(before);
			}
			if (expected != Math.min(from + AT_ONCE, head.position())) {
				return OptionalLong.of(expected + 1);
			}
		}
		return lostHead();
	}

	private OptionalLong lostHead() {
		return this.jdbc
			.sql("select audit_check.position from audit_check left join audit_seal using (position) "
					+ "where audit_check.position > 0 and audit_check.hash is distinct from audit_seal.hash "
					+ "order by position limit 1")
			.query(Long.class)
			.optional()
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	/**
	 * A check of the whole chain.
	 *
	 * @param position how many entries it had
	 * @param hash the last seal, in hexadecimal digits
	 * @param brokenAt the place at which it does not hold; null where it holds
	 */
	public record Check(Instant at, long position, String hash, @Nullable Long brokenAt) {

		public boolean holds() {
			return this.brokenAt == null;
		}

	}

	/**
	 * What was written about one conference.
	 *
	 * @param all how many lines there are
	 * @param lastCheck the last check of everything
	 */
	public record Story(List<Line> lines, int all, Optional<Check> lastCheck) {

		/** The first line that is not as it was sealed. */
		public Optional<Line> broken() {
			return this.lines.stream().filter((line) -> line.state == State.BROKEN).findFirst();
		}

	}

	/** One line, and whether it is as it was sealed. */
	public record Line(AuditTrail.Entry entry, long position, State state) {
	}

	/** Whether a line is as it was sealed. */
	public enum State {

		/** It is. */
		HOLDS,

		/** It is not, or what was before it is not. */
		BROKEN,

		/** It was written a moment ago, and waits for its seal. */
		WAITS

	}

	private record Checked(SealedEntry sealed, byte @Nullable [] hashBefore, int allOfThem) {

		Line line() {
			return new Line(this.sealed.entry(), this.sealed.position(), state());
		}

		private State state() {
			if (this.sealed.hash() == null) {
				return State.WAITS;
			}
			byte[] before = (this.sealed.position() == 1) ? SealedEntry.BEGINNING : this.hashBefore;
			return (before != null && this.sealed.fitsAfter(before)) ? State.HOLDS : State.BROKEN;
		}

	}

}
