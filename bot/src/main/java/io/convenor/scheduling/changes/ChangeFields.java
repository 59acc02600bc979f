package io.convenor.scheduling.changes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.convenor.conference.RiskForm;
import io.convenor.scheduling.booking.BookingFields;

/**
 * The names of what is filled in to change a meeting, the same on the card and in the
 * room.
 */
public final class ChangeFields {

	public static final String LOOK_FROM = "lookFrom";

	public static final String SLOT = "slot";

	public static final String DATE = "date";

	public static final String TIME = "time";

	public static final String LENGTH = "length";

	public static final String WHOEVER_IS_FREE = "whoeverIsFree";

	public static final String MANAGER = "manager";

	public static final String MANAGERS_REASON = "managersReason";

	public static final String WAY = "way";

	public static final String ROOM = "room";

	public static final String NAME = "name";

	public static final String EMAIL = "email";

	public static final String AGENCY = "agency";

	public static final String ROLE = "role";

	public static final String STANDING = "standing";

	/** Who they were, where somebody like them was here before. */
	public static final String BEFORE = "before";

	/** They are nobody who was here before, or take part with everybody now. */
	public static final String SOMEBODY_ELSE = "SOMEBODY_ELSE";

	/** That an address which looks odd was checked and is right. */
	public static final String RIGHT = "addressIsRight";

	public static final String PERSON = "person";

	/** Whom an interpreter, an advocate or a solicitor comes for. */
	public static final String FOR_WHOM = BookingFields.FOR_WHOM;

	/** What they speak best, or interpret. */
	public static final String LANGUAGE = BookingFields.LANGUAGE;

	public static final String REASON = "reason";

	/** Everything there is to fill in. */
	public static final List<String> ALL = Stream
		.of(BookingFields.CONTACT.stream(),
				Stream.of(LOOK_FROM, SLOT, DATE, TIME, MANAGER, MANAGERS_REASON, WAY, ROOM, NAME, EMAIL, AGENCY, ROLE,
						STANDING, BEFORE, RIGHT, PERSON, LANGUAGE, FOR_WHOM, REASON),
				RiskForm.FIELDS.stream())
		.flatMap(Function.identity())
		.toList();

	private ChangeFields() {
	}

}
