package io.convenor.scheduling;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Authority;
import io.convenor.scheduling.Booking.Guest;
import io.convenor.scheduling.Booking.Plan;
import io.convenor.scheduling.Booking.RoomOnOffer;
import io.convenor.scheduling.Booking.Timing;

/**
 * Looks into the diaries of those who must be free: the chair, the room and the social
 * worker.
 */
@Component
class Diaries {

	private final Availability availability;

	private final Rooms rooms;

	private final Authority authority;

	private final Slots slots;

	private final Patience patience;

	Diaries(Availability availability, Rooms rooms, Authority authority, Slots slots, Patience patience) {
		this.availability = availability;
		this.rooms = rooms;
		this.authority = authority;
		this.slots = slots;
		this.patience = patience;
	}

	/** Reads the rooms and, once it is clear who must be free, their diaries. */
	Patience.Answer<Sight> look(Plan plan) {
		return this.patience.ask(() -> read(plan));
	}

	private Sight read(Plan plan) {
		List<RoomOnOffer> rooms = plan.about().inARoom() ? this.rooms.onOffer() : List.of();
		Plan withRooms = withRooms(plan, rooms);
		Optional<Slots.Stretch> stretch = this.slots.stretch(plan);
		if (stretch.isEmpty() || roomIsMissing(withRooms)) {
			return new Sight(rooms, null, List.of());
		}
		return new Sight(rooms, stretch.get(), diaries(withRooms, stretch.get().from(), stretch.get().to()));
	}

	/** The plan with what was seen. */
	Plan takeIn(Plan plan, Sight sight) {
		Plan withRooms = withRooms(plan, sight.rooms);
		Timing timing = withRooms.timing();
		if (roomIsMissing(withRooms)) {
			return withRooms.with(timing.looked(Booking.Look.NOT_YET));
		}
		if (sight.stretch == null) {
			return withRooms.with(timing.offering(List.of(), List.of()));
		}
		List<Diary> readable = sight.diaries.stream().filter((diary) -> diary.problem() == null).toList();
		return withRooms
			.with(timing.offering(this.slots.offer(withRooms, sight.stretch, readable), unread(withRooms, readable)));
	}

	/** Who is not free at a time, and whose diary cannot be read. */
	Patience.Answer<Free> free(Plan plan, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(Optional.ofNullable(plan.about().lengthMinutes()).orElse(0));
		return this.patience.ask(() -> {
			List<Diary> readable = diaries(plan, start, end).stream()
				.filter((diary) -> diary.problem() == null)
				.toList();
			Set<String> taken = readable.stream()
				.filter((diary) -> !diary.freeBetween(start, end))
				.map((diary) -> diary.address())
				.collect(Collectors.toSet());
			return new Free(taken, unread(plan, readable));
		});
	}

	/** The names of some of those who must be free. */
	List<String> names(Plan plan, Set<String> addresses) {
		return whoMustBeFree(plan).entrySet()
			.stream()
			.filter((each) -> addresses.contains(each.getKey()))
			.map(Map.Entry::getValue)
			.toList();
	}

	private List<Diary> diaries(Plan plan, LocalDateTime from, LocalDateTime to) {
		return this.availability.diaries(this.authority.organiser(), List.copyOf(whoMustBeFree(plan).keySet()), from,
				to);
	}

	private List<String> unread(Plan plan, List<Diary> readable) {
		List<String> unread = new ArrayList<>();
		whoMustBeFree(plan).forEach((address, name) -> {
			if (readable.stream().noneMatch((diary) -> diary.address().equalsIgnoreCase(address))) {
				unread.add(name);
			}
		});
		return unread;
	}

	private static Map<String, String> whoMustBeFree(Plan plan) {
		Map<String, String> names = new LinkedHashMap<>();
		Stream.concat(plan.chair().stream(), plan.socialWorker().stream())
			.forEach((Guest guest) -> names.put(guest.address(), guest.name()));
		plan.timing().chosenRoom().ifPresent((room) -> names.put(room.address(), room.name()));
		return names;
	}

	private static Plan withRooms(Plan plan, List<RoomOnOffer> rooms) {
		if (!plan.about().inARoom()) {
			return plan.with(plan.timing().in(null).with(List.of()));
		}
		Timing timing = plan.timing().with(rooms);
		if (rooms.size() == 1) {
			return plan.with(timing.in(rooms.getFirst().address()));
		}
		return plan.with(timing.chosenRoom().isPresent() ? timing : timing.in(null));
	}

	private static boolean roomIsMissing(Plan plan) {
		return plan.about().inARoom() && plan.timing().chosenRoom().isEmpty();
	}

	/** What was seen in the directory of rooms and in the diaries. */
	record Sight(List<RoomOnOffer> rooms, Slots.@Nullable Stretch stretch, List<Diary> diaries) {
	}

	/** Who is taken at a time, and whose diary says nothing. */
	record Free(Set<String> taken, List<String> unread) {
	}

}
