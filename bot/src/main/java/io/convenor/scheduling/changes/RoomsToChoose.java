package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;

/** The rooms that a booked conference could be held in instead. */
@Component
class RoomsToChoose {

	private final Rooms rooms;

	private final FreeBusy freeBusy;

	private final Answers answers;

	private final Patience patience;

	RoomsToChoose(Rooms rooms, FreeBusy freeBusy, Answers answers, Patience patience) {
		this.rooms = rooms;
		this.freeBusy = freeBusy;
		this.answers = answers;
		this.patience = patience;
	}

	/** The rooms there are, each with whether it is free when the conference is. */
	Patience.Answer<List<RoomChoice>> of(Conference conference) {
		return this.patience.ask(() -> {
			List<RoomOnOffer> rooms = this.rooms.onOffer();
			if (rooms.isEmpty()) {
				return List.of();
			}
			LocalDateTime start = conference.startsAt();
			LocalDateTime end = conference.endsAt();
			Map<String, Diary> diaries = this.freeBusy
				.of(rooms.stream().map((room) -> room.address()).toList(), start, end)
				.stream()
				.collect(Collectors.toMap((diary) -> diary.address().toLowerCase(Locale.ROOT), (diary) -> diary,
						(one, _) -> one));
			boolean stepFree = this.answers.anybodyNeeds(conference, Need.ACCESS);
			return rooms.stream()
				.map((room) -> new RoomChoice(room.address(), room.name(), room.holds(),
						free(diaries.get(room.address().toLowerCase(Locale.ROOT)), start, end),
						room.described(stepFree)))
				.toList();
		});
	}

	private static @Nullable Boolean free(@Nullable Diary diary, LocalDateTime start, LocalDateTime end) {
		return (diary == null || diary.problem() != null) ? null : Boolean.valueOf(diary.freeBetween(start, end));
	}

}
