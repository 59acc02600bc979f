package io.convenor.scheduling.booking;

import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContact.Format;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Particulars;
import io.convenor.scheduling.booking.Booking.Plan;

/** Reads what else is said about somebody: their language, and how they are reached. */
final class GuestParticulars {

	static final String YES = "YES";

	static final String NO = "NO";

	private static final int LONGEST_LINE = 100;

	private static final int LONGEST_TEXT = 300;

	Particulars read(Plan plan, Reading reading) {
		String language = reading.optionalLine(BookingFields.LANGUAGE, LONGEST_LINE).orElse("");
		Optional<Guest> whom = reading.blank(BookingFields.FOR_WHOM) ? Optional.empty()
				: reading.choice(BookingFields.FOR_WHOM, (id) -> onTheList(plan, id), "");
		return new Particulars(language.isEmpty() ? null : language, whom.map(Guest::id).orElse(null),
				yesOrNo(reading, BookingFields.KNOWS_THE_CHILD), contact(reading));
	}

	private static Optional<Guest> onTheList(Plan plan, String id) {
		return plan.guests().stream().filter((each) -> each.id().toString().equals(id)).findFirst();
	}

	private static @Nullable Boolean yesOrNo(Reading reading, String field) {
		return reading.says(field, YES) ? Boolean.TRUE : reading.says(field, NO) ? Boolean.FALSE : null;
	}

	private static @Nullable FamilyContact contact(Reading reading) {
		LocalTime from = reading.blank(BookingFields.SAFE_FROM) ? null
				: reading.time(BookingFields.SAFE_FROM).orElse(null);
		LocalTime until = reading.blank(BookingFields.SAFE_UNTIL) ? null
				: reading.time(BookingFields.SAFE_UNTIL).orElse(null);
		if (from != null && until != null && !from.isBefore(until)) {
			reading.refuse(BookingFields.SAFE_UNTIL, "The safe time ends before it begins. Give the later time here.");
		}
		Format format = reading.blank(BookingFields.FORMAT) ? Format.USUAL
				: reading.choice(BookingFields.FORMAT, Format::named, "").orElse(Format.USUAL);
		var contact = new FamilyContact(reading.optionalLine(BookingFields.TELEPHONE, LONGEST_LINE).orElse(""), from,
				until, reading.optionalLine(BookingFields.HOW_TO_REACH, LONGEST_TEXT).orElse(""),
				Boolean.TRUE.equals(yesOrNo(reading, BookingFields.MESSAGE)),
				reading.optionalLine(BookingFields.POSTAL_ADDRESS, LONGEST_TEXT).orElse(""), format);
		return contact.saysNothing() ? null : contact;
	}

}
