package io.convenor.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Shelf;

/**
 * The append-only record of who saw, asked for, sent and did what. It carries references
 * and object ids, never a name, an address or what was alleged. Each entry is sealed by
 * {@link Sealing} soon after.
 */
@Component
public class AuditTrail {

	/** The verb of an attempt that came to nothing. */
	public static final String REFUSED = "was refused";

	/** The verb of somebody who was shown something. */
	public static final String SAW = "saw";

	/** The verb of a delivery that went out. */
	public static final String SENT = "sent";

	private static final Shelf DECIDED = Shelf
		.of("(select id, at, who, did, subject, reference, details from audit_entry where did not in ('%s', '%s', '%s'))"
			.formatted(SAW, REFUSED, SENT), "subject", "id");

	private static final String INSERT = "insert into audit_entry (at, who, did, subject, reference, details) ";

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditTrail(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Writes one line, in the caller's transaction: what is rolled back was not done.
	 * @param who the object id of the person, or the room that acted by itself
	 * @param did a verb in the past, such as {@code booked}
	 */
	public void record(String who, String did, @Nullable UUID subject, @Nullable String reference,
			@Nullable String details) {
		this.jdbc.sql(INSERT + "values (:at, :who, :did, :subject, :reference, :details)")
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("who", who)
			.param("did", did)
			.param("subject", subject)
			.param("reference", reference)
			.param("details", details)
			.update();
	}

	/** Writes a line for each of these details, in their order. */
	public void recordEach(String who, String did, UUID subject, String reference, List<String> details) {
		this.jdbc
			.sql(INSERT + "select :at, :who, :did, :subject, :reference, details from "
					+ "unnest(:details) with ordinality as each (details, number) order by number")
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("who", who)
			.param("did", did)
			.param("subject", subject)
			.param("reference", reference)
			.param("details", details.toArray(String[]::new))
			.update();
	}

	/**
	 * What was decided and changed about one subject, oldest first; what was only seen,
	 * asked for or sent stands in {@link AuditChain#of} as well.
	 */
	public List<Entry> of(UUID subject) {
		return DECIDED.read(this.jdbc, subject, AuditTrail::entry);
	}

	static Entry entry(ResultSet row, int number) throws SQLException {
		return new Entry(row.getTimestamp("at").toInstant(), row.getString("who"), row.getString("did"),
				row.getString("reference"), row.getString("details"));
	}

	/** One line of the trail. */
	public record Entry(Instant at, String who, String did, @Nullable String reference, @Nullable String details) {
	}

}
