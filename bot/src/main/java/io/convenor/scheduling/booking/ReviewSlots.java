package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Engagements;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Authority;
import io.convenor.people.Role;
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

	private final StoredSlotRequests requests;

	private final Availability availability;

	private final Slots slots;

	private final LawfulDates lawful;

	private final Prospects prospects;

	private final Authority authority;

	private final SchedulingSettings settings;

	ReviewSlots(Engagements engagements, Conferences conferences, StoredSlotRequests requests,
			Availability availability, Slots slots, LawfulDates lawful, Prospects prospects, Authority authority,
			SchedulingSettings settings) {
		this.engagements = engagements;
		this.conferences = conferences;
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
	 * @param chair the mailbox of the initial conference's chair
	 * @param diaries of everybody who must be free for it, as they were read
	 */
	List<ReviewSlot> find(Booking.Plan plan, Slots.Stretch stretch, String chair, List<Diary> diaries) {
		Integer minutes = plan.about().lengthMinutes();
		if (plan.about().kind() != Kind.INITIAL_CONFERENCE || minutes == null) {
			return List.of();
		}
		List<Diary> readable = diaries.stream().filter((diary) -> diary.problem() == null).toList();
		Set<LocalDateTime> free = new LinkedHashSet<>(
				this.slots.starts(plan.about(), stretch, minutes, padded(chair, readable)));
		List<Wish> wishes = this.engagements
			.reviewsTaking(readable.stream().map(Diary::address).toList(), stretch.from(), stretch.to())
			.stream()
			.filter((id) -> this.requests.askedFor(id).isEmpty())
			.map(this.conferences::get)
			.filter(Conference::hasItsOwnEntry)
			.flatMap((review) -> wish(plan, stretch, minutes, review, chair, readable, free).stream())
			.limit(CONSIDERED)
			.toList();
		return wishes.isEmpty() ? List.of() : withRoom(wishes, minutes, chair);
	}

	private Optional<Wish> wish(Booking.Plan plan, Slots.Stretch stretch, int minutes, Conference review, String chair,
			List<Diary> diaries, Set<LocalDateTime> free) {
		List<Diary> without = diaries.stream().map((diary) -> without(review, diary)).toList();
		return this.slots.starts(plan.about(), stretch, minutes, padded(chair, without))
			.stream()
			.filter((start) -> !free.contains(start))
			.findFirst()
			.flatMap((start) -> this.prospects.lastLawful(review).map((last) -> new Wish(review, start, last)));
	}

	/**
	 * Only the review's own entry is taken out: whatever else is there at the time stays.
	 */
	static Diary without(Conference review, Diary diary) {
		List<Busy> rest = new ArrayList<>(diary.busy());
		rest.remove(new Busy(review.startsAt(), review.endsAt()));
		return new Diary(diary.address(), rest, diary.problem());
	}

	private List<ReviewSlot> withRoom(List<Wish> wishes, int minutes, String chair) {
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
		wishes.forEach((wish) -> addresses.addAll(mailboxes(wish.review)));
		List<Diary> diaries = this.availability.diaries(this.authority.organiser(), List.copyOf(addresses),
				tomorrow.atStartOfDay(), last.plusDays(1).atStartOfDay());
		Map<LocalDateTime, ReviewSlot> found = new LinkedHashMap<>();
		wishes.forEach((wish) -> elsewhere(wish, minutes, chair, diaries, tomorrow, last).ifPresent((moveTo) -> found
			.putIfAbsent(wish.start, new ReviewSlot(wish.review.id(), wish.review.arrangement(), wish.start, moveTo))));
		return found.values().stream().limit(OFFERED).toList();
	}

	/**
	 * Another time for the review: free, within its own window, apart from what comes.
	 */
	private Optional<LocalDateTime> elsewhere(Wish wish, int minutes, String chair, List<Diary> all, LocalDate tomorrow,
			LocalDate furthest) {
		Collection<String> needed = mailboxes(wish.review);
		String reviewsChair = lower(wish.review.chair().address());
		List<Diary> diaries = all.stream()
			.filter((diary) -> diary.problem() == null && needed.contains(lower(diary.address())))
			.map((diary) -> with(diary, new Busy(wish.start, wish.start.plusMinutes(minutes))))
			.toList();
		boolean known = Stream.concat(Stream.of(reviewsChair), room(wish.review).stream())
			.allMatch((address) -> diaries.stream().anyMatch((diary) -> lower(diary.address()).equals(address)));
		LocalDate last = wish.last.date().isBefore(furthest) ? wish.last.date() : furthest;
		if (!known || last.isBefore(tomorrow)) {
			return Optional.empty();
		}
		return this.slots
			.starts(new Slots.Stretch(tomorrow, last), (day) -> this.lawful.lawful(day, wish.last),
					wish.review.lengthMinutes(), padded(reviewsChair, diaries))
			.stream()
			.findFirst();
	}

	private static Diary with(Diary diary, Busy more) {
		List<Busy> busy = new ArrayList<>(diary.busy());
		busy.add(more);
		return new Diary(diary.address(), busy, diary.problem());
	}

	private List<Diary> padded(String chair, List<Diary> diaries) {
		TurnRound turnRound = this.lawful.turnRound();
		return diaries.stream()
			.map((diary) -> diary.address().equalsIgnoreCase(chair) ? turnRound.around(diary) : diary)
			.toList();
	}

	/** Whether a review could be held at a time, as the diaries stand now. */
	boolean couldBeAt(Conference review, LocalDateTime start) {
		LocalDateTime end = start.plusMinutes(review.lengthMinutes());
		boolean inTime = this.prospects.lastLawful(review)
			.filter((last) -> this.lawful.lawful(start.toLocalDate(), last))
			.isPresent();
		if (!inTime || !start.isAfter(this.lawful.now())) {
			return false;
		}
		long around = this.lawful.turnRound().minutes();
		List<Diary> diaries = this.availability
			.diaries(this.authority.organiser(), List.copyOf(mailboxes(review)), start.minusMinutes(around),
					end.plusMinutes(around))
			.stream()
			.filter((diary) -> diary.problem() == null)
			.toList();
		return padded(lower(review.chair().address()), diaries).stream()
			.allMatch((diary) -> diary.freeBetween(start, end));
	}

	/** Those who must be free for a review, in lower case, the chair first. */
	private static Set<String> mailboxes(Conference review) {
		Set<String> mailboxes = new LinkedHashSet<>();
		mailboxes.add(lower(review.chair().address()));
		Stream.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
			.flatMap((role) -> review.invitees().stream().filter((invitee) -> invitee.role() == role).limit(1))
			.map(Invitee::address)
			.map(ReviewSlots::lower)
			.forEach(mailboxes::add);
		room(review).ifPresent(mailboxes::add);
		return mailboxes;
	}

	private static Optional<String> room(Conference review) {
		return review.room().map((room) -> lower(room.address()));
	}

	private static String lower(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	/** A time that only a review stands in the way of. */
	private record Wish(Conference review, LocalDateTime start, DueDate last) {
	}

}
