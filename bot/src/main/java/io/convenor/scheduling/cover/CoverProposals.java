package io.convenor.scheduling.cover;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.conference.Engagements;
import io.convenor.conference.Engagements.Engagement;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.WhoMayChair;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.FreeBusy;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.booking.TurnRound;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.Plan;
import io.convenor.scheduling.cover.Cover.What;

/**
 * Finds out who could take what a chair has: from the diaries of all chairs at once, and
 * from what the conferences know themselves.
 */
@Component
class CoverProposals {

	private final CoverLines lines;

	private final FreeBusy freeBusy;

	private final Engagements engagements;

	private final StoredBookings bookings;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	CoverProposals(CoverLines lines, FreeBusy freeBusy, Engagements engagements, StoredBookings bookings,
			LawfulDates lawful, NeedToKnow needToKnow) {
		this.lines = lines;
		this.freeBusy = freeBusy;
		this.engagements = engagements;
		this.bookings = bookings;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
	}

	/** The diaries of some chairs while any of these lines takes place: one question. */
	List<Diary> diaries(Collection<Chair> chairs, List<Line> lines) {
		List<Line> timed = lines.stream().filter(CoverLines::takesTime).toList();
		if (timed.isEmpty() || chairs.isEmpty()) {
			return List.of();
		}
		LocalDateTime first = timed.stream().map(CoverLines::start).min(Comparator.naturalOrder()).orElseThrow();
		LocalDateTime last = timed.stream().map(CoverLines::end).max(Comparator.naturalOrder()).orElseThrow();
		return this.freeBusy.of(chairs.stream().map(Chair::address).distinct().toList(),
				first.toLocalDate().atStartOfDay(), last.toLocalDate().plusDays(1).atStartOfDay());
	}

	/** When a chair is taken: by the diary, and by what it does not show yet. */
	Map<String, List<Busy>> taken(Collection<Chair> chairs, List<Diary> diaries, List<Line> lines) {
		Map<String, List<Busy>> taken = new HashMap<>();
		Map<String, List<Engagement>> engaged = engaged(lines);
		chairs.forEach((chair) -> {
			List<Busy> busy = new ArrayList<>();
			diaries.stream()
				.filter((diary) -> diary.address().equalsIgnoreCase(chair.address()))
				.forEach((diary) -> busy.addAll(diary.busy()));
			engaged.getOrDefault(chair.id(), List.of())
				.stream()
				.filter((each) -> each.way().inTheCalendar())
				.forEach((each) -> busy.add(new Busy(each.from(), each.to())));
			taken.put(chair.id(), busy);
		});
		return taken;
	}

	private Map<String, List<Engagement>> engaged(List<Line> lines) {
		List<LocalDateTime> starts = lines.stream().map(this.lines::startOrNow).toList();
		LocalDate first = CoverProposal.week(starts.stream().min(Comparator.naturalOrder()).orElseGet(this.lines::now));
		LocalDate last = CoverProposal.week(starts.stream().max(Comparator.naturalOrder()).orElseGet(this.lines::now));
		return this.engagements.between(first.atStartOfDay(), last.plusWeeks(1).atStartOfDay())
			.stream()
			.collect(Collectors.groupingBy(Engagement::chairId));
	}

	/** Without those about allegations that this person may not know of. */
	private Map<String, List<Engagement>> known(String who, Map<String, List<Engagement>> engaged) {
		Map<String, List<Engagement>> known = new HashMap<>();
		engaged.forEach((chair, all) -> known.put(chair, all.stream()
			.filter((each) -> !this.needToKnow.isApart(each.kind()) || this.needToKnow.knows(who, each.kind(), chair))
			.toList()));
		return known;
	}

