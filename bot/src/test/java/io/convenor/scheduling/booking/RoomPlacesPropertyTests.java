package io.convenor.scheduling.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking.Guest;

import static org.assertj.core.api.Assertions.assertThat;

class RoomPlacesPropertyTests {

	@Property
	void neverMorePeopleThanPlaces(@ForAll("people") List<Guest> people, @ForAll @IntRange(max = 12) int places) {
		assertThat(RoomPlaces.few(places, people).inTheRoom()).hasSizeLessThanOrEqualTo(places);
	}

	@Property
	void theChairHasTheFirstPlace(@ForAll("people") List<Guest> people,
			@ForAll @IntRange(min = 1, max = 12) int places) {
		assertThat(RoomPlaces.few(places, people).inTheRoom().getFirst().role()).isEqualTo(Role.CHAIR);
	}

	@Property
	void nobodyElseSitsWhileSomebodyOfTheFamilyStands(@ForAll("people") List<Guest> people,
			@ForAll @IntRange(max = 12) int places) {
		RoomPlaces room = RoomPlaces.few(places, people);
		boolean familyWithout = people.stream().anyMatch((guest) -> guest.family() && !room.has(guest));
		boolean othersWith = room.inTheRoom()
			.stream()
			.anyMatch((guest) -> !guest.family() && guest.role() != Role.CHAIR);
		assertThat(familyWithout && othersWith).isFalse();
	}

	@Property
	void whoAskedEarlierSitsBeforeWhoAskedLater(@ForAll("people") List<Guest> people,
			@ForAll @IntRange(max = 12) int places) {
		RoomPlaces room = RoomPlaces.few(places, people);
		List<Boolean> seated = people.stream()
			.filter((guest) -> guest.asksForPlace() && !guest.family() && guest.role() != Role.CHAIR)
			.map(room::has)
			.toList();
		assertThat(seated).isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
	}

	@Property
	void noPlaceIsLeftEmptyWhileSomebodyWhoAskedHasNone(@ForAll("people") List<Guest> people,
			@ForAll @IntRange(max = 12) int places) {
		RoomPlaces room = RoomPlaces.few(places, people);
		assertThat(room.leftOut().isEmpty() || room.inTheRoom().size() == places).isTrue();
	}

	@Property
	void whoNeitherChairsNorIsFamilyNorAskedJoinsOnTeams(@ForAll("people") List<Guest> people,
			@ForAll @IntRange(max = 12) int places) {
		assertThat(RoomPlaces.few(places, people).inTheRoom())
			.allMatch((guest) -> guest.role() == Role.CHAIR || guest.family() || guest.asksForPlace());
	}

	@Provide
	Arbitrary<List<Guest>> people() {
		Arbitrary<Guest> others = Combinators
			.combine(Arbitraries.of(Role.MOTHER, Role.FATHER, Role.SOCIAL_WORKER, Role.POLICE, Role.SCHOOL),
					Arbitraries.of(true, false))
			.as(RoomPlacesPropertyTests::guest);
		return Combinators.combine(others.list().ofMaxSize(20), Arbitraries.integers().between(0, 20))
			.as((list, position) -> {
				List<Guest> people = new ArrayList<>(list);
				people.add(Math.min(position, people.size()), guest(Role.CHAIR, false));
				return people;
			});
	}

	private static Guest guest(Role role, boolean asks) {
		return new Guest(UUID.randomUUID(), role.label(), "somebody@home.example", "", role, role.standing(), null,
				asks);
	}

}
