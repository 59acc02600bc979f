package io.convenor.scheduling.booking;

import java.util.List;
import java.util.stream.Stream;

import io.convenor.conference.RiskForm;

/** The names of what a chair fills in, the same on the card and in the room. */
public final class BookingFields {

	public static final String KIND = "kind";

	public static final String WAY = "way";

	public static final String CASE_REFERENCE = "caseReference";

	/** What letters call the children, a line for each. */
	public static final String CHILD_NAMES = "childNames";

	public static final String COUNTS_FROM = "countsFrom";

	public static final String BORN_ON = "bornOn";

	public static final String LENGTH = "length";

	/** The manager who decided that it is held late. */
	public static final String MANAGER = "manager";

	public static final String MANAGERS_REASON = "managersReason";

	/** Why somebody who is no independent chair chairs it. */
	public static final String CHAIR_REASON = "chairReason";

	public static final String SOUGHT = "sought";

	public static final String FOUND = "found";

	public static final String FOUND_ROLE = "foundRole";

	public static final String FOUND_PLACE = "foundPlace";

	public static final String NAME = "name";

	public static final String EMAIL = "email";

	public static final String AGENCY = "agency";

	public static final String ROLE = "role";

	public static final String STANDING = "standing";

	public static final String PLACE = "place";

	/** What an interpreter interprets, or somebody speaks best. */
	public static final String LANGUAGE = "language";

	/** Whom an interpreter, an advocate or a solicitor comes for. */
	public static final String FOR_WHOM = "forWhom";

	/** Whether somebody's agency had contact with the child. */
	public static final String KNOWS_THE_CHILD = "knowsTheChild";

	public static final String TELEPHONE = "telephone";

	public static final String SAFE_FROM = "safeFrom";

	public static final String SAFE_UNTIL = "safeUntil";

	public static final String HOW_TO_REACH = "howToReach";

	/** Whether a message may be left. */
	public static final String MESSAGE = "message";

	public static final String POSTAL_ADDRESS = "postalAddress";

	/** How letters have to be for somebody to read them. */
	public static final String FORMAT = "format";

	/** What is said about how family is reached. */
	public static final List<String> CONTACT = List.of(TELEPHONE, SAFE_FROM, SAFE_UNTIL, HOW_TO_REACH, MESSAGE,
			POSTAL_ADDRESS, FORMAT);

	/** Chosen where nobody asks for a place in the room. */
	public static final String NO_PLACE = "NO";

	/** Chosen where somebody cannot join online and waits if no place is free. */
	public static final String WAITS_FOR_PLACE = "WAITS";

	public static final String GUEST = "guest";

	public static final String EARLIER = "earlier";

	public static final String NETWORK = "network";

	public static final String ROOM = "room";

	public static final String LOOK_FROM = "lookFrom";

	public static final String SLOT = "slot";

	public static final String REVIEW_SLOT = "reviewSlot";

	public static final String DATE = "date";

	public static final String TIME = "time";

	/** The form of the first step. */
	static final List<String> ABOUT = List.of(KIND, WAY, CASE_REFERENCE, CHILD_NAMES, COUNTS_FROM, BORN_ON, LENGTH,
			MANAGER, MANAGERS_REASON, CHAIR_REASON, RiskForm.DONE_BY, RiskForm.DONE_ON, RiskForm.FINDING,
			RiskForm.MEASURES, RiskForm.LINK);

	/** The form for somebody from the directory. */
	static final List<String> FROM_DIRECTORY = List.of(SOUGHT, FOUND, FOUND_ROLE, FOUND_PLACE);

	/** The form for somebody by name and address. */
	static final List<String> BY_NAME = Stream
		.concat(Stream.of(NAME, EMAIL, AGENCY, ROLE, STANDING, PLACE, LANGUAGE, FOR_WHOM, KNOWS_THE_CHILD),
				CONTACT.stream())
		.toList();

	/** The form for another time. */
	static final List<String> ANOTHER_TIME = List.of(DATE, TIME);

	private static final List<String> PEOPLE = Stream
		.concat(BY_NAME.stream(), Stream.of(SOUGHT, FOUND, FOUND_ROLE, FOUND_PLACE, GUEST, EARLIER, NETWORK))
		.toList();

	private static final List<String> WHEN = List.of(ROOM, LOOK_FROM, SLOT, DATE, TIME);

	/** Everything there is to fill in. */
	public static final List<String> ALL = Stream.of(ApartFields.ALL, ABOUT, PEOPLE, WHEN, List.of(REVIEW_SLOT))
		.flatMap(List::stream)
		.toList();

	private BookingFields() {
	}

	/** What is filled in at a step. */
	static List<String> of(Booking.Step step) {
		return switch (step) {
			case ABOUT -> ABOUT;
			case PEOPLE -> PEOPLE;
			case TIME -> WHEN;
			case SUMMARY -> ApartFields.ALL;
		};
	}

}
