package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.Slots;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.DueDate;

/**
 * When a booked conference could be held instead: by the rules it was booked under, and
 * by the diaries of those who must be free, with the conference itself not in its own
 * way.
 */
@Component
class ChangeTimes {

	private final Availability availability;

	private final Slots slots;

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final Conferences conferences;

	private final DateCheck check;

	private final Patience patience;

	private final Authority authority;

	private final SchedulingSettings settings;

	ChangeTimes(Availability availability, Slots slots, LawfulDates lawful, Prospects prospects,
			Conferences conferences, DateCheck check, Patience patience, Authority authority,
			SchedulingSettings settings) {
		this.availability = availability;
		this.slots = slots;
		this.lawful = lawful;
		this.prospects = prospects;
		this.conferences = conferences;
		this.check = check;
		this.patience = patience;
		this.authority = authority;
		this.settings = settings;
	}

	/** What is wrong with holding it then, save that it would be late. */
	List<String> problems(Conference conference, LocalDateTime start) {
		return this.lawful.problems(start, withoutItsClock(conference));
	}

	/** Why holding it then would be too late, or before its clock even starts. */
	Optional<DateProblem> late(Conference conference, LocalDateTime start) {
		DueDate last = lastLawful(conference).orElse(null);
		return this.check.problems(start.toLocalDate(), this.lawful.today(), last)
			.stream()
			.filter((problem) -> problem.kind() == DateProblem.Kind.TOO_LATE
					|| problem.kind() == DateProblem.Kind.BEFORE_IT_COUNTS)
			.findFirst();
	}

	/** The last day that is lawful for it and for those that are held in its meeting. */
	private Optional<DueDate> lastLawful(Conference conference) {
		return Stream.concat(Stream.of(conference), this.conferences.heldTogetherWith(conference.id()).stream())
			.flatMap((each) -> this.prospects.lastLawful(each).stream())
			.min(Comparator.comparing(DueDate::date));
	}

	/**
	 * The rules in force today know nothing of a conference from before; its own last
	 * lawful date is looked at beside.
	 */
	private static Booking.About withoutItsClock(Conference conference) {
		return new Booking.About(conference.kind(), conference.way(), conference.caseReference(), null, null,
				conference.lengthMinutes());
	}

	/** Three times when everybody who must be free is free, within the lawful time. */
	Patience.Answer<Offer> offer(Conference conference, @Nullable LocalDate from) {
		LocalDate tomorrow = this.lawful.today().plusDays(1);
		LocalDate first = (from != null && from.isAfter(tomorrow)) ? from : tomorrow;
		LocalDate furthest = first.plusDays(this.settings.lookAheadDays());
		LocalDate last = lastLawful(conference).map(DueDate::date)
			.filter((date) -> date.isBefore(furthest))
			.orElse(furthest);
		if (last.isBefore(first)) {
			return new Patience.Answer.Here<>(new Offer(List.of(), List.of()));
		}
		return this.patience.ask(() -> offer(conference, new Slots.Stretch(first, last)));
	}

	private Offer offer(Conference conference, Slots.Stretch stretch) {
		List<Diary> readable = readable(conference, stretch.from(), stretch.to());
		Booking.Plan plan = Booking.Plan.empty().with(withoutItsClock(conference));
		return new Offer(this.slots.offer(plan, stretch, readable)
			.stream()
			.filter((start) -> !start.equals(conference.startsAt()))
			.toList(), unread(conference, readable));
	}

	/** Who is not free then, as names, and whose diary says nothing. */
	Patience.Answer<Clash> clash(Conference conference, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(conference.lengthMinutes());
		return this.patience.ask(() -> {
			List<Diary> readable = readable(conference, start, end);
			Set<String> taken = readable.stream()
				.filter((diary) -> !diary.freeBetween(start, end))
				.map((diary) -> diary.address().toLowerCase(java.util.Locale.ROOT))
				.collect(Collectors.toSet());
			List<String> names = new ArrayList<>();
			whoMustBeFree(conference).forEach((address, name) -> {
				if (taken.contains(address.toLowerCase(java.util.Locale.ROOT))) {
					names.add(name);
				}
			});
			return new Clash(names, unread(conference, readable));
		});
	}

