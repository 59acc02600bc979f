package io.convenor.scheduling.cover;

import java.time.LocalDate;

import io.convenor.scheduling.booking.Booking;

/**
 * Somebody who is not one of the authority's chairs any more, and what they left behind.
 *
 * @param conferences how many conferences are still theirs
 * @param bookings how many bookings they had begun and not confirmed
 * @param first the day of the first
 * @param last the day of the last
 */
public record ChairWhoLeft(Cover.Chair chair, int conferences, int bookings, LocalDate first, LocalDate last) {

	static ChairWhoLeft withABooking(Booking booking, LocalDate today) {
		String name = booking.plan().chair().map(Booking.Guest::name).orElse("A former chair");
		String address = booking.plan().chair().map(Booking.Guest::address).orElse("");
		return new ChairWhoLeft(new Cover.Chair(booking.chairId(), name, address, false), 0, 1, today, today);
	}

	ChairWhoLeft and(ChairWhoLeft more) {
		return new ChairWhoLeft(this.chair, this.conferences + more.conferences, this.bookings + more.bookings,
				this.first.isBefore(more.first) ? this.first : more.first,
				this.last.isAfter(more.last) ? this.last : more.last);
	}

}
