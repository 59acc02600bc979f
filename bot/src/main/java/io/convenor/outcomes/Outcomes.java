package io.convenor.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.ActionNotWritten;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.conference.readers.Called;
import io.convenor.conference.readers.CalledNames;
import io.convenor.conference.readers.Choice;
import io.convenor.conference.readers.Readers;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;

/**
 * Recording what a conference decided: its chair fills it in, sees exactly what will be
 * posted and sent, and approves. Only the conference's own chair gets anything here.
 */
@Component
@Transactional
public class Outcomes {

	private static final int MOST_AWAITED = 8;

	private final OutcomeRecords outcomes;

	private final Kept kept;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Summaries summaries;

	private final Readers readers;

	private final CalledNames called;

	private final NextClocks clocks;

	private final OutcomeLetters letters;

	private final OutcomeCheck check;

	private final ConversationLogs logs;

	private final Sending sending;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final OutcomeChannels channels;

	private final Clock clock;

	Outcomes(OutcomeRecords outcomes, Kept kept, Conferences conferences, Caseload caseload, Summaries summaries,
			Readers readers, CalledNames called, NextClocks clocks, OutcomeLetters letters, OutcomeCheck check,
			ConversationLogs logs, Sending sending, Deliveries deliveries, AuditTrail audit,
			ApplicationEventPublisher events, OutcomeChannels channels, Clock clock) {
		this.outcomes = outcomes;
		this.kept = kept;
		this.conferences = conferences;
		this.caseload = caseload;
		this.summaries = summaries;
		this.readers = readers;
		this.called = called;
		this.clocks = clocks;
		this.letters = letters;
		this.check = check;
		this.logs = logs;
		this.sending = sending;
		this.deliveries = deliveries;
		this.audit = audit;
		this.events = events;
		this.channels = channels;
		this.clock = clock;
	}

	/** A chair's conferences that have begun and wait for their outcome, newest first. */
	@Transactional(readOnly = true)
	public List<Conference> awaited(String chairId) {
		return this.conferences.latestBefore(chairId, Conference.Status.BOOKED,
				this.clock.instant().atZone(Dates.LONDON).toLocalDateTime(), MOST_AWAITED);
	}

	/** A chair's next conference, which may have been held early. */
	@Transactional(readOnly = true)
	public Optional<Conference> next(String chairId) {
		return this.conferences
			.findByChairIdAndStartsAtAfterOrderByStartsAt(chairId,
					this.clock.instant().atZone(Dates.LONDON).toLocalDateTime())
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
			.map((conference) -> this.outcomes.findByConference(conference.id()).orElseGet(() -> begin(conference)));
	}

	/** An outcome, for its chair only. */
	@Transactional(readOnly = true)
	public Optional<Outcome> find(UUID id, String chairId) {
		return this.kept.byId(id).filter((outcome) -> this.caseload.isOwn(outcome.chairId(), chairId));
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

	/**
	 * Takes in what was decided; what was decided for the next child comes next, and
	 * after the last of them the actions.
	 */
	public Outcome decide(UUID id, String chairId, Outcome.Decided decided) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		this.check.decided(decided, conference);
		outcome.decided(decided);
		return decided(outcome, conference, decided.forChild());
	}

