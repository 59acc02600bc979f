package io.convenor.scheduling.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Enclosures.Enclosure;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each person was told, and the letter on its way to them, as the table holds it.
 */
@Component
public class StoredCorrespondence {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	StoredCorrespondence(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Notes that somebody is to be written to; false when they were noted before. */
	boolean open(UUID invitee, UUID conference) {
		return this.jdbc.sql("insert into correspondence (invitee, conference) values (?, ?) on conflict do nothing")
			.param(invitee)
			.param(conference)
			.update() == 1;
	}

	public Optional<Row> find(UUID invitee) {
		return this.jdbc.sql("select * from correspondence where invitee = ?")
			.param(invitee)
			.query(this::row)
			.optional();
	}

	/** The same, kept from others until the transaction ends. */
	Row hold(UUID invitee) {
		return this.jdbc.sql("select * from correspondence where invitee = ? for update")
			.param(invitee)
			.query(this::row)
			.single();
	}

	/** A letter begins its way. */
	void begin(UUID invitee, String delivery, Written letter) {
		this.jdbc
			.sql("update correspondence set underway = :delivery, letter = :letter::jsonb where invitee = :invitee")
			.param("delivery", delivery)
			.param("letter", this.json.writeValueAsString(letter))
			.param("invitee", invitee)
			.update();
	}

	/** The letter went, and they know what it said. */
	void told(UUID invitee, Known known) {
		this.jdbc
			.sql("update correspondence set told = :told::jsonb, underway = null, letter = null "
					+ "where invitee = :invitee")
			.param("told", this.json.writeValueAsString(known))
			.param("invitee", invitee)
			.update();
	}

	/** They are to be written to as if for the first time. */
	void forget(UUID invitee) {
		this.jdbc.sql("update correspondence set told = null where invitee = ?").param(invitee).update();
	}

	/** The letter will not go; what they knew before is what they know. */
	void leave(UUID invitee, String delivery) {
		this.jdbc.sql("update correspondence set underway = null, letter = null where invitee = ? and underway = ?")
			.param(invitee)
			.param(delivery)
			.update();
	}

	private Row row(ResultSet row, int number) throws SQLException {
		String told = row.getString("told");
		String letter = row.getString("letter");
		return new Row(Objects.requireNonNull(row.getObject("invitee", UUID.class)),
				(told != null) ? this.json.readValue(told, Known.class) : null, row.getString("underway"),
				(letter != null) ? this.json.readValue(letter, Written.class) : null);
	}

	/**
	 * What is known of one person.
	 *
	 * @param told what they were told; null before the first letter
	 * @param underway the delivery of the letter on its way
	 */
	public record Row(UUID invitee, @Nullable Known told, @Nullable String underway, @Nullable Written letter) {
	}

	/**
	 * A letter word for word, and what the person knows who has read it.
	 *
	 * @param enclosed what it says for another room
	 */
	public record Written(String to, String toName, String subject, String htmlBody, Known says,
			@Nullable List<Enclosure> enclosed) {

		List<Enclosure> encloses() {
			return (this.enclosed != null) ? this.enclosed : List.of();
		}

	}

}
