package io.convenor.tenant.teams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Adaptive Card as somebody looks at it: what it says, which fields it has and which
 * buttons.
 *
 * @param json the card as it was sent
 */
public record Card(JsonNode json) {

	/** Everything the card shows, one piece of text on a line, in the order shown. */
	public String text() {
		List<String> lines = new ArrayList<>();
		walk(this.json, (node) -> {
			switch (node.path("type").asString("")) {
				case "TextBlock", "TextRun" -> lines.add(node.path("text").asString(""));
				case "FactSet" -> node.path("facts")
					.forEach((fact) -> lines
						.add(fact.path("title").asString("") + " " + fact.path("value").asString("")));
				case "Image" -> lines.add(node.path("altText").asString(""));
				default -> {
					if (isInput(node)) {
						lines.add(node.path("label").asString(""));
						lines.add(node.path("title").asString(""));
						node.path("choices").forEach((choice) -> lines.add(choice.path("title").asString("")));
					}
					else if (isAction(node)) {
						lines.add(node.path("title").asString(""));
					}
				}
			}
		});
		return lines.stream().filter((line) -> !line.isBlank()).collect(Collectors.joining("\n"));
	}

	/** Whether the card shows this text anywhere. */
	public boolean says(String text) {
		return text().contains(text);
	}

	/** The titles of the buttons, in order. */
	public List<String> buttons() {
		return actions().stream().map((action) -> action.path("title").asString("")).toList();
	}

	/** The verbs of the buttons that have one, in order. */
	public List<String> verbs() {
		return actions().stream()
			.map((action) -> action.path("verb").asString(""))
			.filter((verb) -> !verb.isEmpty())
			.toList();
	}

	/** The fields a person can fill in, with what is in them when the card is shown. */
	public Map<String, String> fields() {
		Map<String, String> fields = new LinkedHashMap<>();
		inputs().forEach((input) -> fields.put(input.path("id").asString(""), input.path("value").asString("")));
		return fields;
	}

	/** Finds a field's definition by its id. */
	public Optional<JsonNode> field(String id) {
		return inputs().stream().filter((input) -> input.path("id").asString("").equals(id)).findFirst();
	}

	/** Finds a button by its verb, title or id. */
	public Optional<JsonNode> button(String verbOrTitle) {
		return actions().stream()
			.filter((action) -> action.path("verb").asString("").equals(verbOrTitle)
					|| action.path("title").asString("").equals(verbOrTitle)
					|| action.path("id").asString("").equals(verbOrTitle))
			.findFirst();
	}

	@Override
	public String toString() {
		return "card [" + text().replace("\n", " | ") + "]";
	}

	/**
	 * What the client sends when a person fills in these fields and presses this button:
	 * all of them, as telephones do whatever the button says of it.
	 */
	ObjectNode filledIn(JsonNode button, Map<String, ?> inputs) {
		for (String id : inputs.keySet()) {
			if (field(id).isEmpty()) {
				throw new IllegalArgumentException("The card has no field " + id + "; it has " + fields().keySet());
			}
		}
		ObjectNode data = Json.object();
		for (JsonNode input : inputs()) {
			String id = input.path("id").asString("");
			Object value = inputs.containsKey(id) ? inputs.get(id) : input.path("value").asString("");
			String text = String.valueOf(value);
			if (input.path("isRequired").asBoolean(false) && text.isEmpty()) {
				throw new IllegalStateException(
						"Teams would not send this: \"" + input.path("label").asString(id) + "\" must be filled in");
			}
			data.put(id, text);
		}
		if (button.path("data") instanceof ObjectNode own) {
			data.setAll(own);
		}
		return data;
	}

	private List<JsonNode> inputs() {
		List<JsonNode> inputs = new ArrayList<>();
		walk(this.json, (node) -> {
			if (isInput(node)) {
				inputs.add(node);
			}
		});
		return inputs;
	}

	private List<JsonNode> actions() {
		List<JsonNode> actions = new ArrayList<>();
		walk(this.json, (node) -> {
			if (isAction(node)) {
				actions.add(node);
			}
		});
		return actions;
	}

	private static boolean isInput(JsonNode node) {
		return node.path("type").asString("").startsWith("Input.");
	}

	private static boolean isAction(JsonNode node) {
		return node.path("type").asString("").startsWith("Action.");
	}

	private static void walk(JsonNode node, Consumer<JsonNode> visitor) {
		if (node.isObject() && node.path("isVisible").asBoolean(true)) {
			visitor.accept(node);
			node.properties()
				.stream()
				.filter((property) -> !property.getKey().equals("refresh") && !property.getKey().equals("data")
						&& !property.getKey().equals("fallback"))
				.forEach((property) -> walk(property.getValue(), visitor));
		}
		else if (node.isArray()) {
			node.forEach((element) -> walk(element, visitor));
		}
	}

}
