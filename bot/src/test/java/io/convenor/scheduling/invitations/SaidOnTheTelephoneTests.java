package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.scheduling.invitations.Known.Join;
import io.convenor.scheduling.invitations.Known.Seat;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to a family that is invited by telephone and on paper. */
class SaidOnTheTelephoneTests {

	@Test
	void whoTakesPartWithEverybodyHearsWhenAndWhere() {
		assertThat(known(Way.HYBRID, "Alder Room", false, false).invitationInWords())
			.isEqualTo("They are invited to a meeting on Tuesday 3 March 2026, 10:45. Please come to Alder Room.");
	}

	@Test
	void whoTakesPartForAPartHearsOfTheirOwnTime() {
		assertThat(known(Way.HYBRID, "Alder Room", false, true).invitationInWords())
			.isEqualTo("They are invited to a part of a meeting on Tuesday 3 March 2026, 10:45, until 11:15. "
					+ "Please come to Alder Room.");
	}

	@Test
	void whoHasAMeetingOfTheirOwnHearsOfNoOther() {
		assertThat(known(Way.VIRTUAL, null, true, false).invitationInWords()).isEqualTo(
				"They are invited to a meeting of their own with the chair on Tuesday 3 March 2026, 10:45, until 11:15.");
	}

	@Test
	void whereNobodyMeetsTheChairWouldLikeToSpeakWithThem() {
		assertThat(known(Way.CONVERSATIONS, null, false, false).invitationInWords())
			.isEqualTo("The chair would like to speak with them by Tuesday 3 March 2026.");
	}

	private static Known known(Way way, @Nullable String room, boolean ownLink, boolean part) {
		return new Known(true, false, LocalDateTime.of(2026, 3, 3, 10, 45), 30, way,
				(room != null) ? new Seat(Invitee.Place.ROOM, room, Conference.RoomAnswer.ACCEPTED) : Seat.ON_TEAMS,
				new Join(null, null, null, ownLink), "helen", null, part, null);
	}

}
