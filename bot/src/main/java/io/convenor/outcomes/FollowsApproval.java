package io.convenor.outcomes;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.ActionNotWritten;
import io.convenor.conference.Conference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.Dates;

/**
 * What follows when an outcome is approved: the next clocks, the record and the case note
 * in the library, a letter to everybody who is told.
 */
@Component
class FollowsApproval {

	private final NextClocks clocks;

	private final Deliveries deliveries;

	private final ConversationLogs logs;

	private final OutcomeLetters letters;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	FollowsApproval(NextClocks clocks, Deliveries deliveries, ConversationLogs logs, OutcomeLetters letters,
			AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.clocks = clocks;
		this.deliveries = deliveries;
		this.logs = logs;
		this.letters = letters;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Requires that the dates that follow can be counted. */
	void requireClocks(OpenOutcome open) {
		this.clocks.requireCountable(open.outcome(), open.conference());
	}

	/** Runs in the transaction that approves. */
	void approved(Readings readings, Optional<Summary> summary, String chairId) {
		Outcome approved = readings.outcome();
		Conference conference = readings.conference();
		this.clocks.start(approved, conference);
		summary.ifPresent((words) -> {
			storeRecord(approved, conference, words);
			storeCaseNote(approved, conference);
		});
		this.letters.toBeTold(readings)
			.forEach((invitee) -> this.events.publishEvent(new ActionNotWritten(conference.id(), invitee.id())));
		if (this.letters.send(readings) == 0) {
			this.clocks.sent(conference, Dates.today(this.clock));
		}
		this.audit.record(chairId, "approved the outcome", conference.id(), conference.reference().value(), null);
		this.events.publishEvent(new OutcomeMoved(approved.id(), conference.id()));
	}

	/**
	 * What is posted nowhere is not put where others could come across it either: an
	 * allegations meeting has no record in the library.
	 */
	private void storeRecord(Outcome outcome, Conference conference, Summary summary) {
		this.deliveries.enqueue(Parcel.of(OutcomeKeys.record(conference.id()), conference.id(), "the document library",
				new StoreRecord(outcome.id(), conference.reference() + "/Outcome",
						conference.reference() + " outcome record.html",
						Objects.requireNonNull(conference.guide().channel()), summary)));
	}

	/**
	 * What was written down of conversations is kept, also where a meeting was held in
	 * the end.
	 */
	private void storeCaseNote(Outcome outcome, Conference conference) {
		if (this.logs.of(conference).log().begun()) {
			this.deliveries.enqueue(Parcel.of(OutcomeKeys.caseNote(conference.id()), conference.id(),
					"the document library", new StoreCaseNote(outcome.id(), conference.reference() + "/Outcome",
							conference.reference() + " case note.html")));
		}
	}

}
