package io.convenor.scheduling.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.conference.Conferences;
import io.convenor.conference.Enclosures.Enclosure;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/**
 * What each person was told, and the letter on its way to them, as the table holds it.
 */
@Component
public class StoredCorrespondence {

	/** Comes with the conference it is about. */
	private static final Shelf CORRESPONDENCE = Shelf.of("correspondence", "invitee").bringing(Conferences.ONE);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	StoredCorrespondence(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Notes that some are to be written to, and says who were not noted before. */
	Set<UUID> open(Collection<UUID> invitees, UUID conference) {
		return invitees.isEmpty() ? Set.of()
				: this.jdbc
					.sql("insert into correspondence (invitee, conference) select id, :conference "
							+ "from unnest(cast(string_to_array(:invitees, ',') as uuid[])) as id "
							+ "on conflict do nothing returning invitee")
					.param("conference", conference)
					.param("invitees", invitees.stream().map(UUID::toString).collect(Collectors.joining(",")))
					.query(UUID.class)
					.set();
	}

	/** What is known of some, by invitee. */
	Map<UUID, Row> of(Collection<UUID> invitees) {
		Map<UUID, Row> rows = new HashMap<>();
		if (!invitees.isEmpty()) {
			this.jdbc.sql("select * from correspondence where invitee in (:invitees)")
				.param("invitees", invitees)
				.query(this::row)
				.list()
				.forEach((row) -> rows.put(row.invitee(), row));
		}
		return rows;
	}

	public Optional<Row> find(UUID invitee) {
		return this.jdbc.sql("select * from correspondence where invitee = ?")
			.param(invitee)
			.query(this::row)
			.optional();
	}

	/** What is known of one of a conference's people. */
	Row of(UUID conference, UUID invitee) {
		return CORRESPONDENCE.read(this.jdbc, conference, this::row)
			.stream()
			.filter((row) -> row.invitee().equals(invitee))
			.findFirst()
			.orElseThrow();
	}

	/** The same, kept from others until the transaction ends. */
	Row locked(UUID invitee) {
		return this.jdbc.sql("select * from correspondence where invitee = ? for update")
			.param(invitee)
			.query(this::row)
			.single();
	}

	/**
	 * A letter begins its way.
	 * @return false where another has meanwhile
	 */
	boolean begin(Row before, String delivery, Written letter) {
		return this.jdbc
			.sql("update correspondence set underway = :delivery, letter = :letter::jsonb where invitee = :invitee "
					+ "and underway is null and told is not distinct from :told::jsonb")
			.param("delivery", delivery)
			.param("letter", this.json.writeValueAsString(letter))
			.param("invitee", before.invitee())
			.param("told", before.toldAsStored())
			.update() == 1;
	}

	/**
	 * The letter went, and they know what it said. That they are to be written to anew is
	 * asked of the row itself, which is read as it is once whoever changed it is done.
	 * @param to where it went
	 * @return false when they are reached elsewhere by now, so that they do not
	 */
	boolean told(UUID invitee, String to, Known known) {
		return this.jdbc
			.sql("update correspondence set told = :told::jsonb, underway = null, letter = null "
					+ "where invitee = :invitee and not anew and not exists (select from invitee where id = :invitee "
					+ "and lower(address) <> lower(:to))")
			.param("told", this.json.writeValueAsString(known))
			.param("to", to)
			.param("invitee", invitee)
			.update() == 1;
	}

	/** As a letter on paper keeps what it says. */
	String asStored(Known known) {
		return this.json.writeValueAsString(known);
	}

	Known known(String stored) {
		return this.json.readValue(stored, Known.class);
	}

	/** They are to be written to as if for the first time. */
	void forget(UUID invitee) {
		this.jdbc.sql("update correspondence set told = null, anew = underway is not null where invitee = ?")
			.param(invitee)
			.update();
	}

	/** The letter will not go; what they knew before is what they know. */
	void leave(UUID invitee, String delivery) {
		this.jdbc
			.sql("update correspondence set underway = null, letter = null, anew = false "
					+ "where invitee = ? and underway = ?")
			.param(invitee)
			.param(delivery)
			.update();
	}

	private Row row(ResultSet row, int number) throws SQLException {
		String told = row.getString("told");
		String letter = row.getString("letter");
		return new Row(Columns.id(row, "invitee"), (told != null) ? this.json.readValue(told, Known.class) : null,
				row.getString("underway"), (letter != null) ? this.json.readValue(letter, Written.class) : null, told);
	}

	/**
	 * What is known of one person.
	 *
	 * @param told what they were told; null before the first letter
	 * @param underway the delivery of the letter on its way
	 * @param toldAsStored what they were told, as JSON
	 */
	public record Row(UUID invitee, @Nullable Known told, @Nullable String underway, @Nullable Written letter,
			@Nullable String toldAsStored) {
	}

	/**
	 * A letter word for word, and what the person knows who has read it.
	 *
	 * @param enclosed what it says for another room
	 * @param first whether it tells how to take part as if nothing had been told before
	 */
	public record Written(String to, String toName, String subject, String htmlBody, Known says,
			@Nullable List<Enclosure> enclosed, boolean first) {

		List<Enclosure> encloses() {
			return (this.enclosed != null) ? this.enclosed : List.of();
		}

	}

}
