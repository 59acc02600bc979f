package io.convenor.scheduling.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.convenor.scheduling.places.Seating.Candidate;
import io.convenor.scheduling.places.Seating.Claim;
import io.convenor.scheduling.places.WishForPlace.Why;

import static org.assertj.core.api.Assertions.assertThat;

class SeatingPropertyTests {

	@Property
	void neverMorePeopleThanPlaces(@ForAll("people") List<Candidate> people, @ForAll @IntRange(max = 8) int places) {
		assertThat(Seating.goOn(places, people).inTheRoom()).hasSizeLessThanOrEqualTo(places);
		assertThat(Seating.afresh(places, people).inTheRoom()).hasSizeLessThanOrEqualTo(places);
	}

	@Property
	void theChairIsAlwaysInTheRoom(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(min = 1, max = 8) int places) {
		assertThat(Seating.goOn(places, people).inTheRoom()).anyMatch(Candidate::chair);
		assertThat(Seating.afresh(places, people).inTheRoom().getFirst().chair()).isTrue();
	}

	@Property
	void whoWaitsHasNoStrongerClaimThanWhoWasGivenAPlace(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(max = 8) int places) {
		Seating seating = Seating.goOn(places, people);
		int weakestGiven = seating.inTheRoom()
			.stream()
			.filter((each) -> !each.seated())
			.mapToInt(SeatingPropertyTests::rank)
			.max()
			.orElse(-1);
		assertThat(seating.waiting()).allMatch((each) -> rank(each) >= weakestGiven);
	}

	@Property
	void givenOutAfreshNobodyWaitsBehindAWeakerClaim(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(max = 8) int places) {
		Seating seating = Seating.afresh(places, people);
		List<Integer> inOrder = Stream.concat(seating.inTheRoom().stream(), seating.waiting().stream())
			.map(SeatingPropertyTests::rank)
			.toList();
		assertThat(inOrder).isSorted();
	}

	@Property
	void withAnEqualClaimWhoAskedFirstComesFirst(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(max = 8) int places) {
		Seating seating = Seating.afresh(places, people);
		for (Claim claim : Claim.values()) {
			assertThat(Stream.concat(seating.inTheRoom().stream(), seating.waiting().stream())
				.filter((each) -> each.claim().filter(claim::equals).isPresent())
				.map(Candidate::turn)
				.toList()).isSorted();
		}
	}

	@Property
	void whoHasAPlaceKeepsItWhileThereIsRoomForAllOfThem(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(max = 8) int places) {
		List<UUID> before = people.stream()
			.filter((each) -> each.chair() || (each.seated() && !each.staysAway()))
			.map(Candidate::id)
			.toList();
		if (before.size() <= places) {
			assertThat(Seating.goOn(places, people).seated()).containsAll(before);
		}
	}

	@Property
	void whoTakesPartElsewhereIsNotInTheRoom(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(min = 1, max = 8) int places) {
		Seating seating = Seating.goOn(places, people);
		assertThat(seating.inTheRoom()).allMatch((each) -> each.chair() || !each.staysAway());
		assertThat(seating.waiting()).noneMatch(Candidate::staysAway);
	}

	@Property
	void noPlaceIsLeftEmptyWhileSomebodyWaits(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(max = 8) int places) {
		Seating seating = Seating.goOn(places, people);
		assertThat(seating.waiting().isEmpty() || seating.inTheRoom().size() == places).isTrue();
	}

	@Property
	void whoAskedIsInTheRoomOrWaitsAndNeverBoth(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(min = 1, max = 8) int places) {
		Seating seating = Seating.goOn(places, people);
		Set<UUID> waiting = new HashSet<>(seating.waiting().stream().map(Candidate::id).toList());
		assertThat(waiting).doesNotContainAnyElementsOf(seating.seated());
		people.stream()
			.filter((each) -> each.claim().isPresent())
			.forEach(
					(each) -> assertThat(seating.seated().contains(each.id()) || waiting.contains(each.id())).isTrue());
	}

	@Property
	void whereThePlacesBecomeFewerTheWeakestClaimGoesFirst(@ForAll("people") List<Candidate> people,
			@ForAll @IntRange(min = 1, max = 8) int places) {
		Seating seating = Seating.goOn(places, people);
		int weakestKept = seating.inTheRoom()
			.stream()
			.filter((each) -> each.seated() && !each.chair())
			.mapToInt(SeatingPropertyTests::rank)
			.max()
			.orElse(-1);
		assertThat(people).filteredOn(
				(each) -> each.seated() && !each.staysAway() && !each.chair() && !seating.seated().contains(each.id()))
			.allMatch((each) -> rank(each) >= weakestKept);
	}

	private static int rank(Candidate candidate) {
		return candidate.claim().map(Claim::ordinal).orElse(Claim.values().length);
	}

	@Provide
	Arbitrary<List<Candidate>> people() {
		Arbitrary<Candidate> others = Combinators
			.combine(Arbitraries.of(true, false), Arbitraries.of(Why.values()).injectNull(0.5),
					Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
			.as((family, why, inPerson, away, seated) -> new Candidate(UUID.randomUUID(), false, family, why,
					inPerson && !away, away, seated, 0));
		return Combinators
			.combine(others.list().ofMaxSize(12), Arbitraries.of(true, false), Arbitraries.of(true, false))
			.as((list, chairSeated, chairAway) -> {
				List<Candidate> people = new ArrayList<>(list);
				people.add(people.size() / 2,
						new Candidate(UUID.randomUUID(), true, false, null, false, chairAway, chairSeated, 0));
				return IntStream.range(0, people.size())
					.mapToObj((turn) -> inTurn(people.get(turn), turn))
					.sorted(Comparator.comparing(Candidate::id))
					.toList();
			});
	}

	private static Candidate inTurn(Candidate each, int turn) {
		return new Candidate(each.id(), each.chair(), each.family(), each.wish(), each.saidInPerson(), each.staysAway(),
				each.seated(), turn);
	}

}
