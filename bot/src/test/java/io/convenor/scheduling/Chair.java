package io.convenor.scheduling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Bookings;

import static org.assertj.core.api.Assertions.assertThat;

/** A chair who puts a conference together, always on the newest card. */
public final class Chair {

	/** Each chair has a case of their own: a child has one plan at a time. */
	private static final AtomicInteger CASES = new AtomicInteger();

	private final Bookings bookings;

	private final String id;

	public Booking booking;

	public Chair(Bookings bookings, String id) {
		CASES.incrementAndGet();
		this.bookings = bookings;
		this.id = id;
		this.booking = bookings.begin(id);
		this.booking = bookings.afresh(move(Map.of()));
	}

	public static Chair helen(Bookings bookings) {
		return new Chair(bookings, Northmere365.HELEN);
	}

	public Booking booking() {
		return this.booking;
	}

	public Submission move(Map<String, String> typed) {
		return new Submission(this.booking.id(), this.booking.version(), this.id, typed);
	}

	public Booking does(Function<Submission, Booking> step, Map<String, String> typed) {
		this.booking = step.apply(move(typed));
		return this.booking;
	}

	public String problem(String field) {
		return this.booking.plan().form().problems().get(field);
	}

	public static Map<String, String> hybridAbout() {
		return Map.of(BookingFields.KIND, SomeKinds.INITIAL_CONFERENCE.name(), BookingFields.WAY, Way.HYBRID.name(),
				BookingFields.CASE_REFERENCE, caseReference(), BookingFields.COUNTS_FROM, "2026-02-12",
				BookingFields.LENGTH, "90");
	}

	/** The case of the newest chair. */
	public static String caseReference() {
		return "M-1234-" + CASES.get();
	}

	public static Map<String, String> with(Map<String, String> form, String field, String value) {
		Map<String, String> changed = new LinkedHashMap<>(form);
		changed.put(field, value);
		return changed;
	}

	public static Map<String, String> person(String name, String address, Role role) {
		return Map.of(BookingFields.NAME, name, BookingFields.EMAIL, address, BookingFields.ROLE, role.name());
	}

	public Booking isAtPeople(Way way) {
		return does(this.bookings::about, with(hybridAbout(), BookingFields.WAY, way.name()));
	}

	public Booking adds(String name, String address, Role role) {
		int before = this.booking.guests().size();
		does(this.bookings::addByName, person(name, address, role));
		assertThat(this.booking.guests()).hasSize(before + 1);
		return this.booking;
	}

	public Booking addsSian() {
		does(this.bookings::seek, Map.of(BookingFields.SOUGHT, "Si"));
		return does(this.bookings::addFound,
				Map.of(BookingFields.FOUND, Northmere365.SIAN, BookingFields.FOUND_ROLE, Role.SOCIAL_WORKER.name()));
	}

	/**
	 * Up to the times on offer: a hybrid in the Alder Room with a social worker and a
	 * mother.
	 */
	public Booking plansAHybrid() {
		isAtPeople(Way.HYBRID);
		addsSian();
		adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		does(this.bookings::people, Map.of());
		return does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
	}

	public Booking takesTheFirstSlot() {
		return does(this.bookings::slot,
				Map.of(BookingFields.SLOT, this.booking.timing().slots().getFirst().toString()));
	}

	public UUID confirms() {
		return ((Confirmation.Done<Booking>) this.bookings.confirm(move(Map.of()))).conference();
	}

}
