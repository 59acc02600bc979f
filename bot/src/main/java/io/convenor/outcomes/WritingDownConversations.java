package io.convenor.outcomes;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.AssessedRisk;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.drafts.Refused;

/** Writes down whom a chair spoke to and what was said, and plans whom they go to see. */
@Component
@Transactional
public class WritingDownConversations {

	private final OpenLogs open;

	private final ConversationCheck check;

	private final FormerConversations former;

	private final Clock clock;

	private final RiskAssessments assessments;

	WritingDownConversations(OpenLogs open, ConversationCheck check, FormerConversations former, Clock clock,
			RiskAssessments assessments) {
		this.open = open;
		this.check = check;
		this.former = former;
		this.clock = clock;
		this.assessments = assessments;
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
		this.open.write(conference, objectId, "recorded a conversation", (checklist, log) -> {
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
		this.open.write(conference, objectId, "corrected a conversation", (checklist, log) -> {
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

	/** Takes in what was read. */
	public void read(UUID conference, String objectId, Collection<DocumentToRead> documents) {
		if (documents.isEmpty()) {
			throw new Refused("read", "Please tick what you have read.");
		}
		this.open.write(conference, objectId, "read documents",
				(_, log) -> documents.forEach((document) -> log.read(document, this.clock.instant())));
	}

	/** Takes in why somebody could not be spoken to. */
	public void couldNotSpeakTo(UUID conference, String objectId, @Nullable UUID person, String reason) {
		this.open.write(conference, objectId, "said why somebody was not spoken to", (checklist, log) -> {
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
		this.open.write(conference, objectId, "filled in an area", (checklist, log) -> {
			if (!checklist.areas().contains(area)) {
				throw new Refused("words", "The record of this kind of meeting does not cover that area.");
			}
			log.cover(area, this.check.area(words));
		});
	}

	/** Takes in the brief minutes of a conference; no words take them back. */
	public void minute(UUID conference, String objectId, String words) {
		this.open.write(conference, objectId, "wrote brief minutes", (checklist, log) -> {
			if (!checklist.minuted()) {
				throw new Refused("words", "The record of this review covers its areas, and needs no minutes beside.");
			}
			log.minute(this.check.minutes(words));
		});
	}

	/** Ends the conversations; nothing of them changes after that. */
	public void finish(UUID conference, String objectId) {
		this.open.write(conference, objectId, "finished the conversations", (checklist, log) -> {
			if (!checklist.conference().chairId().equals(objectId)) {
				throw new Refused("Only the chair finishes the conversations. Everything you wrote is saved.");
			}
			if (!checklist.complete()) {
				throw new Refused("This cannot be finished yet. " + String.join(" ", checklist.missing()));
			}
			log.finish(this.clock.instant());
		});
	}

	/**
	 * Records an assessment of the risk of visiting people. One that finds it not safe
	 * calls off the visits that are planned to them.
	 */
	public void assess(UUID conference, String objectId, Collection<UUID> people, AssessedRisk risk) {
		this.open.write(conference, objectId, "recorded a risk assessment of a visit", risk.finding().name(),
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
		this.open.write(conference, objectId, "planned a visit", (checklist, log) -> {
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
		this.open.write(conference, objectId, "called off a visit", (checklist, log) -> {
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
		this.open.write(conference, objectId, "said why a visit was not assessed", (checklist, log) -> {
			var held = log.conversation(conversation)
				.orElseThrow(() -> new Refused("There is no such conversation in this log; please choose again."));
			if (checklist.missedFor(held).isEmpty()) {
				throw new Refused("No reason is needed for that conversation; please look at the list again.");
			}
			log.explain(held, this.check.unassessed(because));
		});
	}

}
