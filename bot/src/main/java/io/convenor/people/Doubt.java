package io.convenor.people;

/**
 * Something about an address that may be a mistake, to be asked about before anything
 * goes to it.
 *
 * @param what stands for the doubt and whom it is about, so that an answer is not asked
 * for twice
 * @param sentence what is odd, for the person who is asked
 */
public record Doubt(String what, String sentence) {

	static Doubt of(Kind kind, AddressCheck.Addressed person, String sentence) {
		return new Doubt(
				String.join("|", kind.name(), person.name(), person.address().value(), Agency.key(person.agency())),
				"%s, %s: %s".formatted(person.name(), person.address(), sentence));
	}

	/** The kinds of doubt. */
	enum Kind {

		NEARLY_A_KNOWN_DOMAIN, PERSONAL_MAILBOX, NEW_FOR_THE_AGENCY, ANOTHER_AGENCYS, FOREIGN_LETTERS, OUR_OWN_MAILBOX,
		A_ROOM, SAME_NAME, PROFESSIONAL_AS_FAMILY, ANOTHER_NAME_IN_THE_DIRECTORY, NOT_IN_THE_DIRECTORY,
		DIRECTORY_NOT_ASKED

	}

}
