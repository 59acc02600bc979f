package io.convenor.chat.cards;

import java.util.ArrayList;
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

	/** Characters of a notice that are shown. */
	static final int LONGEST_NOTICE = 500;

	/** Characters of the message around a card. */
	private static final int AROUND = 800;

	/** Characters by which each button names the card it is on, twice. */
	private static final int STAMPED = 150;

	/** Characters of the longest notice above a card, and of what holds it. */
	private static final int NOTICE = LONGEST_NOTICE + 200;

	private CardRules() {
	}

	/**
	 * Who listens tells buttons and fields by their names alone: what is called like
	 * another gets a number.
	 * @return the names that several had, which say too little
	 */
	static List<String> distinctNames(ObjectNode card) {
		Set<String> names = new HashSet<>();
		List<String> alike = new ArrayList<>();
		actions(card).forEach((each) -> alike.addAll(distinct(each, "title", names)));
		inputs(card.path("body")).forEach((each) -> alike.addAll(distinct(each, "label", names)));
		return alike;
	}

	private static List<String> distinct(ObjectNode named, String property, Set<String> names) {
		String name = named.path(property).asText();
		if (names.add(name)) {
			return List.of();
		}
		int number = 2;
		while (!names.add(name + " " + number)) {
			number++;
		}
		String distinct = name + " " + number;
		named.put(property, distinct);
		if (named.get("fallback") instanceof ObjectNode fallback) {
			fallback.put(property, distinct);
		}
		return List.of(name);
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
