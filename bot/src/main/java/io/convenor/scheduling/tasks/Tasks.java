package io.convenor.scheduling.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.ActionNotWritten;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.reading.Pile;
import io.convenor.scheduling.answers.NeedsNoted;
import io.convenor.scheduling.tasks.Promises.Made;
import io.convenor.timescales.Dates;

/**
 * What letters promise, to be done by somebody and ticked off. It follows each
 * arrangement: what is promised for another time or place is to be done anew, and what is
 * promised no longer is taken back. What is open stays so until somebody ticks it.
 */
@Component
public class Tasks {

	private static final int LONGEST = 200;

	private static final String OPEN = "t.done_at is null and not t.withdrawn";

	private static final Pile OPEN_FOR = Pile.of("select t.id, t.due, c.reference from task t "
			+ "join conference c on c.id = t.conference where " + OPEN + " and c.chair_id = :chair", "due, id");

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final Promises promises;

	private final Conferences conferences;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Tasks(JdbcClient jdbc, NamedParameterJdbcOperations batches, Promises promises, Conferences conferences,
			Caseload caseload, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.promises = promises;
		this.conferences = conferences;
		this.caseload = caseload;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * At the end of the transaction that books, since who takes part apart is said in it.
	 */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void follow(ConferenceBooked booked) {
		follow(booked.conference());
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void follow(ConferenceChanged changed) {
		follow(changed.conference());
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
	void follow(NeedsNoted noted) {
		follow(noted.conference());
	}

	/** Whoever holds the letter may ring at any moment. */
	@EventListener
	void follow(ActionNotWritten letter) {
		LocalDateTime now = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).truncatedTo(ChronoUnit.MINUTES);
		open(letter.conference(), List.of(new Made(letter.invitee(), Promise.ACTION_IS_TOLD, now, "")));
		this.events.publishEvent(new TasksMoved(letter.conference()));
	}

	private void follow(UUID id) {
		Conference conference = this.conferences.get(id);
		if (conference.status() == Conference.Status.HELD) {
			return;
		}
		List<Made> promised = this.promises.of(conference);
		List<Row> known = rows("conference = :conference and not withdrawn order by opened_at",
				Map.of("conference", id));
		List<Made> missing = new ArrayList<>(promised);
		known.forEach((row) -> missing.removeIf(row::answers));
		known.stream()
			.filter((row) -> row.doneAt == null && promised.stream().noneMatch(row::answers))
			.forEach(this::withdraw);
		if (!missing.isEmpty()) {
			open(id, missing);
			this.events.publishEvent(new TasksMoved(id));
		}
	}

	private void withdraw(Row row) {
		this.jdbc.sql("update task set withdrawn = true, version = version + 1 where id = ? and done_at is null")
			.param(row.id)
			.update();
	}

	private void open(UUID conference, List<Made> made) {
		SqlParameterSource[] rows = made.stream()
			.map((each) -> new MapSqlParameterSource("id", UUID.randomUUID()).addValue("conference", conference)
				.addValue("invitee", each.invitee())
				.addValue("what", each.what().name())
				.addValue("due", each.due())
				.addValue("place", each.place())
				.addValue("now", now()))
			.toArray(SqlParameterSource[]::new);
		this.batches.batchUpdate(
				"insert into task (id, conference, invitee, what, due, place, opened_at) "
						+ "values (:id, :conference, :invitee, :what, :due, :place, :now) "
						+ "on conflict (conference, invitee, what) where done_at is null and not withdrawn do nothing",
				rows);
	}

	/**
	 * How much is to be done until a day's end for each conference of a chair, the most
	 * urgent first.
	 */
	public Map<Reference, Integer> dueBy(String chairId, LocalDate last) {
		Map<Reference, Integer> due = new LinkedHashMap<>();
		OPEN_FOR.read(this.jdbc, chairId, Tasks::due)
			.stream()
			.filter((task) -> !task.due.toLocalDate().isAfter(last))
			.forEach((task) -> due.merge(task.reference, 1, Integer::sum));
		return due;
	}

	private static Due due(ResultSet row, int number) throws SQLException {
		return new Due(new Reference(row.getString("reference")),
				Objects.requireNonNull(row.getObject("due", LocalDateTime.class)));
	}

	/** What is to be done for all the conferences somebody looks after. */
	public List<Task> openForWhoLooksAfter(String objectId) {
		List<Row> all = this.jdbc.sql("select t.* from task t where " + OPEN + " order by t.due, t.id")
			.query(Tasks::read)
			.list();
		Map<UUID, Conference> read = conferences(all);
		return tasks(all.stream()
			.filter((row) -> this.caseload.looksAfter(objectId, Objects.requireNonNull(read.get(row.conference))))
			.toList(), read);
	}

	/** Everything that is to be done for a conference, or was. */
	public List<Task> about(UUID conference) {
		return tasks(
				rows("conference = :conference and not withdrawn order by due, id", Map.of("conference", conference)));
	}

	/** Grows with everything that happens to the tasks of a conference. */
	public long version(UUID conference) {
		return this.jdbc.sql("select coalesce(sum(1 + version), 0) from task where conference = ?")
			.param(conference)
			.query(Long.class)
			.single();
	}

	/**
	 * Ticks a task off.
	 * @param who who did it
	 * @throws OptimisticLockingFailureException where something else is to be done by now
	 */
	@Transactional
	public void done(UUID id, long version, String by, String who, String note) {
		Row row = rows("id = :id", Map.of("id", id)).stream()
			.filter((each) -> this.caseload.find(each.conference, by).isPresent())
			.findFirst()
			.orElseThrow(() -> new Refused("There is no such task among those you look after."));
		if (row.doneAt != null) {
			throw new Refused("Somebody ticked this off already, so nothing was done again.");
		}
		if (who.length() > LONGEST || note.length() > LONGEST) {
			throw new Refused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		int ticked = this.jdbc
			.sql("update task set done_at = :now, done_by = :by, who = :who, note = :note, version = version + 1 "
					+ "where id = :id and version = :version and done_at is null and not withdrawn")
			.param("now", now())
			.param("by", by)
			.param("who", who)
			.param("note", note)
			.param("id", id)
			.param("version", version)
			.update();
		if (ticked != 1) {
			throw new OptimisticLockingFailureException("Something else is to be done by now");
		}
		Conference conference = this.conferences.get(row.conference);
		this.audit.record(by, "ticked off a task", conference.id(), conference.reference().value(), row.what.name());
		this.events.publishEvent(new TasksMoved(conference.id()));
	}

	private List<Task> tasks(List<Row> rows) {
		return tasks(rows, conferences(rows));
	}

	private static List<Task> tasks(List<Row> rows, Map<UUID, Conference> read) {
		return rows.stream().map((row) -> task(row, Objects.requireNonNull(read.get(row.conference)))).toList();
	}

	/** All at once, however many tasks there are. */
	private Map<UUID, Conference> conferences(List<Row> rows) {
		Map<UUID, Conference> read = new HashMap<>();
		this.conferences.among(rows.stream().map(Row::conference).distinct().toList())
			.forEach((each) -> read.put(each.id(), each));
		return read;
	}

	private static Task task(Row row, Conference conference) {
		String whom = conference.invitee(row.invitee).map(Invitee::described).orElse("the child or young person");
		return new Task(row.id, row.conference, row.what.role(), row.what.inWords(whom, row.place), row.due, row.doneAt,
				row.who, row.note, row.version);
	}

	private List<Row> rows(String where, Map<String, ?> parameters) {
		return this.jdbc.sql("select * from task where " + where).params(parameters).query(Tasks::read).list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Row read(ResultSet row, int number) throws SQLException {
		Timestamp done = row.getTimestamp("done_at");
		return new Row(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				Objects.requireNonNull(row.getObject("invitee", UUID.class)), Promise.valueOf(row.getString("what")),
				Objects.requireNonNull(row.getObject("due", LocalDateTime.class)), row.getString("place"),
				(done != null) ? done.toInstant() : null, row.getString("who"), row.getString("note"),
				row.getInt("version"));
	}

	private record Due(Reference reference, LocalDateTime due) {
	}

	private record Row(UUID id, UUID conference, UUID invitee, Promise what, LocalDateTime due, String place,
			@Nullable Instant doneAt, @Nullable String who, @Nullable String note, int version) {

		/** Whether doing this keeps a promise: the same, at the same time and place. */
		private boolean answers(Made made) {
			return this.invitee.equals(made.invitee()) && this.what == made.what() && this.due.equals(made.due())
					&& this.place.equals(made.place());
		}

	}

}
