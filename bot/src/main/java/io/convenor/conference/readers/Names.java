package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Role;

/** Finds the people a conference knows in a text, however their names are written. */
final class Names {

	/** Whatever may stand between the parts of one name, or nothing. */
	private static final String JOINT = "[^\\p{L}\\p{N}]{0,3}";

	private static final String TITLES = "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|pc|dc|ds|sgt";

	private static final Set<String> TITLE_WORDS = Set.of(TITLES.split("\\|"));

	private static final Set<String> OF_A_MAN = Set.of("mr", "sir");

	private static final Set<String> OF_A_WOMAN = Set.of("mrs", "ms", "miss", "dame");

	private static final String NAME_LEFT_OUT = "[name left out]";

	private static final int SHORTEST_SPELT_OUT = 3;

	private static final int SHORTEST_MISSPELT = 4;

	/** What takes a name apart to the eye, while it is still read: "Ru th". */
	private static final String GAP = "[\\s\\p{Z}\\p{Pd}]{0,3}";

	private static final Pattern TITLE_AND_INITIAL = Pattern
		.compile("(?<![\\p{L}\\p{N}])(?i:(" + TITLES + "))\\b\\.?\\s+(\\p{Lu})\\b(?!['’]\\p{L})\\.?");

	private static final Pattern INITIALS = Pattern.compile(
			"(?<![\\p{L}\\p{N}.])(?:(\\p{Lu})\\.\\s?(\\p{Lu})(?:\\.\\s?(\\p{Lu}))?\\b\\.?|(\\p{Lu})(\\p{Lu})(\\p{Lu})?)(?![\\p{L}\\p{N}])");

	/** Joined otherwise, or in small letters: "R/T", "r.t." */
	private static final Pattern OTHER_INITIALS = Pattern
		.compile("(?<![\\p{L}\\p{N}./-])(?:(\\p{Lu})[/-](\\p{Lu})|(\\p{Ll})\\.\\s?(\\p{Ll})\\.)(?![\\p{L}\\p{N}/-])");

	private static final Set<String> NO_INITIALS = Set.of("eg", "ie", "am", "pm", "na", "nb", "ps");

	/** Whatever hides the rest of a name: "R.", "R***", "R". */
	private static final Pattern ONE_INITIAL = Pattern
		.compile("(?<![\\p{L}\\p{N}.&'’])(\\p{Lu})(?:\\.(?=\\s|$)|(?=['’]s\\b|[\\s,;:!?)*_…–—]|-(?!\\p{L})|$))");

	/** "A" and "I" are words unless somebody does something. */
	private static final Pattern ACTS = Pattern
		.compile("^(?:\\.|['’]s\\b|\\s+(?:to|will|should|must|shall|has|is|and)\\b)");

	/** A name in a short form, or made longer by one: "Ruthie" for Ruth. */
	private static final Pattern SHORT_FORM = Pattern.compile("\\p{L}?(?:i|y|ie|ey|o)");

	private static final int SHORTEST_OF_A_NAME = 3;

	private static final int SHORTEST_IN_SMALL_LETTERS = 5;

	/** A name that somebody uses online: "ruth_t92". */
	private static final Pattern HANDLE = Pattern
		.compile("(?<![\\p{L}\\p{N}])(?=[\\p{L}._]*[\\p{N}_])[\\p{L}\\p{N}._]{4,}(?![\\p{L}\\p{N}])");

	private static final Pattern PERSON_MEANT = Pattern.compile(
			"\\b(?:ask|asks|tell|tells|ring|call|phone|text|email|invite|meet|contact|remind|see|visit|collect)\\s+([a-z]+)(?![\\p{L}'-])");

	private static final String PARTICLES = "(?i:(?:de|du|da|di|do|dos|la|le|van|von|der|den|al|el|bin|ap|ab|mac|mc|st)[\\s\\p{Z}]+)";

	private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*" + PARTICLES + "*");

