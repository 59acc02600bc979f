package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to a family that is invited by telephone and on paper. */
class SaidOnTheTelephoneTests {

	@Test
	void whoTakesPartWithEverybodyHearsWhenAndWhere() {
		assertThat(known(Way.HYBRID, "Alder Room", null, null).invitationInWords())
			.isEqualTo("They are invited to a meeting on Tuesday 3 March 2026, 10:45. Please come to Alder Room.");
	}

	@Test
	void whoTakesPartForAPartHearsOfTheirOwnTime() {
		assertThat(known(Way.HYBRID, "Alder Room", null, true).invitationInWords())
			.isEqualTo("They are invited to a part of a meeting on Tuesday 3 March 2026, 10:45, until 11:15. "
					+ "Please come to Alder Room.");
	}

	@Test
	void whoHasAMeetingOfTheirOwnHearsOfNoOther() {
		assertThat(known(Way.VIRTUAL, null, true, null).invitationInWords()).isEqualTo(
				"They are invited to a meeting of their own with the chair on Tuesday 3 March 2026, 10:45, until 11:15.");
	}

	@Test
	void whereNobodyMeetsTheChairWouldLikeToSpeakWithThem() {
		assertThat(known(Way.CONVERSATIONS, null, null, null).invitationInWords())
			.isEqualTo("The chair would like to speak with them by Tuesday 3 March 2026.");
	}

	private static Known known(Way way, @Nullable String room, @Nullable Boolean ownLink, @Nullable Boolean part) {
		return new Known(true, false, LocalDateTime.of(2026, 3, 3, 10, 45), 30, way, room,
				(room != null) ? Invitee.Place.ROOM : Invitee.Place.TEAMS, null, null, null, "helen", ownLink, null,
				(room != null) ? Conference.RoomAnswer.ACCEPTED : null, part);
	}

}
