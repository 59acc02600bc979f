package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.invitations.Known.Join;
import io.convenor.scheduling.invitations.Known.Seat;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an entry shows and the last letter does not say is news, so that a letter
 * goes.
 */
class KnownPropertyTests {

	private static final int TRIES = 200_000;

	private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

	private final Invitee kim = Invitee.named("Kim Marsh")
		.mailbox(new EmailAddress("kim@home.example"))
		.as(Role.MOTHER)
		.build();

	@Test
	void whoIsToldOfNothingHasAnEntryThatSaysWhatTheyWereTold() {
		var random = new Random(7);
		Known told = some(random);
		for (int i = 0; i < TRIES; i++) {
			Known now = some(random);
			if (now.from(told, this.kim).isNone()) {
				assertThat(shown(now)).as("%s after %s", now, told).isEqualTo(shown(told));
			}
			else {
				told = now;
			}
		}
	}

	/** What an entry shows: a link and a number only where there is one to be used. */
	private static List<Object> shown(Known known) {
		boolean awaited = known.seat().answer() == RoomAnswer.WAITING;
		return List.of(known.startsAt(), known.endsAt(), known.way(), String.valueOf(known.room()), known.place(),
				awaited, String.valueOf(known.joinUrl()), String.valueOf(known.dialInNumber()),
				String.valueOf(known.dialInCode()));
	}

	private static Known some(Random random) {
		boolean own = random.nextInt(4) == 0;
		Way way = own ? Way.VIRTUAL
				: List.of(Way.HYBRID, Way.VIRTUAL, Way.FACE_TO_FACE, Way.CONFERENCE_CALL).get(random.nextInt(4));
		boolean inRoom = way == Way.FACE_TO_FACE || (way == Way.HYBRID && random.nextBoolean());
		RoomAnswer answer = inRoom ? List.of(RoomAnswer.values()).get(random.nextInt(3)) : null;
		String room = (inRoom && answer != RoomAnswer.DECLINED) ? any(random, "Alder", "Beech") : null;
		String link = way.online() ? any(random, own ? "own" : "main", own ? "own" : "another", null) : null;
		boolean rings = way.hosted() && (way == Way.CONFERENCE_CALL || link != null);
		return new Known(true, false, TEN.plusHours(random.nextInt(2)), 60 + 30 * random.nextInt(2), way,
				new Seat(inRoom ? Invitee.Place.ROOM : Invitee.Place.TEAMS, room, answer),
				new Join(link, rings ? number(link) : null, rings ? "code of " + link : null, own), "helen", null,
				false, null);
	}

	private static String number(@Nullable String link) {
		return "+44 " + link;
	}

	private static @Nullable String any(Random random, @Nullable String... of) {
		return of[random.nextInt(of.length)];
	}

}
