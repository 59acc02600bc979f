package io.convenor.scheduling.rooms;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.graph.IdempotencyKey;
import io.convenor.scheduling.rooms.RoomClashes.RoomCheck;

/**
 * Looks into the calendar of a room that has accepted, whether it promised the same time
 * to somebody else.
 */
@Component
class RoomCheckCourier implements Courier<RoomCheck, Boolean> {

	private static final int SLOT_MINUTES = 30;

	private final Availability availability;

	private final RoomClashes clashes;

	RoomCheckCourier(Availability availability, RoomClashes clashes) {
		this.availability = availability;
		this.clashes = clashes;
	}

	@Override
	public String kind() {
		return "room-check";
	}

	@Override
	public Outcome<Boolean> carry(RoomCheck check, IdempotencyKey key, UUID conference) {
		List<Diary> diaries = this.availability.diaries(check.organiser(), List.of(check.room().address()),
				check.from(), check.to());
		return Outcome.done(diaries.stream()
			.filter((diary) -> diary.problem() == null)
			.anyMatch((diary) -> showsSomebodyElse(diary, check.from(), check.to())));
	}

	/**
	 * One of the meetings in the diary is ours. A diary that shows half hours instead of
	 * meetings does not tell whose they are.
	 */
	static boolean showsSomebodyElse(Diary diary, LocalDateTime from, LocalDateTime to) {
		List<Busy> meetings = diary.busy()
			.stream()
			.filter((busy) -> busy.from().isBefore(to) && from.isBefore(busy.to()))
			.toList();
		long exactlyThen = meetings.stream().filter((busy) -> busy.equals(new Busy(from, to))).count();
		boolean halfHours = exactlyThen == 0 && meetings.stream()
			.allMatch((busy) -> isAHalfHour(busy, from) && !busy.from().isBefore(from) && !busy.to().isAfter(to));
		return !halfHours && meetings.size() > Math.min(1, exactlyThen);
	}

	/**
	 * Whether it is one of the half hours a diary counts from the time it is asked for.
	 */
	private static boolean isAHalfHour(Busy busy, LocalDateTime from) {
		return busy.to().equals(busy.from().plusMinutes(SLOT_MINUTES))
				&& Duration.between(from, busy.from()).toMinutes() % SLOT_MINUTES == 0;
	}

	@Override
	public void arrived(RoomCheck check, Boolean showsSomebodyElse, UUID conference) {
		this.clashes.looked(conference, check, showsSomebodyElse);
	}

}
