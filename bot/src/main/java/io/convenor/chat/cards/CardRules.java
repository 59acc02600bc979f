package io.convenor.chat.cards;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What every card keeps to, so that people can read, hear and press it wherever they are.
 */
final class CardRules {

	/** Characters of the message around a card. */
	private static final int AROUND = 800;

	/** Characters by which each button names the card it is on, twice. */
	private static final int STAMPED = 150;

	/** Characters of a notice above a card. */
	private static final int NOTICE = 500;

	private CardRules() {
	}

	/**
	 * Who listens tells buttons and fields by their names alone: what is called like
	 * another has a number.
	 */
	static void distinctNames(ObjectNode card) {
		Set<String> names = new HashSet<>();
		actions(card).forEach((each) -> distinct(each, "title", names));
		inputs(card.path("body")).forEach((each) -> distinct(each, "label", names));
	}

	private static void distinct(ObjectNode named, String property, Set<String> names) {
		String name = named.path(property).asText();
		String distinct = name;
		for (int number = 2; !names.add(distinct); number++) {
			distinct = name + " " + number;
		}
		named.put(property, distinct);
	}

	/**
	 * A client refuses every press while something is missing or does not fit, whichever
	 * button it is for; so it is left to us where there are several.
	 */
	static void oneFormOneSubmission(ObjectNode card) {
		if (executes(card) > 1) {
			inputs(card.path("body")).forEach(Field::trust);
		}
	}

	static void size(ObjectNode card) {
		long characters = card.toString().length() + AROUND + NOTICE + STAMPED * executes(card);
		if (2 * characters > Card.MOST_BYTES) {
			throw new CardTooLarge(2 * characters);
		}
	}

	private static long executes(ObjectNode card) {
		return actions(card).filter((each) -> each.path("type").asText().equals("Action.Execute")).count();
	}

	/** All that can be filled in, in the order in which it is shown. */
	static Stream<ObjectNode> inputs(JsonNode elements) {
		return elements(elements).filter((each) -> each.path("type").asText().startsWith("Input."));
	}

	/** All that can be pressed. */
	static Stream<ObjectNode> actions(JsonNode card) {
		return Stream.concat(elements(card.path("body")), Stream.of((ObjectNode) card))
			.flatMap((each) -> objects(each.path("actions")))
			.flatMap((each) -> each.has("card") ? Stream.concat(Stream.of(each), actions(each.path("card")))
					: Stream.of(each));
	}

	private static Stream<ObjectNode> elements(JsonNode elements) {
		return objects(elements).flatMap((each) -> Stream.concat(Stream.of(each), elements(each.path("items"))));
	}

	private static Stream<ObjectNode> objects(JsonNode array) {
		List<JsonNode> all = StreamSupport.stream(array.spliterator(), false).toList();
		return all.stream().map(ObjectNode.class::cast);
	}

}
