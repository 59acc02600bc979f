package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The outcome of one conference: filled in by its chair, then approved and unchangeable.
 */
public class Outcome {

	@Id
	private final UUID id;

	@Version
	private @Nullable Integer version;

	private final UUID conference;

	private String chairId;

	private State state;

	private @Nullable LocalDate heldOn;

	private @Nullable Decision decision;

	private @Nullable Category category;

	private @Nullable String dissent;

	private @Nullable String recordUrl;

	private @Nullable Posted posted;

	private @Nullable Instant approvedAt;

	private Page page;

	@ReadOnlyProperty
	private final int moves;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Action> actions;

	@MappedCollection(idColumn = "outcome", keyColumn = "position")
	private final List<Recipient> recipients;

	@PersistenceCreator
	Outcome(UUID id, @Nullable Integer version, UUID conference, String chairId, State state,
			@Nullable LocalDate heldOn, @Nullable Decision decision, @Nullable Category category,
			@Nullable String dissent, @Nullable String recordUrl, @Nullable Posted posted, @Nullable Instant approvedAt,
			Page page, int moves, List<Action> actions, List<Recipient> recipients) {
		this.id = id;
		this.version = version;
		this.conference = conference;
		this.chairId = chairId;
		this.state = state;
		this.heldOn = heldOn;
		this.decision = decision;
		this.category = category;
		this.dissent = dissent;
		this.recordUrl = recordUrl;
		this.posted = posted;
		this.approvedAt = approvedAt;
		this.page = page;
		this.moves = moves;
		this.actions = new ArrayList<>(actions);
		this.recipients = new ArrayList<>(recipients);
	}

	static Outcome draft(UUID conference, String chairId, Set<UUID> entitled) {
		return new Outcome(UUID.randomUUID(), null, conference, chairId, State.DRAFT, null, null, null, null, null,
				null, null, Page.DECISION, 0, List.of(), entitled.stream().map(Recipient::new).toList());
	}

	void decided(Decided decided) {
		inDraft();
		this.heldOn = decided.heldOn();
		this.decision = decided.decision();
		this.category = decided.decision().plan() ? decided.category() : null;
		this.dissent = decided.dissent();
		this.page = Page.ACTIONS;
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
		inDraft();
		this.recipients.clear();
		invitees.stream().map(Recipient::new).forEach(this.recipients::add);
		this.page = Page.PREVIEW;
	}

	void turnTo(Page to) {
		inDraft();
		this.page = to;
	}

	void approve(Instant at) {
		inDraft();
		this.state = State.APPROVED;
		this.approvedAt = at;
	}

	/** Another chair finishes it. */
	void handTo(String newChairId) {
		inDraft();
		this.chairId = newChairId;
	}

	void recordStored(String url) {
		this.recordUrl = url;
	}

	void posted(Posted how) {
		this.posted = how;
	}

	private void inDraft() {
		if (this.state != State.DRAFT) {
			throw new IllegalStateException("An approved outcome no longer changes");
		}
	}

	public UUID id() {
		return this.id;
	}

	/** Counts the chair's own changes, so that nobody approves what they did not see. */
	public int version() {
		return (this.version != null) ? this.version : 0;
	}

	/** Grows with every change that anybody who looks at it would see. */
	public long seen() {
		return (long) version() + this.moves;
	}

	public UUID conference() {
		return this.conference;
	}

	String chairId() {
		return this.chairId;
	}

	public boolean approved() {
		return this.state == State.APPROVED;
	}

	/** Where the chair is in filling it in. */
	public Page page() {
		return this.page;
	}

	public Optional<LocalDate> heldOn() {
		return Optional.ofNullable(this.heldOn);
	}

	public Optional<Decision> decision() {
		return Optional.ofNullable(this.decision);
	}

	public Optional<Category> category() {
		return Optional.ofNullable(this.category);
	}

	/** Who disagreed and why, in the chair's words. */
	public Optional<String> dissent() {
		return Optional.ofNullable(this.dissent);
	}

	/** Where the full record lies, once it is stored. */
	public Optional<String> recordUrl() {
		return Optional.ofNullable(this.recordUrl);
	}

	/** How the summary came into the channel, once it did. */
	public Optional<Posted> posted() {
		return Optional.ofNullable(this.posted);
	}

	public List<Action> actions() {
		return List.copyOf(this.actions);
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

		DECISION, ACTIONS, RECIPIENTS, PREVIEW

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
	 * What the meeting decided.
	 *
	 * @param category needed where a child has a plan after it
	 */
	public record Decided(LocalDate heldOn, Decision decision, @Nullable Category category, @Nullable String dissent) {
	}

}
