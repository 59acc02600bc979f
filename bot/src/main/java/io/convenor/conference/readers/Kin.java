package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convenor.people.Role;

/** Finds words that mean somebody by what they are to the child, such as "Dad". */
final class Kin {

	/** "His partner agencies" are nobody's partner. */
	private static final String NOBODYS_PARTNER = "(?!\\h+(?:agenc(?:y|ies)|organi[sz]ations?|services?|authorit(?:y|ies)|"
			+ "boroughs?|bodies|trusts?|forces?|charit(?:y|ies)|professionals?)\\b)";

	private static final Map<Role, Pattern> WORDS = new ConcurrentHashMap<>();

	/** As case notes abbreviate them. */
	private static final Map<Role, Pattern> ABBREVIATED = Map.of(Role.MOTHER, abbreviated("M|Mo|MO|BM"), Role.FATHER,
			abbreviated("F|Fa|FA|BF"), Role.RELATIVE, abbreviated("[MP]G[MFP]s?"), Role.FOSTER_CARER,
			abbreviated("FC|FCs"));

	private Kin() {
	}

	static List<Found> in(String text, Person person) {
		List<Found> found = new ArrayList<>();
		Folded folded = Folded.of(text);
		Matcher words = WORDS.computeIfAbsent(person.role(), Kin::pattern).matcher(folded.text());
		while (words.find()) {
			found.add(new Found(folded.start(words), folded.end(words), Why.ROLE, Set.of(person.key()), Set.of(), "",
					""));
		}
		return found;
	}

	/** Letters that may mean somebody by what they are to the child, such as "Mo". */
	static List<Found> abbreviatedIn(String text, Person person) {
		List<Found> found = new ArrayList<>();
		Pattern letters = ABBREVIATED.get(person.role());
		if (letters != null) {
			Folded written = Folded.withCapitals(text);
			Matcher words = letters.matcher(written.text());
			while (words.find()) {
				found.add(new Found(written.start(words), written.end(words), Why.LIKE_INITIALS, Set.of(person.key()),
						Set.of(), "", ""));
			}
		}
		return found;
	}

	private static Pattern abbreviated(String letters) {
		return Pattern.compile("(?<![\\p{L}\\p{N}./&'-])(?:" + letters + ")(?:'s)?(?![\\p{L}\\p{N}/&-]|\\.\\p{L})");
	}

	private static Pattern pattern(Role role) {
		List<String> words = new ArrayList<>(List.of(Folded.of(role.label()).text()));
		switch (role) {
			case MOTHER -> words.addAll(List.of("mums?", "mams?", "moms?", "mumm(?:y|ies)", "mommy", "mamm?a",
					"mothers", "(?:ex-)?wife", "(?:ex-)?girlfriend"));
			case FATHER -> words
				.addAll(List.of("dads?", "dadd(?:y|ies)", "papa", "fathers", "(?:ex-)?husband", "(?:ex-)?boyfriend"));
			case CARER -> words.addAll(List.of("carers", "step-?(?:mother|father|mum|dad)"));
			case RELATIVE -> words.addAll(List.of("grand(?:mother|father|parents?|ma|pa|dad)", "gran", "granny", "nan",
					"nana", "nanny", "aunt", "auntie", "uncle", "relatives"));
			case YOUNG_PERSON -> words.addAll(List.of("young people"));
			case FOSTER_CARER ->
				words.addAll(List.of("foster (?:mother|father|mum|dad|parents?|carers|family|home)", "carers?"));
			default -> {
			}
		}
		if (role == Role.MOTHER || role == Role.FATHER) {
			words.addAll(List.of("parents", "(?:other|second|absent|non-resident) parent", "both parents", "co-?parent",
					"other party", "ex(?!-)", "ex-partner", "spouse",
					"(?:former|his|her|your|their) (?:ex-?\\h?)?partner" + NOBODYS_PARTNER));
		}
		return Pattern.compile("(?<![\\p{L}\\p{N}-])(?:" + String.join("|", words) + ")(?:'s)?(?![\\p{L}\\p{N}])");
	}

}