	private static final Pattern PARTICLES_AND_SURNAME = Pattern.compile("[\\s\\p{Z}](" + PARTICLES + "+\\S.*)$");

	private static final Pattern WORD = Pattern
		.compile("(?<![\\p{L}\\p{M}])\\p{Lu}[\\p{L}\\p{M}]{2,}(?![\\p{L}\\p{M}])");

	/** Letters of another alphabet among Latin ones, which nobody writes by chance. */
	private static final Pattern MIXED = Pattern.compile(
			"(?<![\\p{L}\\p{M}])(?=[\\p{L}\\p{M}]*\\p{IsLatin})(?=[\\p{L}\\p{M}]*[\\p{L}&&[^\\p{IsLatin}]])[\\p{L}\\p{M}]{3,}");

	private final Map<String, Cover> covers = new LinkedHashMap<>();

	private final Map<String, Set<Person>> initials = new LinkedHashMap<>();

	private final Map<String, Set<Person>> everydayFirstNames = new LinkedHashMap<>();

	private final Map<String, Set<Person>> firstLetters = new LinkedHashMap<>();

	private final Map<String, Set<Person>> letters = new LinkedHashMap<>();

	Names(Collection<Person> people) {
		people.forEach((person) -> person.names().forEach((name) -> add(person, name)));
	}

	/** A name, each of its words, and each part of a word that is joined from several. */
	private void add(Person person, String name) {
		Stream<String> words = Arrays.stream(name.split("[\\s\\p{Z}]+"));
		Stream<String> parts = Arrays.stream(name.split("[\\s\\p{Z}\\p{Pd}]+"));
		Stream.concat(Stream.concat(Stream.of(name), withParticles(name)), Stream.concat(words, parts))
			.flatMap((part) -> Stream.of(Folded.of(part), Folded.spoken(part)))
			.map((folded) -> tokens(folded.text()))
			.filter((tokens) -> tokens.size() > 1)
			.forEach((tokens) -> add(tokens, person, false));
		Stream.of(Folded.of(name).text(), Folded.spoken(name).text(), german(name))
			.flatMap((folded) -> tokens(folded).stream())
			.filter((token) -> token.codePoints().filter(Character::isLetter).count() > 1
					&& !TITLE_WORDS.contains(token))
			.forEach((token) -> add(List.of(token), person, Words.EVERYDAY.contains(token)));
		List<String> tokens = tokens(Folded.of(name).text()).stream()
			.filter((each) -> !TITLE_WORDS.contains(each))
			.toList();
		initials(person, tokens);
		everyday(person, tokens);
	}

	/** "de Souza" is one surname. */
	private static Stream<String> withParticles(String name) {
		Matcher surname = PARTICLES_AND_SURNAME.matcher(name);
		return surname.find() ? Stream.of(surname.group(1)) : Stream.empty();
	}

	private void add(List<String> tokens, Person person, boolean everyday) {
		this.covers.computeIfAbsent(String.join(" ", tokens), (_) -> Cover.of(tokens, everyday)).people.add(person);
	}

	private void initials(Person person, List<String> tokens) {
		tokens.stream()
			.limit(1)
			.forEach((token) -> this.firstLetters.computeIfAbsent(first(token), (_) -> new LinkedHashSet<>())
				.add(person));
		tokens.forEach((token) -> this.letters.computeIfAbsent(first(token), (_) -> new LinkedHashSet<>()).add(person));
		if (tokens.size() > 1) {
			String all = tokens.stream().map(Names::first).collect(Collectors.joining());
			Stream<String> pairs = tokens.stream().skip(1).map((token) -> first(tokens.getFirst()) + first(token));
			Stream.concat(Stream.of(all), pairs)
				.distinct()
				.forEach((each) -> this.initials.computeIfAbsent(each, (_) -> new LinkedHashSet<>()).add(person));
		}
	}

