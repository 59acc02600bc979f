package io.convenor.tenant.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * Puts an Adaptive Card on a page line by line, so that it can be read without a client
 * that draws it: what stands in one line of the card stands in one line here.
 */
final class CardLines {

	private final List<Line> lines = new ArrayList<>();

	private CardLines() {
	}

	static List<Line> of(JsonNode card) {
		CardLines all = new CardLines();
		all.read(card);
		return all.lines;
	}

	private void read(JsonNode element) {
		String type = element.path("type").asString("");
		switch (type) {
			case "TextBlock" ->
				add(element.path("style").asString("").equals("heading") ? "heading" : "text", text(element));
			case "RichTextBlock" ->
				add("text", children(element, "inlines").stream().map(CardLines::text).collect(Collectors.joining()));
			case "FactSet" -> children(element, "facts").forEach(
					(fact) -> add("text", fact.path("title").asString("") + " " + fact.path("value").asString("")));
			case "ActionSet" -> buttons(element);
			default -> {
				if (type.startsWith("Input.")) {
					add("field", element.path("label").asString("") + ": " + filledIn(element));
				}
				List.of("body", "items", "columns").forEach((name) -> children(element, name).forEach(this::read));
				buttons(element);
			}
		}
	}

	private void buttons(JsonNode element) {
		children(element, "actions").forEach((action) -> add("button", action.path("title").asString("")));
	}

	private void add(String style, String text) {
		if (!text.isBlank()) {
			this.lines.add(new Line(style, text));
		}
	}

	private static String text(JsonNode run) {
		return run.isString() ? run.asString() : run.path("text").asString("");
	}

	private static String filledIn(JsonNode input) {
		String value = input.path("value").asString("");
		return switch (input.path("type").asString("")) {
			case "Input.ChoiceSet" -> children(input, "choices").stream()
				.filter((choice) -> List.of(value.split(",")).contains(choice.path("value").asString("")))
				.map((choice) -> choice.path("title").asString(""))
				.collect(Collectors.joining(", "));
			case "Input.Toggle" -> (value.equals("true") ? "yes, " : "not ticked, ") + input.path("title").asString("");
			default -> value;
		};
	}

	private static List<JsonNode> children(JsonNode element, String name) {
		return StreamSupport.stream(element.path(name).spliterator(), false).toList();
	}

	/**
	 * One line.
	 *
	 * @param style heading, text, field or button
	 */
	public record Line(String style, String text) {
	}

}
