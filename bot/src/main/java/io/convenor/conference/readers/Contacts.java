package io.convenor.conference.readers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what leads to somebody, or stands for them, whoever it is: addresses, numbers,
 * dates of birth, and where they live or stay.
 */
final class Contacts {

	private static final String BEGINS = "(?<![\\p{L}\\p{N}])";

	private static final String ENDS = "(?![\\p{L}\\p{N}])";

	static final String ADDRESS_LEFT_OUT = "[address left out]";

	static final String NUMBER_LEFT_OUT = "[number left out]";

	private static final int FEWEST_DIGITS = 3;

	/** A date further back than anything a meeting speaks of may be a birth. */
	private static final int MONTHS_BACK = 9;

	private static final int YEARS_AHEAD = 5;

	private static final Pattern MAY_BE_EMAIL = Pattern.compile("@|[(\\[]at[)\\]]");

	private static final Pattern EMAIL = Pattern.compile(
			"(?<![\\w.!#$%&'*+/=?^`{|}~-])[\\w.!#$%&'*+/=?^`{|}~-]{1,64}+\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\w-]+(?:(?:\\.|\\s?(?:\\(dot\\)|\\[dot\\])\\s?)[\\w-]+)*");

	/** As it is spoken: "somebody at home dot example". */
	private static final Pattern SPOKEN_EMAIL = Pattern
		.compile("(?<![\\w.-])[\\w.-]{1,64}\\h+at\\h+[\\w-]+(?:\\h+dot\\h+[\\w-]+)+");

	/** What shows a place on a map, or whoever put it there. */
	private static final Pattern LINK = Pattern
		.compile("(?:https?://|(?<![\\w.])www\\.)\\S+|(?<![\\w/])///?\\w+\\.\\w+\\.\\w+");

	private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";

	private static final Pattern DATE = Pattern
		.compile("(?<!\\d)(?:(\\d{1,2})\\s?[-./]\\s?(\\d{1,2})\\s?[-./]\\s?(\\d{4}|\\d{2})|(\\d{4})-(\\d{2})-(\\d{2})|"
				+ "(?<!\\p{L})(\\d{1,2})(?:st|nd|rd|th)?[\\s./-]*(?:of\\s+)?" + MONTH
				+ "[\\s,./'-]*(\\d{4}|\\d{2})|(?<!\\p{L})" + MONTH
				+ "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4}))(?!\\d|[-./]\\d)");

	private static final String BORN = "(?:\\bborn\\b|\\bd\\.?\\s?o\\.?\\s?b\\b|(?:date|year|month) of birth|birth\\s?(?:date|day)|\\bb\\.|"
			+ "\\bturns\\s+[\\p{L}\\d]+\\s+(?:years old\\s+)?on\\b)";

	private static final Pattern BORN_BEFORE = Pattern.compile(BORN + "[^\\d\\n]{0,20}$");

	/** A date that is none but for the word before it: "born 120319". */
	private static final Pattern BORN_LOOSELY = Pattern
		.compile(BORN + "[^\\d\\n]{0,20}?(\\d{1,2}\\s\\d{1,2}\\s(?:\\d{4}|\\d{2})|\\d{8}|\\d{6}|"
				+ "\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + MONTH
				+ "|\\d{1,2}\\s?[-./]\\s?\\d{1,2}|(?:19|20)\\d{2})(?![\\p{L}\\d])");

	/** A month is enough of a date to know whose it is. */
	private static final Pattern MONTH_AND_YEAR = Pattern
		.compile("(?<!\\p{L})" + MONTH + "[\\s,]+((?:19|20)\\d{2})(?!\\d)");

	/** Ten or more digits, whatever stands between them, o and l for 0 and 1 too. */
	private static final Pattern LONG_NUMBER = Pattern.compile(
			"(?<![\\p{L}\\d])[(]?(?:\\+|00)?[(]?[\\do](?:[\\s().,/_·•*:|~–-]{0,5}[\\dol](?![\\p{L}&&[^ol]])){8,14}(?![\\p{L}\\d])");