	private void everyday(Person person, List<String> tokens) {
		tokens.stream()
			.limit(1)
			.filter(Words.EVERYDAY::contains)
			.forEach((token) -> this.everydayFirstNames.computeIfAbsent(token, (_) -> new LinkedHashSet<>())
				.add(person));
	}

	private static String first(String token) {
		return token.substring(0, 1);
	}

	private static String german(String name) {
		return Folded.of(name.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")).text();
	}

	private static List<String> tokens(String folded) {
		return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+")).filter((token) -> !token.isEmpty()).toList();
	}

	List<Found> in(String text) {
		List<Found> found = new ArrayList<>();
		Folded looks = Folded.of(text);
		Folded spoken = Folded.spoken(text);
		Folded drawn = looks.drawn();
		for (Cover cover : this.covers.values()) {
			cover.find(cover.plain, text, looks, found);
			cover.find(cover.drawn, text, drawn, found);
			if (!spoken.text().equals(looks.text())) {
				cover.find(cover.plain, text, spoken, found);
			}
		}
		List<Found> all = new ArrayList<>(together(text, found));
		Folded written = Folded.withCapitals(text);
		titledInitials(written, all);
		initials(written, all);
		otherInitials(written, all);
		oneInitial(written, all);
		inPieces(written, all);
		misspelt(written, all);
		handles(looks, all);
		mixed(text, all);
		inSmallLetters(looks, all);
		return all;
	}

	/**
	 * A longer name holds the shorter ones in it, and a first name beside a surname of
	 * several is the one person who has both.
	 */
	private static List<Found> together(String text, List<Found> found) {
		List<Found> outer = found.stream()
			.filter((each) -> found.stream().noneMatch((other) -> other.holds(each) && isLarger(other, each)))
			.distinct()
			.sorted((one, other) -> Integer.compare(one.start(), other.start()))
			.toList();
		List<Found> joined = new ArrayList<>();
		for (Found each : outer) {
			Found before = joined.isEmpty() ? null : joined.getLast();
			if (before != null && (each.start() < before.end() || areBeside(text, before, each))) {
				Set<String> both = before.alsoIn(each);
				if (!both.isEmpty() || each.start() < before.end()) {
					joined.set(joined.size() - 1, one(before, each, both.isEmpty() ? all(before, each) : both));
					continue;
				}
			}
			joined.add(each);
		}
		return joined;
	}

	private static Found one(Found before, Found next, Set<String> people) {
		String instead = people.equals(before.people()) ? before.instead()
				: people.equals(next.people()) ? next.instead() : NAME_LEFT_OUT;
		return new Found(before.start(), Math.max(before.end(), next.end()), Why.NAME, people, Set.of(), instead,
				(next.end() >= before.end()) ? next.ending() : before.ending());
	}

	private static boolean isLarger(Found one, Found other) {
		return one.end() - one.start() > other.end() - other.start();
	}

	private static boolean areBeside(String text, Found one, Found next) {
		return one.ending().isEmpty() && text.substring(one.end(), next.start()).isBlank();
	}

	private static Set<String> all(Found one, Found other) {
		Set<String> all = new LinkedHashSet<>(one.people());
		all.addAll(other.people());
		return all;
	}

	private void titledInitials(Folded written, List<Found> found) {
		Matcher titled = TITLE_AND_INITIAL.matcher(written.text());
		while (titled.find()) {
			Set<Person> people = of(titled.group(1).toLowerCase(Locale.ROOT),
					this.letters.getOrDefault(plain(titled.group(2)), Set.of()));
			add(found, written, titled, people, people.isEmpty() ? Why.LIKE_INITIALS : Why.INITIALS);
		}
	}

	private void initials(Folded written, List<Found> found) {
		Matcher pair = INITIALS.matcher(written.text());
		while (pair.find()) {
			String letters = IntStream.rangeClosed(1, pair.groupCount())
				.mapToObj(pair::group)
				.filter((group) -> group != null)
				.map(Names::plain)
				.collect(Collectors.joining());
			boolean dotted = pair.group(1) != null;
			Set<Person> people = this.initials.getOrDefault(letters, Set.of());
			boolean known = !dotted
					&& (people.isEmpty() || Words.ABBREVIATIONS.contains(pair.group().toUpperCase(Locale.ROOT)));
			if (!known && (dotted || !people.isEmpty())) {
				add(found, written, pair, people, (dotted && !people.isEmpty()) ? Why.INITIALS : Why.LIKE_INITIALS);
			}
		}
	}

	private void otherInitials(Folded written, List<Found> found) {
		Matcher pair = OTHER_INITIALS.matcher(written.text());
		while (pair.find()) {
			String letters = (pair.group(1) != null) ? pair.group(1) + pair.group(2) : pair.group(3) + pair.group(4);
			Set<Person> people = this.initials.getOrDefault(plain(letters), Set.of());
			boolean known = NO_INITIALS.contains(plain(letters))
					|| Words.ABBREVIATIONS.contains(letters.toUpperCase(Locale.ROOT));
			if (!people.isEmpty() && !known) {
				add(found, written, pair, people, Why.LIKE_INITIALS);
			}
		}
	}

	private void oneInitial(Folded written, List<Found> found) {
		Matcher alone = ONE_INITIAL.matcher(written.text());
		while (alone.find()) {
			Set<Person> people = this.letters.getOrDefault(plain(alone.group(1)), Set.of());
			Set<Person> first = this.firstLetters.getOrDefault(plain(alone.group(1)), Set.of());
			boolean word = ("I".equals(alone.group(1)) || "A".equals(alone.group(1)))
					&& !ACTS.matcher(written.text().substring(alone.end(1))).find();
			if (!people.isEmpty() && !withASurname(written, alone, first, found) && !word) {
				add(found, written, alone, people, Why.LIKE_INITIALS);
			}
		}
	}

	/** "R. Tanner" is whoever has both. */
	private static boolean withASurname(Folded written, Matcher initial, Set<Person> people, List<Found> found) {
		int surname = written.end(initial);
		for (int i = 0; i < found.size(); i++) {
			Found name = found.get(i);
			Set<Person> both = people.stream()
				.filter((person) -> name.people().contains(person.key()))
				.collect(Collectors.toCollection(LinkedHashSet::new));
			boolean beside = name.why() == Why.NAME && name.start() >= surname
					&& BETWEEN_NAMES.matcher(written.between(Found.of(surname, name.start(), Why.NAME, ""))).matches();
			if (beside && !both.isEmpty()) {
				found.set(i, new Found(written.start(initial), name.end(), Why.NAME, keys(both), Set.of(),
						instead(both), name.ending()));
				return true;
			}
		}
		return false;
	}

	/**
	 * A first name that is an everyday word, or one with a mistake, in small letters
	 * where only a person can be meant: "ask dean".
	 */
	private void inSmallLetters(Folded folded, List<Found> found) {
		Matcher words = PERSON_MEANT.matcher(folded.text());
		while (words.find()) {
			Set<Person> people = this.everydayFirstNames.getOrDefault(words.group(1), misspelt(words.group(1)));
			if (!people.isEmpty()) {
				int start = folded.origin(words.start(1));
				int end = folded.origin(words.end(1));
				if (found.stream().noneMatch((each) -> each.touches(start, end))) {
					found.add(new Found(start, end, Why.LIKE_A_NAME, keys(people), Set.of(), instead(people), ""));
				}
			}
		}
	}

	private static void add(List<Found> found, Folded written, Matcher where, Set<Person> people, Why why) {
		int start = written.start(where);
		int end = written.end(where);
		if (found.stream().noneMatch((each) -> each.touches(start, end))) {
			found.add(new Found(start, end, why, keys(people), Set.of(), instead(people), ""));
		}
	}

	private static String plain(String letter) {
		return Folded.of(letter).text();
	}

	private void misspelt(Folded written, List<Found> found) {
		Matcher words = WORD.matcher(written.text());
		while (words.find()) {
			Set<Person> like = like(words.group().toLowerCase(Locale.ROOT));
			if (!like.isEmpty()) {
				add(found, written, words, like, Why.LIKE_A_NAME);
			}
		}
	}

	/** "Ru th" and "Mar-sh" are names unless the pieces are words by themselves. */
	private void inPieces(Folded written, List<Found> found) {
		for (Cover cover : this.covers.values()) {
			Pattern pieces = cover.pieces;
			if (pieces != null) {
				Matcher words = pieces.matcher(written.text());
				while (words.find()) {
					if (isTornApart(words.group())) {
						add(found, written, words, cover.people, Why.LIKE_A_NAME);
					}
				}
			}
		}
	}

	/** "Just in time" is not Justin. */
	private static boolean isTornApart(String written) {
		List<String> pieces = tokens(written.toLowerCase(Locale.ROOT));
		return pieces.size() > 1 && !Words.isCommon(pieces.getLast());
	}

	/** Whose name it may be, in another form or with a mistake. */
	private Set<Person> like(String word) {
		return Words.isOrdinary(word) ? Set.of() : people(
				(cover) -> Spellings.areOfOneName(word, cover.name) || (!Words.isCommon(word) && cover.isLike(word)));
	}

	/** In small letters a short word is a word. */
	private Set<Person> misspelt(String word) {
		return (word.length() < SHORTEST_IN_SMALL_LETTERS) ? Set.of() : like(word);
	}

	private void handles(Folded folded, List<Found> found) {
		Matcher handles = HANDLE.matcher(folded.text());
		while (handles.find()) {
			Set<Person> people = people((cover) -> cover.isWithin(handles.group()));
			if (!people.isEmpty()) {
				add(found, folded, handles, people, Why.LIKE_A_NAME);
			}
		}
	}

	/** A letter that is drawn like none we know may stand for any. */
	private void mixed(String text, List<Found> found) {
		Matcher words = MIXED.matcher(text);
		while (words.find()) {
			Pattern drawn = Pattern.compile(Folded.of(words.group().replaceAll("[\\p{L}&&[^\\p{IsLatin}]]", "*"))
				.text()
				.replace("*", "\\p{L}{1,2}"));
			Set<Person> people = people((cover) -> drawn.matcher(cover.name).matches());
			boolean open = found.stream().noneMatch((each) -> each.touches(words.start(), words.end()));
			if (open && !people.isEmpty()) {
				found.add(new Found(words.start(), words.end(), Why.LIKE_A_NAME, keys(people), Set.of(),
						instead(people), ""));
			}
		}
	}

	private Set<Person> people(Predicate<Cover> which) {
		return this.covers.values()
			.stream()
			.filter(which)
			.flatMap((cover) -> cover.people.stream())
			.collect(Collectors.toSet());
	}

	/** A title that is a woman's is not the father's. */
	private static Set<Person> of(String title, Set<Person> people) {
		return people.stream().filter((person) -> fits(title, person.role())).collect(Collectors.toSet());
	}

	private static boolean fits(String title, Role role) {
		return !(OF_A_MAN.contains(title) && role == Role.MOTHER)
				&& !(OF_A_WOMAN.contains(title) && role == Role.FATHER);
	}

	private static Set<String> keys(Set<Person> people) {
		return people.stream().map(Person::key).collect(Collectors.toSet());
	}

	/** Where people of several roles are meant, no role can stand for them. */
	private static String instead(Set<Person> people) {
		Set<String> roles = people.stream().map(Person::roleInWords).collect(Collectors.toSet());
		return (roles.size() == 1) ? roles.iterator().next() : NAME_LEFT_OUT;
	}

	/**
	 * A name to look for.
	 *
	 * @param everyday whether it is a name only where it is written with a capital
	 * @param pieces the same where it may be torn apart; null where it is too short, or
	 * has several words
	 */
	private record Cover(String name, boolean everyday, Pattern plain, Pattern drawn, @Nullable Pattern pieces,
			Set<Person> people) {

		static Cover of(List<String> tokens, boolean everyday) {
			String plain = String.join(JOINT, tokens);
			String drawn = tokens.stream()
				.map((token) -> new Folded(token, IntStream.rangeClosed(0, token.length()).toArray()).drawn().text())
				.collect(Collectors.joining(JOINT));
			boolean spelt = tokens.size() == 1 && !everyday && tokens.getFirst().length() >= SHORTEST_SPELT_OUT;
			String[] letters = tokens.getFirst().split("");
			String speltOut = spelt ? "|" + String.join("[^\\p{L}\\p{N}]{1,2}", letters) + "|"
					+ String.join("[^\\p{L}\\p{N}\\s']{0,2}", letters) : "";
			String plural = (everyday || tokens.stream().mapToInt(String::length).sum() < SHORTEST_SPELT_OUT) ? ""
					: "|s";
			return new Cover(String.join(" ", tokens), everyday, pattern(plain + speltOut, plural),
					pattern(drawn, plural), (spelt && letters.length >= SHORTEST_MISSPELT) ? pieces(letters) : null,
					new LinkedHashSet<>());
		}

		private static Pattern pieces(String[] letters) {
			return Pattern.compile("(?<!\\p{L})" + String.join(GAP, letters) + "(?!\\p{L})", Pattern.CASE_INSENSITIVE);
		}

		private static Pattern pattern(String name, String plural) {
			return Pattern.compile("(?<!\\p{L})(?:(?<title>" + TITLES + ")\\.?\\s+)?(?<name>" + name + ")(?<ending>'s"
					+ plural + ")?(?!\\p{L})");
		}

		/** One letter more, less, other or in another place, or a short form. */
		boolean isLike(String word) {
			boolean misspelt = !this.everyday && word.length() >= SHORTEST_MISSPELT
					&& this.name.length() >= SHORTEST_MISSPELT && Words.areAlike(word, this.name);
			boolean longer = this.name.length() >= SHORTEST_OF_A_NAME && word.startsWith(this.name)
					&& SHORT_FORM.matcher(word.substring(this.name.length())).matches();
			boolean shorter = !this.everyday && word.length() >= SHORTEST_OF_A_NAME
					&& this.name.length() > word.length() && this.name.startsWith(word);
			return misspelt || longer || shorter;
		}

		boolean isWithin(String handle) {
			return !this.everyday && this.name.length() >= SHORTEST_MISSPELT && handle.contains(this.name);
		}

		void find(Pattern pattern, String text, Folded folded, List<Found> found) {
			Matcher matcher = pattern.matcher(folded.text());
			while (matcher.find()) {
				int name = folded.origin(matcher.start("name"));
				int end = folded.end(matcher);
				String written = text.substring(name, end);
				boolean capital = Character.isUpperCase(text.codePointAt(name))
						|| Character.isTitleCase(text.codePointAt(name));
				if ((!this.everyday || capital) && written.codePoints().anyMatch(Names::isALetter)) {
					found.add(found(folded.start(matcher), end, matcher));
				}
			}
		}

		private Found found(int start, int end, Matcher matcher) {
			String title = matcher.group("title");
			Set<Person> meant = (title != null) ? Names.of(title, this.people) : this.people;
			Set<Person> whom = meant.isEmpty() ? this.people : meant;
			Set<Person> others = new LinkedHashSet<>(this.people);
			others.removeAll(whom);
			return new Found(start, end, Why.NAME, keys(whom), keys(others), instead(whom),
					(matcher.group("ending") != null) ? "'s" : "");
		}

	}

	private static boolean isALetter(int character) {
		return !Folded.of(Character.toString(character)).text().chars().allMatch((each) -> !Character.isLetter(each));
	}

}
