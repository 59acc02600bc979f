package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import io.convenor.conference.AsStored;
import io.convenor.conference.Conference;
import io.convenor.conference.Decision;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Draft;

/**
 * The outcome of one conference: filled in by its chair, then approved and unchangeable.
 */
public class Outcome implements AsStored.Known, Draft {

	@Id
	private final UUID id;

	@Version
	private @Nullable Integer version;

	private final UUID conference;

	private String chairId;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private HowItWasHeld held;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private Approval approval;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	private OpenAt openAt;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<DecidedFor> children;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Action> actions;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Recipient> recipients;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Covered> areas;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Chosen> choices;

	@Transient
	private final AsStored asStored = new AsStored();

	@PersistenceCreator
	Outcome(UUID id, @Nullable Integer version, UUID conference, String chairId, HowItWasHeld held, Approval approval,
			OpenAt openAt, List<DecidedFor> children, List<Action> actions, List<Recipient> recipients,
			List<Covered> areas, List<Chosen> choices) {
		this.id = id;
		this.version = version;
		this.conference = conference;
		this.chairId = chairId;
		this.held = held;
		this.approval = approval;
		this.openAt = openAt;
		this.children = new ArrayList<>(children);
		this.actions = new ArrayList<>(actions);
		this.recipients = new ArrayList<>(recipients);
		this.areas = new ArrayList<>(areas);
		this.choices = new ArrayList<>(choices);
	}

	static Outcome draft(UUID conference, String chairId, Set<UUID> entitled) {
		return new Outcome(UUID.randomUUID(), null, conference, chairId, HowItWasHeld.NOT_SAID, Approval.DRAFT,
				new OpenAt(Page.DECISION, 0), List.of(), List.of(), entitled.stream().map(Recipient::new).toList(),
				List.of(), List.of());
	}

	/** Takes in what was decided for a child, and what holds for the whole meeting. */
	void decided(Decided decided) {
		inDraft();
		this.held = new HowItWasHeld(decided.heldOn(), decided.heldAs(), decided.dissent());
		decided(decided.forChild());
	}

	/** The same for another child of the meeting. */
	void decided(DecidedFor child) {
		inDraft();
		this.children.removeIf((each) -> each.child() == child.child());
		this.children.add(child);
		this.children.sort(Comparator.comparing(DecidedFor::child));
	}

	/**
	 * Takes over what was covered in conversations; the chair need not be asked again.
	 */
	void covered(List<Covered> inConversations) {
		inDraft();
		this.areas.clear();
		this.areas.addAll(inConversations);
	}

	/** What the record says about each area; what is left out stays out. */
	void cover(List<Covered> covered) {
		inDraft();
		this.areas.clear();
		this.areas.addAll(covered);
		this.openAt = new OpenAt(Page.ACTIONS, this.openAt.sheet());
	}

	void add(Action action) {
		inDraft();
		this.actions.add(action);
	}

	void remove(UUID action) {
		inDraft();
		this.actions.removeIf((each) -> each.id().equals(action));
	}

	void tell(Set<UUID> invitees) {
		list(invitees);
		turnTo(Page.PREVIEW, 0);
	}

	/** These are to be told, as far as the chair has chosen yet. */
	void list(Set<UUID> invitees) {
		inDraft();
		this.recipients.clear();
		invitees.stream().map(Recipient::new).forEach(this.recipients::add);
	}

	/** Letters to family name these where they do something, and nobody else. */
	void name(Set<UUID> owners) {
		inDraft();
		this.actions.replaceAll((action) -> action.named(owners.contains(action.owner())));
	}

	/** Takes in what was decided about words; the same words decided again replace it. */
	void choose(List<Chosen> chosen) {
		inDraft();
		this.choices.removeIf((each) -> chosen.stream().anyMatch((other) -> other.isAbout(each.reader(), each.said())));
		this.choices.addAll(chosen);
	}

	/**
	 * Others read it now, or may read less: what the chair let stand is asked about
	 * again.
	 */
	void readByOthers() {
		inDraft();
		this.choices.removeIf((each) -> each.what() == Choice.What.STANDS);
	}

	/** What the chair decided about words that one reader, or the channel, would read. */
	Optional<Choice> choice(@Nullable UUID reader, String said) {
		return this.choices.stream().filter((each) -> each.isAbout(reader, said)).findFirst().map(Chosen::choice);
	}

	void turnTo(Page to, int toSheet) {
		inDraft();
		this.openAt = new OpenAt(to, toSheet);
	}

	void approve(Instant at) {
		inDraft();
		this.approval = Approval.given(at);
	}

	/** Another chair finishes it. */
	void handTo(String newChairId) {
		inDraft();
		this.chairId = newChairId;
	}

