package io.convenor.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Reference;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.Role;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSetVersion;

/** The requests that were made, and the versions that came in for them. */
@Component
class Requests {

	private static final Shelf REQUESTS = Shelf
		.of("(select r.*, i.position from report_request r left join invitee i on i.id = r.invitee)", "conference",
				"position, label")
		.bringing(Deadlines.CLOCKS, Conferences.ONE);

	private static final Shelf VERSIONS = Shelf.of(
			"(select v.*, r.conference from report v "
					+ "join report_request r on r.id = v.request where v.document_id is not null)",
			"conference", "received_at, number, part");

	private static final String REMIND = "update report_request set "
			+ "reminded_at = case when :toAgency then :at else reminded_at end, "
			+ "reminded_on = case when :byTheClock then :on else reminded_on end, chased = chased + 1 "
			+ "where id = :id and received_at is null and withdrawn_at is null";

	/** How often a number is tried. */
	private static final int A_FEW = 10;

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	Requests(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	void add(List<Request> requests) {
		this.batches.batchUpdate(
				"insert into report_request (id, conference, invitee, agency, role, label, address, name, due_on, "
						+ "told_due_on, due_because, asking, asked_at) values (:id, :conference, :invitee, :agency, :role, "
						+ ":label, :address, :name, :dueOn, :dueOn, :dueBecause, :asking, :askedAt)",
				requests.stream().map(Requests::row).toArray(SqlParameterSource[]::new));
	}

	private static SqlParameterSource row(Request request) {
		return new MapSqlParameterSource("id", request.id()).addValue("conference", request.conference())
			.addValue("invitee", request.invitee())
			.addValue("agency", request.agency())
			.addValue("role", request.role().name())
			.addValue("label", request.label())
			.addValue("address", request.to().address())
			.addValue("name", request.to().name())
			.addValue("dueOn", request.due().on())
			.addValue("dueBecause", request.due().because())
			.addValue("asking", request.key())
			.addValue("askedAt", request.askedAt().atOffset(ZoneOffset.UTC));
	}

	Optional<Request> find(UUID id) {
		return this.jdbc.sql("select * from report_request where id = ?").param(id).query(Requests::request).optional();
	}

	/** What mails may answer, by the id of the request. */
	Map<UUID, QueuedMail.Suggestion> suggested(Collection<UUID> requests) {
		Map<UUID, QueuedMail.Suggestion> suggested = new HashMap<>();
		if (!requests.isEmpty()) {
			this.jdbc
				.sql("select r.id, r.label, c.reference from report_request r join conference c on c.id = r.conference "
						+ "where r.id in (:requests)")
				.param("requests", requests)
				.query((RowCallbackHandler) (row) -> suggested.put(Columns.id(row, "id"), new QueuedMail.Suggestion(
						new Reference(row.getString("reference")), Columns.id(row, "id"), row.getString("label"))));
		}
		return suggested;
	}

	/** In the order the agencies are listed at the conference. */
	List<Request> of(UUID conference) {
		return REQUESTS.read(this.jdbc, conference, Requests::request);
	}

	/**
	 * How a conference with a reference stands, and what was asked for it; nothing where
	 * there is none of these kinds.
	 */
	Optional<Asked> of(Reference reference, Set<Kind> kinds) {
		return this.jdbc
			.sql("select c.status, r.* from conference c left join report_request r on r.conference = c.id "
					+ "left join invitee i on i.id = r.invitee "
					+ "where c.reference = :reference and c.kind in (:kinds) order by i.position, r.label")
			.param("reference", reference.value())
			.param("kinds", kinds.stream().map(Kind::name).toList())
			.query((row, number) -> new Asked(Conference.Status.valueOf(row.getString("status")),
					(row.getObject("id") != null) ? List.of(request(row, number)) : List.of()))
			.list()
			.stream()
			.reduce(Asked::and);
	}

	/** What an address was asked for, at conferences that are still to be held. */
	List<Request> openFor(String address, Set<Kind> kinds) {
		return this.jdbc
			.sql("select r.* from report_request r join conference c on c.id = r.conference "
					+ "where r.address = :address and c.status = 'BOOKED' and c.kind in (:kinds) "
					+ "and r.withdrawn_at is null order by r.asked_at")
			.param("address", address)
			.param("kinds", kinds.stream().map(Kind::name).toList())
			.query(Requests::request)
			.list();
	}

	/** Those that a report is owed for, at conferences that are still to be held. */
	List<Request> owed() {
		return this.jdbc.sql(
				"select r.* from report_request r join conference c on c.id = r.conference where r.received_at is null "
						+ "and r.withdrawn_at is null and c.status = 'BOOKED' order by r.due_on, r.id")
			.query(Requests::request)
			.list();
	}

	/**
	 * The same of conferences that begin after a moment, and whose reports are due within
	 * some days that their agencies were told of, with the rules each was booked under.
	 */
	List<Chased> owed(LocalDateTime beginningAfter, LocalDate dueFrom, LocalDate dueUntil) {
		return this.jdbc
			.sql("select r.*, c.rule_set, c.rule_set_version from report_request r "
					+ "join conference c on c.id = r.conference where r.received_at is null and r.withdrawn_at is null "
					+ "and r.due_on between :from and :until and r.told_due_on = r.due_on "
					+ "and c.status = 'BOOKED' and c.starts_at > :after " + "order by r.due_on, r.id")
			.param("from", dueFrom)
			.param("until", dueUntil)
			.param("after", beginningAfter)
			.query((row, number) -> new Chased(request(row, number),
					new RuleSetVersion(row.getString("rule_set"), row.getInt("rule_set_version"))))
			.list()
			.stream()
			.filter((each) -> each.request.owed())
			.toList();
	}

	/**
	 * Takes down that somebody has an agency reminded; false where somebody else has just
	 * reminded it.
	 */
	boolean remind(Request request, Instant at) {
		return remind(request, at, true, false);
	}

	/**
	 * The same where it is its day.
	 * @param toAgency whether the agency itself is written to
	 */
	boolean remindOnItsDay(Request request, Instant at, boolean toAgency) {
		return remind(request, at, toAgency, true);
	}

	private boolean remind(Request request, Instant at, boolean toAgency, boolean byTheClock) {
		return reminded(REMIND + " and chased = :chased", request.id(), at, toAgency, byTheClock)
			.param("chased", request.course().chased())
			.update() == 1;
	}

	private JdbcClient.StatementSpec reminded(String sql, UUID request, Instant at, boolean toAgency,
			boolean byTheClock) {
		return this.jdbc.sql(sql)
			.param("toAgency", toAgency)
			.param("byTheClock", byTheClock)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("on", LocalDate.ofInstant(at, Dates.LONDON))
			.param("id", request);
	}

	/** A reminder reached nobody: all stands as before it. */
	void notReminded(Reminders.Reminder reminder) {
		Instant before = reminder.before().at();
		this.jdbc
			.sql("update report_request set "
					+ "reminded_at = case when :toLead then reminded_at else cast(:beforeAt as timestamptz) end, "
					+ "reminded_on = :beforeOn, chased = chased + 1 where id = :id "
					+ "and case when :toLead then reminded_on = :on else reminded_at = :at end")
			.param("toLead", reminder.toLead())
			.param("beforeAt", (before != null) ? before.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("beforeOn", reminder.before().byTheClockOn(), Types.DATE)
			.param("id", reminder.request())
			.param("on", reminder.day())
			.param("at", reminder.at().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** A reminder that had reached nobody went after all. */
	void remindedAfterAll(Reminders.Reminder reminder) {
		reminded(REMIND, reminder.request(), reminder.at(), !reminder.toLead(), !reminder.byHand()).update();
	}

	/**
	 * Writes down what an agency said, or with null that it said nothing; false where
	 * there is no report to wait for any more.
	 */
	boolean say(UUID request, @Nullable Said said) {
		return this.jdbc
			.sql("update report_request set said = :said, said_until = :until, said_at = :at, chased = chased + 1 "
					+ "where id = :id and received_at is null and withdrawn_at is null")
			.param("said", (said != null) ? said.what().name() : null)
			.param("until", (said != null) ? said.until() : null, Types.DATE)
			.param("at", (said != null) ? said.at().atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", request)
			.update() == 1;
	}

	/**
	 * Whether a mail that may bring a report is still to be looked at: one of its address
	 * that just came, or one that waits for a person and was not answered.
	 */
	boolean mayBeInTheMail(Request request) {
		return this.jdbc
			.sql("select exists (select from arrived_mail where state = 'NEW' and lower(sender) = lower(:address)) "
					+ "or exists (select from arrived_mail where state = 'QUEUED' and suggested_request = :id "
					+ "and answered_at is null)")
			.param("address", request.to().address())
			.param("id", request.id())
			.query(Boolean.class)
			.single();
	}

	/** The last day for a report is another one, or was counted otherwise. */
	void due(UUID request, DueDate due) {
		this.jdbc.sql("update report_request set due_on = ?, due_because = ? where id = ?")
			.param(due.date())
			.param(due.explanation())
			.param(request)
			.update();
	}

	/** The agency was told of a last day. */
	void told(UUID request, LocalDate due, Instant at) {
		this.jdbc.sql("update report_request set told_due_on = ?, told_at = ? where id = ?")
			.param(due)
			.param(at.atOffset(ZoneOffset.UTC))
			.param(request)
			.update();
	}

	/**
	 * A delivery is to tell the agency of another last day, if nothing else does before.
	 */
	void telling(UUID request, String delivery) {
		this.jdbc.sql("update report_request set telling = ? where id = ?").param(delivery).param(request).update();
	}

	/** The delivery that tells, or told, the agency of another last day. */
	Optional<String> telling(UUID request) {
		return this.jdbc.sql("select telling from report_request where id = ? and telling is not null")
			.param(request)
			.query(String.class)
			.optional();
	}

	/** The last day that the agency was told of last. */
	LocalDate toldOf(UUID request) {
		return this.jdbc.sql("select told_due_on from report_request where id = ?")
			.param(request)
			.query(LocalDate.class)
			.single();
	}

	/** What somebody at a conference was asked for. */
	Optional<Request> of(UUID conference, UUID invitee) {
		return this.jdbc.sql("select * from report_request where conference = ? and invitee = ?")
			.param(conference)
			.param(invitee)
			.query(Requests::request)
			.optional();
	}

	/**
	 * Whoever is asked is reached elsewhere, and is asked there now. What came back from
	 * where they are not is no answer of theirs.
	 * @param asking the key of the mail that asks them
	 */
	void readdress(UUID request, String address, String asking, Instant at) {
		this.jdbc
			.sql("update report_request set address = :address, asking = :asking, told_due_on = due_on, told_at = :at, "
					+ "reminded_at = null, reminded_on = null, said = null, said_until = null, said_at = null, "
					+ "chased = chased + 1 where id = :id")
			.param("address", address)
			.param("asking", asking)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("id", request)
			.update();
	}

	/** A report is not wanted any more. */
	void withdraw(UUID request, Instant at) {
		this.jdbc.sql("update report_request set withdrawn_at = ? where id = ? and withdrawn_at is null")
			.param(at.atOffset(ZoneOffset.UTC))
			.param(request)
			.update();
	}

	/** The parents had a report. */
	void withParents(UUID request, LocalDate on) {
		this.jdbc.sql("update report_request set with_parents_on = ? where id = ?").param(on).param(request).update();
	}

	/**
	 * Gives a file its number among the versions of a report, and always the same one to
	 * the same content. All files of one mail are parts of one version. Where somebody
	 * else takes that number at the same time, they are waited for, and another is taken.
	 * What is in the document library as another agency's report gets none, unless a
	 * person asked for it; one agency may have one report for two conferences.
	 */
	Reserved reserve(Request request, ArrivedMail mail, NewFile file, boolean byAPerson) {
		return Stream.generate(() -> tryToReserve(request, mail, file, byAPerson))
			.limit(A_FEW)
			.flatMap(Optional::stream)
			.findFirst()
			.orElseThrow(() -> new CannotAcquireLockException("Many files come for one request at once"));
	}

	private Optional<Reserved> tryToReserve(Request request, ArrivedMail mail, NewFile file, boolean byAPerson) {
		return this.jdbc
			.sql("""
					with known as (select id, file_name, number, document_id is not null as stored from report
					  where request = :request and sha256 = :sha256),
					anothers as (select from report v join report_request r on r.id = v.request
					  where not :byAPerson and v.sha256 = :sha256 and v.document_id is not null and r.address <> :address
					    and (r.agency = '' or lower(r.agency) <> lower(:agency))),
					added as (insert into report (id, request, mail, number, part, sha256, file_name, received_at, late, found)
					  select :id, :request, :mail, next.number, next.part, :sha256, c.reference || :before || next.number
					    || case when next.part > 1 then ' part ' || next.part else '' end || :after, :receivedAt, :late, :found
					  from conference c, (select coalesce(max(number) filter (where mail = :mail), coalesce(max(number), 0) + 1)
					    as number, coalesce(max(part) filter (where mail = :mail), 0) + 1 as part
					    from report where request = :request) next
					  where c.id = :conference and not exists (select from known)
					    and not exists (select from anothers)
					  on conflict do nothing
					  returning id, file_name, number, false as stored)
					select there.*, c.reference from conference c
					  left join (select * from known union all select * from added) there on true
					  where c.id = :conference and (there.id is not null or exists (select from anothers))
					""")
			.param("id", UUID.randomUUID())
			.param("request", request.id())
			.param("mail", mail.id())
			.param("sha256", file.sha256())
			.param("found", Finding.stored(file.found()))
			.param("byAPerson", byAPerson)
			.param("address", request.to().address())
			.param("agency", request.agency())
			.param("before", " " + request.label() + " report ")
			.param("after", "." + file.extension())
			.param("receivedAt", mail.receivedAt().atOffset(ZoneOffset.UTC))
			.param("late", mail.receivedOn().isAfter(request.due().on()))
			.param("conference", request.conference())
			.query((row, _) -> new Reserved(row.getObject("id", UUID.class), new Reference(row.getString("reference")),
					Objects.requireNonNullElse(row.getString("file_name"), ""), row.getInt("number"),
					row.getBoolean("stored")))
			.optional();
	}

	/** Takes in that a version is in the document library; false when it was before. */
	boolean stored(UUID report, String documentId, String webUrl) {
		return this.jdbc.sql("""
				with stored as (update report set document_id = :document, web_url = :url
				  where id = :report and document_id is null returning id),
				received as (update report_request r set received_at = least(r.received_at, v.received_at),
				  said = null, said_until = null, said_at = null from report v
				  where v.id = :report and r.id = v.request)
				select count(*) from stored
				""")
			.param("document", documentId)
			.param("url", webUrl)
			.param("report", report)
			.query(Integer.class)
			.single() == 1;
	}

	/** Those of these references under which there is a conference of these kinds. */
	List<Reference> known(Collection<Reference> references, Set<Kind> kinds) {
		return references.isEmpty() ? List.of()
				: this.jdbc
					.sql("select reference from conference where reference in (:references) and kind in (:kinds)")
					.param("references", references.stream().map(Reference::value).toList())
					.param("kinds", kinds.stream().map(Kind::name).toList())
					.query((row, _) -> new Reference(row.getString("reference")))
					.list();
	}

	/** The reference of the conference that it is for. */
	Reference reference(Request request) {
		return this.jdbc.sql("select reference from conference where id = ?")
			.param(request.conference())
			.query((row, _) -> new Reference(row.getString("reference")))
			.single();
	}

	List<VersionRow> versions(UUID conference) {
		return VERSIONS.read(this.jdbc, conference,
				(row, _) -> new VersionRow(Columns.id(row, "request"), row.getInt("number"),
						row.getTimestamp("received_at").toInstant(), row.getBoolean("late"),
						new RequestedReport.StoredFile(row.getString("file_name"), row.getString("document_id"),
								row.getString("web_url"), Finding.read(row.getString("found")))));
	}

	private static Request request(ResultSet row, int number) throws SQLException {
		return new Request(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "invitee"),
				row.getString("agency"), Role.valueOf(row.getString("role")), row.getString("label"),
				new Request.To(row.getString("address"), row.getString("name")),
				new Request.Due(Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
						row.getString("due_because"),
						Objects.requireNonNull(row.getObject("told_due_on", LocalDate.class))),
				new Request.Course(row.getString("asking"), row.getTimestamp("asked_at").toInstant(),
						Columns.moment(row, "received_at"), Columns.moment(row, "withdrawn_at"),
						row.getObject("with_parents_on", LocalDate.class), Columns.moment(row, "told_at"),
						new Request.Reminded(Columns.moment(row, "reminded_at"),
								row.getObject("reminded_on", LocalDate.class)),
						row.getInt("chased")),
				said(row));
	}

	private static @Nullable Said said(ResultSet row) throws SQLException {
		String what = row.getString("said");
		return (what == null) ? null : new Said(Said.What.valueOf(what), row.getObject("said_until", LocalDate.class),
				row.getTimestamp("said_at").toInstant());
	}

	/**
	 * What was asked for a conference.
	 *
	 * @param status how the conference stands
	 */
	record Asked(Conference.Status status, List<Request> requests) {

		private Asked and(Asked other) {
			return new Asked(this.status, Stream.concat(this.requests.stream(), other.requests.stream()).toList());
		}

	}

	/**
	 * A report that is owed.
	 *
	 * @param rules those its conference was booked under
	 */
	record Chased(Request request, RuleSetVersion rules) {
	}

	/**
	 * A file that is to be part of a version.
	 *
	 * @param extension the ending its name gets
	 * @param found what it holds beside its pages
	 */
	record NewFile(String sha256, String extension, Set<Finding> found) {

		NewFile {
			found = Set.copyOf(found);
		}

	}

	/**
	 * A version that has its number and name.
	 *
	 * @param id null where the file is another agency's report
	 * @param reference of its conference
	 * @param stored whether the document library has it already
	 */
	record Reserved(@Nullable UUID id, Reference reference, String fileName, int number, boolean stored) {
	}

	/** A stored file of a version, and the request it came for. */
	record VersionRow(UUID request, int number, Instant receivedAt, boolean late, RequestedReport.StoredFile file) {
	}

}
