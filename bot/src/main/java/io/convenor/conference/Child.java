package io.convenor.conference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A child whom a conference is about.
 *
 * @param number by which everybody may know the child: "child 2"; the same in every
 * conference about the same brothers and sisters
 * @param caseReference the child's number in the case system: for the chair and the
 * social worker, and for agencies that are asked for a report, where the authority chose
 * so
 * @param yearOfBirth the year the child was born, where somebody said it
 * @param unborn whether the child is not born yet, as far as anybody said
 */
public record Child(@Id UUID id, int number, String caseReference, @Nullable Integer yearOfBirth, boolean unborn) {

	/** The only child of a conference, of whom nothing but the case is known. */
	public static List<Child> only(String caseReference) {
		return List.of(new Child(UUID.randomUUID(), 1, caseReference, null, false));
	}

	/** "child 2": what may be said of a child anywhere. */
	public String label() {
		return "child " + this.number;
	}

	/**
	 * "child 2 (born in 2019)": by which their family tells brothers and sisters apart.
	 */
	public String described() {
		if (this.unborn) {
			return label() + " (not born yet)";
		}
		return (this.yearOfBirth != null) ? "%s (born in %d)".formatted(label(), this.yearOfBirth) : label();
	}

	/** As a chair writes it down: the case reference, and what is known of the birth. */
	public String written() {
		if (this.unborn) {
			return this.caseReference + ", unborn";
		}
		return (this.yearOfBirth != null) ? this.caseReference + ", " + this.yearOfBirth : this.caseReference;
	}

	boolean isOf(String otherReference) {
		return this.caseReference.equalsIgnoreCase(otherReference);
	}

	/** The same child, who is called by another number. */
	public Child numbered(int newNumber) {
		return new Child(this.id, newNumber, this.caseReference, this.yearOfBirth, this.unborn);
	}

	/** The same child, born in that year. */
	Child bornIn(int year) {
		return new Child(this.id, this.number, this.caseReference, year, false);
	}

	/** The case references of some children, in the order they are listed. */
	public static List<String> caseReferences(Collection<Child> children) {
		return children.stream().map(Child::caseReference).toList();
	}

	/** " for child 1 and child 3", by their numbers; empty where there are none. */
	public static String forThose(List<Integer> numbers) {
		return numbers.isEmpty() ? "" : " for " + labels(numbers);
	}

	/** "child 1, child 3 and child 4", by their numbers; there must be some. */
	public static String labels(List<Integer> numbers) {
		return together(numbers.stream().map((number) -> "child " + number).toList());
	}

	/** "child 1, Lily and child 4", whatever each is called; there must be some. */
	public static String together(List<String> called) {
		List<String> all = new ArrayList<>(called);
		String last = all.removeLast();
		return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
	}

}
