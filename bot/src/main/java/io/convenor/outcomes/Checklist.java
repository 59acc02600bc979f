package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.convenor.conference.Conference;
import io.convenor.conference.VisitRisks;
import io.convenor.timescales.Dates;

/**
 * How far the conversations of a conference have come, and what they still need.
 *
 * @param people everybody the chair speaks to
 * @param documents what is read, but for the reports that arrive
 * @param areas what the record must cover
 * @param risks how visits to the people stand with their risk assessments
 */
public record Checklist(Conference conference, ConversationLog log, List<PersonToSpeakTo> people,
		List<DocumentToRead> documents, List<ReviewArea> areas, VisitRisks risks) {

	public Checklist {
		people = List.copyOf(people);
		documents = List.copyOf(documents);
		areas = List.copyOf(areas);
	}

	static Checklist of(Conference conference, ConversationLog log, VisitRisks risks) {
		return new Checklist(conference, log, PersonToSpeakTo.of(conference), DocumentToRead.of(conference),
				ReviewArea.of(conference.kind()).toList(), risks);
	}

	/**
	 * What stands between the log and its end, a sentence for each; nothing when it can
	 * be finished. A Child in Care review has spoken with every key participant or says
	 * why not, and covers every area. No visit is left open, and none that took place
	 * without the risk assessment that the rules ask for is left without a word about it.
	 */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		if (this.log.conversations().isEmpty()) {
			missing.add("Record at least one conversation.");
		}
		visits().stream()
			.map((visit) -> "Record the visit to %s on %s, or call it off.".formatted(described(visit.person()),
					Dates.inWords(visit.startsAt())))
			.forEach(missing::add);
		unassessed().stream()
			.map((each) -> "Record the risk assessment for seeing %s on %s, or say why there was none."
				.formatted(String.join("; ", seenUnassessed(each)), Dates.inWords(each.heldOn())))
			.forEach(missing::add);
		if (this.conference.kind().careReview()) {
			this.people.stream()
				.filter((person) -> person.key() && !settled(person))
				.map((person) -> "Speak to %s, or say why you could not.".formatted(person.described()))
				.forEach(missing::add);
			this.areas.stream()
				.filter((area) -> !area.optional() && this.log.words(area).isEmpty())
				.map((area) -> "Fill in the area “%s”.".formatted(area.label()))
				.forEach(missing::add);
		}
		return missing;
	}

	/** The visits to people who are still on the list, the soonest first. */
	public List<Visit> visits() {
		return this.log.visits()
			.stream()
			.filter((visit) -> this.people.stream().anyMatch((person) -> person.id().equals(visit.person())))
			.toList();
	}

	/**
	 * The conversations had in person although no risk assessment had allowed it, about
	 * which nothing was said yet.
	 */
	public List<ConversationLog.Conversation> unassessed() {
		return this.log.conversations()
			.stream()
			.filter((each) -> each.unassessedBecause() == null && !missedFor(each).isEmpty())
			.toList();
	}

	/** Whoever was seen in a conversation although no assessment had allowed it. */
	public List<String> seenUnassessed(ConversationLog.Conversation conversation) {
		return missedFor(conversation).stream().map(this::described).toList();
	}

	/** Whom a conversation saw although no assessment had allowed it. */
	public Set<UUID> missedFor(ConversationLog.Conversation conversation) {
		Set<UUID> missed = new LinkedHashSet<>();
		if (conversation.means() == Means.IN_PERSON) {
			conversation.people()
				.stream()
				.map(ConversationLog.Person::person)
				.filter((person) -> this.risks.missedFor(person, conversation.heldOn()))
				.forEach(missed::add);
		}
		return missed;
	}

	/**
	 * Whether the chair writes brief minutes: a review's record covers its areas instead.
	 */
	public boolean minuted() {
		return this.areas.isEmpty();
	}

	public boolean complete() {
		return missing().isEmpty();
	}

	/** Whether somebody was spoken to, or it is said why not. */
	public boolean settled(PersonToSpeakTo person) {
		return this.log.spokenTo(person.id()) || this.log.reason(person.id()).isPresent();
	}

	public long spokenTo() {
		return this.people.stream().filter((person) -> this.log.spokenTo(person.id())).count();
	}

	public long covered() {
		return this.areas.stream().filter((area) -> this.log.words(area).isPresent()).count();
	}

	/** How the chair knows somebody who took part, also after they left the list. */
	public String described(UUID person) {
		return PersonToSpeakTo.ever(this.conference)
			.stream()
			.filter((each) -> each.id().equals(person))
			.map(PersonToSpeakTo::described)
			.findFirst()
			.orElse("Somebody else");
	}

	/** What somebody on the list is to the conference, where no name is to stand. */
	public String role(UUID person) {
		return this.conference.invitee(person).map((invitee) -> invitee.role().label()).orElse("Child or young person");
	}

	/** Everybody who took part in a conversation, as one line. */
	public String whom(ConversationLog.Conversation conversation) {
		List<String> all = new ArrayList<>(
				conversation.people().stream().map((each) -> described(each.person())).toList());
		Optional.ofNullable(conversation.somebodyElse()).ifPresent(all::add);
		return String.join("; ", all);
	}

}
