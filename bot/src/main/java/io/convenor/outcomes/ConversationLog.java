package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What was read and said where no meeting is held: written in any order over several
 * days, then finished and unchangeable.
 */
public class ConversationLog {

	private static final String OURS = "conversation_log";

	private static final String IN_ORDER = "position";

	@Id
	private final UUID conference;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("UnusedVariable") // is kept with the row
	private final Instant openedAt;

	private @Nullable Instant finishedAt;

	private @Nullable String minutes;

	private @Nullable String noteUrl;

	@MappedCollection(idColumn = OURS, keyColumn = IN_ORDER)
	private final List<Conversation> conversations;

	@MappedCollection(idColumn = OURS, keyColumn = IN_ORDER)
	private final List<Read> documents;

	@MappedCollection(idColumn = OURS, keyColumn = IN_ORDER)
	private final List<Reason> reasons;

	@MappedCollection(idColumn = OURS, keyColumn = IN_ORDER)
	private final List<Filled> areas;

	@MappedCollection(idColumn = OURS, keyColumn = IN_ORDER)
	private final List<Visit> visits;

	@PersistenceCreator
	ConversationLog(UUID conference, @Nullable Integer version, Instant openedAt, @Nullable Instant finishedAt,
			@Nullable String minutes, @Nullable String noteUrl, List<Conversation> conversations, List<Read> documents,
			List<Reason> reasons, List<Filled> areas, List<Visit> visits) {
		this.conference = conference;
		this.version = version;
		this.openedAt = openedAt;
		this.finishedAt = finishedAt;
		this.minutes = minutes;
		this.noteUrl = noteUrl;
		this.conversations = new ArrayList<>(conversations);
		this.documents = new ArrayList<>(documents);
		this.reasons = new ArrayList<>(reasons);
		this.areas = new ArrayList<>(areas);
		this.visits = new ArrayList<>(visits);
	}

	static ConversationLog open(UUID conference, Instant at) {
		return new ConversationLog(conference, null, at, null, null, null, List.of(), List.of(), List.of(), List.of(),
				List.of());
	}

	/**
	 * Whoever was spoken to needs no reason any more for not having been, and no visit
	 * that this conversation stands for.
	 */
	void record(Conversation conversation) {
		stillOpen();
		this.conversations.add(conversation);
		settle(conversation);
	}

	void correct(Conversation corrected) {
		stillOpen();
		boolean heldAnew = conversation(corrected.id).filter((before) -> before.isHeldAs(corrected)).isEmpty();
		this.conversations.replaceAll((each) -> each.id.equals(corrected.id) ? corrected : each);
		if (heldAnew) {
			settle(corrected);
		}
	}

	private void settle(Conversation conversation) {
		this.reasons.removeIf((reason) -> conversation.whom().contains(reason.person));
		this.visits.removeIf((visit) -> visit.isOverWith(conversation));
	}

	/** Takes in why people were seen although no assessment had allowed it. */
	void explain(Conversation conversation, String because) {
		stillOpen();
		this.conversations.replaceAll((each) -> each.id.equals(conversation.id) ? each.unassessed(because) : each);
	}

	/** Somebody has one visit before them; planned again, it is moved. */
	void plan(Visit visit) {
		stillOpen();
		callOff(visit.person());
		this.visits.add(visit);
	}

	void callOff(UUID person) {
		stillOpen();
		this.visits.removeIf((visit) -> visit.person().equals(person));
	}

	void read(DocumentToRead document, Instant at) {
		stillOpen();
		if (!hasRead(document)) {
			this.documents.add(new Read(document.key(), document.title(), at));
		}
	}

	void couldNotSpeakTo(UUID person, String reason) {
		stillOpen();
		this.reasons.removeIf((each) -> each.person.equals(person));
		this.reasons.add(new Reason(person, reason));
	}

	/** Takes in what the record says about an area; without words it is open again. */
	void cover(ReviewArea area, String words) {
		stillOpen();
		this.areas.removeIf((each) -> each.area == area);
		if (!words.isEmpty()) {
			this.areas.add(new Filled(area, words));
		}
	}

	/** Takes in the brief minutes; without words there are none. */
	void minute(String words) {
		stillOpen();
		this.minutes = words.isEmpty() ? null : words;
	}

	void finish(Instant at) {
		stillOpen();
		this.finishedAt = at;
	}

	void noteStored(String url) {
		this.noteUrl = url;
	}

	private void stillOpen() {
		if (finished()) {
			throw new IllegalStateException("A finished log no longer changes");
		}
	}

	/** Grows with every change. */
	public int seen() {
		return (this.version != null) ? this.version + 1 : 0;
	}

	UUID conference() {
		return this.conference;
	}

	public boolean finished() {
		return this.finishedAt != null;
	}

