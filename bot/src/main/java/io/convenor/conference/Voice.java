package io.convenor.conference;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.FamilyContact.Format;
import io.convenor.timescales.Dates;

/**
 * In which language and format one letter to one person is written, and what of it stays
 * in English.
 */
public final class Voice {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Invitee reader;

	private final Format format;

	private final Locale language;

	private final @Nullable String folder;

	private final @Nullable Map<String, String> phrases;

	private final Set<String> onlyInEnglish = new HashSet<>();

	private Voice(Invitee reader, Format format, @Nullable String folder, @Nullable Map<String, String> phrases) {
		this.reader = reader;
		this.format = format;
		this.folder = folder;
		this.phrases = phrases;
		this.language = (phrases != null && folder != null) ? Locale.of(folder) : Locale.UK;
	}

	/** As most letters are written. */
	public static Voice usual(Invitee reader) {
		return new Voice(reader, Format.USUAL, null, null);
	}

	/**
	 * As somebody has to have it.
	 * @param folder where the letter's texts are; null for the usual ones
	 * @param phrases what stands in no text, from English; null where it stays English
	 */
	static Voice in(Invitee reader, Format format, @Nullable String folder, @Nullable Map<String, String> phrases) {
		return new Voice(reader, format, folder, phrases);
	}

	/** To whom. */
	public Invitee reader() {
		return this.reader;
	}

	Format format() {
		return this.format;
	}

	Optional<String> folder() {
		return Optional.ofNullable(this.folder);
	}

	/** Whether it is to be in a form in which there is no such letter. */
	boolean isAsUsualAfterAll() {
		return this.folder == null && this.format.folder().isPresent();
	}

	/** Whether a letter says something of what stayed English. */
	boolean isEnglishIn(String letter) {
		return onlyInEnglish().filter((english) -> english.matcher(letter).find()).isPresent();
	}

	/** What stayed English, wherever it stands in a letter; the longest of it first. */
	Optional<Pattern> onlyInEnglish() {
		return this.onlyInEnglish.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(this.onlyInEnglish.stream()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.map((each) -> Stream.of(each.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")))
			.collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"))));
	}

	/** Whether it is in English. */
	public boolean isEnglish() {
		return this.phrases == null;
	}

	/** What stands in no text, in the language of the letter where that has it. */
	public String said(String english) {
		if (this.phrases == null || english.isBlank()) {
			return english;
		}
		String said = this.phrases.get(english);
		if (said == null) {
			this.onlyInEnglish.add(english.strip());
			return english;
		}
		return said;
	}

	/** What somebody typed, which is English in a letter of any language. */
	public String typed(String text) {
		if (this.phrases != null && !text.isBlank()) {
			this.onlyInEnglish.add(text.strip());
		}
		return text;
	}

	/** The same, line by line. */
	public List<String> said(List<String> english) {
		return english.stream().map(this::said).toList();
	}

	/** The same, with something filled in. */
	public String filled(String english, Object... values) {
		return said(english).formatted(values);
	}

	/** What begins like this goes on with something that was typed. */
	public String said(String text, String beginning) {
		return text.startsWith(beginning) ? filled(beginning + "%s", typed(text.substring(beginning.length())))
				: said(text);
	}

	/** "Tuesday 3 March 2026". */
	public String day(LocalDate day) {
		return Dates.inWords(day, this.language);
	}

	/** "Tuesday 3 March". */
	public String dayAndMonth(LocalDate day) {
		return Dates.dayAndMonth(day, this.language);
	}

	/** "Tuesday 3 March 2026, 10am", and to professionals 10:00. */
	public String moment(LocalDateTime moment) {
		return day(moment.toLocalDate()) + ", " + time(moment);
	}

	/** "10am", and to professionals 10:00. */
	public String time(LocalDateTime moment) {
		if (!this.reader.family()) {
			return TIME.format(moment);
		}
		String plainly = Dates.plainly(moment.toLocalTime());
		return moment.toLocalTime().equals(LocalTime.NOON) ? said(plainly) : plainly;
	}

	/** "1 hour and 30 minutes". */
	public String lasting(int minutes) {
		List<String> parts = List.of(amount(minutes / 60, "1 hour", "%s hours"),
				amount(minutes % 60, "1 minute", "%s minutes"));
		return parts.contains("") ? String.join("", parts) : filled("%s and %s", parts.toArray());
	}

	private String amount(int number, String one, String several) {
		return switch (number) {
			case 0 -> "";
			case 1 -> said(one);
			default -> filled(several, number);
		};
	}

}
