package io.convenor.outcomes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;

/**
 * Where a conference that is held by conversations is written down: who was spoken to,
 * what was read, what the record covers. Only those who look after the conference get
 * anything here, and only its chair finishes it. Refusals are a {@link Refused}.
 */
@Component
@Transactional
public class ConversationLogs {

	private final ConversationLogRecords logs;

	private final Kept kept;

	private final FormerConversations former;

	private final Conferences conferences;

	private final Caseload caseload;

	private final RiskAssessments assessments;

	private final ConversationCheck check;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ConversationLogs(ConversationLogRecords logs, Kept kept, FormerConversations former, Conferences conferences,
			Caseload caseload, RiskAssessments assessments, ConversationCheck check, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.logs = logs;
		this.kept = kept;
		this.former = former;
		this.conferences = conferences;
		this.caseload = caseload;
		this.assessments = assessments;
		this.check = check;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** How far a conference is, for those who look after it. */
	@Transactional(readOnly = true)
	public Optional<Checklist> checklist(UUID conference, String objectId) {
		return this.caseload.find(conference, objectId).map(this::of);
	}

	/** The same, where it is known already who looks at it. */
	@Transactional(readOnly = true)
	public Checklist of(Conference conference) {
		return checklist(conference, log(conference));
	}

	private Checklist checklist(Conference conference, ConversationLog log) {
		return Checklist.of(conference, log, this.assessments.ofVisits(conference));
	}

	/** Which of a chair's conferences have a visit planned. */
	@Transactional(readOnly = true)
	public Set<UUID> visitsPlanned(String chairId) {
		return this.kept.logsWithVisits(chairId).stream().map(ConversationLog::conference).collect(Collectors.toSet());
	}

	/** How far those conferences are. */
	@Transactional(readOnly = true)
	public List<Checklist> withVisits(String chairId) {
		return this.kept.logsWithVisits(chairId)
			.stream()
			.map((log) -> checklist(this.conferences.get(log.conference()), log))
			.filter((checklist) -> !checklist.visits().isEmpty())
			.toList();
	}

	/** What a conversation said before its corrections, the oldest first. */
	@Transactional(readOnly = true)
	public List<FormerConversation> before(UUID conference, String objectId, UUID conversation) {
		return this.caseload.find(conference, objectId)
			.map((found) -> this.former.of(found.id(), conversation))
			.orElseGet(List::of);
	}

	/**
	 * Writes down a conversation; told the same again, it changes nothing. One in person
	 * is written down also where the risk assessment that the rules ask for before a
	 * visit is not there: it was had, the record of it is owed to the child, and refusing
	 * it would undo nothing. {@link Checklist#unassessed()} then tells of it, and the log
	 * is finished only once the assessment that was there before is recorded, or a reason
	 * is given, which the case note repeats.
	 */
	public void record(UUID conference, String objectId, Told told) {
		write(conference, objectId, "recorded a conversation", (checklist, log) -> {
			var conversation = this.check.conversation(told, checklist, UUID.randomUUID(), objectId, 0, Set.of());
			if (log.conversations().stream().noneMatch(conversation::saysTheSameAs)) {
				this.check.room(log);
				log.record(conversation);
			}
		});
	}

	/**
	 * Corrects a conversation; what it said before is kept.
	 * @param seen how many corrections it had when it was looked at
	 */
	public void correct(UUID conference, String objectId, UUID conversation, int seen, Told told) {
		write(conference, objectId, "corrected a conversation", (checklist, log) -> {
			var before = log.conversation(conversation)
				.orElseThrow(() -> new Refused("There is no such conversation in this log; please choose again."));
			var corrected = this.check.conversation(told, checklist, conversation, objectId, before.corrections() + 1,
					before.whom());
			if (corrected.saysTheSameAs(before)) {
				return;
			}
			if (before.corrections() != seen) {
				throw new Refused("Somebody corrected this conversation meanwhile. What you wrote is still here: "
						+ "copy it, go back, and open the conversation again to see what it says now.");
			}
			this.former.keep(checklist, before, corrected);
			log.correct(corrected.unassessed(stillHolds(before, corrected) ? before.unassessedBecause() : null));
		});
	}

	/** Whether a reason for seeing people is about what the conversation says now. */
	private static boolean stillHolds(ConversationLog.Conversation before, ConversationLog.Conversation corrected) {
		return corrected.means() == Means.IN_PERSON && corrected.heldOn().equals(before.heldOn())
				&& before.whom().containsAll(corrected.whom());
	}

	/**
	 * Records an assessment of the risk of visiting people. One that finds it not safe
	 * calls off the visits that are planned to them.
	 */
	public void assess(UUID conference, String objectId, Collection<UUID> people, AssessedRisk risk) {
		write(conference, objectId, "recorded a risk assessment of a visit", risk.finding().name(),
				(checklist, log) -> people.forEach((person) -> {
					if (PersonToSpeakTo.ever(checklist.conference())
						.stream()
						.noneMatch((each) -> each.id().equals(person))) {
						throw new Refused("person",
								"Somebody you chose is no longer on the list; please choose again.");
					}
					this.assessments.recordVisit(checklist.conference(), person, risk, objectId);
					if (!risk.finding().allowsMeeting()) {
						log.callOff(person);
					}
				}));
	}

	/**
	 * Plans a visit, or moves the one that is planned. Where the rules ask for a risk
	 * assessment first, it is refused until there is one that allows it.
	 */
	public void planVisit(UUID conference, String objectId, Visit.Wish wish) {
		write(conference, objectId, "planned a visit", (checklist, log) -> {
			requireChair(checklist, objectId);
			Visit visit = this.check.visit(wish, checklist);
			checklist.risks().problem(visit.person()).ifPresent((sentence) -> {
				throw new Refused(RiskForm.FINDING, sentence);
			});
			log.plan(visit);
		});
	}

	/** Calls off the visit to somebody. */
	public void callOffVisit(UUID conference, String objectId, @Nullable UUID person) {
		write(conference, objectId, "called off a visit", (checklist, log) -> {
			requireChair(checklist, objectId);
			Visit visit = checklist.visits()
				.stream()
				.filter((each) -> each.person().equals(person))
				.findFirst()
				.orElseThrow(() -> new Refused("visit", "Please choose one of the visits that are planned."));
			log.callOff(visit.person());
		});
	}

	private static void requireChair(Checklist checklist, String objectId) {
		if (!checklist.conference().chairId().equals(objectId)) {
			throw new Refused("Only the chair plans visits and calls them off.");
		}
	}

	/** Takes in why people were seen although no risk assessment had allowed it. */
	public void explainUnassessed(UUID conference, String objectId, UUID conversation, String because) {
		write(conference, objectId, "said why a visit was not assessed", (checklist, log) -> {
			var held = log.conversation(conversation)
				.orElseThrow(() -> new Refused("There is no such conversation in this log; please choose again."));
			if (checklist.missedFor(held).isEmpty()) {
				throw new Refused("No reason is needed for that conversation; please look at the list again.");
			}
			log.explain(held, this.check.unassessed(because));
		});
	}

	/** Takes in what was read. */
	public void read(UUID conference, String objectId, Collection<DocumentToRead> documents) {
		if (documents.isEmpty()) {
			throw new Refused("documents", "Please tick what you have read.");
		}
		write(conference, objectId, "read documents",
				(_, log) -> documents.forEach((document) -> log.read(document, this.clock.instant())));
	}

	/** Takes in why somebody could not be spoken to. */
	public void couldNotSpeakTo(UUID conference, String objectId, @Nullable UUID person, String reason) {
		write(conference, objectId, "said why somebody was not spoken to", (checklist, log) -> {
			UUID whom = checklist.people()
				.stream()
				.map(PersonToSpeakTo::id)
				.filter((id) -> id.equals(person))
				.findFirst()
				.orElseThrow(() -> new Refused("person", "Please choose whom you could not speak to."));
			if (log.spokenTo(whom)) {
				throw new Refused("person", "You have spoken to them, so no reason is needed; please choose again.");
			}
			log.couldNotSpeakTo(whom, this.check.reason(reason));
		});
	}

	/** Takes in what the record says about one area; no words take it back. */
	public void cover(UUID conference, String objectId, ReviewArea area, String words) {
		write(conference, objectId, "filled in an area", (checklist, log) -> {
			if (!checklist.areas().contains(area)) {
				throw new Refused("words", "The record of this kind of meeting does not cover that area.");
			}
			log.cover(area, this.check.area(words));
		});
	}

	/** Takes in the brief minutes of a conference; no words take them back. */
	public void minute(UUID conference, String objectId, String words) {
		write(conference, objectId, "wrote brief minutes", (checklist, log) -> {
			if (!checklist.minuted()) {
				throw new Refused("words", "The record of this review covers its areas, and needs no minutes beside.");
			}
			log.minute(this.check.minutes(words));
		});
	}

	/** Ends the conversations; nothing of them changes after that. */
	public void finish(UUID conference, String objectId) {
		write(conference, objectId, "finished the conversations", (checklist, log) -> {
			if (!checklist.conference().chairId().equals(objectId)) {
				throw new Refused("Only the chair finishes the conversations. Everything you wrote is saved.");
			}
			if (!checklist.complete()) {
				throw new Refused("This cannot be finished yet. " + String.join(" ", checklist.missing()));
			}
			log.finish(this.clock.instant());
		});
	}

	/** The outcome of a conference comes after its conversations. */
	void requireFinished(Conference conference) {
		if (conference.way() == Way.CONVERSATIONS && !log(conference).finished()) {
			throw new Refused(
					"%s is held by conversations, and they are not finished. Type “status %s”, press Conversations, and finish them first."
						.formatted(conference.reference(), conference.reference()));
		}
	}

	/** The day a conference held by conversations counts as held on, once it is known. */
	@Transactional(readOnly = true)
	public Optional<LocalDate> heldOn(Conference conference) {
		return (conference.way() == Way.CONVERSATIONS) ? log(conference).lastDay() : Optional.empty();
	}

	/**
	 * What the conversations covered, which the record then says; empty for a meeting.
	 */
	Optional<List<Covered>> covered(Conference conference) {
		return (conference.way() == Way.CONVERSATIONS && conference.kind().careReview())
				? Optional.of(log(conference).covered()) : Optional.empty();
	}

	/** Takes in where the case note lies. */
	void noteStored(UUID conference, String url) {
		this.logs.findById(conference).ifPresent((log) -> {
			log.noteStored(url);
			this.logs.save(log);
			this.events.publishEvent(new ConversationsMoved(conference));
		});
	}

	/**
	 * Everybody who writes in a log holds its conference, so that two of them wait for
	 * each other and neither undoes what the other wrote.
	 */
	private void write(UUID id, String objectId, String did, BiConsumer<Checklist, ConversationLog> change) {
		write(id, objectId, did, null, change);
	}

	private void write(UUID id, String objectId, String did, @Nullable String details,
			BiConsumer<Checklist, ConversationLog> change) {
		Conference conference = this.caseload.locked(id, objectId).orElseThrow(ConversationLogs::notTheirs);
		ConversationLog log = log(conference);
		stillWritten(conference, log);
		change.accept(checklist(conference, log), log);
		this.logs.save(log);
		this.audit.record(objectId, did, id, conference.reference().value(), details);
		this.events.publishEvent(new ConversationsMoved(id));
	}

	private ConversationLog log(Conference conference) {
		return this.kept.log(conference.id())
			.orElseGet(() -> ConversationLog.open(conference.id(), this.clock.instant()));
	}

	private static void stillWritten(Conference conference, ConversationLog log) {
		if (log.finished()) {
			throw new Refused("These conversations are finished, so nothing in them changes any more.");
		}
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused("%s is no longer planned, so nothing is added to its conversations."
				.formatted(conference.reference()));
		}
		if (conference.way() != Way.CONVERSATIONS) {
			throw new Refused(
					"%s is no longer held by conversations, so nothing is added here. What is written down stays."
						.formatted(conference.reference()));
		}
	}

	private static Refused notTheirs() {
		return new Refused("There is no such conference among those you look after; say “conferences” to see them.");
	}

}
