package io.convenor.scheduling.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Reference;
import io.convenor.reading.Columns;
import io.convenor.reading.Pile;

/**
 * Whom somebody still has to tell by hand: the families to be rung, and the letters to be
 * printed and posted.
 */
@Component
public class StillToTell {

	private static final String OPEN = """
			select o.*, c.reference from conference c join (
			select id, conference, false as letter, opened_at as since, next_try,
			  (select count(*) from call_attempt where call = call_to_make.id) as tries,
			  (select max(tried_at) from call_attempt where call = call_to_make.id) as last_try
			from call_to_make where made_at is null and not withdrawn
			union all
			select id, conference, true, written_at, null, 0, null from paper_letter
			where posted_at is null and withdrawn_at is null
			) o on o.conference = c.id
			""";

	private static final String ORDER = "since, id";

	private static final Pile OF_A_CHAIR = Pile.of(OPEN + "where c.chair_id = :chair", ORDER);

	private final JdbcClient jdbc;

	StillToTell(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** For the conferences of a chair, the longest open first. */
	public List<Open> of(String chairId) {
		return OF_A_CHAIR.read(this.jdbc, chairId, StillToTell::open);
	}

	/** For every conference, the longest open first; who may know of it is not asked. */
	public List<Open> all() {
		return this.jdbc.sql("select * from (" + OPEN + ") o order by " + ORDER).query(StillToTell::open).list();
	}

	private static Open open(ResultSet row, int number) throws SQLException {
		return new Open(Columns.id(row, "conference"), new Reference(row.getString("reference")),
				row.getBoolean("letter"), new CallToMake.Tries(row.getInt("tries"), Columns.moment(row, "last_try"),
						Columns.moment(row, "next_try"))
					.inWords()
					.orElse(null));
	}

	/**
	 * A call or a letter that is open.
	 *
	 * @param letter whether it is a letter
	 * @param triedInVain how often nobody answered, in words; null before the first try
	 */
	public record Open(UUID conference, Reference reference, boolean letter, @Nullable String triedInVain) {

		/** How often nobody answered, and when to try again. */
		public Optional<String> tried() {
			return Optional.ofNullable(this.triedInVain);
		}

	}

}