	/** The rooms there are, each with whether it is free when the conference is. */
	Patience.Answer<List<RoomChoice>> rooms(Conference conference) {
		return this.patience.ask(() -> {
			List<Availability.BookableRoom> rooms = this.availability.rooms();
			if (rooms.isEmpty()) {
				return List.of();
			}
			LocalDateTime start = conference.startsAt();
			LocalDateTime end = conference.endsAt();
			Map<String, Diary> diaries = this.availability
				.diaries(this.authority.organiser(), rooms.stream().map((room) -> room.address()).toList(), start, end)
				.stream()
				.collect(Collectors.toMap((diary) -> diary.address().toLowerCase(java.util.Locale.ROOT),
						(diary) -> diary, (one, _) -> one));
			return rooms.stream()
				.map((room) -> new RoomChoice(room.address(), room.name(), room.capacity(),
						free(diaries.get(room.address().toLowerCase(java.util.Locale.ROOT)), start, end)))
				.toList();
		});
	}

	private static @Nullable Boolean free(@Nullable Diary diary, LocalDateTime start, LocalDateTime end) {
		return (diary == null || diary.problem() != null) ? null : Boolean.valueOf(diary.freeBetween(start, end));
	}

	/** What is wrong with a room for a conference held that way, as a sentence. */
	static Optional<String> tooSmall(Conference conference, Way way, RoomChoice room) {
		Integer capacity = room.capacity();
		int people = conference.invitees().size();
		return (way == Way.FACE_TO_FACE && capacity != null && people > capacity) ? Optional
			.of("%d people are invited, and %s holds %d. Choose a larger room, or hold it as a hybrid meeting."
				.formatted(people, room.name(), capacity)) : Optional.empty();
	}

	private List<Diary> readable(Conference conference, LocalDateTime from, LocalDateTime to) {
		return this.availability
			.diaries(this.authority.organiser(), List.copyOf(whoMustBeFree(conference).keySet()), from, to)
			.stream()
			.filter((diary) -> diary.problem() == null)
			.map((diary) -> withoutItself(diary, conference))
			.toList();
	}

	private static Diary withoutItself(Diary diary, Conference conference) {
		return new Diary(diary.address(), diary.busy()
			.stream()
			.filter((busy) -> !(busy.from().equals(conference.startsAt()) && busy.to().equals(conference.endsAt())))
			.toList(), null);
	}

	private static List<String> unread(Conference conference, List<Diary> readable) {
		List<String> unread = new ArrayList<>();
		whoMustBeFree(conference).forEach((address, name) -> {
			if (readable.stream().noneMatch((diary) -> diary.address().equalsIgnoreCase(address))) {
				unread.add(name);
			}
		});
		return unread;
	}

	/** The chair, the social worker and the room, by address. */
	private static Map<String, String> whoMustBeFree(Conference conference) {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(conference.chair().address(), conference.chair().name());
		conference.invitees()
			.stream()
			.filter((invitee) -> invitee.role() == Role.SOCIAL_WORKER)
			.findFirst()
			.ifPresent((Invitee invitee) -> names.put(invitee.address(), invitee.name()));
		conference.room().ifPresent((room) -> names.put(room.address(), room.name()));
		return names;
	}

	/** The times on offer. */
	record Offer(List<LocalDateTime> slots, List<String> unread) {
	}

	/** Who is not free. */
	record Clash(List<String> taken, List<String> unread) {

		/** As a sentence; null where all are free. */
		@Nullable String inWords() {
			List<String> sentences = new ArrayList<>();
			if (!this.taken.isEmpty()) {
				sentences.add("Not free then: " + String.join(", ", this.taken) + ".");
			}
			if (!this.unread.isEmpty()) {
				sentences.add("I cannot see the diary of " + String.join(" and ", this.unread) + ".");
			}
			return sentences.isEmpty() ? null : String.join(" ", sentences);
		}

	}

}
