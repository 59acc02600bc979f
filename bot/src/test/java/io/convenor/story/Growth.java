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

	private static final String REQUESTS = "(select id from report_request where conference = :conference)";

	private static final String OUTCOMES = "(select id from outcome where conference = :conference)";

	private static final String MAILS = "(select mail from report where request in " + REQUESTS + ")";

	private static final String CALLS = "(select id from call_to_make where conference = :conference)";

	/**
	 * Whatever has a column of that name is copied by it; the others are found by these.
	 */
	private static final Map<String, String> FOUND_BY = Map.ofEntries(Map.entry("conference", "t.id = :conference"),
			Map.entry("arrived_mail", "t.id in " + MAILS), Map.entry("report", "t.request in " + REQUESTS),
			Map.entry("outcome_action", "t.outcome in " + OUTCOMES),
			Map.entry("outcome_recipient", "t.outcome in " + OUTCOMES),
			Map.entry("outcome_area", "t.outcome in " + OUTCOMES),
			Map.entry("outcome_choice", "t.outcome in " + OUTCOMES), Map.entry("call_attempt", "t.call in " + CALLS),
			Map.entry("deadline", "t.subject = :conference"),
			Map.entry("sent_letter", "t.subject = :conference or t.subject in " + MAILS),
			Map.entry("delivery", "t.subject = :conference or t.subject in " + MAILS),
			Map.entry("audit_entry", "t.subject = :conference"),
			Map.entry("seen_activity", "t.activity_id not like '% copy %'"), Map.entry("posted_card",
					"t.subject = (:conference)::text or t.subject in (select id::text from outcome where conference = :conference)"));

	private static final List<String> WHAT_THE_STORY_LEAVES_OUT = List.of("""
			insert into reply (id, identity, conference, invitee, kind, recognised, sender, text, at, state, settled_as,
			  settled_by, settled_at) select gen_random_uuid(), 'of ' || id, conference, id, 'MAIL', 'ADDRESS', address,
			  'I need an interpreter.', now(), 'SETTLED', 'NOTED', 'somebody', now()
			  from invitee where conference = ? and role = 'MOTHER'
			""", """
			insert into family_contact (invitee, conference, telephone, how_to_reach, may_leave_message, postal_address,
			  format) select id, conference, '', '', false, '', 'USUAL' from invitee
			  where conference = ? and role in ('MOTHER', 'FATHER')
			""", """
			insert into paper_letter (id, key, conference, invitee, what, written_at, posted_at, posted_by)
			  select gen_random_uuid(), 'printed for ' || id, conference, id, 'CHANGE', now(), now(), 'somebody'
			  from invitee where conference = ? and role = 'RELATIVE'
			""", """
			insert into call_to_make (id, conference, invitee, opened_at, made_at, made_by, about)
			  select gen_random_uuid(), conference, id, now(), now(), 'somebody', 'CHANGE' from invitee
			  where conference = ? and role in ('MOTHER', 'FATHER')
			""", """
			insert into call_attempt (id, call, tried_at, tried_by, note)
			  select gen_random_uuid(), id, now(), 'somebody', '' from call_to_make where conference = ?
			""", """
			insert into called (conference, name, invitee, said_by, said_at)
			  select conference, 'Kimmy', id, 'somebody', now() from invitee where conference = ? and role = 'MOTHER'
			""");

	private static final int AT_ONCE = 1000;

	private final JdbcClient jdbc;

	Growth(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Copies one until there are so many, each a case of its own some months before. What
	 * is written down is sealed with them, by seals that only count, far behind those
	 * that the bot adds meanwhile.
	 */
	void copy(UUID conference, int until) {
		this.jdbc.sql("set local session_replication_role = replica").update();
		WHAT_THE_STORY_LEAVES_OUT.forEach((more) -> this.jdbc.sql(more).param(conference).update());
		List<String> inserts = tables().stream().map(this::insert).toList();
		int there = count("conference");
		for (int from = there; from < until; from += AT_ONCE) {
			Map<String, Object> which = Map.of("conference", conference, "from", from, "until",
					Math.min(until, from + AT_ONCE) - 1);
			inserts.forEach((insert) -> this.jdbc.sql(insert).params(which).update());
		}
		this.jdbc.sql("analyze").update();
		this.jdbc
			.sql("""
					insert into audit_seal (position, entry, hash)
					select (select coalesce(max(position), 0) + 1000000 from audit_seal) + row_number() over (order by e.id), e.id,
					  sha256(e.id::text::bytea) from audit_entry e
					where not exists (select from audit_unsealed u where u.entry = e.id)
					and not exists (select from audit_seal s where s.entry = e.id)
					""")
			.update();
	}

	int count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
	}

	private List<String> tables() {
		return this.jdbc
			.sql("select table_name from information_schema.tables where table_schema = 'public' and (table_name in "
					+ "(:found) or table_name in (select table_name from information_schema.columns "
					+ "where table_schema = 'public' and column_name = 'conference' and data_type = 'uuid'))")
			.param("found", FOUND_BY.keySet())
			.query(String.class)
			.list();
	}

	/**
	 * Every id of a copy follows from the one it is copied from and the copy's number,
	 * and so does every text that stands in a table once only.
	 */
	private String insert(String table) {
		List<String> once = this.jdbc
			.sql("""
					select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
					where i.indrelid = cast(:table as regclass) and i.indisunique and a.atttypid = 'text'::regtype
					and not exists (select from pg_attribute u where u.attrelid = i.indrelid and u.attnum = any(i.indkey)
					  and u.atttypid = 'uuid'::regtype)
					""")
			.param("table", table)
			.query(String.class)
			.list();
		List<Column> columns = this.jdbc.sql("""
				select column_name, data_type from information_schema.columns where table_schema = 'public'
				and table_name = :table and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position
				""")
			.param("table", table)
			.query((row, _) -> new Column(row.getString("column_name"), row.getString("data_type")))
			.list();
		return "insert into %s (%s) select %s from %s t, generate_series(:from, :until) n where %s on conflict do nothing"
			.formatted(table, String.join(", ", columns.stream().map(Column::name).toList()),
					String.join(", ", columns.stream().map((column) -> value(table, column, once)).toList()), table,
					FOUND_BY.getOrDefault(table, "t.conference = :conference"));
	}

	private static String value(String table, Column column, List<String> once) {
		String name = column.name;
		if (column.type.equals("uuid")) {
			return "md5(t.%s::text || n)::uuid".formatted(name);
		}
		return switch (table + "." + name) {
			case "conference.reference" -> "'CP-' || n";
			case "audit_entry.reference" -> "case when t.reference is null then null else 'CP-' || n end";
			case "deadline.stopped_on" -> "coalesce(t.stopped_on, t.started_on)";
			// Of those that were held of late, Teams is asked who was there, and does not
			// know.
			case "conference.starts_at", "invitee.meets_at" ->
				"t.%s - make_interval(days => mod(n, 700) + 60)".formatted(name);
			// As if it was said a moment ago: what is older is forgotten.
			case "seen_activity.seen_at" -> "t.seen_at + interval '1 year'";
			case "seen_activity.activity_id" -> "t.activity_id || ' copy ' || n";
			case "task.done_at" -> "coalesce(t.done_at, t.opened_at)";
			// All of them in the chats where the one that is copied has its cards.
			case "posted_card.conversation_id" -> "t.conversation_id";
			case "posted_card.subject" -> "md5(t.subject || n)::uuid::text";
			case "child.case_reference", "conference.event_id", "report.sha256", "arrived_mail.identity",
					"arrived_mail.message_id", "delivery.key", "posted_card.activity_id", "sent_letter.message_id",
					"sent_letter.conversation" ->
				"t.%s || '-' || n".formatted(name);
			default -> once.contains(name) && !table.equals("used_rule_set") && !table.equals("called")
					? "t.%s || '-' || n".formatted(name) : "t." + name;
		};
	}

	private record Column(String name, String type) {
	}

}
