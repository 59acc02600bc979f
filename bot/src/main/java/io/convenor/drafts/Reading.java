package io.convenor.drafts;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.people.EmailAddress;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TypedDate;

/**
 * Reads what was typed with suspicion, and notes one sentence for each field it cannot
 * take.
 */
public final class Reading {

	private static final String NOT_ON_OFFER = "That choice is not on offer. Please choose again.";

	private static final int LONGEST_ECHO = 40;

	private static final int KEPT = 4000;

	private final Map<String, String> typed;

	private final Map<String, String> kept;

	private final Map<String, String> problems = new LinkedHashMap<>();

	/**
	 * Reads what was submitted of a draft that keeps what was typed before.
	 * @param asked the fields that are asked for now, where only what was submitted
	 * counts
	 */
	public Reading(Submission submission, Form before, Collection<String> asked) {
		this.typed = submission.typed();
		Map<String, String> all = new LinkedHashMap<>(before.typed());
		all.keySet().removeAll(asked);
		all.putAll(submission.kept());
		this.kept = all;
	}

	/** Reads what was submitted in one form, of which nothing is kept. */
	public Reading(Submission submission) {
		this(submission.typed());
	}

	/** Reads what was typed in one form that is submitted as a whole. */
	public Reading(Map<String, String> typed) {
		this.typed = typed;
		Map<String, String> all = new LinkedHashMap<>();
		typed.forEach((field, text) -> all.put(field, kept(text)));
		this.kept = all;
	}

	/**
	 * A line of text without line breaks, control or invisible characters. Markup in it
	 * is kept as the plain text it is; whoever shows it escapes it.
	 */
	public Optional<String> line(String field, int most, String missing) {
		String text = tidy(field);
		if (text.isEmpty()) {
			refuse(field, missing);
			return Optional.empty();
		}
		return upTo(field, text, most);
	}

	/** A text of several lines, as it was given. */
	public Optional<String> lines(String field, int most, String missing) {
		if (blank(field)) {
			refuse(field, missing);
			return Optional.empty();
		}
		return upTo(field, String.valueOf(this.typed.get(field)), most);
	}

	/** A text of several lines that may be left out, without what surrounds it. */
	public Optional<String> text(String field, int most) {
		return stripped(field).flatMap((text) -> upTo(field, text, most));
	}

	public Optional<String> optionalLine(String field, int most) {
		return upTo(field, tidy(field), most);
	}

	public Optional<LocalDate> date(String field) {
		return switch (Dates.read(this.typed.get(field))) {
			case TypedDate.Understood understood -> Optional.of(understood.date());
			case TypedDate.NotUnderstood not -> {
				refuse(field, not.sentence());
				yield Optional.empty();
			}
		};
	}

	/** A date that may be left out. */
	public Optional<LocalDate> optionalDate(String field) {
		return blank(field) ? Optional.empty() : date(field);
	}

	/** Whether the form had this field at all. */
	public boolean asks(String field) {
		return this.typed.containsKey(field);
	}

	public boolean blank(String field) {
		return tidy(field).isEmpty();
	}

	/** A time as people write it, such as 10:15 or 2pm; none is none. */
	public Optional<LocalTime> writtenTime(String field) {
		if (blank(field)) {
			return Optional.empty();
		}
		Optional<LocalTime> time = optionalLine(field, LONGEST_ECHO).flatMap(TypedTime::read);
		if (time.isEmpty()) {
			refuse(field, TypedTime.NOT_A_TIME);
		}
		return time;
	}

	public <T> Optional<T> choice(String field, Function<String, Optional<T>> named, String missing) {
		String chosen = tidy(field);
		if (chosen.isEmpty()) {
			refuse(field, missing);
			return Optional.empty();
		}
		Optional<T> choice = named.apply(chosen);
		if (choice.isEmpty()) {
			refuse(field, NOT_ON_OFFER);
		}
		return choice;
	}

	/** One of what was offered, or nothing. */
	public Optional<String> oneOf(String field, Collection<String> offered) {
		return oneOf(field, (chosen) -> Optional.of(chosen).filter(offered::contains));
	}

