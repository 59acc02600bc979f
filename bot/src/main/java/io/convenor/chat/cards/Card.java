package io.convenor.chat.cards;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.timescales.Dates;

/**
 * An Adaptive Card as Teams shows it (schema 1.5), small enough to be sent, with a
 * summary for those who hear it rather than see it.
 */
public final class Card {

	/**
	 * What every client takes, as it travels between them: in UTF-16, with the message
	 * around the card.
	 */
	public static final int MOST_BYTES = 40 * 1024;

	/** The name of what a button carries for clients that cannot execute: its verb. */
	public static final String PRESSED = "pressed";

	/** The name of what a button carries of the form it is on. */
	public static final String FORM = "form";

	/** The name under which buttons carry what is ours. */
	public static final String OURS = "convenor";

	private static final String PLAIN = "default";

	private static final String PANEL = "emphasis";

	/** Stands between the name of a form and what tells the values in it. */
	private static final char FORM_VALUES = '.';

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

	/**
	 * Begins a card; the summary is read aloud and shown in notifications, so it is made
	 * of our own words and of nothing that somebody typed.
	 */
	public static Builder saying(@CompileTimeConstant final String words) {
		return new Builder(words);
	}

	/**
	 * The same about a conference.
	 * @param words with a {@code %s} for its reference
	 */
	public static Builder saying(@CompileTimeConstant final String words, Reference reference) {
		return new Builder(words.formatted(reference));
	}

	/** The same about a day, in words in the place of {@code %s}. */
	public static Builder saying(@CompileTimeConstant final String words, LocalDate day) {
		return new Builder(words.formatted(Dates.inWords(day)));
	}

	/** The same about a number in the place of {@code %,d}. */
	public static Builder saying(@CompileTimeConstant final String words, int number) {
		return new Builder(words.formatted(number));
	}

	/** Begins a card whose heading says it all. */
	public static Builder titled(@CompileTimeConstant final String words) {
		return new Builder(words).heading(words);
	}

	/** The same about a conference. */
	public static Builder titled(@CompileTimeConstant final String words, Reference reference) {
		String title = words.formatted(reference);
		return new Builder(title).heading(title);
	}

	/** The same about a number. */
	public static Builder titled(@CompileTimeConstant final String words, int number) {
		String title = words.formatted(number);
		return new Builder(title).heading(title);
	}

	/** A text that may be cut where a card has no place for all of it. */
	public static String shortened(String text, int atMost) {
		return Reading.shortened(text, atMost);
	}

	public String summary() {
		return this.summary;
	}

	/** The first text that it sets apart on a panel, such as what somebody wrote. */
	public Optional<String> quoted() {
		return this.json.path("body")
			.valueStream()
			.filter((part) -> part.path("style").asText().equals(PANEL))
			.map((part) -> part.path("items").findPath("text").asText())
			.findFirst();
	}

	/** The card as JSON; a copy, so nothing changes this one. */
	public ObjectNode json() {
		return this.json.deepCopy();
	}

	/** This card with every button naming the posted card and the version it shows. */
	public Card stamped(UUID cardId, long version) {
		ObjectNode copy = this.json.deepCopy();
		copy.findValues(OURS)
			.stream()
			.map(ObjectNode.class::cast)
			.forEach((ours) -> ours.put("card", cardId.toString()).put("version", version));
		return new Card(this.summary, copy);
	}

