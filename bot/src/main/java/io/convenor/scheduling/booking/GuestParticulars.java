package io.convenor.scheduling.booking;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.convenor.drafts.Reading;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Particulars;
import io.convenor.scheduling.booking.Booking.Plan;

/** Reads what else is said about somebody: their language, and how they are reached. */
final class GuestParticulars {

	static final String YES = "YES";

	static final String NO = "NO";

	private static final int LONGEST_LINE = 100;

	Particulars read(Plan plan, Reading reading) {
		String language = reading.optionalLine(BookingFields.LANGUAGE, LONGEST_LINE).orElse("");
		Optional<Guest> whom = reading.blank(BookingFields.FOR_WHOM) ? Optional.empty()
				: reading.choice(BookingFields.FOR_WHOM, (id) -> onTheList(plan, id), "");
		return new Particulars(language.isEmpty() ? null : language, whom.map(Guest::id).orElse(null),
				yesOrNo(reading, BookingFields.KNOWS_THE_CHILD), ContactForm.read(reading));
	}

	private static Optional<Guest> onTheList(Plan plan, String id) {
		return plan.guests().stream().filter((each) -> each.id().toString().equals(id)).findFirst();
	}

	static @Nullable Boolean yesOrNo(Reading reading, String field) {
		return reading.says(field, YES) ? Boolean.TRUE : reading.says(field, NO) ? Boolean.FALSE : null;
	}

}
