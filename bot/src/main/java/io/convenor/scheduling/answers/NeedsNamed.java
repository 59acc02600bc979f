package io.convenor.scheduling.answers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The needs that somebody's own words speak of, so that one press notes them. It only
 * proposes: whoever presses has read the words.
 *
 * @param needs what is spoken of
 * @param note the languages that are named with an interpreter; empty where none is
 */
public record NeedsNamed(Set<Need> needs, String note) {

	private static final Map<Need, Pattern> SPOKEN_OF = Map.of(Need.INTERPRETER, words(
			"interpret\\w*|translat\\w*|(?:do not|don't|dont|cannot|can not|can't) (?:speak|understand) (?:much |good |any )?"
					+ "english|sign language|bsl|cyfieithydd"),
			Need.ADVOCATE, words("advocate|advocacy"), Need.ACCESS,
			words("wheelchair|step[- ]?free|disab\\w*|stairs|lift|hearing loop|large print|mobility|walking (?:frame|stick)"),
			Need.TECHNOLOGY,
			words("no (?:internet|wi-?fi|laptop|computer|smartphone|data)|(?:don't|dont|do not) have (?:teams|a (?:laptop|computer"
					+ "|phone)|internet)|never used teams|help with (?:teams|the link|technology)"),
			Need.CHILDCARE,
			words("childcare|child care|child ?mind\\w*|cr[eè]che|babysit\\w*|look after (?:the|my) (?:baby|child\\w*|kids)"),
			Need.SEPARATE_WAITING,
			words("(?:fright\\w*|scare\\w*|afraid|terrif\\w*|frighten\\w*|threat\\w*|unsafe|not safe|don't feel safe)"
					+ "|(?:can ?not|can't|cant|won't|will not|do not want to|don't want to|rather not) (?:sit|be|wait|stay|talk|"
					+ "speak|meet)(?: in (?:the|a) (?:same )?room)? (?:with|near|next to|in front of)"
					+ "|same room|separate(?:ly)? wait\\w*|wait (?:separately|apart)|domestic (?:abuse|violence)|injunction"
					+ "|non[- ]molestation"));

	private static final Set<String> LANGUAGES = Arrays.stream(Locale.getISOLanguages())
		.map((code) -> Locale.of(code).getDisplayLanguage(Locale.UK))
		.filter((name) -> name.matches("[A-Z][a-z]{3,}"))
		.collect(Collectors.toUnmodifiableSet());

	private static final Pattern LANGUAGE_NAMED = Pattern.compile(
			"(?i)\\b([a-z]{4,})[- ](?:language |speaking )?(?:interpreter|translator)|\\b(?:speaks?|in|for) ([a-z]{4,})\\b");

	public NeedsNamed {
		needs = Set.copyOf(needs);
	}

	/** What a text speaks of. */
	public static NeedsNamed in(String text) {
		String plain = text.replace('’', '\'');
		Set<Need> needs = EnumSet.noneOf(Need.class);
		SPOKEN_OF.forEach((need, words) -> {
			if (words.matcher(plain).find()) {
				needs.add(need);
			}
		});
		return new NeedsNamed(needs, needs.contains(Need.INTERPRETER) ? languages(plain) : "");
	}

	/** As a list that a person reads. */
	public String inWords() {
		return this.needs.stream().sorted().map(Need::label).collect(Collectors.joining(", "))
				+ (this.note.isEmpty() ? "" : " (" + this.note + ")");
	}

	private static String languages(String text) {
		Set<String> named = new LinkedHashSet<>();
		Matcher matcher = LANGUAGE_NAMED.matcher(text);
		while (matcher.find()) {
			String word = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
			String name = word.substring(0, 1).toUpperCase(Locale.UK) + word.substring(1).toLowerCase(Locale.UK);
			if (LANGUAGES.contains(name) && !name.equals("English")) {
				named.add(name);
			}
		}
		return String.join(", ", named);
	}

	private static Pattern words(String alternatives) {
		return Pattern.compile("(?i)\\b(?:" + alternatives + ")\\b");
	}

}
