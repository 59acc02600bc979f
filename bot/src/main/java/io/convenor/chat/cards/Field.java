package io.convenor.chat.cards;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something to fill in: always with a label that a screen reader reads.
 */
public final class Field {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final String id;

	private final String type;

	private final ObjectNode json = JSON.objectNode();

	private final List<Option> options = new ArrayList<>();

	private Field(String type, String id, String label) {
		if (id.equals(Card.OURS)) {
			throw new IllegalArgumentException("A field cannot be called " + id);
		}
		this.type = type;
		this.id = id;
		this.json.put("type", type).put("id", id).put("label", Plain.line(label));
	}

	/** A line of text. */
	public static Field text(String id, String label) {
		return new Field("Input.Text", id, label).atMost(200);
	}

	/** Several lines of text. */
	public static Field paragraph(String id, String label) {
		Field field = new Field("Input.Text", id, label).atMost(4000);
		field.json.put("isMultiline", true);
		return field;
	}

	/** An email address. */
	public static Field email(String id, String label) {
		Field field = new Field("Input.Text", id, label).atMost(254);
		field.json.put("style", "Email");
		return field;
	}

	public static Field date(String id, String label) {
		return new Field("Input.Date", id, label);
	}

	public static Field number(String id, String label) {
		return new Field("Input.Number", id, label);
	}

	/** One of several, as a list that opens. */
	public static Field choice(String id, String label) {
		Field field = new Field("Input.ChoiceSet", id, label);
		field.json.put("style", "compact");
		return field;
	}

	/** Any of several. */
	public static Field choices(String id, String label) {
		Field field = new Field("Input.ChoiceSet", id, label);
		field.json.put("style", "expanded").put("isMultiSelect", true);
		return field;
	}

	/** Yes or no. */
	public static Field toggle(String id, String label, String statement) {
		Field field = new Field("Input.Toggle", id, label);
		field.json.put("title", Plain.line(statement))
			.put("valueOn", "true")
			.put("valueOff", "false")
			.put("value", "false")
			.put("wrap", true);
		return field;
	}

	/**
	 * Must be filled in; the sentence is shown when it is not. A client insists on it
	 * only where one button alone submits: otherwise it would refuse every other button
	 * too.
	 */
	public Field required(String sentence) {
		this.json.put("isRequired", true).put("errorMessage", Plain.line(sentence));
		return this;
	}

	/** The sentence shown when what is filled in does not fit. */
	public Field otherwise(String sentence) {
		this.json.put("errorMessage", Plain.line(sentence));
		return this;
	}

	/** No more characters than this. */
	public Field atMost(int characters) {
		this.json.put("maxLength", characters);
		return this;
	}

	public Field between(int least, int most) {
		this.json.put("min", least).put("max", most);
		return this;
	}

	public Field between(LocalDate first, LocalDate last) {
		this.json.put("min", first.toString()).put("max", last.toString());
		return this;
	}

	/** An example in grey; never the only place where a rule is told. */
	public Field hint(String example) {
		this.json.put("placeholder", Plain.line(example));
		return this;
	}

	public Field option(String value, String title) {
		this.options.add(new Option(value, title));
		return this;
	}

	public Field options(List<Option> more) {
		this.options.addAll(more);
		return this;
	}

	/** All options in sight rather than in a list that opens. */
	public Field expanded() {
		this.json.put("style", "expanded");
		return this;
	}

	/** What stands in it at first. */
	public Field value(@Nullable String value) {
		if (value != null && !value.isBlank()) {
			write(this.json, value);
		}
		return this;
	}

	/** Puts a value in a field's JSON, unless the client would choke on it. */
	static void write(ObjectNode field, String value) {
		switch (field.path("type").asText()) {
			case "Input.Number" -> {
				if (value.matches("-?\\d{1,9}")) {
					field.put("value", Integer.parseInt(value));
				}
			}
			case "Input.Date" -> {
				if (isDate(value)) {
					field.put("value", value);
				}
			}
			case "Input.ChoiceSet" -> {
				String offered = offered(field, value);
				if (value.isBlank() || !offered.isEmpty()) {
					field.put("value", offered);
				}
			}
			default -> field.put("value", value);
		}
	}

	/** Whether what somebody filled in may be about this field as it is here. */
	static boolean takes(ObjectNode field, String value) {
		return value.isBlank() || !field.path("type").asText().equals("Input.ChoiceSet")
				|| !offered(field, value).isEmpty();
	}

	/** What of it may still be chosen. */
	private static String offered(ObjectNode field, String value) {
		if (!field.has("choices")) {
			return value;
		}
		List<String> offered = field.path("choices").findValuesAsText("value");
		return Stream.of(value.split(",")).filter(offered::contains).collect(Collectors.joining(","));
	}

	/** Lets no client refuse another button because of what stands in the field. */
	static void trust(ObjectNode field) {
		field.remove(List.of("isRequired", "errorMessage", "min", "max"));
	}

	/** Says in the name of the field what is wrong with what stands in it. */
	static void problem(ObjectNode field, String sentence) {
		field.put("label", field.path("label").asText() + " – Problem: " + Plain.line(sentence));
	}

	private static boolean isDate(String text) {
		try {
			LocalDate.parse(text);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	public Field value(int value) {
		this.json.put("value", value);
		return this;
	}

	public Field value(LocalDate value) {
		this.json.put("value", value.toString());
		return this;
	}

	public Field value(boolean on) {
		this.json.put("value", Boolean.toString(on));
		return this;
	}

	/** The same field, one of several. */
	ObjectNode json(String item) {
		ObjectNode field = json();
		return field.put("label", field.path("label").asText() + (item.isEmpty() ? "" : "," + item));
	}

	/**
	 * The field as JSON. Its key keeps a client from taking it, when a card changes, for
	 * another one that stood in the same place, and from offering that one's options.
	 */
	private ObjectNode json() {
		ObjectNode copy = this.json.deepCopy();
		if (this.type.equals("Input.ChoiceSet")) {
			ArrayNode choices = copy.putArray("choices");
			this.options.forEach((option) -> choices.addObject()
				.put("title", Plain.line(option.title()))
				.put("value", option.value()));
			copy.put("wrap", true);
		}
		return copy.put("key", this.id + this.options.hashCode());
	}

}
