package io.convenor.scheduling.booking;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.places.Seating;
import io.convenor.scheduling.places.Seating.Candidate;

/**
 * Who of the guests of a booking has a place in the room; never more than there are
 * places.
 */
final class RoomPlaces {

	private final int places;

	private final List<Guest> guests;

	private final List<UUID> seated;

	private final List<UUID> waiting;

	private RoomPlaces(int places, List<Guest> guests, List<UUID> seated, List<UUID> waiting) {
		this.places = Math.max(0, places);
		this.guests = List.copyOf(guests);
		this.seated = List.copyOf(seated);
		this.waiting = List.copyOf(waiting);
	}

	/** A hybrid: few in the room, the rest online. */
	static RoomPlaces few(int places, List<Guest> guests) {
		Seating seating = Seating.afresh(places,
				IntStream.range(0, guests.size()).mapToObj((turn) -> candidate(guests.get(turn), turn)).toList());
		return new RoomPlaces(places, guests, seating.inTheRoom().stream().map(Candidate::id).toList(),
				seating.waiting().stream().map(Candidate::id).toList());
	}

	private static Candidate candidate(Guest guest, int turn) {
		return new Candidate(guest.id(), guest.role() == Role.CHAIR, guest.family(), guest.wish().orElse(null), false,
				guest.byOwnLink(), false, turn);
	}

	/**
	 * Face to face: everybody is in the room who does not join by a link of their own.
	 */
	static RoomPlaces everybody(List<Guest> guests) {
		return new RoomPlaces(guests.size(), guests,
				guests.stream().filter((guest) -> !guest.byOwnLink()).map(Guest::id).toList(), List.of());
	}

	/** Online: nobody is in a room. */
	static RoomPlaces none(List<Guest> guests) {
		return new RoomPlaces(0, guests, List.of(), List.of());
	}

	int places() {
		return this.places;
	}

	boolean has(Guest guest) {
		return this.seated.contains(guest.id());
	}

	/** Which turn somebody has among those who wait for a place, from 1; 0 for none. */
	int turnOf(Guest guest) {
		return this.waiting.indexOf(guest.id()) + 1;
	}

	/** Who has a place, in the order they were given. */
	List<Guest> inTheRoom() {
		return this.seated.stream()
			.flatMap((id) -> this.guests.stream().filter((guest) -> guest.id().equals(id)))
			.toList();
	}

	/** Who asked for a place and has none. */
	List<Guest> leftOut() {
		return this.guests.stream().filter((guest) -> guest.asksForPlace() && !has(guest)).toList();
	}

	/** What to tell the chair who asks for a place too many. */
	String refusal(String name) {
		String taken = inTheRoom().stream().map(Guest::described).collect(Collectors.joining("; "));
		return ("There is no place in the room left for %s: at most %d people may be in it, and the places are taken by %s. "
				+ "Choose “No” so that %s joins on Teams, or “waits if no place is free” for the waiting list, or remove somebody who has one.")
			.formatted(name, this.places, taken, name);
	}

}
