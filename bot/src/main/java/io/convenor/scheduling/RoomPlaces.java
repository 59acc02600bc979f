package io.convenor.scheduling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.people.Role;
import io.convenor.scheduling.Booking.Guest;

/**
 * Who has a place in the room: the chair first, then the family, then those who cannot
 * join online in the order they asked; never more than there are places.
 */
final class RoomPlaces {

	private final int places;

	private final List<Guest> guests;

	private final Set<UUID> seated;

	private RoomPlaces(int places, List<Guest> guests, Stream<Guest> inOrder) {
		this.places = Math.max(0, places);
		this.guests = List.copyOf(guests);
		this.seated = inOrder.map(Guest::id)
			.distinct()
			.limit(this.places)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** A hybrid: few in the room, the rest online. */
	static RoomPlaces few(int places, List<Guest> guests) {
		Stream<Guest> chair = guests.stream().filter((guest) -> guest.role() == Role.CHAIR);
		Stream<Guest> family = guests.stream().filter(Guest::family);
		Stream<Guest> asked = guests.stream().filter(Guest::asksForPlace);
		return new RoomPlaces(places, guests, Stream.concat(chair, Stream.concat(family, asked)));
	}

	/** Face to face: everybody is in the room. */
	static RoomPlaces everybody(List<Guest> guests) {
		return new RoomPlaces(guests.size(), guests, guests.stream());
	}

	/** Online: nobody is in a room. */
	static RoomPlaces none(List<Guest> guests) {
		return new RoomPlaces(0, guests, Stream.empty());
	}

	int places() {
		return this.places;
	}

	boolean has(Guest guest) {
		return this.seated.contains(guest.id());
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
				+ "Untick the place so that %s joins on Teams, or remove somebody who has one.")
			.formatted(name, this.places, taken, name);
	}

}
