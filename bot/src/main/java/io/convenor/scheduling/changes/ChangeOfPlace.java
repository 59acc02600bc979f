package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.booking.MeetingCheck;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.scheduling.changes.PlannedChange.Times;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.scheduling.rooms.Rooms;

/** Another way of holding a booked conference, or another room for it. */
@Component
class ChangeOfPlace {

	private final RoomRules roomRules;

	private final LookedForChange looked;

	private final SchedulingSettings settings;

	private final Rooms rooms;

	private final FreeBusy freeBusy;

	private final Answers answers;

	private final Patience patience;

	ChangeOfPlace(RoomRules roomRules, LookedForChange looked, SchedulingSettings settings, Rooms rooms,
			FreeBusy freeBusy, Answers answers, Patience patience) {
		this.roomRules = roomRules;
		this.looked = looked;
		this.settings = settings;
		this.rooms = rooms;
		this.freeBusy = freeBusy;
		this.answers = answers;
		this.patience = patience;
	}

	/** Looks for rooms to choose from. */
	PlannedChange look(OpenChange open, Plan plan) {
		return this.looked.takeIn(open, plan, toChoose(open.conference()),
				(rooms) -> new Times(null, List.of(), Look.DONE, List.of(), rooms));
	}

	/**
	 * Takes another way of holding it, with a room where it needs one, and with the risk
	 * assessment where the rules ask for one before people are put in it.
	 */
	Plan way(OpenChange open, Submission submission) {
		Reading reading = new Reading(submission.typed());
		Optional<Way> way = reading.choice(ChangeFields.WAY, Way::named, "Choose how it will be held.");
		way.filter((each) -> each == open.conference().way())
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY, "It is held that way already. Choose another."));
		way.filter((each) -> !each.inTheCalendar() && open.conference().kind().isRestricted())
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY, MeetingCheck.ALWAYS_MEETS));
		way.filter((each) -> each.inTheCalendar() && hasNoTimeYet(open.conference()))
			.ifPresent((_) -> reading.refuse(ChangeFields.WAY,
					"People who meet need a time, and so far there is only a day to finish by. Press Back and choose “Another time” first; then change how it is held."));
		Map<String, String> unsafe = way.filter((_) -> !reading.hasProblems())
			.map((each) -> this.roomRules.assess(open.conference(), each, submission.typed(), submission.who()))
			.orElse(Map.of());
		Optional<RoomChoice> room = way.filter(Way::inARoom).flatMap((each) -> room(open, reading, each));
		unsafe.forEach(reading::refuse);
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		return open.wanting(Wanted.held(way.orElseThrow(), room.orElse(null)));
	}

	/**
	 * Conversations are finished by the end of a day, which is no time to begin a
	 * meeting.
	 */
	private boolean hasNoTimeYet(Conference conference) {
		return !conference.way().inTheCalendar()
				&& conference.startsAt().toLocalTime().equals(this.settings.officeHoursUntil());
	}

	/** Takes another room. */
	Plan room(OpenChange open, Reading reading) {
		if (!open.conference().way().inARoom()) {
			throw new Refused("The conference has no room. Change how it is held first.");
		}
		Optional<RoomChoice> room = room(open, reading, open.conference().way());
		room.filter(
				(each) -> open.conference().room().filter((now) -> now.address().equals(each.address())).isPresent())
			.ifPresent((_) -> reading.refuse(ChangeFields.ROOM, "It is in that room already. Choose another."));
		return room.filter((_) -> !reading.hasProblems())
			.map((each) -> open.wanting(Wanted.in(each)))
			.orElseGet(() -> open.refused(reading));
	}

	private static Optional<RoomChoice> room(OpenChange open, Reading reading, Way way) {
		Optional<RoomChoice> room = reading.choice(ChangeFields.ROOM, open.change().plan().times()::room,
				"Choose a room: that way needs one.");
		room.filter((each) -> Boolean.FALSE.equals(each.free())
				&& open.conference().room().filter((now) -> now.address().equals(each.address())).isEmpty())
			.ifPresent((each) -> reading.refuse(ChangeFields.ROOM,
					each.name() + " is taken then. Choose a room that is free."));
		room.flatMap((each) -> each.problem(open.conference(), way))
			.ifPresent((sentence) -> reading.refuse(ChangeFields.ROOM, sentence));
		return room;
	}

	/** The rooms there are, each with whether it is free when the conference is. */
	Patience.Answer<List<RoomChoice>> toChoose(Conference conference) {
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
