package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

import io.convenor.conference.FamilyContact.Format;
import io.convenor.timescales.BrokenFileException;

/**
 * The texts of letters in another language or format, each in a folder beside the usual
 * ones and of the same name, and what a letter lacks there.
 *
 * @param own the folder with an authority's own texts; null where it has none
 */
record FormTexts(@Nullable Path own, Map<String, Boolean> whole) {

	static final String SUFFIX = ".html";

	/** What stands in no text, from English. */
	static final String PHRASES = "phrases.txt";

	/** What a letter says that lacks something. */
	static final String LACKING = "letters/lacking";

	/** Everything that family is written. */
	static final List<String> LETTERS = List.of("scheduling/how-you-take-part-family", "scheduling/what-changed-family",
			"scheduling/cancelled-family", "scheduling/no-longer-invited-family", "scheduling/by-conversations-family",
			"scheduling/what-you-need", "outcomes/for-family", "replies/answer");

	private static final Pattern OTHERS = Pattern.compile("~\\{([\\w/-]+|\\$\\{person\\.words}) ::");

	private static final Pattern FILLED_IN = Pattern.compile("%(?:(\\d+)\\$)?([^\\p{L}%]*(?:[\\p{L}%]|$))");

	private static final List<String> READERS = Stream.of("parent", "young-person", "carer", "relative", "supporter")
		.map((reader) -> "scheduling/readers/" + reader)
		.toList();

	static FormTexts of(@Nullable Path own) {
		return new FormTexts(own, new ConcurrentHashMap<>());
	}

	/** The folders there may be. */
	static Set<String> folders() {
		Set<String> folders = new HashSet<>();
		Stream.of(Format.values()).forEach((format) -> format.folder().ifPresent(folders::add));
		return folders;
	}

	/** Whether there is a letter, or a part of letters. */
	boolean has(String folder, String template) {
		return text(folder + "/" + template + SUFFIX).isPresent();
	}

	/** Whether all that a letter is made of is there. */
	boolean isWhole(String folder, String template) {
		return this.whole.computeIfAbsent(folder + ":" + template, (_) -> isWholeIn(folder, template));
	}

	private boolean isWholeIn(String folder, String template) {
		Set<String> seen = new HashSet<>(Set.of(template));
		Deque<String> open = new ArrayDeque<>(seen);
		while (!open.isEmpty()) {
			Optional<String> text = text(folder + "/" + open.pop() + SUFFIX);
			if (text.isEmpty()) {
				return false;
			}
			others(text.get()).filter(seen::add).forEach(open::push);
		}
		return true;
	}

	/** All that the usual letter is made of, one after the other. */
	static String usual(String template) {
		StringBuilder all = new StringBuilder();
		Set<String> seen = new HashSet<>(Set.of(template));
		Deque<String> open = new ArrayDeque<>(seen);
		while (!open.isEmpty()) {
			String text = shipped(open.pop() + SUFFIX).orElse("");
			all.append(text);
			others(text).filter(seen::add).forEach(open::push);
		}
		return all.toString();
	}

	private static Stream<String> others(String text) {
		return OTHERS.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.flatMap((name) -> name.startsWith("$") ? READERS.stream() : Stream.of(name));
	}

	/** Which letters to family are not there, or not all of them. */
	List<String> missing(String folder) {
		return LETTERS.stream().filter((each) -> !isWhole(folder, each)).toList();
	}

	/**
	 * What stands in no text, from English; nothing where the folder is no language.
	 * @throws BrokenFileException for the first line that cannot be used
	 */
	@Nullable Map<String, String> phrases(String folder) {
		String name = folder + "/" + PHRASES;
		Optional<String> shipped = shipped(name);
		Optional<String> owned = owned(name);
		if (shipped.isEmpty() && owned.isEmpty()) {
			return null;
		}
		Map<String, String> phrases = new HashMap<>();
		shipped.ifPresent((text) -> read(name, text, phrases));
		owned.ifPresent((text) -> read(name, text, phrases));
		return Map.copyOf(phrases);
	}

	private static void read(String name, String text, Map<String, String> phrases) {
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				String[] sides = line.split(" = ", -1);
				if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
					throw new BrokenFileException(name, i + 1, "a line is “English = the same in the language”");
				}
				if (!filledIn(sides[0]).equals(filledIn(sides[1]))) {
					throw new BrokenFileException(name, i + 1, "what is filled in is not the same on both sides");
				}
				phrases.put(sides[0].strip(), sides[1].strip());
			}
		}
	}

	/** In which order it stands there is for each language to say: %2$s is the second. */
	private static Set<String> filledIn(String side) {
		List<MatchResult> found = FILLED_IN.matcher(side).results().toList();
		return IntStream.range(0, found.size())
			.mapToObj((i) -> Objects.requireNonNullElse(found.get(i).group(1), String.valueOf(i + 1)) + ": "
					+ found.get(i).group(2))
			.collect(Collectors.toSet());
	}

	private Optional<String> text(String name) {
		return owned(name).or(() -> shipped(name));
	}

	private Optional<String> owned(String name) {
		Path file = (this.own != null) ? this.own.resolve(name) : null;
		try {
			return (file != null && Files.isRegularFile(file)) ? Optional.of(Files.readString(file)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> shipped(String name) {
		var resource = new ClassPathResource("templates/" + name);
		try {
			return resource.exists() ? Optional.of(resource.getContentAsString(StandardCharsets.UTF_8))
					: Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Which part of another text of the folder one of its texts asks for, and does not
	 * get.
	 */
	Optional<String> lostPart(String folder, String text) {
		Matcher asked = Pattern.compile("~\\{([\\w/-]+) :: ([\\w-]+)").matcher(text);
		while (asked.find()) {
			String part = "th:fragment=\"" + asked.group(2);
			if (text(folder + "/" + asked.group(1) + SUFFIX).filter((other) -> !other.contains(part)).isPresent()) {
				return Optional.of(asked.group(1) + " :: " + asked.group(2));
			}
		}
		return Optional.empty();
	}

}