	private void inDraft() {
		if (approved()) {
			throw new IllegalStateException("An approved outcome no longer changes");
		}
	}

	@Override
	public UUID id() {
		return this.id;
	}

	@Override
	public AsStored asStored() {
		return this.asStored;
	}

	/** Counts the chair's own changes, so that nobody approves what they did not see. */
	@Override
	public int version() {
		return (this.version != null) ? this.version : 0;
	}

	@Override
	public UUID conference() {
		return this.conference;
	}

	/** The object id of its chair. */
	@Override
	public String who() {
		return this.chairId;
	}

	@Override
	public boolean closed() {
		return approved();
	}

	public boolean approved() {
		return this.approval.state() == State.APPROVED;
	}

	/** Where the chair is in filling it in. */
	public Page page() {
		return this.openAt.page();
	}

	/** Which part of a step that does not fit one card, from 0. */
	public int sheet() {
		return this.openAt.sheet();
	}

	/** Which of the children is asked about, from 0. */
	public int childAsked(Conference about) {
		return Math.min(sheet(), about.children().size() - 1);
	}

	/** What was decided for the child asked about before this one. */
	public Optional<DecidedFor> childBefore(Conference about, int asked) {
		return (asked == 0) ? Optional.empty() : child(about.children().get(asked - 1).number());
	}

	public Optional<LocalDate> heldOn() {
		return Optional.ofNullable(this.held.heldOn());
	}

	/** What was decided for each child so far, in their order. */
	public List<DecidedFor> children() {
		return List.copyOf(this.children);
	}

	/** What was decided for one child, by its number. */
	public Optional<DecidedFor> child(int number) {
		return this.children.stream().filter((each) -> each.child() == number).findFirst();
	}

	/** Whether a child has a child protection plan after it. */
	boolean plan() {
		return this.children.stream().anyMatch(DecidedFor::plan);
	}

	/** Who disagreed and why, in the chair's words. */
	public Optional<String> dissent() {
		return Optional.ofNullable(this.held.dissent());
	}

	/** The method by which a review was held. */
	public Optional<Way> heldAs() {
		return Optional.ofNullable(this.held.heldAs());
	}

	/** What the record of a review says, area by area. */
	public List<Covered> areas() {
		return List.copyOf(this.areas);
	}

	/** Where the full record lies, once it is stored. */
	public Optional<String> recordUrl() {
		return Optional.ofNullable(this.approval.recordUrl());
	}

	/** How the summary came into the channel, once it did. */
	public Optional<Posted> posted() {
		return Optional.ofNullable(this.approval.posted());
	}

	public List<Action> actions() {
		return List.copyOf(this.actions);
	}

	/** Whom letters to family name where they do something. */
	public Set<UUID> named() {
		return this.actions.stream().filter(Action::named).map(Action::owner).collect(Collectors.toSet());
	}

	/** The invitees who are told by mail. */
	public List<UUID> recipients() {
		return this.recipients.stream().map(Recipient::invitee).toList();
	}

	enum State {

		DRAFT, APPROVED

	}

	/** The steps in which a chair fills an outcome in. */
	public enum Page {

		DECISION,

		/** Only where the record covers areas: see {@link ReviewArea#of}. */
		AREAS,

		ACTIONS, RECIPIENTS,

		/** Only where somebody has to decide what may be read. */
		QUESTIONS,

		PREVIEW

	}

	/** How a summary came into its channel. */
	public enum Posted {

		/** Through Microsoft Graph, on behalf of the chair. */
		FOR_THE_CHAIR,

		/** By the bot itself, because it could not be done in the chair's name. */
		BY_THE_BOT

	}

	@Table("outcome_recipient")
	record Recipient(UUID invitee) {
	}

	/**
	 * What the meeting decided: what holds for all of it, and for one of its children.
	 *
	 * @param heldAs the method by which a Child in Care review was held; needed there
	 */
	public record Decided(LocalDate heldOn, @Nullable String dissent, @Nullable Way heldAs, DecidedFor forChild) {

		/** Of a meeting about one child. */
		public Decided(LocalDate heldOn, @Nullable Decision decision, @Nullable Category category,
				@Nullable String dissent, @Nullable Participation participation, @Nullable Way heldAs,
				@Nullable LocalDate nextMeetingOn) {
			this(heldOn, dissent, heldAs, new DecidedFor(1, decision, category, participation, nextMeetingOn));
		}

		public Decided(LocalDate heldOn, @Nullable Decision decision, @Nullable Category category,
				@Nullable String dissent) {
			this(heldOn, decision, category, dissent, null, null, null);
		}

	}

}
