package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Engagements;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.booking.OtherTimesForReviews.InTheWay;

/**
 * Finds times that reviews have and an initial conference could take, because the review
 * still has a free time before its own last lawful date. Those children have no detailed
 * plan yet, so their conference comes first; but the review's chair decides.
 */
@Component
class ReviewSlots {

	private static final int CONSIDERED = 5;

	private final Engagements engagements;

	private final StoredSlotRequests requests;

	private final Conferences conferences;

	private final Separations separations;

	private final Slots slots;

	private final LawfulDates lawful;

	private final OtherTimesForReviews otherTimes;

	ReviewSlots(Engagements engagements, StoredSlotRequests requests, Conferences conferences, Separations separations,
			Slots slots, LawfulDates lawful, OtherTimesForReviews otherTimes) {
		this.engagements = engagements;
		this.requests = requests;
		this.conferences = conferences;
		this.separations = separations;
		this.slots = slots;
		this.lawful = lawful;
		this.otherTimes = otherTimes;
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
		List<InTheWay> reviews = this.engagements
			.reviewsTaking(mustBeFree.readable(diaries).stream().map(Diary::address).toList(), stretch.from(),
					stretch.to())
			.stream()
			.filter((id) -> this.requests.askedFor(id).isEmpty())
			.map(this.conferences::get)
			.filter(Conference::hasItsOwnEntry)
			.flatMap((review) -> inTheWay(plan, stretch, minutes, review, mustBeFree, diaries, free).stream())
			.limit(CONSIDERED)
			.toList();
		return this.otherTimes.of(reviews, minutes);
	}

	private Optional<InTheWay> inTheWay(Booking.Plan plan, Slots.Stretch stretch, int minutes, Conference review,
			MustBeFree mustBeFree, List<Diary> diaries, Set<LocalDateTime> free) {
		List<Separation> apart = this.separations.of(review.id());
		List<Diary> without = diaries.stream().map((diary) -> MustBeFree.without(review, apart, diary)).toList();
		return this.slots.starts(plan.about(), stretch, minutes, mustBeFree.readable(without))
			.stream()
			.filter((start) -> !free.contains(start))
			.findFirst()
			.flatMap((start) -> this.otherTimes.lastLawful(review).map((last) -> new InTheWay(review, start, last)));
	}

}
