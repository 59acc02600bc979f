package io.convenor.chat.cards;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.convenor.drafts.Form;
import io.convenor.drafts.Refused;
import io.convenor.drafts.TypedTime;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TypedDate;

/**
 * What a person filled in, read with suspicion. Whatever cannot be read becomes a problem
 * with a sentence for the person, and {@link Card.Builder#keeping(Answers)} shows the
 * form again with everything they wrote still in it.
 */
public final class Answers {

	private static final int SHOWN_AGAIN = 4000;

	private final Map<String, String> written;

	private final Map<String, String> problems = new LinkedHashMap<>();

	public Answers(Map<String, String> written) {
		this.written = Map.copyOf(written);
	}

	/** What was typed and refused, each with its sentence, and none longer than this. */
	public static Answers of(Form form, int longest) {
		Map<String, String> written = new HashMap<>();
		form.typed().forEach((field, text) -> written.put(field, Card.shortened(text, longest)));
		Answers answers = new Answers(written);
		form.problems().forEach(answers::refuse);
		return answers;
	}

	public static Answers none() {
		return new Answers(Map.of());
	}

	/** A text of at most 200 characters; a longer one is a problem. */
	public Optional<String> text(String id) {
		return text(id, 200);
	}

	public Optional<String> text(String id, int atMost) {
		Optional<String> text = stripped(id);
		if (text.isPresent() && text.get().length() > atMost) {
			refuse(id, "That is %,d characters; please keep it to %,d.".formatted(text.get().length(), atMost));
			return Optional.empty();
		}
		return text;
	}

	/** A date, as the date picker sends it or as people write it. */
	public Optional<LocalDate> date(String id) {
		Optional<String> text = stripped(id);
		if (text.isEmpty()) {
			return Optional.empty();
		}
		return switch (Dates.read(text.get())) {
			case TypedDate.Understood(LocalDate date) -> Optional.of(date);
			case TypedDate.NotUnderstood(String sentence) -> {
				refuse(id, sentence);
				yield Optional.empty();
			}
		};
	}

	/** A time of day as people write it. */
	public Optional<LocalTime> time(String id) {
		Optional<String> text = stripped(id);
		Optional<LocalTime> time = text.flatMap(TypedTime::read);
		if (text.isPresent() && time.isEmpty()) {
			refuse(id, TypedTime.NOT_A_TIME);
		}
		return time;
	}

	public Optional<Integer> number(String id, int least, int most) {
		Optional<String> text = stripped(id);
		if (text.isEmpty()) {
			return Optional.empty();
		}
		String digits = text.get().endsWith(".0") ? text.get().substring(0, text.get().length() - 2) : text.get();
		if (digits.matches("-?\\d{1,9}")) {
			int number = Integer.parseInt(digits);
			if (number >= least && number <= most) {
				return Optional.of(number);
			}
		}
		refuse(id, shortened(text.get())
				+ " does not fit here. Please give a whole number from %d to %d.".formatted(least, most));
		return Optional.empty();
	}

	/** One of the values that were offered; anything else is a problem. */
	public Optional<String> choice(String id, List<Option> offered) {
		Optional<String> chosen = stripped(id);
		if (chosen.isPresent() && offered.stream().noneMatch((option) -> option.value().equals(chosen.get()))) {
			refuse(id, "That choice is no longer on offer. Please choose again.");
			return Optional.empty();
		}
		return chosen;
	}

	/** One of the constants of an enum that were offered. */
	public <E extends Enum<E>> Optional<E> choice(String id, Class<E> offered) {
		Optional<String> chosen = stripped(id);
		Optional<E> constant = chosen.flatMap((value) -> Arrays.stream(offered.getEnumConstants())
			.filter((each) -> each.name().equals(value))
			.findFirst());
		if (chosen.isPresent() && constant.isEmpty()) {
			refuse(id, "That choice is no longer on offer. Please choose again.");
		}
		return constant;
	}

	/** All values chosen where several may be. */
	public List<String> choices(String id) {
		return stripped(id).map((all) -> Arrays.stream(all.split(",")).map(String::strip).distinct().toList())
			.orElse(List.of())
			.stream()
			.filter((value) -> !value.isEmpty())
			.toList();
	}

	/** The id that was chosen, if any and if it is one. */
	public Optional<UUID> chosen(String id) {
		return stripped(id).flatMap(Ids::read);
	}

	/** The id that has to be chosen; none is a problem. */
	public Optional<UUID> chosen(String id, String otherwise) {
		Optional<UUID> chosen = chosen(id);
		if (chosen.isEmpty()) {
			refuse(id, otherwise);
		}
		return chosen;
	}

	/** All ids chosen where several may be; what is none is a problem. */
	public Set<UUID> allChosen(String id) {
		Set<UUID> chosen = new LinkedHashSet<>();
		choices(id).forEach((value) -> Ids.read(value)
			.ifPresentOrElse(chosen::add, () -> refuse(id, "That choice is no longer on offer; please choose again.")));
		return chosen;
	}

	public boolean toggle(String id) {
		return stripped(id).map("true"::equalsIgnoreCase).orElse(false);
	}

	/** Takes note of a problem with one field; the first problem of a field counts. */
	public void refuse(String id, String sentence) {
		this.problems.putIfAbsent(id, sentence);
	}

	public boolean haveProblems() {
		return !this.problems.isEmpty();
	}

	/**
	 * Ends what is done with these answers where something is wrong with them.
	 * @throws Refused with all of it
	 */
	public void requireNoProblems() {
		if (haveProblems()) {
			throw new Refused(this.problems);
		}
	}

	/** The problems by field, in the order they were found. */
	public Map<String, String> problems() {
		return new LinkedHashMap<>(this.problems);
	}

	/** The sentences alone. */
	public List<String> sentences() {
		return new ArrayList<>(this.problems.values());
	}

	/**
	 * All that was written in a field, for a room that reads it with suspicion itself.
	 */
	public Optional<String> raw(String id) {
		return Optional.ofNullable(written.get(id));
	}

	/**
	 * What was written in a field, untouched; only to be shown to the same person again.
	 */
	public Optional<String> written(String id) {
		return Optional.ofNullable(this.written.get(id)).map((text) -> Plain.beginning(text, SHOWN_AGAIN));
	}

	static boolean isDate(String text) {
		try {
			LocalDate.parse(text);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private Optional<String> stripped(String id) {
		return Optional.ofNullable(this.written.get(id)).map(String::strip).filter((text) -> !text.isEmpty());
	}

	private static String shortened(String text) {
		return "“" + Card.shortened(text, 40) + "”";
	}

}
