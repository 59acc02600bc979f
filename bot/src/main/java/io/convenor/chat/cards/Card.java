package io.convenor.chat.cards;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;

/**
 * An Adaptive Card as Teams shows it (schema 1.5), small enough to be sent, with a
 * summary for those who hear it rather than see it.
 */
public final class Card {

	/**
	 * What Teams takes (28 KB), less what a notice, a stamp and the message around need.
	 */
	public static final int MOST_BYTES = 24 * 1024;

	/** The name under which buttons carry what is ours. */
	public static final String OURS = "convenor";

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final String summary;

	private final ObjectNode json;

	private Card(String summary, ObjectNode json) {
		this.summary = summary;
		this.json = json;
	}

	/**
	 * A card that was kept as its JSON.
	 * @throws UncheckedIOException when it is no card
	 */
	public static Card read(String json) {
		try {
			ObjectNode card = (ObjectNode) MAPPER.readTree(json);
			return new Card(card.path("speak").asText(), card);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Begins a card; the summary is read aloud and shown in notifications. */
	public static Builder saying(String summary) {
		return new Builder(summary, false);
	}

	/** Begins a card whose heading says it all. */
	public static Builder titled(String title) {
		return saying(title).heading(title);
	}

	/** A text that may be cut where a card has no place for all of it. */
	public static String shortened(String text, int atMost) {
		return Reading.shortened(text, atMost);
	}

	public String summary() {
		return this.summary;
	}

	/** The card as JSON; a copy, so nothing changes this one. */
	public ObjectNode json() {
		return this.json.deepCopy();
	}

	/** This card with every button naming the posted card and the version it shows. */
	public Card stamped(UUID cardId, long version) {
		ObjectNode copy = this.json.deepCopy();
		copy.findParents("verb")
			.stream()
			.filter((found) -> found.path("type").asText().equals("Action.Execute"))
			.map((found) -> ((ObjectNode) found).withObject("/data/" + OURS))
			.forEach((ours) -> ours.put("card", cardId.toString()).put("version", version));
		return new Card(this.summary, copy);
	}

	/** This card with a sentence above it. */
	public Card noticing(String sentence) {
		ObjectNode copy = this.json.deepCopy();
		ObjectNode notice = JSON.objectNode().put("type", "Container").put("style", "accent");
		notice.putArray("items").add(runs(run(sentence)));
		((ArrayNode) copy.get("body")).insert(0, notice);
		return new Card(this.summary, copy);
	}

	/**
	 * This card with its first element carrying an id, by which it is recognised wherever
	 * it was posted.
	 */
	public Card marked(UUID id) {
		ObjectNode copy = this.json.deepCopy();
		((ObjectNode) copy.get("body").get(0)).put("id", id.toString());
		return new Card(this.summary, copy);
	}

	/**
	 * This card with what the person wrote still in its fields, and above each what was
	 * wrong with it. A problem of no field of this card is said at the top.
	 * @throws CardTooLarge when Teams would not take it
	 */
	public Card keeping(Form typed) {
		ObjectNode copy = this.json.deepCopy();
		Map<String, String> problems = new LinkedHashMap<>(typed.problems());
		keep((ArrayNode) copy.get("body"), typed, problems);
		List<String> others = new ArrayList<>(problems.values());
		Collections.reverse(others);
		others.forEach((problem) -> ((ArrayNode) copy.get("body")).insert(0, attention(problem)));
		checkSize(copy);
		return new Card(this.summary, copy);
	}

	private static void checkSize(ObjectNode card) {
		int size = card.toString().getBytes(StandardCharsets.UTF_8).length;
		if (size > MOST_BYTES) {
			throw new CardTooLarge(size);
		}
	}

	private static void keep(ArrayNode elements, Form typed, Map<String, String> problems) {
		for (int i = 0; i < elements.size(); i++) {
			ObjectNode element = (ObjectNode) elements.get(i);
			if (element.path("type").asText().startsWith("Input.")) {
				String field = element.path("id").asText();
				written(typed, field).ifPresent((written) -> Field.write(element, written));
				String problem = problems.remove(field);
				if (problem != null) {
					elements.insert(i++, attention(problem));
					element.put("spacing", "Small");
				}
			}
			else if (element.get("items") instanceof ArrayNode items) {
				keep(items, typed, problems);
			}
		}
	}

	private static Optional<String> written(Form typed, String field) {
		return Optional.ofNullable(typed.typed().get(field));
	}

	private static ObjectNode run(String text) {
		return JSON.objectNode().put("type", "TextRun").put("text", Plain.run(text));
	}

	private static ObjectNode attention(String text) {
		return runs(run(text).put("weight", "Bolder").put("color", "Attention")).put("spacing", "Medium");
	}

	private static ObjectNode runs(JsonNode... runs) {
		ObjectNode block = JSON.objectNode().put("type", "RichTextBlock");
		block.putArray("inlines").addAll(List.of(runs));
		return block;
	}

	/** Puts a card together from top to bottom. */
	public static final class Builder {

		private final String summary;

		private final boolean inner;

		private final List<Part> parts = new ArrayList<>();

		private final List<Button> buttons = new ArrayList<>();

		private final Set<String> fields = new HashSet<>();

		private boolean setApart;

		private @Nullable Form kept;

		private Builder(String summary, boolean inner) {
			this.summary = summary;
			this.inner = inner;
		}

		/** The title of the card or of a part of it. */
		public Builder heading(String text) {
			this.parts.add((typed, into) -> into.addObject()
				.put("type", "TextBlock")
				.put("text", Plain.line(text))
				.put("style", "heading")
				.put("size", "Medium")
				.put("weight", "Bolder")
				.put("wrap", true));
			return this;
		}

		/** A paragraph. */
		public Builder text(String text) {
			this.parts.add((typed, into) -> into.add(runs(run(text))));
			return this;
		}

		/** A paragraph that matters less. */
		public Builder note(String text) {
			this.parts.add((typed, into) -> into
				.add(runs(run(text).put("isSubtle", true).put("size", "Small")).put("spacing", "Small")));
			return this;
		}

		/**
		 * A paragraph that asks for attention; its words say so too, not the colour
		 * alone.
		 */
		public Builder warning(String text) {
			this.parts.add((typed, into) -> into.add(attention(text)));
			return this;
		}

		/** One line of a list: what it is, and how it stands. */
		public Builder fact(String name, String value) {
			this.parts.add((typed, into) -> into
				.add(runs(run(name + ": ").put("weight", "Bolder"), run(value)).put("spacing", "Small")));
			return this;
		}

		/** One line of a list. */
		public Builder point(String text) {
			this.parts.add((typed, into) -> into.add(runs(run("• " + text)).put("spacing", "Small")));
			return this;
		}

		/** Something to fill in. */
		public Builder field(Field field) {
			this.fields.add(field.id());
			this.parts.add((typed, into) -> {
				ObjectNode input = field.json();
				if (typed == null) {
					into.add(input);
					return;
				}
				written(typed, field.id()).ifPresent(field::value);
				ObjectNode filled = field.json();
				String problem = typed.problems().get(field.id());
				if (problem != null) {
					into.add(attention(problem));
					filled.put("spacing", "Small");
				}
				into.add(filled);
			});
			return this;
		}

		/** A part set apart from the rest; within a part, what belongs together. */
		public Builder section(Consumer<Builder> content) {
			return container("default", content);
		}

		/** A part with a background. */
		public Builder panel(Consumer<Builder> content) {
			return container("emphasis", content);
		}

		private Builder container(String style, Consumer<Builder> content) {
			Builder part = new Builder(this.summary, true);
			content.accept(part);
			this.fields.addAll(part.fields);
			this.setApart = true;
			this.parts.add((typed, into) -> {
				ObjectNode container = into.addObject()
					.put("type", "Container")
					.put("style", style)
					.put("separator", !this.inner)
					.put("spacing", this.inner ? "Small" : "Medium");
				part.write(typed, container.putArray("items"));
			});
			return this;
		}

		/** Something to press, below everything or below the part it was added to. */
		public Builder button(Button button) {
			this.buttons.add(button);
			return this;
		}

		/**
		 * Fills the fields with what the person wrote before, and says above each what
		 * was wrong with it. A problem of no field of this card is said at the top.
		 */
		public Builder keeping(Form typed) {
			this.kept = typed;
			return this;
		}

		/**
		 * Finishes the card.
		 * @throws CardTooLarge when Teams would not take it
		 */
		public Card build() {
			ObjectNode card = JSON.objectNode()
				.put("type", "AdaptiveCard")
				.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
				.put("version", "1.5")
				.put("fallbackText", Plain.line(this.summary))
				.put("speak", Plain.line(this.summary));
			card.putObject("msteams").put("width", "Full");
			ArrayNode body = card.putArray("body");
			if (this.kept != null) {
				this.kept.problems()
					.entrySet()
					.stream()
					.filter((problem) -> !this.fields.contains(problem.getKey()))
					.forEach((problem) -> body.add(attention(problem.getValue())));
			}
			write(this.kept, body);
			checkSize(card);
			return new Card(Plain.line(this.summary), card);
		}

		private void write(@Nullable Form typed, ArrayNode into) {
			this.parts.forEach((part) -> part.write(typed, into));
			if (!this.buttons.isEmpty()) {
				ObjectNode set = into.addObject().put("type", "ActionSet");
				if (this.setApart && !this.inner) {
					set.put("separator", true).put("spacing", "Medium");
				}
				ArrayNode actions = set.putArray("actions");
				this.buttons.forEach((button) -> actions.add(button.json()));
			}
		}

	}

	/** One part of a card, written with what is kept of what was typed, if any. */
	private interface Part {

		void write(@Nullable Form typed, ArrayNode into);

	}

}
