package io.convenor.outcomes;

import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.AssessedRisk;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.drafts.Refused;

/**
 * The visits of a conference that is held by conversations: assessed first where the
 * rules ask for it, then planned, and called off.
 */
@Component
@Transactional
public class PlannedVisits {

	private final OpenLogs open;

	private final ConversationCheck check;

	private final RiskAssessments assessments;

	PlannedVisits(OpenLogs open, ConversationCheck check, RiskAssessments assessments) {
		this.open = open;
		this.check = check;
		this.assessments = assessments;
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
