package io.convenor.timescales;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Dates as people in England write and read them. */
public final class Dates {

	/** The clock on the wall of every conference room. */
	public static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEEE", Locale.UK);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("ha", Locale.UK);

	private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);

	private Dates() {
	}

	/** The day it is in London by a clock. */
	public static LocalDate today(Clock clock) {
		return LocalDate.ofInstant(clock.instant(), LONDON);
	}

	/** The time it is in London by a clock. */
	public static LocalDateTime now(Clock clock) {
		return LocalDateTime.ofInstant(clock.instant(), LONDON);
	}

	/** "Tuesday 3 March 2026". */
	public static String inWords(LocalDate date) {
		return DATE.format(date);
	}

	/** The same in another language: "dydd Mawrth 3 Mawrth 2026". */
	public static String inWords(LocalDate date, Locale language) {
		return inASentence(DATE, date, language);
	}

	/** "Tuesday 3 March 2026, 10:00", for a time that is already London's. */
	public static String inWords(LocalDateTime londonTime) {
		return MOMENT.format(londonTime);
	}

	/** "Tuesday 3 March 2026, 10:00", in London's time. */
	public static String inWords(ZonedDateTime moment) {
		return MOMENT.format(moment.withZoneSameInstant(LONDON));
	}

	/** "Tuesday 3 March 2026, 10:00", in London's time. */
	public static String inWords(Instant moment) {
		return inWords(moment.atZone(LONDON));
	}

	/** "Tuesday 3 March", where the year goes without saying. */
	public static String dayAndMonth(LocalDate date) {
		return DAY.format(date);
	}

	/** The same in another language: "dydd Mawrth 3 Mawrth". */
	public static String dayAndMonth(LocalDate date, Locale language) {
		return inASentence(DAY, date, language);
	}

	/** Where days are no names, they begin small. */
	private static String inASentence(DateTimeFormatter format, LocalDate date, Locale language) {
		String words = format.withLocale(language).format(date);
		return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? words
				: words.substring(0, 1).toLowerCase(language) + words.substring(1);
	}

	/** "Tuesday 3 March 2026, 10am", as families are written to. */
	public static String plainly(LocalDateTime londonTime) {
		return DATE.format(londonTime) + ", " + plainly(londonTime.toLocalTime());
	}

	/** "10am", "1:30pm" or "midday". */
	public static String plainly(LocalTime time) {
		if (time.equals(LocalTime.NOON)) {
			return "midday";
		}
		return ((time.getMinute() == 0) ? HOUR : HOUR_AND_MINUTE).format(time).toLowerCase(Locale.UK);
	}

	/**
	 * Reads a date that a person typed or picked: 2026-03-03, 3 March 2026 or 03/03/2026,
	 * the day before the month. Never throws: what cannot be read comes back as a
	 * sentence.
	 */
	public static TypedDate read(@Nullable String typed) {
		return DateReader.read(typed);
	}

	static String dayOfWeek(LocalDate date) {
		return DAY_OF_WEEK.format(date);
	}

	/** "March 2026". */
	static String month(YearMonth month) {
		return MONTH.format(month);
	}

}
