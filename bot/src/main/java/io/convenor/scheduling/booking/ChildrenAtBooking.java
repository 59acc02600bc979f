package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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

	private final StoredBookings stored;

	private final ChildNames names;

	private final SiblingsLeftOut siblings;

	ChildrenAtBooking(StoredBookings stored, ChildNames names, SiblingsLeftOut siblings) {
		this.stored = stored;
		this.names = names;
		this.siblings = siblings;
	}

	/** Says what is wrong with the names that were typed. */
	void check(About about, Reading reading) {
		problem(typed(reading), about, reading)
			.ifPresent((sentence) -> reading.refuse(BookingFields.CHILD_NAMES, sentence));
	}

	/**
	 * Saves the booking and the names that were typed with it, both or neither, since
	 * they belong to its children by their places. A field that was emptied is not sent.
	 */
	@Transactional
	Booking save(Booking booking, Reading reading) {
		Booking saved = this.stored.save(booking);
		this.names.keepForBooking(saved.id(), typed(reading));
		return saved;
	}

	private static List<String> typed(Reading reading) {
		return reading.typed(BookingFields.CHILD_NAMES)
			.orElse("")
			.stripTrailing()
			.lines()
			.limit(MOST)
			.map((line) -> Reading.beginning(Reading.tidied(line), 2 * LONGEST))
			.toList();
	}

	private static Optional<String> problem(List<String> typed, About about, Reading reading) {
		if (typed.stream().allMatch(String::isEmpty)) {
			return Optional.empty();
		}
		if (about.kind() != null && !about.kind().guide().forTheFamily()) {
			return Optional.of("Letters about a meeting of this kind use no names of children. Leave this empty.");
		}
		if (!about.children().isEmpty() && typed.size() > about.children().size()) {
			return Optional.of("There are more names than children. Give each child's name a line, in the same order.");
		}
		if (reading.typed(BookingFields.CASE_REFERENCE)
			.orElse("")
			.stripTrailing()
			.lines()
			.anyMatch((line) -> Reading.tidied(line).isEmpty())) {
			return Optional
				.of("Leave no empty line among the case references, so that each name is the right child's.");
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
