package io.convenor.story;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes many conferences of one that was told to its end, with all that any table holds
 * about it, so that what they cost can be measured.
 */
final class Growth {

	private static final String OF_IT = "t.conference = :conference";

	private static final String REQUESTS = "(select id from report_request where conference = :conference)";

	private static final String OUTCOMES = "(select id from outcome where conference = :conference)";

	private static final String MAILS = "(select mail from report where request in " + REQUESTS + ")";

	private static final List<Table> TABLES = List.of(new Table("conference", "t.id = :conference", List.of("id")),
			new Table("invitee", OF_IT, List.of("id", "conference", "for_whom")),
			new Table("calendar_entry", OF_IT, List.of("conference")),
			new Table("correspondence", OF_IT, List.of("invitee", "conference")),
			new Table("taking_part", OF_IT, List.of("conference")),
			new Table("answer", OF_IT, List.of("conference", "invitee")),
			new Table("report_request", OF_IT, List.of("id", "conference", "invitee")),
			new Table("arrived_mail", "t.id in " + MAILS, List.of("id", "suggested_request", "answered_request")),
			new Table("report", "t.request in " + REQUESTS, List.of("id", "request", "mail")),
			new Table("outcome", OF_IT, List.of("id", "conference")),
			new Table("outcome_action", "t.outcome in " + OUTCOMES, List.of("id", "outcome", "owner")),
			new Table("outcome_recipient", "t.outcome in " + OUTCOMES, List.of("outcome", "invitee")),
			new Table("deadline", "t.subject = :conference", List.of("id", "subject")),
			new Table("delivery", "t.subject = :conference or t.subject in " + MAILS,
					List.of("id", "subject", "invitee", "about")),
			new Table("audit_entry", "t.subject = :conference", List.of("subject")),
			new Table("posted_card",
					"t.subject = (:conference)::text or t.subject in (select id::text from outcome where conference = :conference)",
					List.of("id")));

	private final JdbcClient jdbc;

	Growth(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Copies one until there are so many, each a case of its own some days before. */
	void copy(UUID conference, int until) {
		int there = this.jdbc.sql("select count(*) from conference").query(Integer.class).single();
		for (int from = there; from < until; from += 1000) {
			Map<String, Object> which = Map.of("conference", conference, "from", from, "until",
					Math.min(until, from + 1000) - 1);
			TABLES.forEach((table) -> this.jdbc.sql(insert(table)).params(which).update());
		}
		this.jdbc.sql("analyze").update();
	}

	/**
	 * Every id of a copy follows from the one it is copied from and the copy's number.
	 */
	private String insert(Table table) {
		List<String> columns = this.jdbc
			.sql("select column_name from information_schema.columns where table_schema = 'public' and table_name = ? "
					+ "and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position")
			.param(table.name)
			.query(String.class)
			.list();
		List<String> values = columns.stream().map((column) -> value(table, column)).toList();
		return "insert into %s (%s) select %s from %s t, generate_series(:from, :until) n where %s on conflict do nothing"
			.formatted(table.name, String.join(", ", columns), String.join(", ", values), table.name, table.which);
	}

	private static String value(Table table, String column) {
		if (table.ids.contains(column)) {
			return "md5(t.%s::text || n)::uuid".formatted(column);
		}
		return switch (table.name + "." + column) {
			case "conference.reference" -> "'CP-' || n";
			case "conference.starts_at" -> "t.starts_at - make_interval(days => mod(n, 700) + 1)";
			case "posted_card.subject" -> "md5(t.subject || n)::uuid::text";
			case "conference.case_reference", "conference.event_id", "report.sha256", "arrived_mail.identity",
					"arrived_mail.message_id", "delivery.key", "posted_card.activity_id" ->
				"t.%s || '-' || n".formatted(column);
			default -> "t." + column;
		};
	}

	/** A table, which of its rows belong to the one, and which of its columns are ids. */
	private record Table(String name, String which, List<String> ids) {
	}

}
