package io.convenor.chat.apart;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Form;
import io.convenor.outcomes.SampleConferences;
import io.convenor.people.Role;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Apart;
import io.convenor.scheduling.apart.KeepingApart.Standing;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.changes.HandMadeDecisions;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/** A time of their own keeps nobody apart in front of the door, so the chair is told. */
class SameBuildingTests {

	private static final String SEE_THAT = "do not meet at the reception or on the way";

	private final KeepingApart apart = Mockito.mock(KeepingApart.class);

	private final Conferences conferences = Mockito.mock(Conferences.class);

	@ParameterizedTest
	@EnumSource(value = Way.class, names = { "HYBRID", "FACE_TO_FACE", "VIRTUAL" })
	void whoKeepsTwoApartByTimeInABuildingIsWarnedBeforeTheyConfirm(Way way) {
		assertThat(preview(way, Manner.OWN_TIME).contains(SEE_THAT)).isEqualTo(way.inARoom());
		assertThat(preview(way, Manner.OWN_LINK)).doesNotContain(SEE_THAT);
	}

	@Test
	void itStandsOnTheCardOfTheConferenceAsLongAsTheyComeToTheRoom() {
		assertThat(line(Way.HYBRID, Invitee.Place.ROOM)).contains(SEE_THAT);
		assertThat(line(Way.HYBRID, Invitee.Place.TEAMS)).doesNotContain(SEE_THAT);
		assertThat(line(Way.VIRTUAL, Invitee.Place.TEAMS)).doesNotContain(SEE_THAT);
	}

	private String preview(Way way, Manner manner) {
		Conference conference = held(way, Invitee.Place.ROOM);
		UUID mother = SampleConferences.with(conference, Role.MOTHER).id();
		PlannedSeparation plan = new PlannedSeparation(UUID.randomUUID(), 1, conference.id(), SampleConferences.HELEN,
				new PlannedSeparation.Plan(conference.arrangement(), List.of(new Part(mother, manner, 0, 30, null)),
						"There is an order", null, Form.EMPTY, null),
				false);
		given(this.apart.find(plan.id())).willReturn(Optional.of(plan));
		given(this.conferences.get(conference.id())).willReturn(conference);
		return new ApartCard(this.apart, this.conferences, Mockito.mock(HandMadeDecisions.class),
				Mockito.mock(CardScreen.class))
			.of(plan.id().toString())
			.orElseThrow()
			.card()
			.json()
			.toString();
	}

	private String line(Way way, Invitee.Place place) {
		Conference conference = held(way, place);
		Invitee mother = SampleConferences.with(conference, Role.MOTHER);
		Separation separation = new Separation(UUID.randomUUID(), conference.id(), mother.id(), Manner.OWN_TIME, 0, 30,
				null, "There is an order", SampleConferences.HELEN, SampleConferences.BOOKED, null, null);
		given(this.apart.of(conference)).willReturn(
				List.of(new Apart(separation, mother, "a time of their own, from 10:00 to 10:30", Standing.SETTLED)));
		return new ApartCard(this.apart, this.conferences, Mockito.mock(HandMadeDecisions.class),
				Mockito.mock(CardScreen.class))
			.about(conference)
			.getFirst()
			.toString();
	}

	private static Conference held(Way way, Invitee.Place place) {
		Conference.Room room = way.inARoom() ? new Conference.Room("alder@northmere.example", "Alder Room") : null;
		List<Invitee> people = SampleConferences.people()
			.stream()
			.map((each) -> (each.role() == Role.MOTHER && way.inARoom()) ? each.at(place) : each)
			.toList();
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, way,
				SampleConferences.HELEN, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), SampleConferences.STARTS, 90,
				"conferences@northmere.example", room, people), SampleConferences.BOOKED);
	}

}
