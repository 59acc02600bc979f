package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

import io.convenor.timescales.BrokenFileException;

/**
 * The texts of letters that an authority has in a folder of its own, each instead of the
 * shipped one of the same name. Whatever would make a letter go wrong is refused at the
 * start, with file and line; words can be any.
 *
 * @param folder where they are
 */
record OwnTexts(Path folder) {

	private static final String SUFFIX = ".html";

	private static final Pattern EXPRESSION = Pattern.compile("[$*#@~]\\{[^}]*}");

	private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([^\"]*)\"");

	private static final Pattern HEADING = Pattern.compile("<h1[\\s>]");

	private static final Pattern NOT_FOR_LETTERS = Pattern.compile(
			"<(script|style|img|iframe|form|input|object|link)\\b|\\b(style|onclick|th:utext|th:inline)=|\\[\\[|\\[\\(");

	private static final Pattern TAG = Pattern
		.compile("<(/?)([a-zA-Z][\\w:-]*)((?:\\s+[^\\s=>/]+(?:=\"[^\"]*\")?)*)\\s*(/?)>");

	private static final Set<String> NEVER_CLOSED = Set.of("br", "meta", "hr");

	/**
	 * Reads all of them strictly.
	 * @return the names of the letters that are the authority's own
	 * @throws BrokenFileException for the first that cannot be used
	 */
	List<String> check() {
		if (!Files.isDirectory(this.folder)) {
			throw new BrokenFileException(this.folder.toString(), "there is no such folder of letters");
		}
		try (Stream<Path> all = Files.walk(this.folder)) {
			return all.filter(Files::isRegularFile).sorted().map(this::check).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String check(Path file) {
		String name = this.folder.relativize(file).toString().replace('\\', '/');
		Optional<String> form = FormTexts.folders().stream().filter((each) -> name.startsWith(each + "/")).findFirst();
		if (form.isPresent() && name.equals(form.get() + "/" + FormTexts.PHRASES)) {
			FormTexts.of(this.folder).phrases(form.get());
			return name;
		}
		var shipped = new ClassPathResource("templates/" + name);
		String usual = form.map((each) -> name.substring(each.length() + 1)).orElse(name);
		if (!name.endsWith(SUFFIX) || !(shipped.exists() || new ClassPathResource("templates/" + usual).exists())) {
			throw new BrokenFileException(name, "no letter of that name is shipped, so nobody would ever read it");
		}
		try {
			String own = Files.readString(file);
			String like = shipped.exists() ? shipped.getContentAsString(StandardCharsets.UTF_8) : "";
			if (form.isPresent()) {
				compareInForm(name, form.get(), own, like);
			}
			else {
				compare(name, own, like, like);
			}
			TextRules.broken(own).ifPresent((broken) -> {
				throw new BrokenFileException(name, broken.line(), broken.what());
			});
		}
		catch (IOException ex) {
			throw new BrokenFileException(name, "it cannot be read as text (" + ex.getMessage() + ")");
		}
		return name.substring(0, name.length() - SUFFIX.length());
	}

	/**
	 * What is filled into a letter can be said in another of its texts; and one that is
	 * not shipped in the form has nothing that it is to be like.
	 */
	private void compareInForm(String name, String form, String own, String shipped) {
		String usual = name.substring(form.length() + 1, name.length() - SUFFIX.length());
		compare(name, own, shipped.isEmpty() ? own : shipped, shipped + FormTexts.usual(usual));
		FormTexts.of(this.folder).lostPart(form, own).ifPresent((part) -> {
			throw new BrokenFileException(name, "the part %s is not there in %s".formatted(part, form));
		});
	}

	private static void compare(String name, String own, String shipped, String filledIn) {
		refuseFirst(name, own, NOT_FOR_LETTERS, Set.of(),
				"“%s” does not belong in a letter: how it looks is not said there");
		refuseFirst(name, own, EXPRESSION, all(EXPRESSION, filledIn), "nobody fills in %s in this letter");
		refuseWhatIsNotClosed(name, own);
		Set<String> lost = all(FRAGMENT, shipped);
		lost.removeAll(all(FRAGMENT, own));
		if (!lost.isEmpty()) {
			throw new BrokenFileException(name,
					"the part %s is not there, which other letters have in them".formatted(lost.iterator().next()));
		}
		if (HEADING.matcher(shipped).results().count() != HEADING.matcher(own).results().count()) {
			throw new BrokenFileException(name, "it needs the headings h1 that the shipped one has");
		}
	}

	private static Set<String> all(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	private static void refuseFirst(String name, String text, Pattern pattern, Set<String> allowed, String problem) {
		pattern.matcher(text)
			.results()
			.filter((each) -> !allowed.contains(each.group()))
			.findFirst()
			.ifPresent((each) -> {
				throw new BrokenFileException(name, line(text, each.start()), problem.formatted(each.group()));
			});
	}

	private static void refuseWhatIsNotClosed(String name, String text) {
		Deque<MatchResult> open = new ArrayDeque<>();
		Matcher tags = TAG.matcher(text);
		while (tags.find()) {
			if (tags.group(1).isEmpty()) {
				if (tags.group(4).isEmpty() && !NEVER_CLOSED.contains(tags.group(2))) {
					open.push(tags.toMatchResult());
				}
			}
			else if (open.isEmpty() || !open.peek().group(2).equals(tags.group(2))) {
				throw new BrokenFileException(name, line(text, tags.start()),
						open.isEmpty() ? "%s closes nothing".formatted(tags.group())
								: "%s comes before <%s> of line %d is closed".formatted(tags.group(),
										open.peek().group(2), line(text, open.peek().start())));
			}
			else {
				open.pop();
			}
		}
		if (!open.isEmpty()) {
			throw new BrokenFileException(name, line(text, open.peek().start()),
					"<%s> is not closed".formatted(open.peek().group(2)));
		}
	}

	private static int line(String text, int at) {
		return (int) text.substring(0, at).chars().filter((each) -> each == '\n').count() + 1;
	}

}