	private static final Pattern RING = Pattern.compile(
			"(?:\\b(?:ring|call|phone|telephone|tel|mobile|mob|text|number|whatsapp|landline|dial)\\b|☎|📞)[^\\d\\n]{0,25}$");

	private static final Pattern SHORT_NUMBER = Pattern
		.compile("(?<![\\p{L}\\p{N}£.])\\d(?:[\\s.-]?\\d){5,8}(?![\\p{L}\\p{N}])");

	/** Begins as a number does, the rest of which may be in words. */
	private static final Pattern AREA_CODE = Pattern.compile("(?<![\\p{L}\\p{N}£.,-])0\\d{4}(?![\\p{L}\\p{N}])");

	/** Of a car, or for national insurance. */
	private static final Pattern REGISTERED = Pattern
		.compile(BEGINS + "(?:[a-z]{2}\\d{2}\\h?[a-z]{3}|[a-z]{2}\\h?\\d{2}\\h?\\d{2}\\h?\\d{2}\\h?[a-d])" + ENDS);

	private static final Pattern SPOKEN_NUMBER = Pattern.compile(BEGINS
			+ "(?:(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)[\\s,.-]+){5,}(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine)"
			+ ENDS);

	private static final String ROAD_KINDS = "street|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|crescent|cres|terrace|grove|mews|gardens|gdns";

	/** One house, or several: "14", "14a", "14-16", "2/4". */
	private static final String HOUSE_NUMBER = "\\d{1,4}[A-Za-z]?(?:\\h?[-/&]\\h?\\d{1,4}[A-Za-z]?)?";

	private static final String NUMBERED = BEGINS + "(?:(?:no\\.?|number)\\h*)?(?:" + HOUSE_NUMBER
			+ "|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?:[\\h-](?:one|two|three|four|five|six|seven|eight|nine))?)";

	private static final Pattern NUMBERED_ROAD = Pattern
		.compile(NUMBERED + ",?\\h+(?:[\\p{L}'.-]+\\h+){1,3}?(?:" + ROAD_KINDS + ")" + ENDS);

	private static final String ALONE_KINDS = "Street|Road|Rd|Avenue|Ave|Lane|Ln|Crescent|Terrace|Grove|Mews|Gardens|Close|Drive|Square|Rise|Estate";

	private static final String EVERYDAY_KINDS = "Close|Drive|Court|Place|Way|Walk|Square|Row|Rise|View|Green|Hill|Park|St|House|Gardens|Parade|Wharf|Quay|Path|Yard|Dr|Cl|Ct|Pl";

	private static final String MONTHS = "(?i:january|february|march|april|may|june|july|august|september|october|november|december)";

	/** Roads whose kind is an everyday word; found in the text as it was written. */
	private static final Pattern ROAD_IN_CAPITALS = Pattern.compile(BEGINS + "(?:[Nn]o\\.?\\h*|[Nn]umber\\h+)?"
			+ HOUSE_NUMBER + ",?\\h+(?:\\p{Lu}[\\p{L}'-]*\\h+){1,3}(?:" + EVERYDAY_KINDS + ")" + ENDS);

	/** The number behind it: "Mill Lane 14". */
	private static final Pattern ROAD_AND_NUMBER = Pattern
		.compile(BEGINS + "(?:\\p{Lu}[\\p{L}'-]*\\h+){1,3}(?:" + ALONE_KINDS + "|" + EVERYDAY_KINDS
				+ "),?\\h+(?:[Nn]o\\.?\\h*)?(?!20\\d\\d|19\\d\\d)" + HOUSE_NUMBER + ENDS + "(?!\\h+" + MONTHS + ")");

	/** The same in haste, where it may be something else: "3 priory court". */
	private static final Pattern LIKE_A_ROAD = Pattern.compile(BEGINS
			+ "\\d{1,3}[a-z]?,?\\h+(?:(?!(?:to|in|at|by|of|the|a|an|and|or|for|days?|weeks?|months?|years?|hours?|minutes?|times?|visits?|children|people|is|are|on|with|this|that|"
			+ MONTHS + ")\\h)[a-z'-]{2,}\\h+){1,2}(?:" + EVERYDAY_KINDS.toLowerCase(Locale.ROOT) + ")" + ENDS);