	/** This card with a sentence above it. */
	public Card noticing(String sentence) {
		ObjectNode copy = this.json.deepCopy();
		ObjectNode notice = JSON.objectNode().put("type", "Container").put("style", "accent");
		notice.putArray("items").add(runs(run(shortened(sentence, CardRules.LONGEST_NOTICE))));
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
	 * This card with what the person wrote still in its fields, in the name of each what
	 * is wrong with it, and above all of it how many problems there are and where. A
	 * problem of no field of this card is said there.
	 * @throws CardTooLarge when Teams would not take it
	 */
	public Card keeping(Form typed) {
		ObjectNode copy = this.json.deepCopy();
		keep(copy, typed);
		CardRules.size(copy);
		return new Card(this.summary, copy);
	}

	/**
	 * This card with what else stood in the fields of the same form when a button of it
	 * was pressed; itself where nothing did, or there is no room for it. A field in which
	 * something stands is left as it is once anything of that changed, since what stood
	 * in it before may only have been shown there.
	 */
	public Card leaving(Left left) {
		ObjectNode copy = this.json.deepCopy();
		fill(copy, left);
		if (copy.equals(this.json)) {
			return this;
		}
		try {
			CardRules.size(copy);
			return new Card(this.summary, copy);
		}
		catch (CardTooLarge ex) {
			return this;
		}
	}

	/**
	 * What of it has no place on this card and may have one on it later, since it belongs
	 * to another page of the same form.
	 */
	public Left elsewhere(Left left) {
		return fill(this.json.deepCopy(), left);
	}

	private static Left fill(ObjectNode card, Left left) {
		String now = Optional.ofNullable(card.findValue(FORM)).map(JsonNode::asText).orElse("");
		List<ObjectNode> inputs = CardRules.inputs(card.path("body")).toList();
		Set<String> filled = inputs.stream()
			.filter((input) -> input.has("value"))
			.map((input) -> input.path("id").asText())
			.collect(Collectors.toSet());
		Map<String, Map<String, String>> elsewhere = new LinkedHashMap<>();
		left.byForm().forEach((form, typed) -> {
			Map<String, String> rest = new LinkedHashMap<>(typed);
			if (name(form).equals(name(now))) {
				inputs.forEach((input) -> {
					String field = input.path("id").asText();
					String text = rest.get(field);
					if (text != null && Field.takes(input, text)) {
						rest.remove(field);
						if (form.equals(now) || !filled.contains(field)) {
							Field.write(input, text);
						}
					}
				});
			}
			rest.values().removeIf(String::isBlank);
			if (!rest.isEmpty() && (now.isEmpty() || name(form).equals(name(now)))) {
				elsewhere.put(form, rest);
			}
		});
		return new Left(elsewhere);
	}

	private static String name(String form) {
		return form.substring(0, form.indexOf(FORM_VALUES) + 1);
	}

	/** A form is known by its name and by what stands in it when it is shown. */
	private static void tellForms(ObjectNode card) {
		String values = CardRules.inputs(card.path("body"))
			.filter((input) -> input.has("value"))
			.map((input) -> input.path("id").asText() + "=" + input.path("value").asText())
			.collect(Collectors.joining("\n"));
		card.findParents(FORM).forEach((ours) -> {
			String told = ours.path(FORM).asText() + FORM_VALUES + Integer.toHexString(values.hashCode());
			((ObjectNode) ours).put(FORM, told);
		});
	}

	private static void keep(ObjectNode card, Form typed) {
		ArrayNode body = (ArrayNode) card.get("body");
		Map<String, String> problems = new LinkedHashMap<>(typed.problems());
		List<String> at = new ArrayList<>();
		CardRules.inputs(body).forEach((input) -> {
			String field = input.path("id").asText();
			Optional.ofNullable(typed.typed().get(field)).ifPresent((written) -> Field.write(input, written));
			String problem = problems.remove(field);
			if (problem != null) {
				at.add(input.path("label").asText());
				Field.problem(input, problem);
			}
		});
		List<ObjectNode> above = new ArrayList<>();
		if (typed.problems().size() > 1 || !at.isEmpty()) {
			above.add(attention(counted(typed.problems().size(), at)));
		}
		problems.values().forEach((problem) -> above.add(attention("Problem: " + problem)));
		above.reversed().forEach((line) -> body.insert(0, line));
	}

	private static String counted(int problems, List<String> at) {
		String where = at.isEmpty() ? "." : ", at: " + String.join("; ", at);
		return ((problems == 1) ? "1 problem" : problems + " problems") + where;
	}

	private static ObjectNode run(String text) {
		return JSON.objectNode().put("type", "TextRun").put("text", Plain.run(text));
	}

	/** In no colour of its own, which is too pale in some themes. */
	private static ObjectNode attention(String text) {
		return runs(run(text).put("weight", "Bolder")).put("spacing", "Medium");
	}

	private static ObjectNode runs(JsonNode... runs) {
		ObjectNode block = JSON.objectNode().put("type", "RichTextBlock");
		block.putArray("inlines").addAll(List.of(runs));
		return block;
	}

	/** Puts a card together from top to bottom. */
	public static final class Builder {

		private final String summary;

		private final @Nullable Builder around;

		/** What all names in it end with. */
		private final String item;

		private final List<Part> parts = new ArrayList<>();

		private final List<Button> buttons = new ArrayList<>();

		private @Nullable String form;

		private boolean fields;

		private boolean setApart;

		private @Nullable Form kept;

		private Builder(String summary) {
			this(summary, null, "");
		}

		private Builder(String summary, @Nullable Builder around, String item) {
			this.summary = summary;
			this.around = around;
			this.item = item;
		}

		/** The title of the card or of a part of it. */
		public Builder heading(String text) {
			if (this.form == null) {
				this.form = text;
			}
			return add(JSON.objectNode()
				.put("type", "TextBlock")
				.put("text", Plain.line(text))
				.put("style", "heading")
				.put("size", "Medium")
				.put("weight", "Bolder")
				.put("wrap", true));
		}

		/** A paragraph. */
		public Builder text(String text) {
			return add(runs(run(text)));
		}

		/** A paragraph that matters less. */
		public Builder note(String text) {
			return add(runs(run(text).put("isSubtle", true).put("size", "Small")).put("spacing", "Small"));
		}

		/**
		 * A paragraph that asks for attention; its words say so too, not the colour
		 * alone.
		 */
		public Builder warning(String text) {
			return add(attention(text));
		}

		/** One line of a list: what it is, and how it stands. */
		public Builder fact(String name, String value) {
			return add(runs(run(name + ": ").put("weight", "Bolder"), run(value)).put("spacing", "Small"));
		}

		/** One line of a list. */
		public Builder point(String text) {
			return add(runs(run("• " + text)).put("spacing", "Small"));
		}

		private Builder add(ObjectNode element) {
			this.parts.add((into, _) -> into.add(element));
			return this;
		}

		/** Something to fill in. */
		public Builder field(Field field) {
			this.fields = true;
			this.parts.add((into, _) -> into.add(field.json(this.item)));
			return this;
		}

		/** A part set apart from the rest; within a part, what belongs together. */
		public Builder section(Consumer<Builder> content) {
			return container(PLAIN, this.item, content);
		}

		/** A part with a background. */
		public Builder panel(Consumer<Builder> content) {
			return container(PANEL, this.item, content);
		}

		/**
		 * A part about one of several things, which begins with its number and text. Each
		 * button and field in it is called by that number, so that no two have the same
		 * name.
		 * @param thing what they are, such as {@code action}; may be empty
		 */
		public Builder item(String thing, int number, String text, Consumer<Builder> content) {
			String name = (thing.isEmpty() ? " " : " " + thing + " ") + number;
			return container(PLAIN, name, (part) -> content.accept(part.text(number + ". " + text)));
		}

		/** A part about each of several things. */
		public <T> Builder items(String thing, List<T> all, Function<T, String> text, BiConsumer<Builder, T> content) {
			for (int i = 0; i < all.size(); i++) {
				T each = all.get(i);
				item(thing, i + 1, text.apply(each), (part) -> content.accept(part, each));
			}
			return this;
		}

		private Builder container(String style, String name, Consumer<Builder> content) {
			Builder part = new Builder(this.summary, this, name);
			content.accept(part);
			this.fields |= part.fields;
			this.setApart = true;
			this.parts.add((into, named) -> {
				ArrayNode items = JSON.arrayNode();
				part.write(items, named);
				if (!items.isEmpty()) {
					into.add(container(style, items));
				}
			});
			return this;
		}

		/** What is usual is not said, since a message has little room. */
		private ObjectNode container(String style, ArrayNode items) {
			ObjectNode container = JSON.objectNode().put("type", "Container");
			if (!style.equals(PLAIN)) {
				container.put("style", style);
			}
			if (this.around == null) {
				container.put("separator", true);
			}
			return container.put("spacing", (this.around == null) ? "Medium" : "Small").set("items", items);
		}

		/** Something to press, below everything or below the part it was added to. */
		public Builder button(Button button) {
			this.buttons.add(button.isFirst() ? 0 : this.buttons.size(), button);
			return this;
		}

		/**
		 * Tells this form from others that have the same heading and fields: what
		 * somebody filled in stays when another button of the same form is pressed, and
		 * in no other.
		 */
		public Builder form(String name) {
			this.form = name;
			return this;
		}

		/** Fills the fields as {@link Card#keeping} does. */
		public Builder keeping(Form typed) {
			this.kept = typed;
			return this;
		}

		/**
		 * Finishes the card. Names that are called alike are refused where assertions are
		 * enabled, as in tests; people are shown them with a number.
		 * @throws CardTooLarge when Teams would not take it
		 * @throws IllegalArgumentException when people could not read or press it
		 */
		public Card build() {
			ObjectNode card = JSON.objectNode()
				.put("type", "AdaptiveCard")
				.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
				.put("version", "1.5")
				.put("lang", "en")
				.put("fallbackText", Plain.line(this.summary))
				.put("speak", Plain.line(this.summary));
			card.putObject("msteams").put("width", "Full");
			String name = Objects.requireNonNullElse(this.form, this.summary);
			write(card.putArray("body"), this.fields ? Integer.toHexString(name.hashCode()) : null);
			List<String> alike = CardRules.distinctNames(card);
			assert alike.isEmpty() : "Several on one card are called alike: " + alike;
			CardRules.oneFormOneSubmission(card);
			if (this.kept != null) {
				keep(card, this.kept);
			}
			tellForms(card);
			CardRules.size(card);
			return new Card(Plain.line(this.summary), card);
		}

		private void write(ArrayNode into, @Nullable String named) {
			this.parts.forEach((part) -> part.write(into, named));
			ButtonRows.of(this.buttons, this.item, named).forEach((row) -> {
				if (this.setApart && this.around == null) {
					row.put("separator", true).put("spacing", "Medium");
				}
				into.add(row);
			});
		}

	}

	/** One part of a card, on a form of this name where it is one. */
	private interface Part {

		void write(ArrayNode into, @Nullable String form);

	}

}
