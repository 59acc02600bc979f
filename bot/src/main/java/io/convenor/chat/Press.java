package io.convenor.chat;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Ids;
import io.convenor.drafts.Submission;

/**
 * A pressed button: the live card it was on, what the button carries, and what the person
 * filled in.
 *
 * @param card the card as we posted it, when it is a live one; its subject comes from our
 * table and never from the client
 * @param carries what the button was built with; comes back through the client, so it is
 * checked like everything a person types
 * @param answers what the person filled in
 */
public record Press(@Nullable Seen card, Map<String, String> carries, Answers answers) {

	public Press {
		carries = Map.copyOf(carries);
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
		Map<String, String> typed = new HashMap<>();
		fields.forEach((
				field) -> this.answers.raw(field).or(() -> carried(field)).ifPresent((text) -> typed.put(field, text)));
		return id(kind).map((draft) -> new Submission(draft, seen.version, turn.who().objectId(), typed));
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
