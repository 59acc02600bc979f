package io.convenor.tenant.graph;

import java.util.List;

import com.microsoft.graph.models.BookingType;
import com.microsoft.graph.models.Room;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Refused;

/**
 * Rooms, and lists of rooms.
 */
final class PlaceOperations {

	private final Directory directory;

	PlaceOperations(Directory directory) {
		this.directory = directory;
	}

	void register(Operations operations) {
		Needs reading = Needs.any("Place.Read.All");
		operations.get("/places/room", reading,
				(request) -> Query.of(request, 100).page(shown(this.directory.rooms())));
		operations.get("/places/{place}/roomlist/rooms", reading, this::inList);
		operations.get("/places/{place}/roomList/rooms", reading, this::inList);
		operations.get("/places/{place}", reading, this::place);
	}

	private Answer inList(GraphRequest request) {
		List<io.convenor.tenant.world.Room> rooms = this.directory.roomsIn(request.path("place"))
			.orElseThrow(() -> notFound(request.path("place")));
		return Query.of(request, 100).page(shown(rooms));
	}

	private Answer place(GraphRequest request) {
		String place = request.path("place");
		return Query.of(request, 100).one(200, shown(this.directory.room(place).orElseThrow(() -> notFound(place))));
	}

	private static Refused notFound(String place) {
		return Refused.notFound("ErrorItemNotFound", "The place '" + place + "' was not found.");
	}

	private static List<Room> shown(List<io.convenor.tenant.world.Room> rooms) {
		return rooms.stream().map(PlaceOperations::shown).toList();
	}

	private static Room shown(io.convenor.tenant.world.Room room) {
		Room shown = new Room();
		shown.setId(room.id());
		shown.setEmailAddress(room.address());
		shown.setDisplayName(room.displayName());
		shown.setNickname(room.displayName());
		shown.setCapacity(room.capacity());
		shown.setBuilding(room.building());
		shown.setBookingType(BookingType.Standard);
		shown.setIsWheelChairAccessible(room.fittings().wheelchairAccessible());
		shown.setAudioDeviceName(room.fittings().audioDevice());
		shown.setVideoDeviceName(room.fittings().videoDevice());
		shown.setDisplayDeviceName(room.fittings().displayDevice());
		shown.setTags(room.fittings().tags());
		return shown;
	}

}
