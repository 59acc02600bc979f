package io.convenor.scheduling.cover;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.convenor.graph.Availability.Busy;
import io.convenor.scheduling.booking.TurnRound;

/**
 * Proposes who takes a chair's conferences: for each, in the order of time, whoever has
 * room in the diary and the fewest that week. It looks at nothing but what it is given,
 * and gives the same answer in whatever order it is given it.
 */
final class CoverProposal {

	private static final Comparator<Wanted> IN_TIME = Comparator.comparing(Wanted::from).thenComparing(Wanted::id);

	private final TurnRound turnRound;

	private final List<Candidate> candidates;

	private final Map<String, List<Busy>> given = new HashMap<>();

	private final Map<String, Map<LocalDate, Integer>> more = new HashMap<>();

	private CoverProposal(TurnRound turnRound, List<Candidate> candidates) {
		this.turnRound = turnRound;
		this.candidates = candidates.stream().sorted(Comparator.comparing(Candidate::id)).toList();
	}

	/** What can be done about each. */
	static Map<UUID, Offer> of(List<Wanted> wanted, List<Candidate> candidates, TurnRound turnRound) {
		var proposal = new CoverProposal(turnRound, candidates);
		Map<UUID, Offer> offers = new LinkedHashMap<>();
		wanted.stream().sorted(IN_TIME).forEach((each) -> offers.put(each.id, proposal.offer(each)));
		return offers;
	}

	/** The Monday by which a week is known. */
	static LocalDate week(LocalDateTime time) {
		return time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	private Offer offer(Wanted wanted) {
		List<Candidate> free = this.candidates.stream().filter((each) -> isFree(each, each.busy, wanted)).toList();
		LocalDate week = week(wanted.from);
		Optional<Candidate> chosen = free.stream()
			.filter((each) -> !wanted.onlyIfChosen.contains(each.id))
			.filter((each) -> isFree(each, this.given.getOrDefault(each.id, List.of()), wanted))
			.min(Comparator.comparingInt((Candidate each) -> each.thatWeek(week) + moreInWeek(each, week))
				.thenComparingInt(this::moreInAll)
				.thenComparing(Candidate::id));
		chosen.ifPresent((each) -> give(each, wanted));
		return new Offer(chosen.map(Candidate::id),
				free.stream()
					.map((each) -> new Possible(each.id, each.thatWeek(week), wanted.onlyIfChosen.contains(each.id)))
					.toList());
	}

	private boolean isFree(Candidate candidate, List<Busy> taken, Wanted wanted) {
		return !wanted.notBy.contains(candidate.id)
				&& (!wanted.takesTime || this.turnRound.allows(taken, wanted.from, wanted.to));
	}

	private void give(Candidate candidate, Wanted wanted) {
		if (wanted.takesTime) {
			this.given.computeIfAbsent(candidate.id, (_) -> new ArrayList<>()).add(new Busy(wanted.from, wanted.to));
		}
		this.more.computeIfAbsent(candidate.id, (_) -> new HashMap<>()).merge(week(wanted.from), 1, Integer::sum);
	}

	private int moreInWeek(Candidate candidate, LocalDate week) {
		return this.more.getOrDefault(candidate.id, Map.of()).getOrDefault(week, 0);
	}

	private int moreInAll(Candidate candidate) {
		return this.more.getOrDefault(candidate.id, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Something that needs another chair.
	 *
	 * @param takesTime whether the chair has to be free then
	 * @param notBy who cannot take it for another reason
	 * @param onlyIfChosen who can take it, but is not proposed
	 */
	record Wanted(UUID id, LocalDateTime from, LocalDateTime to, boolean takesTime, Set<String> notBy,
			Set<String> onlyIfChosen) {
	}

	/**
	 * Somebody who could.
	 *
	 * @param id their object id
	 * @param busy when they are taken
	 * @param weeks how many conferences they have in a week, by its Monday
	 */
	record Candidate(String id, List<Busy> busy, Map<LocalDate, Integer> weeks) {

		int thatWeek(LocalDate monday) {
			return this.weeks.getOrDefault(monday, 0);
		}

	}

	/**
	 * Who is proposed, and everybody who is free.
	 *
	 * @param proposed empty where nobody is free who is not needed for another of them
	 */
	record Offer(Optional<String> proposed, List<Possible> possible) {
	}

	/**
	 * Somebody who is free.
	 *
	 * @param thatWeek how many conferences they have that week already
	 * @param onlyIfChosen whether they are not proposed
	 */
	record Possible(String chair, int thatWeek, boolean onlyIfChosen) {
	}

}
