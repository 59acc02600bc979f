package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.timescales.DueDate;

/** When reviews could be held instead, so that another meeting can have their time. */
@Component
class OtherTimesForReviews {

	private static final int OFFERED = 3;

	private final FreeBusy freeBusy;

	private final Patience patience;

	private final Conferences conferences;

	private final Prospects prospects;

	private final Slots slots;

	private final LawfulDates lawful;

	private final SchedulingSettings settings;

	OtherTimesForReviews(FreeBusy freeBusy, Patience patience, Conferences conferences, Prospects prospects,
			Slots slots, LawfulDates lawful, SchedulingSettings settings) {
		this.freeBusy = freeBusy;
		this.patience = patience;
		this.conferences = conferences;
		this.prospects = prospects;
		this.slots = slots;
		this.lawful = lawful;
		this.settings = settings;
	}

	/** By when a review must be held; empty where its rules set no limit. */
	Optional<DueDate> lastLawful(Conference review) {
		return this.prospects.lastLawfulTogether(review);
	}

	/**
	 * Those of some reviews that have another free time in their own window, at most
	 * three; asks for the diaries of all their people once.
	 * @param minutes how long their time is wanted for
	 */
	List<ReviewSlot> of(List<InTheWay> reviews, int minutes) {
		if (reviews.isEmpty()) {
			return List.of();
		}
		LocalDate tomorrow = this.lawful.today().plusDays(1);
		LocalDate furthest = tomorrow.plusDays(this.settings.lookAheadDays());
		LocalDate last = reviews.stream()
			.map((each) -> each.last.date())
			.max(LocalDate::compareTo)
			.filter((date) -> date.isBefore(furthest))
			.orElse(furthest);
		if (last.isBefore(tomorrow)) {
			return List.of();
		}
		Map<InTheWay, MustBeFree> people = new LinkedHashMap<>();
		reviews.forEach((each) -> people.put(each, mustBeFree(each.review)));
		List<String> mailboxes = people.values()
			.stream()
			.flatMap((each) -> each.mailboxes().stream())
			.distinct()
			.toList();
		List<Diary> diaries = this.freeBusy.of(mailboxes, tomorrow.atStartOfDay(), last.plusDays(1).atStartOfDay());
		Map<LocalDateTime, ReviewSlot> found = new LinkedHashMap<>();
		people.forEach(
				(each, mustBeFree) -> elsewhere(each, mustBeFree, minutes, diaries, new Slots.Stretch(tomorrow, last))
					.ifPresent((moveTo) -> found.putIfAbsent(each.start,
							new ReviewSlot(each.review.id(), each.review.arrangement(), each.start, moveTo))));
		return found.values().stream().limit(OFFERED).toList();
	}

	/**
	 * Another time for the review: free, within its own window, apart from what comes.
	 */
	private Optional<LocalDateTime> elsewhere(InTheWay one, MustBeFree mustBeFree, int minutes, List<Diary> all,
			Slots.Stretch stretch) {
		List<Diary> diaries = mustBeFree.readable(
				all.stream().map((diary) -> with(diary, new Busy(one.start, one.start.plusMinutes(minutes)))).toList());
		LocalDate last = one.last.date().isBefore(stretch.last()) ? one.last.date() : stretch.last();
		if (!mustBeFree.readsChairAndRoom(diaries, one.review) || last.isBefore(stretch.first())) {
			return Optional.empty();
		}
		return this.slots
			.starts(new Slots.Stretch(stretch.first(), last), (day) -> this.lawful.lawful(day, one.last),
					one.review.lengthMinutes(), diaries)
			.stream()
			.findFirst();
	}

	private static Diary with(Diary diary, Busy more) {
		List<Busy> busy = new ArrayList<>(diary.busy());
		busy.add(more);
		return new Diary(diary.address(), busy, diary.problem());
	}

	private MustBeFree mustBeFree(Conference review) {
		return MustBeFree.to(review, this.conferences.heldTogetherWith(review.id()), this.lawful.turnRound(review));
	}

	/** Whether a review could be held at a time, as the diaries stand now. */
	Patience.Answer<Boolean> couldBeAt(Conference review, LocalDateTime start) {
		boolean inTime = lastLawful(review).filter((last) -> this.lawful.lawful(start.toLocalDate(), last)).isPresent();
		if (!inTime || !start.isAfter(this.lawful.now())) {
			return new Patience.Answer.Here<>(false);
		}
		return this.patience.ask(() -> isFree(review, start));
	}

	private boolean isFree(Conference review, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(review.lengthMinutes());
		MustBeFree mustBeFree = mustBeFree(review);
		Duration around = mustBeFree.turnRound().time();
		List<Diary> readable = mustBeFree
			.readable(this.freeBusy.of(mustBeFree.mailboxes(), start.minus(around), end.plus(around)));
		return mustBeFree.readsChairAndRoom(readable, review)
				&& readable.stream().allMatch((diary) -> diary.freeBetween(start, end));
	}

	/**
	 * A review that alone stands in the way.
	 *
	 * @param start from when its time is wanted
	 * @param last its own last lawful date
	 */
	record InTheWay(Conference review, LocalDateTime start, DueDate last) {
	}

}
