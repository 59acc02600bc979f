package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.MustBeFree;
import io.convenor.scheduling.booking.Slots;
import io.convenor.scheduling.booking.TurnRound;
import io.convenor.timescales.DueDate;

/**
 * When a booked conference could be held instead: by the diaries of those who must be
 * free, with the conference itself not in its own way.
 */
@Component
class ChangeTimes {

	private final FreeBusy freeBusy;

	private final Patience patience;

	private final Slots slots;

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final SharedMeetings meetings;

	ChangeTimes(FreeBusy freeBusy, Patience patience, Slots slots, LawfulDates lawful, Prospects prospects,
			SharedMeetings meetings) {
		this.freeBusy = freeBusy;
		this.patience = patience;
		this.slots = slots;
		this.lawful = lawful;
		this.prospects = prospects;
		this.meetings = meetings;
	}

	/** Three times when everybody who must be free is free, within the lawful time. */
	Patience.Answer<Offer> offer(Conference conference, @Nullable LocalDate from) {
		return this.slots.stretch(from, this.prospects.lastLawfulTogether(conference).map(DueDate::date))
			.map((stretch) -> this.patience.ask(() -> offer(conference, stretch)))
			.orElseGet(() -> new Patience.Answer.Here<>(new Offer(List.of(), List.of())));
	}

	private Offer offer(Conference conference, Slots.Stretch stretch) {
		MustBeFree mustBeFree = mustBeFree(conference);
		List<Diary> readable = readable(mustBeFree, List.of(conference), stretch.from(), stretch.to());
		Booking.Plan plan = Booking.Plan.empty().with(TimeLimits.withoutItsClock(conference));
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

	private MustBeFree mustBeFree(Conference conference) {
		return MustBeFree.to(conference, this.meetings.of(conference).stillToBeHeld().guests(),
				this.lawful.turnRound(conference));
	}

	private List<Diary> readable(MustBeFree mustBeFree, List<Conference> instead, LocalDateTime from,
			LocalDateTime to) {
		return mustBeFree.readable(this.freeBusy.of(mustBeFree.mailboxes(), from, to)
			.stream()
			.map((diary) -> without(instead, diary))
			.toList());
	}

	private Diary without(List<Conference> instead, Diary diary) {
		Diary rest = diary;
		for (Conference each : instead) {
			rest = MustBeFree.without(each, this.meetings.separations(this.meetings.of(each).stillToBeHeld()), rest);
		}
		return rest;
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