	/** Whether anything was written in it. */
	public boolean begun() {
		return !this.conversations.isEmpty() || !this.documents.isEmpty() || !this.reasons.isEmpty()
				|| !this.areas.isEmpty() || !this.visits.isEmpty() || this.minutes != null;
	}

	/** The brief minutes, where the chair has written them. */
	public Optional<String> minutes() {
		return Optional.ofNullable(this.minutes);
	}

	/** Where the case note lies, once it is stored. */
	public Optional<String> noteUrl() {
		return Optional.ofNullable(this.noteUrl);
	}

	/** Every conversation in the order in which they were had. */
	public List<Conversation> conversations() {
		return this.conversations.stream().sorted(Comparator.comparing(Conversation::heldOn)).toList();
	}

	public Optional<Conversation> conversation(UUID id) {
		return this.conversations.stream().filter((each) -> each.id.equals(id)).findFirst();
	}

	/** The day of the last conversation, which the review counts as held on. */
	public Optional<LocalDate> lastDay() {
		return this.conversations.stream().map(Conversation::heldOn).max(Comparator.naturalOrder());
	}

	public boolean spokenTo(UUID person) {
		return this.conversations.stream().anyMatch((each) -> each.whom().contains(person));
	}

	/** Every visit that is planned, the soonest first. */
	public List<Visit> visits() {
		return this.visits.stream().sorted(Comparator.comparing(Visit::startsAt)).toList();
	}

	/** The visit to somebody, where one is planned. */
	public Optional<Visit> visit(UUID person) {
		return visits().stream().filter((visit) -> visit.person().equals(person)).findFirst();
	}

	/** What the record covers, as it stands in the log. */
	List<Covered> covered() {
		return this.areas.stream().map((each) -> new Covered(each.area, each.words)).toList();
	}

	/** Why somebody could not be spoken to, where that was said. */
	public Optional<String> reason(UUID person) {
		return this.reasons.stream()
			.filter((each) -> each.person.equals(person))
			.map((each) -> each.reason)
			.findFirst();
	}

	public boolean hasRead(DocumentToRead document) {
		return this.documents.stream().anyMatch((each) -> each.document.equals(document.key()));
	}

	/** Everything that was read, in the order it was read in. */
	public List<Read> documents() {
		return List.copyOf(this.documents);
	}

	/** What the record says about an area, where it says something. */
	public Optional<String> words(ReviewArea area) {
		return this.areas.stream().filter((each) -> each.area == area).map((each) -> each.words).findFirst();
	}

	/**
	 * A conversation.
	 *
	 * @param heldOn the day it was had
	 * @param somebodyElse who took part beside those on the list, in the chair's words
	 * @param said what was said
	 * @param rationale why something was decided as it was; may be empty
	 * @param recordedBy the object id of who wrote it down
	 * @param corrections how often it was corrected
	 * @param unassessedBecause why people were seen in person although no risk assessment
	 * had allowed it; null where there was one, or nobody has said
	 */
	@Table("log_conversation")
	public record Conversation(@Id UUID id, LocalDate heldOn, Means means, @Nullable String somebodyElse, String said,
			String rationale, String recordedBy, Instant recordedAt, int corrections,
			@Nullable String unassessedBecause,
			@MappedCollection(idColumn = "log_conversation", keyColumn = IN_ORDER) List<Person> people) {

		public Conversation {
			people = List.copyOf(people);
		}

		/** Those on the list who took part. */
		public Set<UUID> whom() {
			return Set.copyOf(this.people.stream().map(Person::person).toList());
		}

		/**
		 * Whether it was had on the same day, in the same way and with the same people.
		 */
		boolean isHeldAs(Conversation other) {
			return this.heldOn.equals(other.heldOn) && this.means == other.means && whom().equals(other.whom());
		}

		Conversation unassessed(@Nullable String because) {
			return new Conversation(this.id, this.heldOn, this.means, this.somebodyElse, this.said, this.rationale,
					this.recordedBy, this.recordedAt, this.corrections, because, this.people);
		}

		/** Whether two conversations say the same, whoever wrote them down when. */
		boolean saysTheSameAs(Conversation other) {
			return this.heldOn.equals(other.heldOn) && this.means == other.means && this.said.equals(other.said)
					&& this.rationale.equals(other.rationale) && whom().equals(other.whom())
					&& Objects.equals(this.somebodyElse, other.somebodyElse);
		}

	}

	/** Somebody who took part in a conversation. */
	@Table("log_person")
	public record Person(UUID person) {
	}

	/** A document that was read. */
	@Table("log_document")
	public record Read(String document, String title, Instant readAt) {
	}

	/** Why somebody could not be spoken to. */
	@Table("log_reason")
	record Reason(UUID person, String reason) {
	}

	/** What the record says about an area. */
	@Table("log_area")
	record Filled(ReviewArea area, String words) {
	}

}
