package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.FamilyContact.Format;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/**
 * How the family of a conference is reached, kept apart from the people themselves so
 * that nothing that reads those carries it along, and so that it can be taken away by
 * itself.
 */
@Component
public class FamilyContacts {

	/** How letters have to be is in it, so it comes with each conference. */
	static final Shelf CONTACTS = Shelf.of("family_contact", "invitee");

	private final JdbcClient jdbc;

	FamilyContacts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps how somebody is reached. */
	public void keep(UUID conference, UUID invitee, FamilyContact contact) {
		this.jdbc.sql("""
				insert into family_contact (invitee, conference, telephone, safe_from, safe_until, how_to_reach,
				  may_leave_message, postal_address, format)
				values (:invitee, :conference, :telephone, :from, :until, :how, :message, :address, :format)
				on conflict (invitee) do update set telephone = excluded.telephone, safe_from = excluded.safe_from,
				  safe_until = excluded.safe_until, how_to_reach = excluded.how_to_reach,
				  may_leave_message = excluded.may_leave_message, postal_address = excluded.postal_address,
				  format = excluded.format
				""")
			.param("invitee", invitee)
			.param("conference", conference)
			.param("telephone", contact.telephone())
			.param("from", contact.safeFrom())
			.param("until", contact.safeUntil())
			.param("how", contact.howToReach())
			.param("message", contact.mayLeaveMessage())
			.param("address", contact.postalAddress())
			.param("format", contact.format().name())
			.update();
	}

	/** How somebody is reached, where anybody said so. */
	public Optional<FamilyContact> of(UUID invitee) {
		return this.jdbc.sql("select * from family_contact where invitee = ?")
			.param(invitee)
			.query(FamilyContacts::read)
			.optional();
	}

	/** How the people of a conference are reached, by invitee. */
	public Map<UUID, FamilyContact> ofConference(UUID conference) {
		Map<UUID, FamilyContact> all = new HashMap<>();
		CONTACTS.read(this.jdbc, conference, (row, number) -> Map.entry(Columns.id(row, "invitee"), read(row, number)))
			.forEach((each) -> all.put(each.getKey(), each.getValue()));
		return all;
	}

	/** How the letters of the people of a conference have to be, by invitee. */
	public Map<UUID, Format> formats(UUID conference) {
		Map<UUID, Format> all = new HashMap<>();
		CONTACTS
			.read(this.jdbc, conference,
					(row, _) -> Map.entry(Columns.id(row, "invitee"), Format.valueOf(row.getString("format"))))
			.forEach((each) -> all.put(each.getKey(), each.getValue()));
		return all;
	}

	private static FamilyContact read(ResultSet row, int number) throws SQLException {
		return new FamilyContact(row.getString("telephone"), row.getObject("safe_from", LocalTime.class),
				row.getObject("safe_until", LocalTime.class), row.getString("how_to_reach"),
				row.getBoolean("may_leave_message"), row.getString("postal_address"),
				Format.valueOf(row.getString("format")));
	}

}
