package io.convenor.tenant.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * A message in a chat, with every version it has had.
 *
 * @param id the activity id
 * @param fromBot whether the bot sent it rather than a person
 * @param fromName who sent it
 * @param versions the activity as first sent and after each edit, the latest last
 * @param views cards that only one person sees in place of the message's own, by the
 * person's object id
 * @param deleted whether it was taken back
 */
public record ChatMessage(String id, boolean fromBot, String fromName, List<JsonNode> versions, Map<String, Card> views,
		boolean deleted, Instant at) {

	static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

	public ChatMessage {
		versions = List.copyOf(versions);
		views = Map.copyOf(views);
	}

	/** The activity as it stands. */
	public JsonNode activity() {
		return this.versions.getLast();
	}

	public String text() {
		return activity().path("text").asString("");
	}

	/** The Adaptive Cards of the message as it stands. */
	public List<Card> cards() {
		return cards(activity());
	}

	/** The first card of the message as it stands. */
	public Optional<Card> card() {
		return cards().stream().findFirst();
	}

	/** The card as this person sees it. */
	public Optional<Card> cardFor(String personId) {
		return Optional.ofNullable(this.views.get(personId)).or(this::card);
	}

	/** The cards the message showed before its edits, oldest first. */
	public List<Card> previousCards() {
		return this.versions.subList(0, this.versions.size() - 1).stream().flatMap((v) -> cards(v).stream()).toList();
	}

	@Override
	public String toString() {
		return this.fromName + ": " + text() + cards().stream().map(Card::toString).toList()
				+ (this.deleted ? " (deleted)" : "");
	}

	ChatMessage edited(JsonNode activity) {
		List<JsonNode> all = new ArrayList<>(this.versions);
		all.add(activity);
		return new ChatMessage(this.id, this.fromBot, this.fromName, all, Map.of(), this.deleted, this.at);
	}

	ChatMessage seenBy(String personId, Card card) {
		Map<String, Card> all = new TreeMap<>(this.views);
		all.put(personId, card);
		return new ChatMessage(this.id, this.fromBot, this.fromName, this.versions, all, this.deleted, this.at);
	}

	ChatMessage seenAsStoredBy(String personId) {
		Map<String, Card> others = new TreeMap<>(this.views);
		others.remove(personId);
		return new ChatMessage(this.id, this.fromBot, this.fromName, this.versions, others, this.deleted, this.at);
	}

	ChatMessage takenBack() {
		return new ChatMessage(this.id, this.fromBot, this.fromName, this.versions, this.views, true, this.at);
	}

	private static List<Card> cards(JsonNode activity) {
		return StreamSupport.stream(activity.path("attachments").spliterator(), false)
			.filter((attachment) -> ADAPTIVE_CARD.equals(attachment.path("contentType").asString("")))
			.map((attachment) -> new Card(attachment.path("content")))
			.toList();
	}

}
