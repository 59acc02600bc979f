package io.convenor.drafts;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.convenor.people.EmailAddress;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TypedDate;

/**
 * Reads what was typed with suspicion, and notes one sentence for each field it cannot
 * take.
 */
public final class Reading {

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
			refuse(field, "That choice is not on offer. Please choose again.");
		}
		return choice;
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
		return "“" + ((text.length() > LONGEST_ECHO) ? beginning(text, LONGEST_ECHO) + "…" : text) + "”";
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
