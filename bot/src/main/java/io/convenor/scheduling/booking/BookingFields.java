package io.convenor.scheduling.booking;

import java.util.List;
import java.util.stream.Stream;

import io.convenor.conference.RiskForm;

/** The names of what a chair fills in, the same on the card and in the room. */
public final class BookingFields {

	public static final String KIND = "kind";

	public static final String WAY = "way";

	public static final String CASE_REFERENCE = "caseReference";

	public static final String COUNTS_FROM = "countsFrom";

	public static final String BORN_ON = "bornOn";

	public static final String LENGTH = "length";

	/** The manager who decided that it is held late. */
	public static final String MANAGER = "manager";

	public static final String MANAGERS_REASON = "managersReason";

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
	static final List<String> ABOUT = List.of(KIND, WAY, CASE_REFERENCE, COUNTS_FROM, BORN_ON, LENGTH, MANAGER,
			MANAGERS_REASON, RiskForm.DONE_BY, RiskForm.DONE_ON, RiskForm.FINDING, RiskForm.MEASURES, RiskForm.LINK);

	/** The form for somebody from the directory. */
	static final List<String> FROM_DIRECTORY = List.of(SOUGHT, FOUND, FOUND_ROLE, FOUND_PLACE);

	/** The form for somebody by name and address. */
	static final List<String> BY_NAME = List.of(NAME, EMAIL, AGENCY, ROLE, STANDING, PLACE);

	/** The form for another time. */
	static final List<String> ANOTHER_TIME = List.of(DATE, TIME);

	private static final List<String> PEOPLE = List.of(SOUGHT, FOUND, FOUND_ROLE, FOUND_PLACE, NAME, EMAIL, AGENCY,
			ROLE, STANDING, PLACE, GUEST, EARLIER, NETWORK);

	private static final List<String> WHEN = List.of(ROOM, LOOK_FROM, SLOT, DATE, TIME);

	/** Everything there is to fill in. */
	public static final List<String> ALL = Stream.concat(ApartFields.ALL.stream(),
			Stream.of(KIND, WAY, CASE_REFERENCE, COUNTS_FROM, BORN_ON, LENGTH, MANAGER, MANAGERS_REASON, SOUGHT, FOUND,
					FOUND_ROLE, FOUND_PLACE, NAME, EMAIL, AGENCY, ROLE, STANDING, PLACE, GUEST, EARLIER, NETWORK, ROOM,
					LOOK_FROM, SLOT, REVIEW_SLOT, DATE, TIME, RiskForm.DONE_BY, RiskForm.DONE_ON, RiskForm.FINDING,
					RiskForm.MEASURES, RiskForm.LINK))
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
