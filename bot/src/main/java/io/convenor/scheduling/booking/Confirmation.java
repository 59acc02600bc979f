package io.convenor.scheduling.booking;

import java.util.UUID;

import io.convenor.conference.Reference;

/** What came of confirming a booking. */
public sealed interface Confirmation {

	/** It is booked. */
	record Booked(UUID conference, Reference reference) implements Confirmation {
	}

	/** It had been booked before; nothing was done. */
	record Already(UUID conference, Reference reference) implements Confirmation {
	}

	/** Nothing was booked; the booking says why and stands where it can be put right. */
	record NotYet(Booking booking) implements Confirmation {
	}

}
