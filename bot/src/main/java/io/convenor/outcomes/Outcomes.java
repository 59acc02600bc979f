package io.convenor.outcomes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.timescales.Dates;

/**
 * The outcomes of conferences: its chair fills one in, sees exactly what will be posted
 * and sent, and approves. Only the conference's own chair gets anything here.
 */
@Component
@Transactional
public class Outcomes {

	private static final int MOST_AWAITED = 8;

	private final OutcomeRecords records;

	private final Kept kept;

	private final Conferences conferences;

	private final Caseload caseload;

	private final ConversationLogs logs;

	private final Clock clock;

	Outcomes(OutcomeRecords records, Kept kept, Conferences conferences, Caseload caseload, ConversationLogs logs,
			Clock clock) {
		this.records = records;
		this.kept = kept;
		this.conferences = conferences;
		this.caseload = caseload;
		this.logs = logs;
		this.clock = clock;
	}

	/** A chair's conferences that have begun and wait for their outcome, newest first. */
	@Transactional(readOnly = true)
	public List<Conference> awaited(String chairId) {
		return this.conferences.latestBefore(chairId, Conference.Status.BOOKED, Dates.now(this.clock), MOST_AWAITED);
	}

	/** A chair's next conference, which may have been held early. */
	@Transactional(readOnly = true)
	public Optional<Conference> next(String chairId) {
		return this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(chairId, Dates.now(this.clock))
			.stream()
			.filter((conference) -> conference.status() == Conference.Status.BOOKED)
			.findFirst();
	}

	/**
	 * The outcome of a chair's conference, begun if it was not yet; empty when it is not
	 * theirs.
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public Optional<Outcome> of(Reference reference, String chairId) {
		return this.caseload.own(reference, chairId)
			.map((conference) -> this.records.findByConference(conference.id()).orElseGet(() -> begin(conference)));
	}

	/** An outcome, for its chair only. */
	@Transactional(readOnly = true)
	public Optional<Outcome> find(UUID id, String chairId) {
		return this.kept.byId(id).filter((outcome) -> this.caseload.isOwn(outcome.who(), chairId));
	}

	/** An outcome as it stands, for showing it where it was shown to its chair before. */
	@Transactional(readOnly = true)
	public Optional<Outcome> find(UUID id) {
		return this.kept.byId(id);
	}

	/** The outcome of a conference, if one was begun. */
	@Transactional(readOnly = true)
	public Optional<Outcome> ofConference(UUID conference) {
		return this.kept.outcome(conference);
	}

	/** Asked for on two devices at once, it is begun once. */
	private Outcome begin(Conference conference) {
		requireCanBeRecorded(conference);
		try {
			return this.records.save(
					Outcome.draft(conference.id(), conference.chairId(), OutcomeLetters.entitledByDefault(conference)));
		}
		catch (DuplicateKeyException ex) {
			return this.records.findByConference(conference.id()).orElseThrow(() -> ex);
		}
	}

	/**
	 * An outcome that its chair still fills in.
	 * @throws OptimisticLockingFailureException if it was changed since the chair saw it
	 */
	OpenOutcome open(Submission submission) {
		Outcome outcome = find(submission.draft(), submission.who())
			.orElseThrow(() -> new Refused("There is no such outcome among yours; say “conferences” to see yours."));
		if (outcome.approved()) {
			throw new Refused("This outcome is approved already and has gone out; it no longer changes.");
		}
		outcome.requireSeen(submission);
		Conference conference = this.conferences.get(outcome.conference());
		this.logs.covered(conference).ifPresent(outcome::covered);
		return new OpenOutcome(outcome, conference);
	}

	/** It is recorded of what was held, and after conversations that are finished. */
	void requireCanBeRecorded(Conference conference) {
		if (conference.status() == Conference.Status.CANCELLED) {
			throw new Refused("%s was cancelled, so there is no outcome to record.".formatted(conference.reference()));
		}
		this.logs.requireFinished(conference);
	}

	static void ofThatVersion(boolean changed) {
		if (!changed) {
			throw new OptimisticLockingFailureException("The outcome was changed at the same time");
		}
	}

}
