package io.convenor.scheduling.booking;

import java.time.LocalTime;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContact.Format;
import io.convenor.drafts.Reading;

/** Reads how somebody of the family is reached safely. */
public final class ContactForm {

	private static final int LONGEST_NUMBER = 100;

	private static final int LONGEST_TEXT = 300;

	private ContactForm() {
	}

	/** What was said; null where nothing was. */
	public static @Nullable FamilyContact read(Reading reading) {
		LocalTime from = reading.blank(BookingFields.SAFE_FROM) ? null
				: reading.time(BookingFields.SAFE_FROM).orElse(null);
		LocalTime until = reading.blank(BookingFields.SAFE_UNTIL) ? null
				: reading.time(BookingFields.SAFE_UNTIL).orElse(null);
		if (from != null && until != null && !from.isBefore(until)) {
			reading.refuse(BookingFields.SAFE_UNTIL, "The safe time ends before it begins. Give the later time here.");
		}
		Format format = reading.blank(BookingFields.FORMAT) ? Format.USUAL
				: reading.choice(BookingFields.FORMAT, Format::named, "").orElse(Format.USUAL);
		var contact = new FamilyContact(reading.optionalLine(BookingFields.TELEPHONE, LONGEST_NUMBER).orElse(""), from,
				until, reading.optionalLine(BookingFields.HOW_TO_REACH, LONGEST_TEXT).orElse(""),
				Boolean.TRUE.equals(GuestParticulars.yesOrNo(reading, BookingFields.MESSAGE)),
				reading.optionalLine(BookingFields.POSTAL_ADDRESS, LONGEST_TEXT).orElse(""), format);
		return contact.saysNothing() ? null : contact;
	}

	/**
	 * Says what is missing where family has no email: then a letter or a call must reach
	 * them.
	 */
	public static void requireAWay(Reading reading, String emailField, @Nullable FamilyContact contact) {
		if (contact == null || (contact.postalAddress().isEmpty() && contact.telephone().isEmpty())) {
			reading.refuse(emailField,
					"Give their email address. If they have none, give their postal address for letters and their telephone number for calls.");
		}
	}

}
