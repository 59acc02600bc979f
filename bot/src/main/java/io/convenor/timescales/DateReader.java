package io.convenor.timescales;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convenor.timescales.TypedDate.NotUnderstood;
import io.convenor.timescales.TypedDate.Understood;
import org.jspecify.annotations.Nullable;

/** Reads the dates people type: strict about what is a date, kind about how it looks. */
final class DateReader {

	private static final int LONGEST = 60;

	private static final int LONGEST_ECHO = 30;

	private static final int EARLIEST_YEAR = 1900;

	private static final int LATEST_YEAR = 2199;

	private static final String EXAMPLE = "Write it like 3 March 2026 or 03/03/2026, the day first.";

	private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

	private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

	private static final Pattern TWO_DIGIT_YEAR = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}");

	private static final Pattern DAY_FIRST = Pattern
		.compile("(?:(\\p{L}+),? )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (\\p{L}+),? (\\d{4})");

	private static final Pattern MONTH_FIRST = Pattern
		.compile("(?:(\\p{L}+),? )?(\\p{L}+) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");

	private DateReader() {
	}

	static TypedDate read(@Nullable String typed) {
		if (typed == null || typed.isBlank()) {
			return new NotUnderstood("A date is needed here.");
		}
		if (typed.length() > LONGEST) {
			return new NotUnderstood("%s is too long to be a date. %s".formatted(echo(typed), EXAMPLE));
		}
		String text = tidy(typed);
		Matcher iso = ISO.matcher(text);
		if (iso.matches()) {
			return date(number(iso.group(3)), number(iso.group(2)), number(iso.group(1)), null);
		}
		Matcher numbers = NUMBERS.matcher(text);
		if (numbers.matches()) {
			return date(number(numbers.group(1)), number(numbers.group(2)), number(numbers.group(3)), null);
		}
		if (TWO_DIGIT_YEAR.matcher(text).matches()) {
			return new NotUnderstood(
					"%s does not say which century. Write the year in full, like 03/03/2026.".formatted(echo(text)));
		}
		return words(text);
	}

	private static TypedDate words(String text) {
		Matcher dayFirst = DAY_FIRST.matcher(text);
		if (dayFirst.matches()) {
			return named(text, dayFirst.group(1), dayFirst.group(2), dayFirst.group(3), dayFirst.group(4));
		}
		Matcher monthFirst = MONTH_FIRST.matcher(text);
		if (monthFirst.matches()) {
			return named(text, monthFirst.group(1), monthFirst.group(3), monthFirst.group(2), monthFirst.group(4));
		}
		return notADate(text);
	}

	private static TypedDate named(String text, @Nullable String dayOfWeek, String day, String month, String year) {
		Optional<Month> whichMonth = called(Month.values(), month,
				(each) -> each.getDisplayName(TextStyle.FULL, Locale.UK));
		Optional<DayOfWeek> whichDay = (dayOfWeek == null) ? Optional.empty()
				: called(DayOfWeek.values(), dayOfWeek, (each) -> each.getDisplayName(TextStyle.FULL, Locale.UK));
		if (whichMonth.isEmpty() || (dayOfWeek != null && whichDay.isEmpty())) {
			return notADate(text);
		}
		return date(number(day), whichMonth.get().getValue(), number(year), whichDay.orElse(null));
	}

	private static TypedDate date(int day, int month, int year, @Nullable DayOfWeek dayOfWeek) {
		if (month < 1 || month > 12) {
			return new NotUnderstood("There is no month %d. %s".formatted(month, EXAMPLE));
		}
		if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
			return new NotUnderstood("The year %04d cannot be right. Please check the date.".formatted(year));
		}
		int length = YearMonth.of(year, month).lengthOfMonth();
		String monthName = Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
		if (day < 1 || day > length) {
			return new NotUnderstood("There is no day %d in %s %d, which has %d days. Please check the date."
				.formatted(day, monthName, year, length));
		}
		LocalDate date = LocalDate.of(year, month, day);
		if (dayOfWeek != null && date.getDayOfWeek() != dayOfWeek) {
			return new NotUnderstood("%d %s %d is a %s, not a %s. Which of the two is meant?".formatted(day, monthName,
					year, Dates.dayOfWeek(date), dayOfWeek.getDisplayName(TextStyle.FULL, Locale.UK)));
		}
		return new Understood(date);
	}

	private static TypedDate notADate(String text) {
		return new NotUnderstood("%s is not a date. %s".formatted(echo(text), EXAMPLE));
	}

	/** "March", "mar" and "MARC" are all March; one or two letters are not enough. */
	private static <T> Optional<T> called(T[] all, String word, Function<T, String> name) {
		String start = word.toLowerCase(Locale.UK);
		if (start.length() < 3) {
			return Optional.empty();
		}
		return Arrays.stream(all)
			.filter((each) -> name.apply(each).toLowerCase(Locale.UK).startsWith(start))
			.findFirst();
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	/**
	 * Full-width digits, non-breaking spaces and invisible marks are not the person's
	 * fault.
	 */
	private static String tidy(String typed) {
		return Normalizer.normalize(typed, Normalizer.Form.NFKC)
			.replaceAll("[\\p{Cf}]", "")
			.replaceAll("[\\u2010-\\u2015\\u2212]", "-")
			.replaceAll("[\\s\\p{Z}]+", " ")
			.replaceAll("(?<=\\d) ?([/.-]) ?(?=\\d)", "$1")
			.replaceAll("[., ]+$", "")
			.strip();
	}

	/**
	 * What they typed, short, and with nothing in it that a card or a page would act on.
	 */
	private static String echo(String typed) {
		String start = typed.codePoints()
			.limit(LONGEST_ECHO)
			.map((each) -> isHarmless(each) ? each : ' ')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.strip()
			.replaceAll(" +", " ");
		if (start.isEmpty()) {
			return "That";
		}
		return "“" + start + ((typed.codePointCount(0, typed.length()) > LONGEST_ECHO) ? "…" : "") + "”";
	}

	private static boolean isHarmless(int codePoint) {
		return Character.isLetterOrDigit(codePoint) || " ,.:/'’-".indexOf(codePoint) >= 0;
	}

}
