package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.ChildNames;
import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.scheduling.booking.Booking.About;

/**
 * What is said of the children of a meeting while it is booked: what letters call them,
 * which is no part of the booking itself, and whether a brother or sister is left out.
 */
@Component
class ChildrenAtBooking {

	private static final int LONGEST = 60;

	private static final int MOST = 24;

	private final ChildNames names;

	private final SiblingsLeftOut siblings;

	ChildrenAtBooking(ChildNames names, SiblingsLeftOut siblings) {
		this.names = names;
		this.siblings = siblings;
	}

	/** Keeps their names as they were typed, and says what is wrong with them. */
	void takeIn(Booking booking, About about, Reading reading) {
		if (!reading.asks(BookingFields.CHILD_NAMES)) {
			return;
		}
		List<String> typed = reading.typed(BookingFields.CHILD_NAMES)
			.orElse("")
			.stripTrailing()
			.lines()
			.limit(MOST)
			.map((line) -> Reading.beginning(Reading.tidied(line), 2 * LONGEST))
			.toList();
		this.names.keepForBooking(booking.id(), typed);
		problem(typed, about).ifPresent((sentence) -> reading.refuse(BookingFields.CHILD_NAMES, sentence));
	}

	private static Optional<String> problem(List<String> typed, About about) {
		if (typed.stream().allMatch(String::isEmpty)) {
			return Optional.empty();
		}
		if (about.kind() != null && !about.kind().guide().forTheFamily()) {
			return Optional.of("Letters about a meeting of this kind use no names of children. Leave this empty.");
		}
		if (!about.children().isEmpty() && typed.size() > about.children().size()) {
			return Optional.of("There are more names than children. Give each child's name a line, in the same order.");
		}
		return typed.stream()
			.filter((name) -> !name.isEmpty())
			.filter((name) -> name.length() > LONGEST
					|| !name.matches("[\\p{L}\\p{M}'’. -]*\\p{L}[\\p{L}\\p{M}'’. -]*"))
			.findFirst()
			.map((_) -> "Give a name of up to %d letters, as the family says it, and nothing else.".formatted(LONGEST));
	}

	/** What was typed so far. */
	List<String> names(Booking booking) {
		return this.names.ofBooking(booking.id());
	}

	Optional<String> leftOut(About about, String chairId) {
		return this.siblings.hint(about, chairId);
	}

	void keep(UUID booking, Conference conference) {
		this.names.handOver(booking, conference.id());
	}

}