	/** A number before a name in capitals, as in "14 Maltings". */
	private static final Pattern NUMBER_AND_NAME = Pattern
		.compile("(?<=\\b(?:at|to|from|in|near|by|outside)\\h)(?:[Nn]o\\.?\\h*|[Nn]umber\\h+)?" + HOUSE_NUMBER
				+ ",?\\h+(?:The\\h+)?\\p{Lu}[\\p{L}'-]+(?:\\h+\\p{Lu}[\\p{L}'-]+){0,3}" + ENDS);

	/** The same wherever it stands, where it may be something else. */
	private static final Pattern LIKE_A_NUMBERED_HOUSE = Pattern
		.compile("(?<![\\p{L}\\p{N}:.£/-])" + HOUSE_NUMBER + ",?\\h+(?:The\\h+)?\\p{Lu}[\\p{L}'-]{2,}" + ENDS);

	/** Where somebody can be met, or what tells of the town. */
	private static final Pattern NAMED_SERVICE = Pattern.compile(BEGINS
			+ "(?:\\p{Lu}[\\p{L}'.-]*\\h+){1,4}(?:Primary|Infants?|Juniors?|Secondary|Academy|School|Nursery|Pre-?[Ss]chool|Playgroup|College|Surgery|Practice|Clinic|Hospital|"
			+ "(?:Medical|Health|Community|Leisure|Children's|Contact|Family)\\h+(?:Centre|Hub)|Church|Mosque|Temple|Gurdwara|"
			+ "(?:Borough|County|City|District|Town|Parish)\\h+Council)" + ENDS);

	private static final Pattern DAY_OF_A_MONTH = Pattern.compile("\\d{1,2},?\\s+" + MONTHS);

	private static final Pattern FLAT = Pattern.compile(BEGINS
			+ "(?:flat|apartment|apt|maisonette|caravan|plot|pitch|unit|bedsit)\\h*(?:no\\.?\\h*|number\\h+)?(?:\\d{1,4}[a-z]?|[a-z])"
			+ "(?:,?\\h+(?:\\d{1,4}[a-z]?,?\\h+)?(?:the\\h+)?[\\p{L}'-]+(?:\\h+(?:" + ROAD_KINDS
			+ "|house|court|maltings|lodge|place|close|drive|way))?)?" + ENDS);

	private static final Pattern HOUSE_NAME = Pattern.compile(BEGINS
			+ "(?:(?:The|Flat)\\h+)?(?:\\p{Lu}[\\p{L}'-]+\\h+){1,3}(?:Cottage|House|Lodge|Villa|Farm|Farmhouse|Barn|Maltings|Rectory|Vicarage|Manor|Bungalow|Towers|Heights|Mansions|Buildings|Point|Hostel|Hotel|Inn|B&B)"
			+ ENDS + "|" + BEGINS
			+ "The\\h+(?:Old\\h+)?(?:Cottage|Lodge|Maltings|Rectory|Vicarage|Manor|Bungalow|Towers|Hollies|Laurels|Limes|Elms|Firs|Oaks|Willows|Cedars|Beeches|Chestnuts)"
			+ ENDS);

	private static final Pattern ROAD_ALONE = Pattern
		.compile(BEGINS + "(?:\\p{Lu}[\\p{L}'-]+\\h+){1,3}(?:" + ALONE_KINDS + ")" + ENDS);

	private static final Pattern POSTCODE = Pattern.compile(BEGINS
			+ "(?:[a-z]{1,2}\\d[a-z\\d]?[\\s.-]{0,3}[\\do][a-z]{2}|[a-z]{1,2}[ol][a-z\\d]?[\\s.-]{0,3}\\d[a-z]{2}|gir\\s?0aa)"
			+ ENDS);

