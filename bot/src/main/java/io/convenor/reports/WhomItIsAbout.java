package io.convenor.reports;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import io.convenor.conference.Child;

/** By what a request tells an agency whom its report is about, as the authority chose. */
enum WhomItIsAbout {

	/** The child's number in the case system. */
	CASE_ID,

	/** The same, and the year of birth where somebody said it. */
	CASE_ID_AND_YEAR_OF_BIRTH,

	/** Nothing: the agency asks. */
	NOBODY;

	/** What holds a digit and no blank; anything else may be somebody's name. */
	private static final Pattern A_NUMBER = Pattern.compile("(?=\\S*\\d)\\S+");

	/**
	 * A line for each child; none where nothing is said, or where a case reference may be
	 * a name.
	 */
	List<String> of(Collection<Child> children) {
		boolean numbers = children.stream().allMatch((child) -> A_NUMBER.matcher(child.caseReference()).matches());
		return (this != NOBODY && numbers) ? children.stream().map(this::of).toList() : List.of();
	}

	private String of(Child child) {
		Integer year = child.yearOfBirth();
		if (this == CASE_ID) {
			return child.caseReference();
		}
		return child.unborn() ? child.caseReference() + ", not born yet"
				: (year != null) ? child.caseReference() + ", born in " + year : child.caseReference();
	}

}
