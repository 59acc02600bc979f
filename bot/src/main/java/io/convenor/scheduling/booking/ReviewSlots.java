package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Engagements;
import io.convenor.conference.Kind;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Authority;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.timescales.DueDate;

/**
 * Finds times that reviews have and an initial conference could take, because the review
 * still has a free time before its own last lawful date. Those children have no detailed
 * plan yet, so their conference comes first; but the review's chair decides.
 */
@Component
class ReviewSlots {

	private static final int OFFERED = 3;

	private static final int CONSIDERED = 5;

	private final Engagements engagements;

	private final Conferences conferences;

	private final Separations separations;

	private final StoredSlotRequests requests;

	private final Availability availability;

	private final Slots slots;

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final Authority authority;

	private final SchedulingSettings settings;

	ReviewSlots(Engagements engagements, Conferences conferences, Separations separations, StoredSlotRequests requests,
			Availability availability, Slots slots, LawfulDates lawful, Prospects prospects, Authority authority,
			SchedulingSettings settings) {
		this.engagements = engagements;
		this.conferences = conferences;
		this.separations = separations;
		this.requests = requests;
		this.availability = availability;
		this.slots = slots;
		this.lawful = lawful;
		this.prospects = prospects;
		this.authority = authority;
		this.settings = settings;
	}

	/**
	 * At most three, for an initial conference alone; asks for the diaries of the
	 * reviews' people once.
	 * @param diaries of everybody who must be free for it, as they were read
	 */
	List<ReviewSlot> find(Booking.Plan plan, Slots.Stretch stretch, List<Diary> diaries) {
		Integer minutes = plan.about().lengthMinutes();
		if (plan.about().kind() == null || !plan.about().kind().mayStartAPlan() || minutes == null) {
			return List.of();
		}
		MustBeFree mustBeFree = MustBeFree.to(plan, this.lawful.turnRound());
		Set<LocalDateTime> free = new LinkedHashSet<>(
				this.slots.starts(plan.about(), stretch, minutes, mustBeFree.readable(diaries)));
		List<Wish> wishes = this.engagements
			.reviewsTaking(mustBeFree.readable(diaries).stream().map(Diary::address).toList(), stretch.from(),
					stretch.to())
			.stream()
			.filter((id) -> this.requests.askedFor(id).isEmpty())
			.map(this.conferences::get)
			.filter(Conference::hasItsOwnEntry)
			.flatMap((review) -> wish(plan, stretch, minutes, review, mustBeFree, diaries, free).stream())
			.limit(CONSIDERED)
			.toList();
		return wishes.isEmpty() ? List.of() : withRoom(wishes, minutes);
	}

	private Optional<Wish> wish(Booking.Plan plan, Slots.Stretch stretch, int minutes, Conference review,
			MustBeFree mustBeFree, List<Diary> diaries, Set<LocalDateTime> free) {
		List<Separation> apart = this.separations.of(review.id());
		List<Diary> without = diaries.stream().map((diary) -> MustBeFree.without(review, apart, diary)).toList();
		return this.slots.starts(plan.about(), stretch, minutes, mustBeFree.readable(without))
			.stream()
			.filter((start) -> !free.contains(start))
			.findFirst()
			.flatMap((start) -> this.prospects.lastLawfulTogether(review)
				.map((last) -> new Wish(review, start, last, mustBeFree(review))));
	}

	private List<ReviewSlot> withRoom(List<Wish> wishes, int minutes) {
		LocalDate tomorrow = this.lawful.today().plusDays(1);
		LocalDate furthest = tomorrow.plusDays(this.settings.lookAheadDays());
		LocalDate last = wishes.stream()
			.map((wish) -> wish.last.date())
			.max(LocalDate::compareTo)
			.filter((date) -> date.isBefore(furthest))
			.orElse(furthest);
		if (last.isBefore(tomorrow)) {
			return List.of();
		}
		Set<String> addresses = new LinkedHashSet<>();
		wishes.forEach((wish) -> addresses.addAll(wish.mustBeFree.mailboxes()));
		List<Diary> diaries = this.availability.diaries(this.authority.organiser(), List.copyOf(addresses),
				tomorrow.atStartOfDay(), last.plusDays(1).atStartOfDay());
		Map<LocalDateTime, ReviewSlot> found = new LinkedHashMap<>();
		wishes.forEach((wish) -> elsewhere(wish, minutes, diaries, tomorrow, last).ifPresent((moveTo) -> found
			.putIfAbsent(wish.start, new ReviewSlot(wish.review.id(), wish.review.arrangement(), wish.start, moveTo))));
		return found.values().stream().limit(OFFERED).toList();
	}

	/**
	 * Another time for the review: free, within its own window, apart from what comes.
	 */
	private Optional<LocalDateTime> elsewhere(Wish wish, int minutes, List<Diary> all, LocalDate tomorrow,
			LocalDate furthest) {
		List<Diary> diaries = wish.mustBeFree.readable(all.stream()
			.map((diary) -> with(diary, new Busy(wish.start, wish.start.plusMinutes(minutes))))
			.toList());
		LocalDate last = wish.last.date().isBefore(furthest) ? wish.last.date() : furthest;
		if (!wish.mustBeFree.readsChairAndRoom(diaries, wish.review) || last.isBefore(tomorrow)) {
			return Optional.empty();
		}
		return this.slots
			.starts(new Slots.Stretch(tomorrow, last), (day) -> this.lawful.lawful(day, wish.last),
					wish.review.lengthMinutes(), diaries)
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
	boolean couldBeAt(Conference review, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(review.lengthMinutes());
		boolean inTime = this.prospects.lastLawfulTogether(review)
			.filter((last) -> this.lawful.lawful(start.toLocalDate(), last))
			.isPresent();
		if (!inTime || !start.isAfter(this.lawful.now())) {
			return false;
		}
		MustBeFree mustBeFree = mustBeFree(review);
		Duration around = mustBeFree.turnRound().time();
		List<Diary> diaries = this.availability.diaries(this.authority.organiser(), mustBeFree.mailboxes(),
				start.minus(around), end.plus(around));
		List<Diary> readable = mustBeFree.readable(diaries);
		return mustBeFree.readsChairAndRoom(readable, review)
				&& readable.stream().allMatch((diary) -> diary.freeBetween(start, end));
	}

	/** A time that only a review stands in the way of. */
	private record Wish(Conference review, LocalDateTime start, DueDate last, MustBeFree mustBeFree) {
	}

}
