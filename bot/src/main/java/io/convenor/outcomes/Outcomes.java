package io.convenor.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.Dates;

/**
 * Recording what a conference decided: its chair fills it in, sees exactly what will be
 * posted and sent, and approves. Only the conference's own chair gets anything here.
 */
@Component
@Transactional
public class Outcomes {

	private static final int LONGEST_ACTION = 500;

	private static final int LONGEST_DISSENT = 2000;

	private static final int MOST_ACTIONS = 20;

	private static final int YEARS_AHEAD = 2;

	private final OutcomeRecords outcomes;

	private final Conferences conferences;

	private final Summaries summaries;

	private final NextClocks clocks;

	private final Letters letters;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final OutcomesSettings settings;

	private final Clock clock;

	Outcomes(OutcomeRecords outcomes, Conferences conferences, Summaries summaries, NextClocks clocks, Letters letters,
			Deliveries deliveries, AuditTrail audit, OutcomesSettings settings, Clock clock) {
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.summaries = summaries;
		this.clocks = clocks;
		this.letters = letters;
		this.deliveries = deliveries;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * The outcome of a chair's conference, begun if it was not yet; empty when it is not
	 * theirs.
	 */
	public Optional<Outcome> of(Reference reference, String chairId) {
		return this.conferences.forChair(reference, chairId)
			.map((conference) -> this.outcomes.findByConference(conference.id()).orElseGet(() -> begin(conference)));
	}

	/** An outcome, for its chair only. */
	@Transactional(readOnly = true)
	public Optional<Outcome> find(UUID id, String chairId) {
		return this.outcomes.findById(id).filter((outcome) -> outcome.chairId().equals(chairId));
	}

	/** An outcome as it stands, for showing it where it was shown to its chair before. */
	@Transactional(readOnly = true)
	public Optional<Outcome> find(UUID id) {
		return this.outcomes.findById(id);
	}

	/** The outcome of a conference, if one was begun. */
	@Transactional(readOnly = true)
	public Optional<Outcome> ofConference(UUID conference) {
		return this.outcomes.findByConference(conference);
	}

	/** Takes in what was decided. */
	public Outcome decide(UUID id, String chairId, Outcome.Decided decided) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		check(decided, conference);
		outcome.decided(decided);
		return this.outcomes.save(outcome);
	}