	private static final Pattern HALF_A_POSTCODE = Pattern
		.compile("(?<=\\b(?:in|at|near|around|to|from)\\h)[A-Z]{1,2}\\d{1,2}[A-Z]?" + ENDS);

	private static final Pattern LIVES = Pattern.compile(BEGINS + "(?:"
			+ "(?:women'?s\\h+)?refuges?|safe\\h?-?\\h?(?:house|place|accommodation|address)|women'?s\\h+aid|hostel|"
			+ "(?:temporary|emergency|supported|sheltered|crisis|interim|dispersed|homeless)\\h+(?:accommodation|housing|unit)|"
			+ "b\\h?&\\h?b|bed\\h(?:and|&)\\hbreakfast|hotel|guest\\h?house|shelter|(?:caravan|mobile\\hhome)\\h(?:park|site)|sofa\\W?surf\\p{L}*|"
			+ "(?:new|current|present|old|other|secret|confidential)\\h+(?:flat|house|home|address|place|accommodation|tenancy|bungalow|caravan|"
			+ "(?:(?:tele)?phone\\h+|mobile\\h+)?number|phone|mobile|job|workplace|school|nursery|partner's)|"
			+ "(?:her|his|their)\\h+(?:flat|address|place|tenancy|accommodation|workplace|work\\h+address|"
			+ "(?:mum|mother|dad|father|sister|brother|aunt|nan|gran|friend|partner|parent)(?:'s|s'?))"
			+ "(?!\\h+of\\b)|moth?er\\h+and\\h+baby\\h+(?:unit|home|placement))" + ENDS);

	private static final Pattern STAYS = Pattern.compile(BEGINS
			+ "(?:(?:lives?|living|stays?|staying|stayed|resid\\p{L}+|based|hous(?:ed|ing)|re-?housed|placed|sleep\\p{L}*|works?|working|moved?|moving|moves|relocat\\p{L}+)\\h+"
			+ "(?:(?:out|back|away|now|together|temporarily)\\h+)?(?:at|in|near|with|to|into|from|by|outside)\\h+(?!the\\h+(?:plan|core|agenc|social|team|school|police|gp|health)|agenc|order|partnership|this|that|place\\b)[\\p{L}'-]+)"
			+ ENDS);

	/** A place by its name: "in Leeds". */
	private static final Pattern SOMEWHERE = Pattern.compile(
			"(?<=\\b(?:at|in|near|from|outside|opposite|behind|via|around|towards|(?:move|moved|moves|moving|go|goes|going|went|travel|travels|drive|drives|back|return|returns|relocate|relocates) to)\\h)(?:the\\h+)?(?:\\p{Lu}[\\p{L}'-]+)(?:\\h+\\p{Lu}[\\p{L}'-]+){0,3}"
					+ ENDS);

	private Contacts() {
	}

	/**
	 * @param today a date well before it may be a date of birth
	 */
	static List<Found> in(String text, LocalDate today) {
		List<Found> found = new ArrayList<>();
		Folded folded = Folded.of(text);
		if (MAY_BE_EMAIL.matcher(folded.text()).find()) {
			add(EMAIL, folded, Why.EMAIL, ADDRESS_LEFT_OUT, found);
		}
		add(SPOKEN_EMAIL, folded, Why.EMAIL, ADDRESS_LEFT_OUT, found);
		add(LINK, folded, Why.LIKE_AN_ADDRESS, "", found);
		numbers(withoutDates(folded, today, found), found);
		places(folded, Folded.withCapitals(text), found);
		return found;
	}

