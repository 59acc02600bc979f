package io.convenor.outcomes;

import java.time.Clock;
import java.util.Optional;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.drafts.Submission;

/** Approves outcomes. */
@Component
@Transactional
public class Approving {

	private final Outcomes outcomes;

	private final OutcomeRecords records;

	private final Conferences conferences;

	private final OutcomeCheck check;

	private final OutcomeReadings readings;

	private final FollowsApproval follows;

	private final Clock clock;

	Approving(Outcomes outcomes, OutcomeRecords records, Conferences conferences, OutcomeCheck check,
			OutcomeReadings readings, FollowsApproval follows, Clock clock) {
		this.outcomes = outcomes;
		this.records = records;
		this.conferences = conferences;
		this.check = check;
		this.readings = readings;
		this.follows = follows;
		this.clock = clock;
	}

	/**
	 * Approves the outcome: in one go the record is stored, the summary posted, each
	 * recipient written to and the next clocks started.
	 * @throws OptimisticLockingFailureException when it is not what the chair was looking
	 * at any more
	 */
	public Outcome approve(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		this.outcomes.requireCanBeRecorded(conference);
		this.check.complete(outcome, conference);
		this.follows.requireClocks(open);
		Readings readings = this.readings.of(open);
		this.check.decidedAll(this.readings.questions(readings));
		Optional<Summary> summary = this.readings.summary(readings);
		outcome.approve(this.clock.instant());
		if (conference.status() == Conference.Status.BOOKED) {
			conference.held();
			this.conferences.save(conference);
		}
		Outcome approved = this.records.save(outcome);
		this.follows.approved(new Readings(approved, conference, readings.readers()), summary, submission.who());
		return approved;
	}

}
