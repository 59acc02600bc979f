package io.convenor.timescales;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.JacksonYAMLParseException;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file as it is written: every value is the text that stands there, with the place
 * where it stands. What YAML would read into a file beside its text is refused.
 */
final class YamlFile {

	static final String MISSING = "it is missing";

	static final String NO_SUCH_KEY = "no such key belongs here";

	private static final int LARGEST = 1_000_000;

	private static final Pattern KEY = Pattern.compile("\\W*([\\w-]+)\\s*:.*");

	private final String name;

	private final Map<JsonPointer, TokenStreamLocation> places = new HashMap<>();

	private final JsonNode root;

	private YamlFile(String name, YAMLParser parser) {
		this.name = name;
		this.root = (parser.nextToken() != null) ? node(parser) : JsonNodeFactory.instance.missingNode();
		if (parser.nextToken() != null) {
			throw new BrokenFileException(name, parser.currentTokenLocation().getLineNr(), null,
					"a second document begins here; take out the line with ---, or make two files of it");
		}
	}

	static YamlFile read(String name, String text) {
		if (text.length() > LARGEST) {
			throw new BrokenFileException(name, "it is larger than such a file can be (%,d characters; at most %,d)"
				.formatted(text.length(), LARGEST));
		}
		try (YAMLParser parser = YamlValues.parser(text)) {
			return new YamlFile(name, parser);
		}
		catch (JacksonYAMLParseException ex) {
			throw notYaml(name, text, ex);
		}
		catch (StreamConstraintsException ex) {
			throw new BrokenFileException(name, lineOf(ex), null, "keys or lists are nested too deeply");
		}
		catch (JacksonException ex) {
			throw new BrokenFileException(name, lineOf(ex), null, "a key must be a word");
		}
	}

	private static BrokenFileException notYaml(String name, String text, JacksonYAMLParseException ex) {
		if (ex.getCause() instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
			Mark mark = marked.getProblemMark().get();
			return new BrokenFileException(name, mark.getLine() + 1, lastKeyUpTo(mark.getLine() + 1, text),
					"this is not YAML at column %d (%s)".formatted(mark.getColumn() + 1, marked.getProblem()));
		}
		return new BrokenFileException(name, 1, null, "this is not YAML (%s)".formatted(ex.getOriginalMessage()));
	}

	private static int lineOf(JacksonException ex) {
		return (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1;
	}

	private static @Nullable String lastKeyUpTo(int line, String text) {
		String[] lines = text.split("\\R", line + 1);
		for (int at = Math.min(line, lines.length) - 1; at >= 0; at--) {
			Matcher matcher = KEY.matcher(lines[at]);
			if (matcher.matches()) {
				return matcher.group(1);
			}
		}
		return null;
	}

	private JsonNode node(YAMLParser parser) {
		JsonPointer here = parser.streamReadContext().pathAsPointer();
		this.places.putIfAbsent(here, parser.currentTokenLocation());
		if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
			throw broken(here, "an anchor, an alias or a tag (&, *, !) is not read here; write out what is meant, "
					+ "or put quotes around it");
		}
		return switch (parser.currentToken()) {
			case START_OBJECT -> keys(parser);
			case START_ARRAY -> items(parser);
			default -> JsonNodeFactory.instance.stringNode(parser.getString());
		};
	}

	private JsonNode keys(YAMLParser parser) {
		ObjectNode keys = JsonNodeFactory.instance.objectNode();
		for (String key = parser.nextName(); key != null; key = parser.nextName()) {
			JsonPointer here = parser.streamReadContext().pathAsPointer();
			TokenStreamLocation before = this.places.put(here, parser.currentTokenLocation());
			if (before != null) {
				throw broken(here, "it is there twice");
			}
			parser.nextToken();
			keys.set(key, node(parser));
		}
		return keys;
	}

	private JsonNode items(YAMLParser parser) {
		ArrayNode items = JsonNodeFactory.instance.arrayNode();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			items.add(node(parser));
		}
		return items;
	}

	JsonNode at(JsonPointer path) {
		return this.root.at(path);
	}

	/** The refusal of what stands there, or of what is not there and should be. */
	BrokenFileException broken(JsonPointer path, String problem) {
		TokenStreamLocation place = place(path);
		if (path.matches()) {
			return new BrokenFileException(this.name, 1, null, problem);
		}
		return new BrokenFileException(this.name, place.getLineNr(), isAlone(path, place) ? null : place.getColumnNr(),
				inWords(path), problem);
	}

	/** Whether its line says what is meant, since nothing else begins on it. */
	private boolean isAlone(JsonPointer path, TokenStreamLocation place) {
		return this.places.entrySet()
			.stream()
			.filter((each) -> each.getValue().getLineNr() == place.getLineNr())
			.allMatch((each) -> each.getValue().getColumnNr() == place.getColumnNr()
					|| each.getKey().toString().startsWith(path + "/"));
	}

	/** The refusal of what could not be read as what it should be. */
	BrokenFileException broken(JsonPointer from, JacksonException ex) {
		JsonPointer path = from;
		for (JacksonException.Reference step : ex.getPath()) {
			path = (step.getPropertyName() != null) ? path.appendProperty(step.getPropertyName())
					: path.appendIndex(step.getIndex());
		}
		return broken(path, !this.places.containsKey(path) ? MISSING : problem(ex));
	}

	private static String problem(JacksonException ex) {
		return switch (ex) {
			case YamlValues.UnfitException unfit -> unfit.getOriginalMessage();
			case UnrecognizedPropertyException _ -> NO_SUCH_KEY;
			case MismatchedInputException other when other.getTargetType() != null
					&& Collection.class.isAssignableFrom(other.getTargetType()) ->
				"it must be a list";
			default -> "there must be keys under it";
		};
	}

	private TokenStreamLocation place(JsonPointer path) {
		TokenStreamLocation place = this.places.get(path);
		if (place != null) {
			return place;
		}
		return path.matches() ? TokenStreamLocation.NA : place(Objects.requireNonNull(path.head()));
	}

	/** Of an item the key of its list, since the line is the item's own. */
	private static @Nullable String inWords(JsonPointer path) {
		StringBuilder words = new StringBuilder();
		for (JsonPointer at = path; !at.matches(); at = Objects.requireNonNull(at.tail())) {
			if (!at.mayMatchElement()) {
				words.append(words.isEmpty() ? "" : ".").append(at.getMatchingProperty());
			}
		}
		return words.isEmpty() ? null : words.toString();
	}

}
