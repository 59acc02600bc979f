package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.jspecify.annotations.Nullable;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Timing;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;

/**
 * Looks into the diaries of those who must be free: the chair, the room, the social
 * worker and the team manager. A chair needs time between two meetings as well.
 */
@Component
class Diaries {

	private final FreeBusy freeBusy;

	private final Rooms rooms;

	private final Slots slots;

	private final Patience patience;

	private final ReviewSlots reviewSlots;

	private final LawfulDates lawful;

	Diaries(FreeBusy freeBusy, Rooms rooms, Slots slots, ReviewSlots reviewSlots, LawfulDates lawful,
			Patience patience) {
		this.reviewSlots = reviewSlots;
		this.lawful = lawful;
		this.freeBusy = freeBusy;
		this.rooms = rooms;
		this.slots = slots;
		this.patience = patience;
	}

	/** Reads the rooms and, once it is clear who must be free, their diaries. */
	Patience.Answer<Sight> look(Plan plan) {
		return this.patience.ask(() -> read(plan));
	}

	/** The day by which people could be spoken to, where they do not meet. */
	Plan suggestADay(Plan plan) {
		return plan.with(plan.timing().in(null).with(List.of()).offering(this.slots.finishBy(plan), List.of()));
	}

	private Sight read(Plan plan) {
		List<RoomOnOffer> rooms = plan.about().inARoom() ? this.rooms.onOffer() : List.of();
		Plan withRooms = withRooms(plan, rooms);
		Optional<Slots.Stretch> stretch = this.slots.stretch(plan);
		if (stretch.isEmpty() || roomIsMissing(withRooms)) {
			return new Sight(rooms, null, List.of(), List.of());
		}
		List<Diary> diaries = diaries(withRooms, stretch.get().from(), stretch.get().to());
		return new Sight(rooms, stretch.get(), diaries, ofReviews(withRooms, stretch.get(), diaries));
	}

	/** Where too few times are free, those that only a review stands in the way of. */
	private List<ReviewSlot> ofReviews(Plan plan, Slots.Stretch stretch, List<Diary> diaries) {
		boolean enough = this.slots.offer(plan, stretch, mustBeFree(plan).readable(diaries)).size() >= Slots.OFFERED;
		return (enough || plan.chair().isEmpty()) ? List.of() : this.reviewSlots.find(plan, stretch, diaries);
	}

	private MustBeFree mustBeFree(Plan plan) {
		return MustBeFree.to(plan, this.lawful.turnRound());
	}

	/** The plan with what was seen. */
	Plan takeIn(Plan plan, Sight sight) {
		Plan withRooms = withRooms(plan, sight.rooms);
		Timing timing = withRooms.timing();
		if (roomIsMissing(withRooms)) {
			return withRooms.with(timing.looked(Look.NOT_YET));
		}
		if (sight.stretch == null) {
			return withRooms.with(timing.offering(List.of(), List.of()));
		}
		MustBeFree mustBeFree = mustBeFree(withRooms);
		List<Diary> readable = mustBeFree.readable(sight.diaries);
		return withRooms
			.with(timing.offering(this.slots.offer(withRooms, sight.stretch, readable), mustBeFree.unread(readable)));
	}

	/** Who is not free at a time, and whose diary cannot be read. */
	Patience.Answer<Free> free(Plan plan, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(Optional.ofNullable(plan.about().lengthMinutes()).orElse(0));
		return this.patience.ask(() -> {
			MustBeFree mustBeFree = mustBeFree(plan);
			Duration between = mustBeFree.turnRound().time();
			List<Diary> diaries = diaries(plan, start.minus(between), end.plus(between)).stream()
				.filter((diary) -> diary.problem() == null)
				.toList();
			Set<String> taken = taken(diaries, start, end);
			Set<String> tooNear = taken(mustBeFree.readable(diaries), start, end);
			tooNear.removeAll(taken);
			return new Free(taken, tooNear, mustBeFree.unread(diaries));
		});
	}

	private static Set<String> taken(List<Diary> diaries, LocalDateTime start, LocalDateTime end) {
		return diaries.stream()
			.filter((diary) -> !diary.freeBetween(start, end))
			.map((diary) -> diary.address())
			.collect(Collectors.toCollection(HashSet::new));
	}

	/** The names of some of those who must be free. */
	List<String> names(Plan plan, Set<String> addresses) {
		return mustBeFree(plan).called(addresses);
	}

	private List<Diary> diaries(Plan plan, LocalDateTime from, LocalDateTime to) {
		return this.freeBusy.of(mustBeFree(plan).mailboxes(), from, to);
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
	record Sight(List<RoomOnOffer> rooms, Slots.@Nullable Stretch stretch, List<Diary> diaries,
			List<ReviewSlot> ofReviews) {
	}

	/**
	 * Who is taken at a time, who has too little time before or after, and whose diary
	 * says nothing.
	 */
	record Free(Set<String> taken, Set<String> tooNear, List<String> unread) {

		/** Everybody at whose diary the person has to look again. */
		Set<String> notFree() {
			return Stream.concat(this.taken.stream(), this.tooNear.stream()).collect(Collectors.toSet());
		}

	}

}
