package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.convenor.conference.Conference;

/**
 * How far the conversations of a conference have come, and what they still need.
 *
 * @param people everybody the chair speaks to
 * @param documents what is read, but for the reports that arrive
 * @param areas what the record must cover
 */
public record Checklist(Conference conference, ConversationLog log, List<PersonToSpeakTo> people,
		List<DocumentToRead> documents, List<ReviewArea> areas) {

	public Checklist {
		people = List.copyOf(people);
		documents = List.copyOf(documents);
		areas = List.copyOf(areas);
	}

	static Checklist of(Conference conference, ConversationLog log) {
		return new Checklist(conference, log, PersonToSpeakTo.of(conference), DocumentToRead.of(conference),
				ReviewArea.of(conference.kind()).toList());
	}

	/**
	 * What stands between the log and its end, a sentence for each; nothing when it can
	 * be finished. A Child in Care review has spoken with every key participant or says
	 * why not, and covers every area.
	 */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		if (this.log.conversations().isEmpty()) {
			missing.add("Record at least one conversation.");
		}
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

	/** Everybody who took part in a conversation, as one line. */
	public String whom(ConversationLog.Conversation conversation) {
		List<String> all = new ArrayList<>(
				conversation.people().stream().map((each) -> described(each.person())).toList());
		Optional.ofNullable(conversation.somebodyElse()).ifPresent(all::add);
		return String.join("; ", all);
	}

}