	private static void places(Folded folded, Folded written, List<Found> found) {
		add(POSTCODE, folded, Why.POSTCODE, "[postcode left out]", found);
		List<Found> addresses = new ArrayList<>();
		add(NUMBERED_ROAD, folded, Why.ADDRESS, ADDRESS_LEFT_OUT, addresses);
		add(FLAT, folded, Why.ADDRESS, ADDRESS_LEFT_OUT, addresses);
		add(ROAD_IN_CAPITALS, written, Why.ADDRESS, ADDRESS_LEFT_OUT, addresses);
		add(ROAD_AND_NUMBER, written, Why.ADDRESS, ADDRESS_LEFT_OUT, addresses);
		add(NUMBER_AND_NAME, written, Why.ADDRESS, ADDRESS_LEFT_OUT, addresses);
		addresses.stream().filter((each) -> !isADate(each, written)).forEach(found::add);
		add(LIKE_A_ROAD, folded, Why.LIKE_AN_ADDRESS, "", found);
		add(LIVES, folded, Why.PLACE, "", found);
		add(HOUSE_NAME, written, Why.NAMED_PLACE, "", found);
		add(ROAD_ALONE, written, Why.NAMED_PLACE, "", found);
		add(HALF_A_POSTCODE, written, Why.LIKE_AN_ADDRESS, "", found);
		add(STAYS, folded, Why.WHEREABOUTS, "", found);
		known(SOMEWHERE, written, Why.WHEREABOUTS, found);
		known(NAMED_SERVICE, written, Why.WHEREABOUTS, found);
		known(LIKE_A_NUMBERED_HOUSE, written, Why.LIKE_AN_ADDRESS, found);
	}

	/** "3 March" is no house of a road of that name. */
	private static boolean isADate(Found address, Folded written) {
		return DAY_OF_A_MONTH.matcher(written.between(address)).lookingAt();
	}

	private static void numbers(Folded folded, List<Found> found) {
		List<Found> numbers = new ArrayList<>();
		Matcher longOnes = LONG_NUMBER.matcher(folded.text());
		while (longOnes.find()) {
			String digits = longOnes.group().replace('o', '0').replace('l', '1').replaceAll("\\D", "");
			boolean nhs = digits.length() == 10 && isAnNhsNumber(digits);
			if (longOnes.group().chars().filter(Character::isDigit).count() >= FEWEST_DIGITS) {
				numbers.add(Found.of(folded.start(longOnes), folded.end(longOnes), nhs ? Why.NHS_NUMBER : Why.TELEPHONE,
						nhs ? "[NHS number left out]" : NUMBER_LEFT_OUT));
			}
		}
		Matcher shortOnes = SHORT_NUMBER.matcher(folded.text());
		while (shortOnes.find()) {
			boolean rung = RING.matcher(folded.text().substring(0, shortOnes.start())).find();
			numbers.add(Found.of(folded.start(shortOnes), folded.end(shortOnes),
					rung ? Why.TELEPHONE : Why.LIKE_A_NUMBER, rung ? NUMBER_LEFT_OUT : ""));
		}
		add(AREA_CODE, folded, Why.LIKE_A_NUMBER, "", numbers);
		add(REGISTERED, folded, Why.LIKE_A_NUMBER, "", numbers);
		add(SPOKEN_NUMBER, folded, Why.TELEPHONE, NUMBER_LEFT_OUT, numbers);
		numbers.stream()
			.filter((number) -> numbers.stream().noneMatch((other) -> other.holds(number) && !number.holds(other)))
			.filter((number) -> number.why() != Why.LIKE_A_NUMBER
					|| found.stream().noneMatch((each) -> each.touches(number.start(), number.end())))
			.forEach(found::add);
	}

	/** By its check digit. */
	static boolean isAnNhsNumber(String digits) {
		int sum = 0;
		for (int i = 0; i < 9; i++) {
			sum += (digits.charAt(i) - '0') * (10 - i);
		}
		int check = 11 - sum % 11;
		return check != 10 && (check % 11) == digits.charAt(9) - '0';
	}

