package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;

import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meetings that are booked without the chat, where a story needs many. Siân Pugh, the
 * social worker, and Kim Marsh, the mother, are invited to each.
 */
final class BookedInTheRoom {

	static final String MOTHER = "kim.marsh@home.example";

	private final Bookings bookings;

	private final Person chair;

	private Booking booking;

	private BookedInTheRoom(Bookings bookings, Person chair) {
		this.bookings = bookings;
		this.chair = chair;
		this.booking = bookings.begin(chair.id());
	}

	/** Books it at that time, whoever is free, and says which it is. */
	static UUID at(LocalDateTime start, Kind kind, String countsFrom, Person chair, Bookings bookings) {
		var booked = new BookedInTheRoom(bookings, chair);
		booked.says(Map.of(BookingFields.KIND, kind.name(), BookingFields.WAY, Way.VIRTUAL.name(),
				BookingFields.CASE_REFERENCE, "M-104233", BookingFields.COUNTS_FROM, countsFrom, BookingFields.LENGTH,
				"60"));
		booked.adds("Siân Pugh", Northmere.SIAN_PUGH.address(), Role.SOCIAL_WORKER);
		booked.adds("Kim Marsh", MOTHER, Role.MOTHER);
		booked.does(bookings::people, Map.of());
		booked.agrees(Booking.Step.PEOPLE);
		booked.does(bookings::time, Map.of(BookingFields.DATE, start.toLocalDate().toString(), BookingFields.TIME,
				start.format(DateTimeFormatter.ofPattern("HH:mm"))));
		booked.agrees(Booking.Step.TIME);
		assertThat(booked.booking.timing().startsAt()).as("%s", booked.booking.plan()).isEqualTo(start);
		return booked.confirms();
	}

	/** Once more where the directory was slow to say who the chair is. */
	private void says(Map<String, String> what) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			does(this.bookings::about, what);
			return this.booking.step() == Booking.Step.PEOPLE;
		});
	}

	private void adds(String name, String address, Role role) {
		does(this.bookings::addByName,
				Map.of(BookingFields.NAME, name, BookingFields.EMAIL, address, BookingFields.ROLE, role.name()));
	}

	private void agrees(Booking.Step step) {
		if (this.booking.step() == step && !this.booking.plan().questions().isEmpty()) {
			does(this.bookings::yes, Map.of());
		}
	}

	private void does(Function<Submission, Booking> what, Map<String, String> typed) {
		this.booking = what.apply(move(typed));
	}

	private UUID confirms() {
		Confirmation<Booking> confirmation = this.bookings.confirm(move(Map.of()));
		assertThat(confirmation).isInstanceOf(Confirmation.Done.class);
		return ((Confirmation.Done<Booking>) confirmation).conference();
	}

	/** Waits for diaries that are still being read, since they change the booking. */
	private Submission move(Map<String, String> typed) {
		Booking now = Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.bookings.find(this.booking.id()).orElseThrow(),
					(each) -> each.timing().look() != Look.ON_ITS_WAY);
		return new Submission(now.id(), now.version(), this.chair.id(), typed);
	}

}
