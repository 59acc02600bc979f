package io.convenor.chat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Left;
import io.convenor.drafts.Form;
import io.convenor.drafts.Ids;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Submission;

/**
 * A pressed button: the live card it was on, what the button carries, and what the person
 * filled in. What a step reads of that is used up; the rest stays in the form.
 */
public final class Press {

	private final @Nullable Seen card;

	private final @Nullable String form;

	private final Map<String, String> carries;

	private final UsedUp typed;

	/**
	 * @param card the card as we posted it, when it is a live one; its subject comes from
	 * our table and never from the client
	 * @param form which form the button was on, where it was on one
	 * @param carries what the button was built with; comes back through the client, so it
	 * is checked like everything a person types
	 * @param typed what stands in the fields, by their names
	 */
	public Press(@Nullable Seen card, @Nullable String form, Map<String, String> carries, Map<String, String> typed) {
		this.card = card;
		this.form = form;
		this.carries = Map.copyOf(carries);
		this.typed = new UsedUp(typed);
	}

	/** The same on no form. */
	public Press(@Nullable Seen card, Map<String, String> carries, Map<String, String> typed) {
		this(card, null, carries, typed);
	}

	public @Nullable Seen card() {
		return this.card;
	}

	public Map<String, String> carries() {
		return this.carries;
	}

	/** What stands in the fields, by their names. */
	public Map<String, String> typed() {
		return this.typed;
	}

	/** What stood in fields that nobody has read. */
	public Left left() {
		return Left.in((this.form != null) ? this.form : "", this.typed.left());
	}

	/** All that stood in fields, whoever has read it. */
	Left all() {
		return Left.in((this.form != null) ? this.form : "", Map.copyOf(this.typed));
	}

	/** What the card is about, when it is a live one of this kind. */
	public Optional<String> subject(String kind) {
		return (this.card != null && this.card.kind().equals(kind)) ? Optional.of(this.card.subject())
				: Optional.empty();
	}

	/** The id of what the card is about, when it is a live one of this kind. */
	public Optional<UUID> id(String kind) {
		return subject(kind).flatMap(Ids::read);
	}

	/**
	 * What is submitted of the draft that the card of this kind is about; empty on any
	 * other card.
	 * @param fields what may be filled in there, or carried by a button
	 */
	public Optional<Submission> submission(String kind, Collection<String> fields, Turn turn) {
		Seen seen = this.card;
		if (seen == null) {
			return Optional.empty();
		}
		Map<String, String> submitted = new HashMap<>();
		List.copyOf(fields)
			.forEach((field) -> Optional.ofNullable(this.typed.get(field))
				.or(() -> carried(field))
				.ifPresent((text) -> submitted.put(field, text)));
		return id(kind).map((draft) -> new Submission(draft, seen.version, turn.who().objectId(), submitted));
	}

	/** Reads what was filled in, from the beginning each time it is asked for. */
	public Reading reading() {
		return new Reading(this.typed);
	}

	/** What was filled in, as the card shows it again. */
	public Form form() {
		return reading().refused();
	}

	/** What was filled in and could not be taken, as the card shows it again. */
	public Form refused(Map<String, String> problems) {
		Reading reading = reading();
		problems.forEach(reading::refuse);
		return reading.refused();
	}

	/** The same for one field. */
	public Form refused(String field, String sentence) {
		return refused(Map.of(field, sentence));
	}

	/**
	 * The same with all that was filled in or carried, for a room that keeps nothing of
	 * it but what it reads.
	 */
	public Optional<Submission> submission(String kind, Turn turn) {
		Seen seen = this.card;
		if (seen == null) {
			return Optional.empty();
		}
		return id(kind)
			.map((draft) -> new Submission(draft, seen.version, turn.who().objectId(), this.typed.with(this.carries)));
	}

	/** What the button carries under this name. */
	public Optional<String> carried(String name) {
		return Optional.ofNullable(this.carries.get(name));
	}

	/** The id the button carries under this name. */
	public Optional<UUID> carriedId(String name) {
		return carried(name).flatMap(Ids::read);
	}

	/**
	 * A live card and the version of its subject that the person was looking at.
	 */
	public record Seen(UUID id, String kind, String subject, long version) {

	}

}