	/**
	 * Its dates hidden, so that none is taken for a number; those of a birth are found.
	 */
	private static Folded withoutDates(Folded folded, LocalDate today, List<Found> found) {
		StringBuilder hidden = new StringBuilder(folded.text());
		Matcher dates = DATE.matcher(folded.text());
		while (dates.find()) {
			Optional<LocalDate> day = day(dates, today);
			boolean born = BORN_BEFORE.matcher(folded.text().substring(0, dates.start())).find();
			if (born) {
				found.add(Found.of(folded.start(dates), folded.end(dates), Why.BIRTH, "[date of birth left out]"));
			}
			else if (day.filter((each) -> each.isBefore(today.minusMonths(MONTHS_BACK))).isPresent()) {
				found.add(Found.of(folded.start(dates), folded.end(dates), Why.LIKE_A_BIRTH, ""));
			}
			if (born || day.isPresent()) {
				hidden.replace(dates.start(), dates.end(), "_".repeat(dates.end() - dates.start()));
			}
		}
		Matcher loosely = BORN_LOOSELY.matcher(hidden.toString());
		while (loosely.find()) {
			found.add(Found.of(folded.origin(loosely.start(1)), folded.origin(loosely.end(1)), Why.BIRTH,
					"[date of birth left out]"));
			hidden.replace(loosely.start(1), loosely.end(1), "_".repeat(loosely.end(1) - loosely.start(1)));
		}
		Matcher months = MONTH_AND_YEAR.matcher(hidden.toString());
		while (months.find()) {
			boolean born = BORN_BEFORE.matcher(folded.text().substring(0, months.start())).find();
			LocalDate first = LocalDate.of(number(months.group(2)), month(months.group(1)), 1);
			if (born || first.isBefore(today.minusMonths(MONTHS_BACK))) {
				found.add(Found.of(folded.start(months), folded.end(months), born ? Why.BIRTH : Why.LIKE_A_BIRTH,
						born ? "[date of birth left out]" : ""));
			}
		}
		return new Folded(hidden.toString(), folded.origins());
	}

	private static Optional<LocalDate> day(Matcher date, LocalDate today) {
		try {
			if (date.group(4) != null) {
				return Optional.of(LocalDate.of(number(date.group(4)), number(date.group(5)), number(date.group(6))));
			}
			boolean monthFirst = date.group(10) != null;
			String month = monthFirst ? date.group(10) : date.group(8);
			String year = date.group((month == null) ? 3 : monthFirst ? 12 : 9);
			String day = date.group((month == null) ? 1 : monthFirst ? 11 : 7);
			int whole = (year.length() > 2) ? number(year)
					: number(year) + ((number(year) > today.getYear() % 100 + YEARS_AHEAD) ? 1900 : 2000);
			return Optional
				.of(LocalDate.of(whole, (month != null) ? month(month) : number(date.group(2)), number(day)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int month(String name) {
		return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name) / 3 + 1;
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	/** Places by what they are called, but for everyday words with a capital. */
	private static void known(Pattern pattern, Folded written, Why why, List<Found> found) {
		Matcher places = pattern.matcher(written.text());
		while (places.find()) {
			Found place = Found.of(written.start(places), written.end(places), why, "");
			boolean open = isOrdinary(places.group().replaceFirst("^\\W*(?:[Tt]he\\s+)?", ""));
			if (!open && !isADate(place, written)
					&& found.stream().noneMatch((each) -> each.touches(place.start(), place.end()))) {
				found.add(place);
			}
		}
	}

	/** "Green" alone is a word, "Green Park" is a place. */
	private static boolean isOrdinary(String place) {
		List<String> words = Stream.of(place.replaceAll("'s?(?![\\p{L}])", "").split("[^\\p{L}'-]+"))
			.filter((each) -> !each.isEmpty())
			.toList();
		return words.stream().map((each) -> each.toLowerCase(Locale.ROOT)).allMatch(Words::isOrdinary)
				|| (words.size() == 1 && (Words.isCommon(words.getFirst().toLowerCase(Locale.ROOT))
						|| Words.ABBREVIATIONS.contains(words.getFirst())));
	}

	private static void add(Pattern pattern, Folded folded, Why why, String instead, List<Found> found) {
		Matcher matcher = pattern.matcher(folded.text());
		while (matcher.find()) {
			found.add(Found.of(folded.start(matcher), folded.end(matcher), why, instead));
		}
	}

}