	/** One of the constants of an enum, or nothing. */
	public <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> offered) {
		return oneOf(field,
				(chosen) -> Stream.of(offered.getEnumConstants())
					.filter((each) -> each.name().equals(chosen))
					.findFirst());
	}

	/** One of what these names stand for, or nothing. */
	public <T> Optional<T> oneOf(String field, Function<String, Optional<T>> named) {
		return blank(field) ? Optional.empty() : choice(field, named, NOT_ON_OFFER);
	}

	/** All that was chosen where several may be. */
	public List<String> choices(String field) {
		return Stream.of(typed(field).orElse("").split(","))
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.distinct()
			.toList();
	}

	/** All that was chosen where several may be, each by what its name stands for. */
	public <T> Set<T> choices(String field, Function<String, Optional<T>> named) {
		Set<T> chosen = new LinkedHashSet<>();
		choices(field)
			.forEach((value) -> named.apply(value).ifPresentOrElse(chosen::add, () -> refuse(field, NOT_ON_OFFER)));
		return chosen;
	}

	/** The id that was chosen, if any and if it is one. */
	public Optional<UUID> chosen(String field) {
		return stripped(field).flatMap(Ids::read);
	}

	/** The id that has to be chosen. */
	public Optional<UUID> chosen(String field, String missing) {
		Optional<UUID> chosen = chosen(field);
		if (chosen.isEmpty()) {
			refuse(field, missing);
		}
		return chosen;
	}

	/** All ids chosen where several may be. */
	public Set<UUID> allChosen(String field) {
		return choices(field, Ids::read);
	}

	/** A whole number that may be left out. */
	public Optional<Integer> number(String field, int least, int most) {
		Optional<String> text = stripped(field);
		if (text.isEmpty()) {
			return Optional.empty();
		}
		Optional<Integer> number = text.map((each) -> each.endsWith(".0") ? each.substring(0, each.length() - 2) : each)
			.filter((digits) -> digits.matches("-?\\d{1,9}"))
			.map(Integer::valueOf)
			.filter((each) -> each >= least && each <= most);
		if (number.isEmpty()) {
			refuse(field, "%s does not fit here. Please give a whole number from %d to %d.".formatted(echo(text.get()),
					least, most));
		}
		return number;
	}

	public Optional<Integer> minutes(String field, int least, int most) {
		String text = tidy(field).replaceFirst("(?i)(\\.0+)?( ?min(ute)?s?)?$", "");
		if (text.isEmpty()) {
			refuse(field, "Say how long it takes, in minutes, such as 90.");
			return Optional.empty();
		}
		Integer minutes = text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
		if (minutes == null || minutes < least || minutes > most) {
			refuse(field,
					"%s does not fit as a length. Give whole minutes from %d to %d, such as 90 for an hour and a half."
						.formatted(echo(text), least, most));
			return Optional.empty();
		}
		return Optional.of(minutes);
	}

	public Optional<LocalTime> time(String field) {
		return choice(field, Reading::halfHour, "Choose the time, too.");
	}

	public Optional<EmailAddress> address(String field) {
		String text = tidy(field);
		if (text.isEmpty()) {
			refuse(field, "An email address is needed, because the invitation goes there.");
			return Optional.empty();
		}
		Optional<EmailAddress> address = EmailAddress.parse(text);
		if (address.isEmpty()) {
			refuse(field,
					"%s is not an email address. It should look like name@organisation.uk.".formatted(echo(text)));
		}
		return address;
	}

	/** All that was typed in a field, for a room that reads it with suspicion itself. */
	public Optional<String> typed(String field) {
		return Optional.ofNullable(this.typed.get(field));
	}

	public boolean ticked(String field) {
		return tidy(field).equalsIgnoreCase("true");
	}

	/** Whether this was chosen. */
	public boolean says(String field, String choice) {
		return tidy(field).equals(choice);
	}

	/** What is wrong, by field, in the order it was found. */
	public Map<String, String> problems() {
		return new LinkedHashMap<>(this.problems);
	}

	/** The first problem of a field counts. */
	public void refuse(String field, String sentence) {
		this.problems.putIfAbsent(field, sentence);
	}

	public boolean hasProblems() {
		return !this.problems.isEmpty();
	}

	/**
	 * Ends what is done with it where something is wrong.
	 * @throws Refused with all of it
	 */
	public void requireNoProblems() {
		if (hasProblems()) {
			throw new Refused(this.problems);
		}
	}

	/** All that was typed, with what is wrong with it. */
	public Form refused() {
		return new Form(this.kept, this.problems);
	}

	/** All that was typed, with another text in one field, and what is wrong. */
	public Form refused(String field, String instead) {
		Map<String, String> rest = new LinkedHashMap<>(this.kept);
		rest.put(field, instead);
		return new Form(rest, this.problems);
	}

	/** What was typed in other forms than the one that was accepted. */
	public Form accepted(Collection<String> fields) {
		Map<String, String> rest = new LinkedHashMap<>(this.kept);
		rest.keySet().removeAll(fields);
		return new Form(rest, Map.of());
	}

	/** What was typed, in quotation marks and short enough for a sentence. */
	public static String echo(String text) {
		return "“" + shortened(text, LONGEST_ECHO) + "”";
	}

	/** A text that may be cut where there is no place for all of it. */
	public static String shortened(String text, int atMost) {
		return (text.length() > atMost) ? beginning(text, atMost) + "…" : text;
	}

	/** What is kept of a text that was typed. */
	static String kept(String text) {
		return beginning(text, KEPT);
	}

	/** The beginning of a text, never with half a character at its end. */
	public static String beginning(String text, int atMost) {
		if (text.length() <= atMost) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost);
	}

	private Optional<String> upTo(String field, String text, int most) {
		if (text.length() > most) {
			refuse(field, "That is %,d characters; please keep it to %,d.".formatted(text.length(), most));
			return Optional.empty();
		}
		return Optional.of(text);
	}

	private Optional<String> stripped(String field) {
		return typed(field).map(String::strip).filter((text) -> !text.isEmpty());
	}

	private String tidy(String field) {
		@Nullable String text = this.typed.get(field);
		return (text == null) ? "" : tidied(text);
	}

	/** A line of text without line breaks, control or invisible characters. */
	public static String tidied(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC)
			.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
			.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}]", "")
			.replaceAll("[\\s\\p{Zs}]+", " ")
			.strip();
	}

	private static Optional<LocalTime> halfHour(String text) {
		try {
			LocalTime time = LocalTime.parse(text);
			return (time.getMinute() % 30 == 0 && time.getSecond() == 0) ? Optional.of(time) : Optional.empty();
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