	/** The lines with who is free for each, and who is proposed. */
	List<Line> proposing(Cover cover, CoverLines.Mine mine, Collection<Chair> chairs, List<Diary> diaries) {
		Set<UUID> leftUnlessSaid = leftUnlessSaid(cover.plan(), mine.lines());
		List<Line> lines = mine.lines();
		WhoMayChair.Cases cases = this.lines.cases(mine.meetings().values());
		Map<String, List<Busy>> taken = taken(chairs, diaries, lines);
		Map<String, List<Engagement>> engaged = known(cover.askedBy(), engaged(lines));
		List<CoverProposal.Candidate> candidates = chairs.stream()
			.map((chair) -> new CoverProposal.Candidate(chair.id(), taken.getOrDefault(chair.id(), List.of()),
					weeks(engaged.getOrDefault(chair.id(), List.of()))))
			.toList();
		Set<String> atABooking = this.bookings.allBegun().stream().map(Booking::chairId).collect(Collectors.toSet());
		Map<Boolean, List<CoverProposal.Wanted>> wanted = lines.stream()
			.filter((line) -> line.problem() == null)
			.map((line) -> wanted(line, mine, chairs, cases, atABooking))
			.collect(Collectors.partitioningBy((each) -> !leftUnlessSaid.contains(each.id())));
		TurnRound turnRound = this.lawful.turnRound();
		Map<UUID, CoverProposal.Offer> offers = CoverProposal.of(wanted.getOrDefault(true, List.of()), candidates,
				turnRound);
		Map<UUID, CoverProposal.Offer> unless = CoverProposal.of(wanted.getOrDefault(false, List.of()), candidates,
				turnRound);
		return lines.stream().map((line) -> {
			CoverProposal.Offer offer = offers.get(line.subject());
			CoverProposal.Offer other = unless.get(line.subject());
			if (offer != null) {
				return line.offering(possible(offer), offer.proposed().orElse(null));
			}
			return (other != null) ? line.offering(possible(other), null) : line;
		}).toList();
	}

	/** Whoever books one is asked themselves why they chair it. */
	private CoverProposal.Wanted wanted(Line line, CoverLines.Mine mine, Collection<Chair> chairs,
			WhoMayChair.Cases cases, Set<String> atABooking) {
		Set<String> notBy = new HashSet<>((line.what() == What.BOOKING) ? atABooking : Set.of());
		Set<String> sayingWhy = new HashSet<>();
		chairs.forEach((chair) -> {
			switch (CoverLines.may(cases, chair, Objects.requireNonNull(mine.meetings().get(line.subject())))) {
				case Answer.No _ -> notBy.add(chair.id());
				case Answer.Yes yes when yes.sayingWhy() && line.what() != What.BOOKING -> sayingWhy.add(chair.id());
				case Answer.Yes _ -> {
				}
			}
		});
		return new CoverProposal.Wanted(line.subject(), this.lines.startOrNow(line),
				Objects.requireNonNullElseGet(line.endsAt(), this.lines::now), CoverLines.takesTime(line), notBy,
				sayingWhy);
	}

	private static List<Cover.Possible> possible(CoverProposal.Offer offer) {
		return offer.possible()
			.stream()
			.map((each) -> new Cover.Possible(each.chair(), each.thatWeek(), each.onlyIfChosen()))
			.toList();
	}

	private static Map<LocalDate, Integer> weeks(List<Engagement> engaged) {
		Map<LocalDate, Integer> weeks = new LinkedHashMap<>();
		engaged.forEach((each) -> weeks.merge(CoverProposal.week(each.from()), 1, Integer::sum));
		return weeks;
	}

	/**
	 * A chair who is still there finishes what has begun, unless somebody says otherwise;
	 * and what somebody left with the chair stays left.
	 */
	private Set<UUID> leftUnlessSaid(Plan plan, List<Line> now) {
		Set<UUID> left = new HashSet<>();
		String chair = Objects.requireNonNull(plan.chair());
		now.stream()
			.filter((line) -> line.what() != What.CONFERENCE && this.needToKnow.isChair(chair))
			.forEach((line) -> left.add(line.subject()));
		plan.lines()
			.stream()
			.filter((line) -> line.open() && line.chosen() == null && line.problem() == null)
			.forEach((line) -> left.add(line.subject()));
		return left;
	}

}