	/** The same for another child of the meeting, once it is said what holds for all. */
	public Outcome decide(UUID id, String chairId, DecidedFor child) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		this.check.isBegun(outcome);
		this.check.decided(child, conference);
		outcome.decided(child);
		return decided(outcome, conference, child);
	}

	private Outcome decided(Outcome outcome, Conference conference, DecidedFor child) {
		LocalDate heldOn = outcome.heldOn().orElseThrow();
		clocksAfter(outcome, conference);
		this.check.nextMeeting(child, heldOn, conference.kind(),
				this.clocks.nextMeeting(heldOn, child.decision(), conference));
		int decided = conference.children().stream().map(Child::number).toList().indexOf(child.child());
		if (decided + 1 < conference.children().size()) {
			outcome.turnTo(Outcome.Page.DECISION, decided + 1);
		}
		else {
			boolean hasAreas = ReviewArea.askedFor(conference).findAny().isPresent();
			outcome.turnTo(hasAreas ? Outcome.Page.AREAS : Outcome.Page.ACTIONS, 0);
		}
		return this.outcomes.save(outcome);
	}

	/** Takes in what the record of a Child in Care review says about its areas. */
	public Outcome cover(UUID id, String chairId, Map<ReviewArea, String> said) {
		Outcome outcome = draft(id, chairId);
		outcome.cover(this.check.areas(said, outcome, this.conferences.get(outcome.conference())));
		return this.outcomes.save(outcome);
	}

	/** Adds an action. */
	public Outcome add(UUID id, String chairId, String what, @Nullable UUID owner, @Nullable LocalDate due) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		outcome.add(this.check.action(what, owner, due, outcome, conference));
		this.check.size(outcome, this.summaries.of(readings(outcome, conference)));
		return this.outcomes.save(outcome);
	}

	/** Takes an action out again. */
	public Outcome remove(UUID id, String chairId, UUID action) {
		Outcome outcome = draft(id, chairId);
		outcome.remove(action);
		return this.outcomes.save(outcome);
	}

	/**
	 * Says who is told by mail. What somebody has to decide first comes next, or else the
	 * preview.
	 */
	public Outcome tell(UUID id, String chairId, Set<UUID> invitees) {
		return tell(id, chairId, invitees, Set.of());
	}

	/**
	 * Says who is told by mail, and whom letters to family name where they do something.
	 */
	public Outcome tell(UUID id, String chairId, Set<UUID> invitees, Set<UUID> named) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		Set<UUID> entitled = this.letters.entitled(conference);
		if (!entitled.containsAll(invitees)) {
			throw new Refused("recipients", "Somebody chosen is not entitled to the outcome; please choose again.");
		}
		this.check.complete(outcome, conference);
		outcome.tell(new LinkedHashSet<>(invitees));
		outcome.name(named);
		if (questions(readings(outcome, conference)).open() > 0) {
			outcome.turnTo(Outcome.Page.QUESTIONS, 0);
		}
		return this.outcomes.save(outcome);
	}

	/**
	 * Takes in what the chair decided about words that are held back or asked about, by
	 * question.
	 */
	public Outcome settle(UUID id, String chairId, Map<UUID, Choice> decided) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		Readings readings = readings(outcome, conference);
		Questions questions = questions(readings);
		List<Chosen> chosen = new ArrayList<>();
		decided.forEach((question, choice) -> questions.with(question)
			.ifPresent((asked) -> chosen.addAll(this.check.chosen(asked, choice, readings))));
		outcome.choose(chosen);
		return this.outcomes.save(outcome);
	}

	/** Lists what somebody is called beside their name, or what a child is called. */
	public Outcome call(UUID id, String chairId, String name, @Nullable UUID invitee) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		this.called.add(conference.id(), this.check.called(name, invitee, conference), invitee, chairId);
		return touched(outcome);
	}

	/** Takes a name off that list. */
	public Outcome callNoMore(UUID id, String chairId, String name) {
		Outcome outcome = draft(id, chairId);
		this.called.remove(outcome.conference(), name);
		return touched(outcome);
	}

	/** What people are called beside their names. */
	@Transactional(readOnly = true)
	public List<Called> called(Outcome outcome) {
		return this.called.of(List.of(outcome.conference()));
	}

	/** Whoever looks at it sees something else now. */
	private Outcome touched(Outcome outcome) {
		outcome.turnTo(outcome.page(), 0);
		return this.outcomes.save(outcome);
	}

	private Readings readings(Outcome outcome, Conference conference) {
		return new Readings(outcome, conference, this.readers.of(conference));
	}

	private Questions questions(Readings readings) {
		return Questions.of(readings, readings.told(this.letters.entitled(readings.conference())),
				this.summaries.arePosted(readings.conference()));
	}

	/** Goes to another step of filling it in. */
	public void turnTo(UUID id, String chairId, Outcome.Page page) {
		turnTo(id, chairId, page, 0);
	}

	/**
	 * Goes to another step of filling it in.
	 * @param sheet which part of it, from 0, where one card does not hold it
	 */
	public void turnTo(UUID id, String chairId, Outcome.Page page, int sheet) {
		Outcome outcome = draft(id, chairId);
		Conference conference = this.conferences.get(outcome.conference());
		if (page != Outcome.Page.DECISION) {
			this.check.isDecided(outcome, conference);
		}
		if (page.compareTo(Outcome.Page.ACTIONS) > 0) {
			this.check.complete(outcome, conference);
		}
		if (page == Outcome.Page.AREAS && ReviewArea.askedFor(conference).findAny().isEmpty()) {
			throw new Refused("The record of this kind of meeting has no such areas.");
		}
		outcome.turnTo(page, Math.max(0, sheet));
		ofThatVersion(this.outcomes.turn(id, outcome.version(), page, Math.max(0, sheet)));
	}

	private static void ofThatVersion(boolean changed) {
		if (!changed) {
			throw new OptimisticLockingFailureException("The outcome was changed at the same time");
		}
	}

	/** Exactly what will be posted; empty for a meeting that is posted nowhere. */
	@Transactional(readOnly = true)
	public Optional<Summary> summary(Outcome outcome) {
		Conference conference = this.conferences.get(outcome.conference());
		return this.summaries.of(readings(outcome, conference));
	}

	/** The invitees who may be told, those the rules entitle. */
	@Transactional(readOnly = true)
	public Set<UUID> entitled(Outcome outcome) {
		return this.letters.entitled(this.conferences.get(outcome.conference()));
	}

	/** Everything that goes out, word for word, and what is held back or asked about. */
	@Transactional(readOnly = true)
	public Draft draft(Outcome outcome) {
		Readings readings = readings(outcome, this.conferences.get(outcome.conference()));
		return new Draft(this.summaries.of(readings), this.letters.drafts(readings), questions(readings).all(),
				this.letters.toldOfDissent(readings));
	}

	/** Grows with every change that anybody who looks at an outcome would see. */
	@Transactional(readOnly = true)
	public long seen(Outcome outcome) {
		return outcome.version() + this.sending.moves(outcome.conference());
	}

	/** How far what follows from an approved outcome has come. */
	@Transactional(readOnly = true)
	public FollowUp progress(Outcome outcome) {
		return this.sending.of(outcome);
	}

	/**
	 * Approves the outcome: in one go the record is stored, the summary posted, each
	 * recipient written to and the next clocks started.
	 * @param seen the version the chair was looking at
	 * @throws OptimisticLockingFailureException when it is not the present one any more
	 */
	public Outcome approve(UUID id, String chairId, int seen) {
		Outcome outcome = draft(id, chairId);
		if (outcome.version() != seen) {
			throw new OptimisticLockingFailureException("The outcome was changed since it was looked at");
		}
		Conference conference = this.conferences.get(outcome.conference());
		notCancelled(conference);
		this.logs.requireFinished(conference);
		this.check.complete(outcome, conference);
		clocksAfter(outcome, conference);
		Readings readings = readings(outcome, conference);
		this.check.decidedAll(questions(readings));
		Optional<Summary> summary = this.summaries.of(readings);
		outcome.approve(this.clock.instant());
		if (conference.status() == Conference.Status.BOOKED) {
			conference.held();
			this.conferences.save(conference);
		}
		Outcome approved = this.outcomes.save(outcome);
		this.clocks.start(approved, conference);
		summary.ifPresent((words) -> {
			storeRecord(approved, conference, words);
			storeCaseNote(approved, conference);
		});
		Readings sent = new Readings(approved, conference, readings.readers());
		this.letters.toBeTold(sent)
			.forEach((invitee) -> this.events.publishEvent(new ActionNotWritten(conference.id(), invitee.id())));
		if (this.letters.send(sent) == 0) {
			this.clocks.sent(conference, this.clock.instant().atZone(Dates.LONDON).toLocalDate());
		}
		this.audit.record(chairId, "approved the outcome", conference.id(), conference.reference().value(), null);
		this.events.publishEvent(new OutcomeMoved(approved.id(), conference.id()));
		return approved;
	}

	/** Takes in how the summary was posted. */
	public void posted(UUID id, Outcome.Posted how) {
		Outcome outcome = this.outcomes.findById(id).orElseThrow();
		ofThatVersion(this.outcomes.posted(id, outcome.version(), how));
	}

	/**
	 * Takes in where the record lies, and lets the summary go, which carries the link.
	 */
	void recordStored(StoreRecord stored, @Nullable String url) {
		Outcome outcome = this.outcomes.findById(stored.outcome()).orElseThrow();
		if (url != null) {
			ofThatVersion(this.outcomes.recordStored(outcome.id(), outcome.version(), url));
		}
		OutcomesSettings.Place place = this.channels.named(stored.channel());
		Instant signInBy = this.clock.instant().plus(this.channels.signInWait());
		this.deliveries.enqueue(Parcel.of(OutcomeKeys.summary(outcome.conference()), outcome.conference(),
				"the outcomes channel", new PostSummary(outcome.id(), place.team(), place.channel(), outcome.chairId(),
						stored.summary().linkedTo(url), signInBy)));
	}

	/** The chair has just signed in: what waited for that goes now. */
	public void signedIn(String chairId) {
		this.outcomes.findByChairIdAndStateAndPostedIsNull(chairId, Outcome.State.APPROVED)
			.forEach((outcome) -> this.deliveries.hurry(OutcomeKeys.summary(outcome.conference())));
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

	/** Asked for on two devices at once, it is begun once. */
	private Outcome begin(Conference conference) {
		notCancelled(conference);
		this.logs.requireFinished(conference);
		try {
			return this.outcomes
				.save(Outcome.draft(conference.id(), conference.chairId(), this.letters.entitledByDefault(conference)));
		}
		catch (DuplicateKeyException ex) {
			return this.outcomes.findByConference(conference.id()).orElseThrow(() -> ex);
		}
	}

	private Outcome draft(UUID id, String chairId) {
		Outcome outcome = find(id, chairId)
			.orElseThrow(() -> new Refused("There is no such outcome among yours; say “conferences” to see yours."));
		if (outcome.approved()) {
			throw new Refused("This outcome is approved already and has gone out; it no longer changes.");
		}
		this.logs.covered(this.conferences.get(outcome.conference())).ifPresent(outcome::covered);
		return outcome;
	}

	private static void notCancelled(Conference conference) {
		if (conference.status() == Conference.Status.CANCELLED) {
			throw new Refused("%s was cancelled, so there is no outcome to record.".formatted(conference.reference()));
		}
	}

	private void clocksAfter(Outcome outcome, Conference conference) {
		try {
			this.clocks.after(outcome, conference);
		}
		catch (DateNotCoveredException ex) {
			throw new Refused("heldOn",
					"The dates that follow cannot be counted, because the list of bank holidays ends before them; "
							+ "please ask the administration team for a newer list.");
		}
	}

}
