package io.convenor.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

class InviteeTests {

	private final Invitee chair = Invitee.named("Helen Okafor")
		.mailbox(new EmailAddress("helen@northmere.example"))
		.as(Role.CHAIR)
		.directoryId("helen")
		.build();

	private final Invitee kim = Invitee.named("Kim Marsh").as(Role.MOTHER).language("Welsh").build();

	@Test
	void whoHasNoEmailIsKnownByAKeyThatTellsNothing() {
		assertThat(this.kim.mailbox()).isEmpty();
		assertThat(this.kim.address()).doesNotContain("@", "im", "arsh");
		assertThat(this.chair.mailbox()).contains("helen@northmere.example");
	}

	@Test
	void whoHasNoEmailIsOnePersonInAMeetingOfBrothersAndSisters() {
		Invitee again = Invitee.named(" KIM  marsh ").as(Role.MOTHER).build();
		Invitee father = Invitee.named("Kim Marsh").as(Role.FATHER).build();
		Conference elder = booked(this.chair, this.kim);
		Conference younger = booked(this.chair, again, father);
		assertThat(SharedMeeting.of(elder).and(younger).people()).containsExactly(this.chair, this.kim, father);
		assertThat(younger.invited(this.kim.address())).contains(again);
	}

	@Test
	void whatIsSaidAnewLeavesTheRestAsItWas() {
		Invitee interpreter = Invitee.named("Ana Silva")
			.mailbox(new EmailAddress("ana@clear.example"))
			.agency("Clear Voice")
			.as(Role.INTERPRETER)
			.language("Welsh")
			.forWhom(this.kim.id())
			.build();
		assertThat(interpreter.but().build()).isEqualTo(interpreter);
		assertThat(interpreter.at(Invitee.Place.ROOM).at(Invitee.Place.TEAMS)).isEqualTo(interpreter);
		assertThat(interpreter.leftAt(Instant.EPOCH))
			.isEqualTo(new Invitee(interpreter.id(), "Ana Silva", "ana@clear.example", "Clear Voice", Role.INTERPRETER,
					Standing.PROFESSIONAL, null, Invitee.Place.TEAMS, Instant.EPOCH, "Welsh", this.kim.id(), false));
	}

	@Test
	void anotherProfessionalIsAnAgencyOnceItIsSaidThatTheyKnowTheChild() {
		Invitee other = Invitee.named("Eva Ruiz")
			.mailbox(new EmailAddress("eva@aid.example"))
			.agency("Women's Aid")
			.as(Role.OTHER_PROFESSIONAL)
			.build();
		Conference conference = booked(this.chair, other);
		assertThat(other.reports()).isFalse();
		conference.knowsTheChild(other.id(), true);
		Invitee known = conference.invitee(other.id()).orElseThrow();
		assertThat(known.reports()).isTrue();
		assertThat(known.toldByDefault()).isTrue();
		assertThat(known.hears().theDissent()).isTrue();
	}

	private static Conference booked(Invitee... invitees) {
		return Conference.book(new Conference.Agreed(Child.only("M-1"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null, List.of(invitees)), Instant.EPOCH);
	}

}
