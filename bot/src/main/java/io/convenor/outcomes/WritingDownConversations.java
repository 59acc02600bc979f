package io.convenor.outcomes;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.drafts.Refused;

/**
 * Where a conference that is held by conversations is written down: who was spoken to,
 * what was read, what the record covers. Only those who look after the conference get
 * anything here, and only its chair finishes it. Refusals are a {@link Refused}.
 */
@Component
@Transactional
public class WritingDownConversations {

	private final OpenLogs open;

	private final ConversationCheck check;

	private final FormerConversations former;

	private final Clock clock;

	WritingDownConversations(OpenLogs open, ConversationCheck check, FormerConversations former, Clock clock) {
		this.open = open;
		this.check = check;
		this.former = former;
		this.clock = clock;
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
			throw new Refused("documents", "Please tick what you have read.");
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

}
