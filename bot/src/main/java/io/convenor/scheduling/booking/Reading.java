package io.convenor.scheduling.booking;

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

	public Reading(Move move, Booking booking) {
		this.typed = move.typed();
		Map<String, String> all = new LinkedHashMap<>(booking.plan().form().typed());
		all.keySet().removeAll(BookingFields.of(booking.step()));
		all.putAll(move.kept());
		this.kept = all;
	}

	/** What was typed on a card that is no booking's. */
	public Reading(Map<String, String> typed) {
		this.typed = typed;
		Map<String, String> all = new LinkedHashMap<>();
		typed.forEach((field, text) -> all.put(field, beginning(text, KEPT)));
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

	public boolean blank(String field) {
		return tidy(field).isEmpty();
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

	boolean says(String field, String choice) {
		return tidy(field).equals(choice);
	}

	/** The first problem of a field counts. */
	public void refuse(String field, String sentence) {
		this.problems.putIfAbsent(field, sentence);
	}

	public boolean hasProblems() {
		return !this.problems.isEmpty();
	}

	/** All that was typed, with what is wrong with it. */
	public Booking.Form refused() {
		return new Booking.Form(this.kept, this.problems);
	}

	/** All that was typed, with another text in one field, and what is wrong. */
	public Booking.Form refused(String field, String instead) {
		Map<String, String> rest = new LinkedHashMap<>(this.kept);
		rest.put(field, instead);
		return new Booking.Form(rest, this.problems);
	}

	/** What was typed in other forms than the one that was accepted. */
	public Booking.Form accepted(Collection<String> fields) {
		Map<String, String> rest = new LinkedHashMap<>(this.kept);
		rest.keySet().removeAll(fields);
		return new Booking.Form(rest, Map.of());
	}

	static String echo(String text) {
		return "“" + ((text.length() > LONGEST_ECHO) ? beginning(text, LONGEST_ECHO) + "…" : text) + "”";
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
	static String tidied(String text) {
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
