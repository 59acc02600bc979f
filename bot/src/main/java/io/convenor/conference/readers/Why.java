package io.convenor.conference.readers;

import java.util.EnumSet;
import java.util.Set;

/** Why words are left out of what somebody reads, or are asked about first. */
public enum Why {

	NAME("it names somebody"),

	ROLE("it speaks of somebody by what they are to the child"),

	INITIALS("it has somebody's initials"),

	CASE_REFERENCE("it has the case reference"),

	EMAIL("it has an email address"),

	TELEPHONE("it has a telephone number"),

	NHS_NUMBER("it has an NHS number"),

	BIRTH("it has a date of birth"),

	POSTCODE("it has a postcode"),

	ADDRESS("it has an address"),

	PLACE("it says where somebody lives or stays"),

	NAMED_PLACE("it has the name of a house or a road"),

	WHEREABOUTS("it may say where somebody is"),

	LIKE_AN_ADDRESS("it may have an address"),

	CATEGORY("it has the category of a plan"),

	LIKE_A_CATEGORY("it may have the category of a plan"),

	LIKE_A_NAME("it may name somebody"),

	LIKE_INITIALS("it may have somebody's initials"),

	LIKE_A_NUMBER("it has a number that may be somebody's"),

	LIKE_A_BIRTH("it has a date that may be a date of birth"),

	FOLLOWS("it goes on from something that is held back");

	private static final Set<Why> TELL_WHERE = EnumSet.of(EMAIL, TELEPHONE, POSTCODE, ADDRESS, PLACE, NAMED_PLACE,
			WHEREABOUTS, LIKE_AN_ADDRESS, LIKE_A_NUMBER);

	private final String sentence;

	Why(String sentence) {
		this.sentence = sentence;
	}

	/**
	 * Whether a reason, with what it was found in, is that somebody could be found by it.
	 */
	static boolean tellsWhere(String because) {
		return TELL_WHERE.stream().anyMatch((each) -> because.startsWith(each.sentence));
	}

	/** As the end of a sentence: "because it has an address". */
	public String because() {
		return this.sentence;
	}

}
