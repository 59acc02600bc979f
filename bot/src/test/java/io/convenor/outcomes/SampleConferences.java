package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeRules;

/** Conferences at Northmere on Tuesday 3 March 2026, 10:00. */
public final class SampleConferences {

	public static final String HELEN = "1a5f0c1e-0001-4d7a-9c11-000000000001";

	public static final String MARTIN = "1a5f0c1e-0002-4d7a-9c11-000000000002";

	public static final LocalDateTime STARTS = LocalDateTime.of(2026, 3, 3, 10, 0);

	public static final Instant BOOKED = Instant.parse("2026-02-17T09:00:00Z");

	private SampleConferences() {
	}

	public static Conference of(Kind kind) {
		return of(kind, HELEN, STARTS);
	}

	public static Conference of(Kind kind, String chairId, LocalDateTime starts) {
		return of(kind, chairId, starts, people());
	}

	public static Conference of(Kind kind, String chairId, LocalDateTime starts, List<Invitee> people) {
		return Conference
			.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL, chairId, SomeRules.WOKINGHAM,
					LocalDate.of(2026, 2, 16), starts, 90, "conferences@northmere.example", null, people), BOOKED);
	}

	/** Held by conversations until Friday 6 March 2026. */
	public static Conference byConversations(Kind kind, String chairId, List<Invitee> people) {
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.CONVERSATIONS, chairId,
				SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 6, 17, 0), 90,
				"conferences@northmere.example", null, people), BOOKED);
	}

	/** One of everybody who is treated differently. */
	public static List<Invitee> people() {
		return List.of(invitee("Helen Okafor", "helen.okafor@northmere.example", "Northmere Council", Role.CHAIR),
				invitee("Kim Marsh", "kim@home.example", "", Role.MOTHER),
				invitee("Siân Pugh", "sian.pugh@northmere.example", "Northmere Council", Role.SOCIAL_WORKER),
				invitee("Devi Raman", "devi.raman@northmere.example", "Northmere Council", Role.TEAM_MANAGER),
				invitee("Sam Reed", "sam.reed@health.example", "Northmere Health", Role.HEALTH_VISITOR),
				invitee("Ada Field", "ada@friend.example", "", Role.SUPPORTER),
				invitee("Bo Marsh", "bo@home.example", "", Role.RELATIVE),
				invitee("Tess Nunn", "tess@northmere.example", "Northmere Council", Role.MINUTE_TAKER));
	}

	public static Invitee invitee(String name, String address, String agency, Role role) {
		return Invitee.named(name).mailbox(new EmailAddress(address)).agency(agency).as(role).build();
	}

	public static Invitee with(Conference conference, Role role) {
		return conference.invitees().stream().filter((invitee) -> invitee.role() == role).findFirst().orElseThrow();
	}

}
