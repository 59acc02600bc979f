package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;
import io.convenor.drafts.Reading;

/**
 * The children of a meeting as a chair writes them down: a line for each, with the case
 * reference and, after a comma, the year of birth or "unborn".
 */
final class TypedChildren {

	private static final int MOST = 12;

	private static final int LONGEST = MOST * 50;

	private static final int LONGEST_REFERENCE = 40;

	private static final int OLDEST = 25;

	private static final String MISSING = "Give the case reference, as your case system shows it.";

	private TypedChildren() {
	}

	/**
	 * What was written down, numbered in its order; what is not understood is refused.
	 */
	static Optional<List<Child>> read(Reading reading, LocalDate today) {
		Optional<String> typed = reading.lines(BookingFields.CASE_REFERENCE, LONGEST, MISSING);
		if (typed.isEmpty()) {
			return Optional.empty();
		}
		List<Child> children = new ArrayList<>();
		List<String> lines = typed.get().lines().map(TypedChildren::tidy).filter((line) -> !line.isEmpty()).toList();
		for (String line : lines) {
			Optional<String> problem = problem(line, children, today);
			if (problem.isPresent()) {
				reading.refuse(BookingFields.CASE_REFERENCE, problem.get());
				return Optional.empty();
			}
			children.add(child(line, children.size() + 1));
		}
		if (children.isEmpty() || children.size() > MOST) {
			reading.refuse(BookingFields.CASE_REFERENCE, children.isEmpty() ? MISSING
					: "That is %d children; one meeting is about %d at most.".formatted(children.size(), MOST));
			return Optional.empty();
		}
		return Optional.of(children);
	}

	private static Optional<String> problem(String line, List<Child> before, LocalDate today) {
		String reference = reference(line);
		if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
			return Optional.of("Give each child a case reference of up to %d characters.".formatted(LONGEST_REFERENCE));
		}
		if (before.stream().anyMatch((each) -> each.caseReference().equalsIgnoreCase(reference))) {
			return Optional.of("%s stands there twice. Give each child a line of their own.".formatted(reference));
		}
		String birth = birth(line);
		if (birth.isEmpty() || birth.equals("unborn")) {
			return Optional.empty();
		}
		if (!birth.matches("\\d{4}")) {
			return Optional.of("After the comma comes the year of birth, such as %d, or the word unborn."
				.formatted(today.getYear() - 7));
		}
		int year = Integer.parseInt(birth);
		return (year > today.getYear() || year < today.getYear() - OLDEST)
				? Optional.of("%d is no year in which a child of this meeting can have been born.".formatted(year))
				: Optional.empty();
	}

	private static Child child(String line, int number) {
		String birth = birth(line);
		@Nullable Integer year = birth.matches("\\d{4}") ? Integer.valueOf(birth) : null;
		return new Child(UUID.randomUUID(), number, reference(line), year, birth.equals("unborn"));
	}

	private static String reference(String line) {
		int comma = line.lastIndexOf(',');
		return ((comma < 0) ? line : line.substring(0, comma)).strip();
	}

	private static String birth(String line) {
		int comma = line.lastIndexOf(',');
		return (comma < 0) ? "" : line.substring(comma + 1).strip().toLowerCase(Locale.UK);
	}

	private static String tidy(String line) {
		return line.replaceAll("[\\p{Cc}\\p{Cf}]", " ").replaceAll("[\\s\\p{Z}]+", " ").strip();
	}

}
