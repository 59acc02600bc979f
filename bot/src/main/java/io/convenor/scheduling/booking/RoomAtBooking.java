package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.drafts.Reading;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;

/** The room of a meeting that is being booked. */
@Component
class RoomAtBooking {

	private final Rooms rooms;

	RoomAtBooking(Rooms rooms) {
		this.rooms = rooms;
	}

	/** The address of the room that was chosen; empty where none is to be. */
	static Optional<String> chosen(Booking booking, Reading reading) {
		if (!booking.about().inARoom() || booking.timing().rooms().isEmpty()) {
			return Optional.empty();
		}
		return reading.choice(BookingFields.ROOM,
				(address) -> booking.timing()
					.rooms()
					.stream()
					.map((each) -> each.address())
					.filter(address::equals)
					.findFirst(),
				"Choose a room first: the times depend on when it is free.");
	}

	/** What is wrong with the room, as a sentence. */
	Optional<String> problem(Plan plan, @Nullable LocalDateTime start) {
		if (!plan.about().inARoom()) {
			return Optional.empty();
		}
		Optional<RoomOnOffer> room = plan.timing().chosenRoom();
		if (room.isEmpty()) {
			return Optional.of("Choose a room first: the conference needs one.");
		}
		Integer most = room.get().holds();
		if (plan.about().way() == Way.FACE_TO_FACE && most != null && plan.guests().size() > most) {
			return Optional.of(Rooms.tooMany(room.get().name(), plan.guests().size(), most));
		}
		Integer minutes = plan.about().lengthMinutes();
		return (start == null || minutes == null) ? Optional.empty() : this.rooms.takenByOurs(
				new Conference.Room(room.get().address(), room.get().name()), start, start.plusMinutes(minutes), null);
	}

}
