package io.convenor.scheduling.cover;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import io.convenor.graph.Availability.Busy;
import io.convenor.scheduling.booking.TurnRound;
import io.convenor.scheduling.cover.CoverProposal.Candidate;
import io.convenor.scheduling.cover.CoverProposal.Offer;
import io.convenor.scheduling.cover.CoverProposal.Wanted;

import static org.assertj.core.api.Assertions.assertThat;

class CoverProposalPropertyTests {

	private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

	@Property(tries = 300)
	void nobodyIsEverInTwoPlacesNorWithoutTimeBetween(@ForAll long seed) {
		Town town = new Town(seed);
		Map<UUID, Offer> offers = town.proposed();
		town.candidates.forEach((candidate) -> {
			List<Busy> all = new ArrayList<>(candidate.busy());
			town.wanted.stream()
				.filter(Wanted::takesTime)
				.filter((each) -> offers.get(each.id()).proposed().filter(candidate.id()::equals).isPresent())
				.forEach((each) -> {
					assertThat(all).noneMatch((busy) -> busy.from().isBefore(each.to().plus(town.turnRound.time()))
							&& each.from().minus(town.turnRound.time()).isBefore(busy.to()));
					all.add(new Busy(each.from(), each.to()));
				});
		});
	}

	@Property(tries = 300)
	void whoeverHasTheFewestThatWeekTakesIt(@ForAll long seed) {
		Town town = new Town(seed);
		Map<UUID, Offer> offers = town.proposed();
		Map<String, List<Busy>> taken = new HashMap<>();
		Map<String, Integer> had = new HashMap<>();
		town.candidates.forEach((each) -> taken.put(each.id(), new ArrayList<>(each.busy())));
		offers.forEach((id, offer) -> {
			Wanted wanted = town.wanted.stream().filter((each) -> each.id().equals(id)).findFirst().orElseThrow();
			List<Candidate> free = town.candidates.stream()
				.filter((each) -> !wanted.notBy().contains(each.id()))
				.filter((each) -> !wanted.onlyIfChosen().contains(each.id()))
				.filter((each) -> !wanted.takesTime()
						|| town.turnRound.allows(taken.get(each.id()), wanted.from(), wanted.to()))
				.toList();
			LocalDate week = CoverProposal.week(wanted.from());
			assertThat(offer.proposed().isPresent()).isEqualTo(!free.isEmpty());
			offer.proposed().ifPresent((chosen) -> {
				assertThat(free).extracting(Candidate::id).contains(chosen);
				int fewest = free.stream()
					.mapToInt((each) -> each.thatWeek(week) + had.getOrDefault(each.id() + week, 0))
					.min()
					.orElseThrow();
				Candidate taker = free.stream().filter((each) -> each.id().equals(chosen)).findFirst().orElseThrow();
				assertThat(taker.thatWeek(week) + had.getOrDefault(chosen + week, 0)).isEqualTo(fewest);
				had.merge(chosen + week, 1, Integer::sum);
				if (wanted.takesTime()) {
					taken.get(chosen).add(new Busy(wanted.from(), wanted.to()));
				}
			});
		});
	}

	@Property(tries = 100)
	void theOrderInWhichItIsAskedChangesNothing(@ForAll long seed) {
		Town town = new Town(seed);
		Map<UUID, Offer> before = town.proposed();
		Collections.shuffle(town.wanted, new Random(seed + 1));
		Collections.shuffle(town.candidates, new Random(seed + 2));
		assertThat(town.proposed()).isEqualTo(before);
	}

	/** Some chairs with full diaries, and conferences that somebody else has to take. */
	private static final class Town {

		private final TurnRound turnRound;

		private final List<Wanted> wanted;

		private final List<Candidate> candidates;

		Town(long seed) {
			Random random = new Random(seed);
			this.turnRound = new TurnRound(Duration.ofMinutes(15L * random.nextInt(4)));
			this.candidates = new ArrayList<>(
					IntStream.range(0, random.nextInt(6)).mapToObj((i) -> candidate("chair-" + i, random)).toList());
			this.wanted = new ArrayList<>(
					IntStream.range(0, 1 + random.nextInt(14)).mapToObj((_) -> wanted(random)).toList());
		}

		Map<UUID, Offer> proposed() {
			return CoverProposal.of(this.wanted, this.candidates, this.turnRound);
		}

		private static Candidate candidate(String id, Random random) {
			List<Busy> busy = IntStream.range(0, random.nextInt(20)).mapToObj((_) -> {
				LocalDateTime from = time(random);
				return new Busy(from, from.plusMinutes(30 + random.nextInt(200)));
			}).toList();
			return new Candidate(id, busy, Map.of(MONDAY, random.nextInt(4), MONDAY.plusWeeks(1), random.nextInt(4)));
		}

		private static Wanted wanted(Random random) {
			LocalDateTime from = time(random);
			return new Wanted(new UUID(random.nextLong(), random.nextLong()), from,
					from.plusMinutes(30 + random.nextInt(120)), random.nextInt(5) > 0,
					(random.nextInt(5) > 0) ? Set.of() : Set.of("chair-" + random.nextInt(6)),
					(random.nextInt(5) > 0) ? Set.of() : Set.of("chair-" + random.nextInt(6)));
		}

		private static LocalDateTime time(Random random) {
			return MONDAY.plusDays(random.nextInt(12)).atTime(9, 0).plusMinutes(15L * random.nextInt(32));
		}

	}

}
