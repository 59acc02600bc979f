package io.convenor.outcomes;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;

/**
 * Puts roles in the place of the names a conference knows, for text that goes where names
 * must not. Addresses, numbers and the category of a plan are left out too. It cannot
 * know a name nobody told it, which is why the chair reads the text before it goes.
 */
final class NameCover {

	private static final String BEGINS = "(?<![\\p{L}\\p{N}])";

	private static final String ENDS = "(?![\\p{L}\\p{N}])";

	/** Whatever may stand between the parts of one name, or nothing. */
	private static final String JOINT = "[^\\p{L}\\p{N}]{0,3}";

	private static final String TITLE = "(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|pc|dc|ds|sgt)\\.?\\s+)?";

	private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir",
			"dame", "rev", "pc", "dc", "ds", "sgt");

	private static final int SHORTEST_REFERENCE = 4;

	private static final String NAME_LEFT_OUT = "[name left out]";

	private static final String ADDRESS_LEFT_OUT = "[address left out]";

	/**
	 * Names that are everyday words too. In small letters they are the word, and a
	 * summary without it could not be read.
	 */
	private static final Set<String> EVERYDAY = Set
		.of("""
				will may mark marks grace rose hope faith joy dawn summer autumn april june august bill bills rob jack jean \
				pat sue ray art drew chase miles dean guy young long short brown black white green grey gray day case page \
				child home house field wood hill stone king knight price rich sharp small little good best bright sweet \
				wise strong love law lane street park church school parent parents carer mother father care plan support \
				group core worker social police health visitor nurse manager team family review date time week month the \
				and for not all any can has had her him his she you our out new old now one two an as at be by do go he if \
				in is it me my no of on or so to up us we am van von de la le el al bin du di da st"""
			.split(" "));

	/** What stands for itself, whoever is invited; found in the folded text. */
	private static final Map<Pattern, String> LEFT_OUT = leftOut();

	/** Roads whose kind is an everyday word; found in the text as it was written. */
	private static final Pattern ROAD_IN_CAPITALS = Pattern
		.compile(BEGINS + "\\d{1,4}[A-Za-z]?,?\\s+(?:\\p{Lu}[\\p{L}'’-]*\\s+){1,3}"
				+ "(?:Close|Drive|Court|Place|Way|Walk|Square|Row|Rise|View|Green|Hill|Park|St|House|Gardens)" + ENDS);

	private final List<Cover> covers;

	NameCover(Conference conference) {
		this(conference.invitees(), conference.caseReference());
	}

	NameCover(List<Invitee> invitees, String caseReference) {
		Map<String, Cover> all = new LinkedHashMap<>();
		if (String.join("", tokens(caseReference)).length() >= SHORTEST_REFERENCE) {
			String name = String.join(JOINT, tokens(caseReference));
			all.put(name, new Cover(name, "[case reference left out]", false));
		}
		invitees.forEach((invitee) -> covers(invitee).forEach((cover) -> all.merge(cover.name, cover, Cover::shared)));
		this.covers = List.copyOf(all.values());
	}

	String over(String text) {
		Folded folded = Folded.of(text);
		List<Hit> hits = new ArrayList<>();
		this.covers.forEach((cover) -> hits.addAll(cover.hits(text, folded)));
		LEFT_OUT.forEach((pattern, instead) -> hits.addAll(hits(pattern.matcher(folded.text), folded, instead)));
		ROAD_IN_CAPITALS.matcher(text)
			.results()
			.forEach((found) -> hits.add(new Hit(found.start(), found.end(), ADDRESS_LEFT_OUT, "")));
		return capitalised(replaced(text, joined(text, hits)));
	}

	/** Whether a text holds one of the names. */
	boolean isIn(String text) {
		Folded folded = Folded.of(text);
		return this.covers.stream().anyMatch((cover) -> !cover.hits(text, folded).isEmpty());
	}

	/** A name, each of its words, and each part of a word that is joined from several. */
	private static List<Cover> covers(Invitee invitee) {
		String role = "the " + lowerFirst(invitee.role().label());
		List<Cover> covers = new ArrayList<>();
		Stream<String> words = Arrays.stream(invitee.name().split("[\\s\\p{Z}]+"));
		Stream<String> parts = Arrays.stream(invitee.name().split("[\\s\\p{Z}\\p{Pd}]+"));
		Stream.concat(Stream.of(invitee.name()), Stream.concat(words, parts))
			.map(NameCover::tokens)
			.filter((tokens) -> tokens.size() > 1)
			.map((tokens) -> new Cover(String.join(JOINT, tokens), role, false))
			.forEach(covers::add);
		tokens(invitee.name()).stream()
			.filter((token) -> token.codePoints().filter(Character::isLetter).count() > 1 && !TITLES.contains(token))
			.map((token) -> new Cover(token, role, EVERYDAY.contains(token)))
			.forEach(covers::add);
		return covers;
	}

	private static List<String> tokens(String text) {
		return Arrays.stream(Folded.of(text).text.split("[^\\p{L}\\p{N}]+"))
			.filter((token) -> !token.isEmpty())
			.toList();
	}

	private static List<Hit> hits(Matcher matcher, Folded folded, String instead) {
		return matcher.results()
			.map((found) -> new Hit(folded.origin(found.start()), folded.origin(found.end()), instead, ""))
			.toList();
	}

	/** Hits that touch become one, so that nothing of a longer name is left behind. */
	private static List<Hit> joined(String text, List<Hit> hits) {
		hits.sort(Comparator.comparingInt(Hit::start).thenComparing(Comparator.comparingInt(Hit::end).reversed()));
		List<Hit> joined = new ArrayList<>();
		for (Hit hit : hits) {
			if (!joined.isEmpty() && joined.getLast().takes(hit, text)) {
				joined.add(joined.removeLast().with(hit));
			}
			else {
				joined.add(hit);
			}
		}
		return joined;
	}

	private static String replaced(String text, List<Hit> hits) {
		StringBuilder covered = new StringBuilder();
		int from = 0;
		for (Hit hit : hits) {
			covered.append(text, from, hit.start);
			String before = covered.toString().stripTrailing();
			boolean begins = before.isEmpty() || ".!?:•\n".indexOf(before.charAt(before.length() - 1)) >= 0;
			covered.append(begins ? capitalised(hit.instead) : hit.instead).append(hit.ending);
			from = hit.end;
		}
		return covered.append(text, from, text.length()).toString();
	}

	private static String capitalised(String text) {
		return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
	}

	private static String lowerFirst(String label) {
		boolean initials = label.length() > 1 && Character.isUpperCase(label.charAt(1));
		return initials ? label : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
	}

	private static Map<Pattern, String> leftOut() {
		Map<Pattern, String> all = new LinkedHashMap<>();
		all.put(Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(?:\\.[\\w-]+)*"), ADDRESS_LEFT_OUT);
		all.put(Pattern.compile(BEGINS + "(?!\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}(?!\\d))(?:\\+\\s?\\d{1,3}|0)"
				+ "(?=(?:[\\s().-]*\\d){8})[\\d\\s().-]{7,16}\\d" + ENDS), "[number left out]");
		all.put(Pattern.compile(BEGINS + "[a-z]{1,2}\\d[a-z\\d]?\\s{0,2}\\d[a-z]{2}" + ENDS), "[postcode left out]");
		all.put(Pattern.compile(BEGINS + "\\d{1,4}[a-z]?,?\\s+(?:[\\p{L}'-]+\\s+){1,3}"
				+ "(?:street|road|rd|avenue|ave|lane|crescent|terrace|grove|mews)" + ENDS), ADDRESS_LEFT_OUT);
		String kinds = "(?:physical|emotional|sexual)(?:ly)?";
		all.put(Pattern.compile(BEGINS + kinds + "(?:[\\s,/&]+(?:and\\s+|or\\s+)?" + kinds + ")*[\\s-]+abus\\p{L}*|"
				+ BEGINS + "neglect(?!\\p{L}*able)\\p{L}*"), "[category left out]");
		return all;
	}

	/** What is written in the place of something. */
	private record Hit(int start, int end, String instead, String ending) {

		boolean takes(Hit next, String text) {
			return next.start < this.end || (this.ending.isEmpty() && this.instead.equals(next.instead)
					&& this.instead.startsWith("the ") && text.substring(this.end, next.start).isBlank());
		}

		Hit with(Hit next) {
			return (next.end > this.end) ? new Hit(this.start, next.end, this.instead, next.ending) : this;
		}

	}

	/**
	 * A name to look for.
	 *
	 * @param everyday whether it is covered only where it is written with a capital
	 */
	private record Cover(String name, String role, boolean everyday, Pattern pattern) {

		Cover(String name, String role, boolean everyday) {
			this(name, role, everyday, Pattern.compile(BEGINS + TITLE + "(?<name>" + name + ")(?<ending>'s"
					+ ((everyday || name.length() < 3) ? "" : "|s") + ")?" + ENDS));
		}

		/** Two people of different roles share it, so no role can stand for it. */
		Cover shared(Cover other) {
			return this.role.equals(other.role) ? this : new Cover(this.name, NAME_LEFT_OUT, this.everyday);
		}

		List<Hit> hits(String text, Folded folded) {
			return this.pattern.matcher(folded.text)
				.results()
				.filter((found) -> !this.everyday
						|| Character.isUpperCase(text.codePointAt(folded.origin(found.start("name")))))
				.map((found) -> new Hit(folded.origin(found.start()), folded.origin(found.end()), this.role,
						(found.group("ending") != null) ? "'s" : ""))
				.toList();
		}

	}

	/**
	 * A text without accents, capitals and kinds of apostrophe, hyphen and space, and
	 * where in the text each of its characters comes from.
	 */
	private record Folded(String text, int[] origins) {

		private static final Map<Integer, String> LETTERS = letters();

		static Folded of(String text) {
			StringBuilder folded = new StringBuilder();
			List<Integer> origins = new ArrayList<>();
			for (int i = 0; i < text.length();) {
				int character = text.codePointAt(i);
				String plain = plain(character);
				for (int j = 0; j < plain.length(); j++) {
					origins.add(i);
				}
				folded.append(plain);
				i += Character.charCount(character);
			}
			origins.add(text.length());
			return new Folded(folded.toString(), origins.stream().mapToInt(Integer::intValue).toArray());
		}

		int origin(int index) {
			return this.origins[index];
		}

		private static String plain(int character) {
			String known = LETTERS.get(Character.toLowerCase(character));
			if (known != null) {
				return known;
			}
			if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
				return " ";
			}
			if (Character.getType(character) == Character.DASH_PUNCTUATION) {
				return "-";
			}
			return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
				.replaceAll("[\\p{M}\\p{Cf}]", "")
				.toLowerCase(Locale.ROOT);
		}

		private static Map<Integer, String> letters() {
			Map<Integer, String> letters = new HashMap<>();
			"'’‘ʼ`´′".codePoints().forEach((apostrophe) -> letters.put(apostrophe, "'"));
			Map.of("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i")
				.forEach((letter, plain) -> letters.put(letter.codePointAt(0), plain));
			letters.put((int) 'ẞ', "ss");
			return letters;
		}

	}

}
