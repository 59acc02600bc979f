package io.convenor.scheduling.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
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
import io.convenor.scheduling.answers.NeedsNoted;
import io.convenor.scheduling.tasks.Promises.Made;
import io.convenor.scheduling.tasks.StoredTasks.Row;
import io.convenor.timescales.Dates;

/**
 * What letters promise, to be done by somebody and ticked off. It follows each
 * arrangement: what is promised for another time or place is to be done anew, and what is
 * promised no longer is taken back. What is open stays so until somebody ticks it.
 */
@Component
public class Tasks {

	private static final int LONGEST = 200;

	private final StoredTasks stored;

	private final Promises promises;

	private final Conferences conferences;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Tasks(StoredTasks stored, Promises promises, Conferences conferences, Caseload caseload, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
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
		LocalDateTime now = Dates.now(this.clock).truncatedTo(ChronoUnit.MINUTES);
		this.stored.open(letter.conference(), List.of(new Made(letter.invitee(), Promise.ACTION_IS_TOLD, now, "")));
		this.events.publishEvent(new TasksMoved(letter.conference()));
	}

	private void follow(UUID id) {
		Conference conference = this.conferences.get(id);
		if (conference.status() == Conference.Status.HELD) {
			return;
		}
		List<Made> promised = this.promises.of(conference);
		List<Row> known = this.stored.of(id, "opened_at");
		List<Made> missing = new ArrayList<>(promised);
		known.forEach((row) -> missing.removeIf(row::answers));
		known.stream()
			.filter((row) -> row.doneAt() == null && promised.stream().noneMatch(row::answers))
			.forEach(this.stored::withdraw);
		if (!missing.isEmpty()) {
			this.stored.open(id, missing);
			this.events.publishEvent(new TasksMoved(id));
		}
	}

	/**
	 * How much is to be done until a day's end for each conference of a chair, the most
	 * urgent first.
	 */
	public Map<Reference, Integer> dueBy(String chairId, LocalDate last) {
		Map<Reference, Integer> due = new LinkedHashMap<>();
		this.stored.openFor(chairId)
			.stream()
			.filter((task) -> !task.due().toLocalDate().isAfter(last))
			.forEach((task) -> due.merge(task.reference(), 1, Integer::sum));
		return due;
	}

	/** What is to be done for all the conferences somebody looks after. */
	public List<Task> openForWhoLooksAfter(String objectId) {
		List<Row> all = this.stored.open();
		Map<UUID, Conference> read = conferences(all);
		return tasks(all.stream()
			.filter((row) -> this.caseload.looksAfter(objectId, Objects.requireNonNull(read.get(row.conference()))))
			.toList(), read);
	}

	/** Everything that is to be done for a conference, or was. */
	public List<Task> about(UUID conference) {
		return tasks(this.stored.of(conference, "due, id"));
	}

	/** Grows with everything that happens to the tasks of a conference. */
	public long version(UUID conference) {
		return this.stored.version(conference);
	}

	/**
	 * Ticks a task off.
	 * @param who who did it
	 * @throws OptimisticLockingFailureException where something else is to be done by now
	 */
	@Transactional
	public void done(UUID id, long version, String by, String who, String note) {
		Row row = this.stored.find(id)
			.filter((each) -> this.caseload.find(each.conference(), by).isPresent())
			.orElseThrow(() -> new Refused("There is no such task among those you look after."));
		if (row.doneAt() != null) {
			throw new Refused("Somebody ticked this off already, so nothing was done again.");
		}
		if (who.length() > LONGEST || note.length() > LONGEST) {
			throw new Refused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		this.stored.done(row, version, by, who, note);
		Conference conference = this.conferences.get(row.conference());
		this.audit.record(by, "ticked off a task", conference.id(), conference.reference().value(), row.what().name());
		this.events.publishEvent(new TasksMoved(conference.id()));
	}

	private List<Task> tasks(List<Row> rows) {
		return tasks(rows, conferences(rows));
	}

	private static List<Task> tasks(List<Row> rows, Map<UUID, Conference> read) {
		return rows.stream().map((row) -> task(row, Objects.requireNonNull(read.get(row.conference())))).toList();
	}

	/** All at once, however many tasks there are. */
	private Map<UUID, Conference> conferences(List<Row> rows) {
		Map<UUID, Conference> read = new HashMap<>();
		this.conferences.among(rows.stream().map(Row::conference).distinct().toList())
			.forEach((each) -> read.put(each.id(), each));
		return read;
	}

	private static Task task(Row row, Conference conference) {
		String whom = conference.invitee(row.invitee()).map(Invitee::described).orElse("the child or young person");
		return new Task(row.id(), row.conference(), row.what().role(), row.what().inWords(whom, row.place()), row.due(),
				row.doneAt(), row.who(), row.note(), row.version());
	}

}
