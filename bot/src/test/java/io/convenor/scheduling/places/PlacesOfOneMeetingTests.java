package io.convenor.scheduling.places;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.rooms.Rooms;

import static org.assertj.core.api.Assertions.assertThat;

/** In a room for three: Helen, and whoever of two families has the strongest claim. */
@BookingTest
class PlacesOfOneMeetingTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	Seats seats;

	@Autowired
	Answers answers;

	@Autowired
	Rooms rooms;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	UUID elder;

	UUID younger;

	@BeforeEach
	void aSharedMeeting() {
		this.microsoft365.reset();
		this.rooms.onOffer();
		this.siblings = new Siblings(this.house);
		this.elder = hybrid(MONDAY, Person.KIM, Person.ANN);
		this.younger = hybrid(MONDAY.plusHours(4), Person.KIM, Person.LEE, Person.PAT);
		this.siblings.combine(this.younger, this.elder);
	}

	@AfterEach
	void goHome() {
		this.siblings.goHome();
	}

	@Test
	void aParentWhoIsInvitedToTheOneOnlyHasAPlaceInTheRoomOfBoth() {
		assertThat(inTheRoom(this.elder)).containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address());
		assertThat(inTheRoom(this.younger)).containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address(),
				Person.LEE.address());
		assertThat(places(this.elder)).isEqualTo(places(this.younger))
			.containsExactlyInAnyOrder(Siblings.HELEN, Person.KIM.address(), Person.LEE.address());
		assertThat(this.seats.of(this.conferences.get(this.elder)).orElseThrow().free()).isZero();
	}

	@Test
	void aSwapOnTheOneStandsInTheOther() {
		this.seats.swap(this.younger, Northmere365.HELEN,
				this.siblings.invitee(this.younger, Person.KIM.address()).id(),
				this.siblings.invitee(this.younger, Person.PAT.address()).id());
		assertThat(places(this.elder)).containsExactlyInAnyOrder(Siblings.HELEN, Person.LEE.address(),
				Person.PAT.address());
		assertThat(inTheRoom(this.elder)).containsExactly(Siblings.HELEN);
		assertThat(inTheRoom(this.younger)).containsExactlyInAnyOrder(Siblings.HELEN, Person.LEE.address(),
				Person.PAT.address());
	}

	@Test
	void aPlaceThatBecomesFreeGoesToWhoeverIsNextOfAll() {
		UUID third = hybrid(MONDAY.plusHours(6), new Person("Ruth Marsh", "ruth@home.example", Role.RELATIVE));
		this.siblings.combine(third, this.elder);
		assertThat(places(third)).doesNotContain("ruth@home.example");
		this.answers.tell(this.younger, this.siblings.invitee(this.younger, Person.LEE.address()).id(),
				new Told(Response.DECLINED, TakesPart.APOLOGIES, "Cannot leave work", Set.of(), null),
				Northmere365.HELEN);
		assertThat(places(this.elder)).contains("ruth@home.example").doesNotContain(Person.LEE.address());
		assertThat(inTheRoom(third)).contains("ruth@home.example");
	}

	private UUID hybrid(LocalDateTime start, Person... people) {
		return this.siblings.review(Way.HYBRID, Siblings.BEECH, start, Siblings.LATELY, people);
	}

	private List<String> places(UUID id) {
		return this.seats.of(this.conferences.get(id))
			.orElseThrow()
			.inTheRoom()
			.stream()
			.map((seat) -> seat.invitee().address())
			.toList();
	}

	private List<String> inTheRoom(UUID id) {
		return this.conferences.get(id)
			.invitees()
			.stream()
			.filter((each) -> each.place() == Invitee.Place.ROOM)
			.map(Invitee::address)
			.toList();
	}

}
