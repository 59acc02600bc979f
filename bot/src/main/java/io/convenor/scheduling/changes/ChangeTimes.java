package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Diary;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.people.Authority;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.MustBeFree;
import io.convenor.scheduling.booking.Slots;
import io.convenor.scheduling.booking.TurnRound;
import io.convenor.scheduling.changes.PlannedChange.RoomChoice;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.scheduling.rooms.Rooms;
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

	private final Rooms rooms;

	private final Answers answers;

	private final Slots slots;

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final SharedMeetings meetings;

	private final Separations separations;

	private final DateCheck check;

	private final Patience patience;

	private final Authority authority;

	private final SchedulingSettings settings;

	ChangeTimes(Availability availability, Rooms rooms, Answers answers, Slots slots, LawfulDates lawful,
			Prospects prospects, SharedMeetings meetings, Separations separations, DateCheck check, Patience patience,
			Authority authority, SchedulingSettings settings) {
		this.availability = availability;
		this.rooms = rooms;
		this.answers = answers;
		this.slots = slots;
		this.lawful = lawful;
		this.prospects = prospects;
		this.meetings = meetings;
		this.separations = separations;
		this.check = check;
		this.patience = patience;
		this.authority = authority;
		this.settings = settings;
	}

	/** What is wrong with holding it then, save that it would be late. */
	List<String> problems(Conference conference, LocalDateTime start) {
		return this.lawful.problems(start, withoutItsClock(conference));
	}

	/**
	 * Why holding its meeting then would be too late, or before a clock even starts, for
	 * it or for one that is held in the same meeting. What no manager can allow comes
	 * first.
	 */
	Optional<DateProblem> late(Conference conference, LocalDateTime start) {
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> this.prospects.lastLawful(each).stream())
			.sorted(Comparator.comparing(DueDate::date))
			.flatMap((last) -> outOfTime(start, last))
			.min(Comparator.comparing((problem) -> problem.kind() == DateProblem.Kind.TOO_LATE));
	}

	/** The same for it alone, whatever it is held together with now. */
	Optional<DateProblem> lateByItself(Conference conference, LocalDateTime start) {
		return this.prospects.lastLawful(conference).stream().flatMap((last) -> outOfTime(start, last)).findFirst();
	}

	/** The last day that is lawful for it and for those that are held in its meeting. */
	Optional<DueDate> lastLawful(Conference conference) {
		return this.prospects.lastLawfulTogether(conference);
	}

	private Stream<DateProblem> outOfTime(LocalDateTime start, DueDate last) {
		return this.check.problems(start.toLocalDate(), this.lawful.today(), last)
			.stream()
			.filter((problem) -> problem.kind() == DateProblem.Kind.TOO_LATE
					|| problem.kind() == DateProblem.Kind.BEFORE_IT_COUNTS);
	}

	/**
	 * The rules in force today know nothing of a conference from before; its own last
	 * lawful date is looked at beside.
	 */
	private static Booking.About withoutItsClock(Conference conference) {
		return new Booking.About(conference.kind(), conference.way(), conference.children(), null, null,
				conference.lengthMinutes());
	}

	/** The times that people proposed with their answers, the earliest first. */
	List<Proposal> proposals(Conference conference) {
		Map<LocalDateTime, List<String>> proposed = new TreeMap<>();
		LocalDate today = this.lawful.today();
		this.answers.of(conference).forEach((answer) -> {
			ProposedTime time = answer.proposed();
			if (time != null && time.start().toLocalDate().isAfter(today)
					&& !time.start().equals(conference.startsAt())) {
				proposed.computeIfAbsent(time.start(), (_) -> new ArrayList<>()).add(answer.invitee().described());
			}
		});
		return proposed.entrySet().stream().map((each) -> new Proposal(each.getKey(), each.getValue())).toList();
	}

	/** Three times when everybody who must be free is free, within the lawful time. */
	Patience.Answer<Offer> offer(Conference conference, @Nullable LocalDate from) {
		LocalDate tomorrow = this.lawful.today().plusDays(1);
		LocalDate first = (from != null && from.isAfter(tomorrow)) ? from : tomorrow;
		LocalDate furthest = first.plusDays(this.settings.lookAheadDays());
		LocalDate last = this.prospects.lastLawfulTogether(conference)
			.map(DueDate::date)
			.filter((date) -> date.isBefore(furthest))
			.orElse(furthest);
		if (last.isBefore(first)) {
			return new Patience.Answer.Here<>(new Offer(List.of(), List.of()));
		}
		return this.patience.ask(() -> offer(conference, new Slots.Stretch(first, last)));
	}

	private Offer offer(Conference conference, Slots.Stretch stretch) {
		MustBeFree mustBeFree = mustBeFree(conference);
		List<Diary> readable = readable(mustBeFree, List.of(conference), stretch.from(), stretch.to());
		Booking.Plan plan = Booking.Plan.empty().with(withoutItsClock(conference));
		return new Offer(this.slots.offer(plan, stretch, readable)
			.stream()
			.filter((start) -> !start.equals(conference.startsAt()))
			.toList(), mustBeFree.unread(readable));
	}

	/** Who is not free then, as names, and whose diary says nothing. */
	Patience.Answer<Clash> clash(Conference conference, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(conference.lengthMinutes());
		return this.patience.ask(() -> clash(mustBeFree(conference), List.of(conference), start, end));
	}

	private Clash clash(MustBeFree mustBeFree, List<Conference> instead, LocalDateTime start, LocalDateTime end) {
		TurnRound between = mustBeFree.turnRound();
		List<Diary> readable = readable(mustBeFree, instead, start.minus(between.time()), end.plus(between.time()));
		Set<String> taken = readable.stream()
			.filter((diary) -> !diary.freeBetween(start, end))
			.map(Diary::address)
			.collect(Collectors.toSet());
		return new Clash(mustBeFree.called(taken), between.minutes(), mustBeFree.unread(readable));
	}

	/**
	 * Who is not free for one meeting of several conferences, as names, and whose diary
	 * says nothing.
	 * @param instead of which entries it would be there: they are in nobody's way
	 */
	Patience.Answer<Clash> clash(SharedMeeting meeting, List<Conference> instead, LocalDateTime start, int minutes) {
		MustBeFree mustBeFree = MustBeFree.to(meeting.host(), meeting.guests(), this.lawful.turnRound(meeting.host()));
		return this.patience.ask(() -> clash(mustBeFree, instead, start, start.plusMinutes(minutes)));
	}

	/** The rooms there are, each with whether it is free when the conference is. */
	Patience.Answer<List<RoomChoice>> rooms(Conference conference) {
		return this.patience.ask(() -> {
			List<RoomOnOffer> rooms = this.rooms.onOffer();
			if (rooms.isEmpty()) {
				return List.of();
			}
			LocalDateTime start = conference.startsAt();
			LocalDateTime end = conference.endsAt();
			Map<String, Diary> diaries = this.availability
				.diaries(this.authority.organiser(), rooms.stream().map((room) -> room.address()).toList(), start, end)
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

	private MustBeFree mustBeFree(Conference conference) {
		return MustBeFree.to(conference, this.meetings.of(conference).stillToBeHeld().guests(),
				this.lawful.turnRound(conference));
	}

	private List<Diary> readable(MustBeFree mustBeFree, List<Conference> instead, LocalDateTime from,
			LocalDateTime to) {
		return mustBeFree
			.readable(this.availability.diaries(this.authority.organiser(), mustBeFree.mailboxes(), from, to)
				.stream()
				.map((diary) -> without(instead, diary))
				.toList());
	}

	/** Whoever takes part apart in a meeting, in whichever of its conferences. */
	private List<Separation> apart(Conference conference) {
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> this.separations.of(each.id()).stream())
			.toList();
	}

	private Diary without(List<Conference> instead, Diary diary) {
		Diary rest = diary;
		for (Conference each : instead) {
			rest = MustBeFree.without(each, apart(each), rest);
		}
		return rest;
	}

	/** A time that people proposed, and who they are. */
	record Proposal(LocalDateTime start, List<String> who) {

		Proposal {
			who = List.copyOf(who);
		}

	}

	/** The times on offer. */
	record Offer(List<LocalDateTime> slots, List<String> unread) {
	}

	/**
	 * Who is not free.
	 *
	 * @param between how many minutes a chair needs before and after
	 */
	record Clash(List<String> taken, long between, List<String> unread) {

		/** As a sentence; null where all are free. */
		@Nullable String inWords() {
			List<String> sentences = new ArrayList<>();
			if (!this.taken.isEmpty()) {
				sentences.add("Not free then, with %d minutes before and after for the chair: %s."
					.formatted(this.between, String.join(", ", this.taken)));
			}
			if (!this.unread.isEmpty()) {
				sentences.add("I cannot see the diary of " + String.join(" and ", this.unread) + ".");
			}
			return sentences.isEmpty() ? null : String.join(" ", sentences);
		}

	}

}
