package io.convenor.timescales;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The keys under one key of a YAML file, which knows the line it stands on. Whatever does
 * not fit is refused with one sentence that names file, line and key.
 */
public final class YamlSection {

	private static final Pattern KEY = Pattern.compile("\\s*([\\w-]+)\\s*:.*");

	private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d\\b");

	/** What is read in numbered paragraphs, by whomever. */
	private static final Pattern LAW = Pattern
		.compile("\\bWorking Together\\b|\\bRegulations? 20\\d\\d\\b|\\bAct 20\\d\\d\\b");

	private static final Pattern PARAGRAPH = Pattern
		.compile("\\b(?:paragraph|paragraphs|section|sections|regulation|regulations|schedule) (?:\\d|not checked\\b)");

	private final String file;

	private final String path;

	private final int line;

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	private final Map<String, Integer> unread = new LinkedHashMap<>();

	private YamlSection(String file, String path, @Nullable Node node, int line) {
		this.file = file;
		this.path = path;
		this.line = line;
		if (!(node instanceof MappingNode mapping)) {
			throw new BrokenFileException(file, line, path.isEmpty() ? null : path, "there must be keys under it");
		}
		for (NodeTuple tuple : mapping.getValue()) {
			add(tuple);
		}
	}

	public static YamlSection parse(String file, String text) {
		try {
			Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
			return new YamlSection(file, "", root, 1);
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw new BrokenFileException(file, line, lastKeyUpTo(line, text),
					"this is not YAML (" + ex.getProblem() + ")");
		}
		catch (YAMLException ex) {
			throw new BrokenFileException(file, 1, null, "this is not YAML (" + ex.getMessage() + ")");
		}
	}

	public String text(String key) {
		String text = scalar(key).getValue().strip();
		if (text.isEmpty()) {
			throw broken(key, "it must not be empty");
		}
		return text;
	}

	/**
	 * Who says so, in which edition or of which year: a source without one cannot be
	 * looked up.
	 */
	public String source() {
		String source = text("source");
		if (!YEAR.matcher(source).find()) {
			throw broken("source", "“%s” names no edition: say of which year it is".formatted(source));
		}
		if (LAW.matcher(source).find() && !PARAGRAPH.matcher(source).find()) {
			throw broken("source",
					"“%s” names no paragraph: give the paragraph, section or regulation where it was read, or write “paragraph not checked”"
						.formatted(source));
		}
		return source;
	}

	/** Whether it says yes; what is not there is no. */
	public boolean yes(String key) {
		return has(key) && oneOf(key, new String[] { "yes", "no" }, Function.identity()).equals("yes");
	}

	public int number(String key, int smallest, int largest) {
		String text = text(key);
		try {
			int number = Integer.parseInt(text);
			if (number >= smallest && number <= largest) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below, together with a number out of range
		}
		throw broken(key, "“%s” must be a whole number from %d to %d".formatted(text, smallest, largest));
	}

	public LocalDate date(String key) {
		String text = text(key);
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw broken(key, "“%s” must be a date such as 2026-03-03".formatted(text));
		}
	}

	public <T> T oneOf(String key, T[] all, Function<T, String> inFile) {
		String text = text(key);
		return Arrays.stream(all)
			.filter((each) -> inFile.apply(each).equals(text))
			.findFirst()
			.orElseThrow(() -> broken(key, notAmong(text, all, inFile)));
	}

	private static <T> String notAmong(String text, T[] all, Function<T, String> inFile) {
		return "“%s” must be one of: %s".formatted(text,
				Arrays.stream(all).map(inFile).collect(Collectors.joining(", ")));
	}

	/** The lines of a list, none of them empty. */
	public List<String> lines(String key) {
		if (!(node(key) instanceof SequenceNode list)) {
			throw broken(key, "it must be a list");
		}
		return list.getValue().stream().map((item) -> line(key, item)).toList();
	}

	/** Some of several, each at most once. */
	public <T> List<T> someOf(String key, T[] all, Function<T, String> inFile) {
		List<T> some = new ArrayList<>();
		for (String line : lines(key)) {
			T one = Arrays.stream(all)
				.filter((each) -> inFile.apply(each).equals(line))
				.findFirst()
				.orElseThrow(() -> broken(key, notAmong(line, all, inFile)));
			if (some.contains(one)) {
				throw broken(key, "“%s” is there twice".formatted(line));
			}
			some.add(one);
		}
		return List.copyOf(some);
	}

	public YamlSection section(String key) {
		Node node = node(key);
		return new YamlSection(this.file, pathOf(key), node, lineOf(node));
	}

	public boolean has(String key) {
		return this.nodes.containsKey(key);
	}

	/** Its keys, in the order of the file. */
	public List<String> keys() {
		return List.copyOf(this.nodes.keySet());
	}

	/**
	 * Refuses keys that nobody asked for: most are misspelt ones that somebody counts on.
	 */
	public void nothingElse() {
		this.unread.forEach((key, at) -> {
			throw new BrokenFileException(this.file, at, pathOf(key), "no such key belongs here");
		});
	}

	private void add(NodeTuple tuple) {
		int at = lineOf(tuple.getKeyNode());
		if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
			throw new BrokenFileException(this.file, at, this.path, "a key must be a word");
		}
		if (this.nodes.put(key.getValue(), tuple.getValueNode()) != null) {
			throw new BrokenFileException(this.file, at, pathOf(key.getValue()), "it is there twice");
		}
		this.unread.put(key.getValue(), at);
	}

	private String line(String key, Node item) {
		String line = (item instanceof ScalarNode scalar) ? scalar.getValue().strip() : "";
		if (line.isEmpty()) {
			throw new BrokenFileException(this.file, lineOf(item), pathOf(key), "every item must be a line of text");
		}
		return line;
	}

	private ScalarNode scalar(String key) {
		if (node(key) instanceof ScalarNode scalar) {
			return scalar;
		}
		throw broken(key, "it must be a single value");
	}

	private Node node(String key) {
		Node node = this.nodes.get(key);
		if (node == null) {
			throw new BrokenFileException(this.file, this.line, pathOf(key), "it is missing");
		}
		this.unread.remove(key);
		return node;
	}

	/** The refusal of what stands under a key. */
	public RuntimeException broken(String key, String problem) {
		return new BrokenFileException(this.file, lineOf(node(key)), pathOf(key), problem);
	}

	private String pathOf(String key) {
		return this.path.isEmpty() ? key : this.path + "." + key;
	}

	private static int lineOf(Node node) {
		return node.getStartMark().getLine() + 1;
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

}