	/** Adds an action. */
	public Outcome add(UUID id, String chairId, String what, @Nullable UUID owner, @Nullable LocalDate due) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		String tidy = what.strip();
		if (tidy.isEmpty()) {
			throw new Refused("what", "Please say what is to be done.");
		}
		if (tidy.length() > LONGEST_ACTION) {
			throw new Refused("what",
					"The action is %,d characters long; please keep it to %d and put the rest in the plan."
						.formatted(tidy.length(), LONGEST_ACTION));
		}
		if (owner == null || conference.invitee(owner).isEmpty()) {
			throw new Refused("owner", "Please choose who does it from the people of this conference.");
		}
		LocalDate by = checkDue(due, outcome);
		if (outcome.actions().size() >= MOST_ACTIONS) {
			throw new Refused("what",
					"There are %d actions already, which is as many as one summary holds. Please combine some."
						.formatted(MOST_ACTIONS));
		}
		outcome.add(new Action(UUID.randomUUID(), tidy, owner, by));
		return this.outcomes.save(outcome);
	}

	/** Takes an action out again. */
	public Outcome remove(UUID id, String chairId, UUID action) {
		Outcome outcome = draft(id, chairId);
		outcome.remove(action);
		return this.outcomes.save(outcome);
	}

	/** Says who is told by mail. */
	public Outcome tell(UUID id, String chairId, Set<UUID> invitees) {
		Outcome outcome = draft(id, chairId);
		Set<UUID> entitled = this.letters.entitled(this.conferences.get(outcome.conference()));
		if (!entitled.containsAll(invitees)) {
			throw new Refused("recipients", "Somebody chosen is not entitled to the outcome. Please choose again.");
		}
		outcome.tell(new LinkedHashSet<>(invitees));
		return this.outcomes.save(outcome);
	}

	/** Exactly what will be posted; empty for a meeting that is posted nowhere. */
	@Transactional(readOnly = true)
	public Optional<Summary> summary(Outcome outcome) {
		return this.summaries.of(outcome, this.conferences.get(outcome.conference()));
	}

	/** The invitees who may be told, those the rules entitle. */
	@Transactional(readOnly = true)
	public Set<UUID> entitled(Outcome outcome) {
		return this.letters.entitled(this.conferences.get(outcome.conference()));
	}

	/**
	 * Approves the outcome: in one go the record is stored, the summary posted, each
	 * recipient written to and the next clocks started.
	 */
	public Outcome approve(UUID id, String chairId) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		if (outcome.decision().isEmpty() || outcome.heldOn().isEmpty()) {
			throw new Refused("decision", "Please fill in the decision first.");
		}
		if (outcome.decision().get().plan() && outcome.actions().isEmpty()) {
			throw new Refused("what", "A plan needs at least one action. Please add one, then approve.");
		}
		Instant now = this.clock.instant();
		outcome.approve(now);
		conference.held();
		this.conferences.save(conference);
		Outcome approved = this.outcomes.save(outcome);
		this.clocks.start(approved, conference);
		this.deliveries.enqueue(Parcel.of(conference.id() + "/record", conference.id(), "the document library",
				new StoreRecord(approved.id(), conference.reference() + "/Outcome",
						conference.reference() + " outcome record.html")));
		this.letters.send(approved, conference);
		this.audit.record(chairId, "approved the outcome", conference.id(), conference.reference().value(), null);
		return approved;
	}

	/** Takes in how the summary was posted. */
	public void posted(UUID id, Outcome.Posted how) {
		Outcome outcome = this.outcomes.findById(id).orElseThrow();
		outcome.posted(how);
		this.outcomes.save(outcome);
	}

	/**
	 * Takes in where the record lies, and lets the summary go, which carries the link.
	 */
	void recordStored(UUID id, @Nullable String url) {
		Outcome outcome = this.outcomes.findById(id).orElseThrow();
		if (url != null) {
			outcome.recordStored(url);
			this.outcomes.save(outcome);
		}
		Conference conference = this.conferences.get(outcome.conference());
		if (this.summaries.of(outcome, conference).isPresent()) {
			this.deliveries.enqueue(
					Parcel.of(postKey(outcome), conference.id(), "the outcomes channel", new PostSummary(outcome.id(),
							this.settings.team(), this.settings.channel(), outcome.chairId(), this.clock.instant())));
		}
	}

	/** The chair has just signed in: what waited for that goes now. */
	public void signedIn(String chairId) {
		this.outcomes.findByChairIdAndStateAndPostedIsNull(chairId, Outcome.State.APPROVED)
			.forEach((outcome) -> this.deliveries.hurry(postKey(outcome)));
	}

	private static String postKey(Outcome outcome) {
		return outcome.conference() + "/summary";
	}

	private Outcome begin(Conference conference) {
		return this.outcomes
			.save(Outcome.draft(conference.id(), conference.chairId(), this.letters.entitledByDefault(conference)));
	}

	private Outcome draft(UUID id, String chairId) {
		Outcome outcome = find(id, chairId).orElseThrow(
				() -> new Refused("", "There is no such outcome among yours. Say “conferences” to see yours."));
		if (outcome.approved()) {
			throw new Refused("", "This outcome is approved already and has gone out; it no longer changes.");
		}
		return outcome;
	}

	private void check(Outcome.Decided decided, Conference conference) {
		LocalDate today = LocalDate.now(this.clock);
		if (decided.heldOn().isAfter(today)) {
			throw new Refused("heldOn", "The meeting cannot have been held on %s, which is still to come. "
				.formatted(Dates.inWords(decided.heldOn())) + "Please record the outcome after the meeting.");
		}
		LocalDate booked = conference.bookedAt().atZone(Dates.LONDON).toLocalDate();
		if (decided.heldOn().isBefore(booked)) {
			throw new Refused("heldOn",
					"The meeting was booked on %s, so it cannot have been held on %s. Please check the date."
						.formatted(Dates.inWords(booked), Dates.inWords(decided.heldOn())));
		}
		if (!Decision.of(conference.kind()).contains(decided.decision())) {
			throw new Refused("decision",
					"That decision does not belong to this kind of meeting. Please choose again.");
		}
		if (decided.decision().plan() && decided.category() == null) {
			throw new Refused("category", "A child protection plan needs its category. Please choose one.");
		}
		if (decided.dissent() != null && decided.dissent().length() > LONGEST_DISSENT) {
			throw new Refused("dissent", "The dissent is %,d characters long; please keep it to %,d."
				.formatted(decided.dissent().length(), LONGEST_DISSENT));
		}
	}

	private LocalDate checkDue(@Nullable LocalDate due, Outcome outcome) {
		if (due == null) {
			throw new Refused("due", "Please say by when it is to be done.");
		}
		LocalDate from = outcome.heldOn().orElse(LocalDate.now(this.clock));
		if (due.isBefore(from)) {
			throw new Refused("due",
					"%s is before the meeting. Please choose a later day.".formatted(Dates.inWords(due)));
		}
		if (due.isAfter(from.plusYears(YEARS_AHEAD))) {
			throw new Refused("due", "%s is more than %d years away. Please choose an earlier day."
				.formatted(Dates.inWords(due), YEARS_AHEAD));
		}
		return due;
	}

}
