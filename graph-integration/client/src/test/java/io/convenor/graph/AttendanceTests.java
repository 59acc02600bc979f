package io.convenor.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.convenor.graph.Attendance.Attended;
import io.convenor.graph.Attendance.Stay;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.OnlineMeetings;

import static io.convenor.graph.Northmere365.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AttendanceTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final Instant TEN = Instant.parse("2027-02-02T10:00:00Z");

	private static final Instant NOON = TEN.plus(Duration.ofHours(2));

	private static final String ORGANISER_ID = Northmere.CONFERENCES.id();

	private static final LocalDateTime START = LocalDateTime.of(2027, 2, 2, 10, 0);

	private final OnlineMeetings teams = NORTHMERE.tenant().onlineMeetings();

	private String joinUrl = "";

	@BeforeEach
	void book() {
		this.joinUrl = NORTHMERE.graph()
			.meetings()
			.openCall(IdempotencyKey.first(UUID.randomUUID().toString()), ORGANISER_ID, "CP-7F3KM", START,
					START.plusHours(2), null)
			.joinUrl();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
		this.teams.accessPolicy(ORGANISER, true);
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, true);
	}

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@Test
	void nobodyWasInAMeetingThatWasNotHeld() {
		assertThat(attended()).isEmpty();
	}

	@Test
	void whoLeftEarlyAndCameBackIsSeenToHave() {
		this.teams.attends(this.joinUrl, Northmere.HELEN_OKAFOR, TEN, NOON);
		this.teams.attends(this.joinUrl, Northmere.SIAN_PUGH, TEN.plusSeconds(60), TEN.plusSeconds(600));
		this.teams.attends(this.joinUrl, Northmere.SIAN_PUGH, TEN.plusSeconds(1200), NOON);
		this.teams.attendsAsGuest(this.joinUrl, "+44 1632 960 555", TEN.plusSeconds(120), NOON);
		assertThat(attended()).containsExactly(
				new Attended("helen.okafor@northmere.example", "Helen Okafor", List.of(new Stay(TEN, NOON))),
				new Attended("sian.pugh@northmere.example", "Siân Pugh",
						List.of(new Stay(TEN.plusSeconds(60), TEN.plusSeconds(600)),
								new Stay(TEN.plusSeconds(1200), NOON))),
				new Attended(null, "+44 1632 960 555", List.of(new Stay(TEN.plusSeconds(120), NOON))));
	}

	@Test
	void theSessionsOfAMeetingAreTakenTogetherAndGuestsOfOneNameAreNot() {
		this.teams.attends(this.joinUrl, Northmere.HELEN_OKAFOR, TEN, TEN.plusSeconds(900));
		this.teams.attendsAsGuest(this.joinUrl, "Mum", TEN, TEN.plusSeconds(900));
		this.teams.attends(this.joinUrl, Northmere.HELEN_OKAFOR, TEN.plusSeconds(3600), NOON);
		this.teams.attendsAsGuest(this.joinUrl, "Mum", TEN.plusSeconds(3600), NOON);
		assertThat(NORTHMERE.requestsOf(this::attended)).hasSize(4);
		assertThat(attended()).hasSize(3)
			.filteredOn((each) -> each.name().equals("Helen Okafor"))
			.singleElement()
			.satisfies((helen) -> assertThat(helen.stays()).hasSize(2));
	}

	@Test
	void aMeetingThatIsNotThereHasNoAttendance() {
		assertThatThrownBy(() -> NORTHMERE.graph().attendance().of(ORGANISER_ID, "https://teams.microsoft.com/l/none"))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	@Test
	void aMissingPermissionIsNamed() {
		NORTHMERE.withdraw("OnlineMeetingArtifact.Read.All");
		try {
			assertThat(catchThrowableOfType(GraphFailure.Rejected.class, this::attended).permission())
				.contains("OnlineMeetingArtifact.Read.All");
		}
		finally {
			NORTHMERE.grant("OnlineMeetingArtifact.Read.All");
		}
	}

	@Test
	void aCallHasANumberToRingAndIsInNoCalendar() {
		IdempotencyKey key = IdempotencyKey.first(UUID.randomUUID().toString());
		int before = NORTHMERE.tenant().calendars().of(ORGANISER).size();
		Meetings.Call call = call(key);
		assertThat(call.dialIn()).isNotNull()
			.satisfies((dialIn) -> assertThat(dialIn.number()).startsWith("+44"))
			.satisfies((dialIn) -> assertThat(dialIn.conferenceId()).isNotBlank());
		assertThat(call(IdempotencyKey.again(key.value()))).isEqualTo(call);
		assertThat(NORTHMERE.requestsOf(() -> call(key))).hasSize(1);
		assertThat(NORTHMERE.tenant().calendars().of(ORGANISER)).hasSize(before);
	}

	@Test
	void aCallWhoseAnswerWasLostIsOpenedOnce() {
		IdempotencyKey key = IdempotencyKey.first(UUID.randomUUID().toString());
		int before = this.teams.all().size();
		NORTHMERE.misbehave().on("POST", "/users/*/onlineMeetings/createOrGet").workWithoutAnswering();
		assertThatThrownBy(() -> call(key)).isInstanceOf(GraphFailure.Ambiguous.class);
		call(IdempotencyKey.again(key.value()));
		assertThat(this.teams.all()).hasSize(before + 1);
	}

	@Test
	void aThrottledOrRefusedCallIsNotOpened() {
		IdempotencyKey key = IdempotencyKey.first(UUID.randomUUID().toString());
		int before = this.teams.all().size();
		NORTHMERE.misbehave().on("POST", "/users/*/onlineMeetings/createOrGet").throttle(Duration.ofMinutes(2));
		assertThatThrownBy(() -> call(key)).isInstanceOf(GraphFailure.Throttled.class);
		NORTHMERE.behave();
		NORTHMERE.misbehave().on("POST", "/users/*/onlineMeetings/createOrGet").unavailable();
		assertThatThrownBy(() -> call(key)).isInstanceOf(GraphFailure.Unreachable.class);
		NORTHMERE.behave();
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, false);
		assertThatThrownBy(() -> call(key)).isInstanceOf(GraphFailure.Rejected.class);
		this.teams.accessPolicy(ORGANISER, false);
		assertThat(catchThrowableOfType(GraphFailure.Rejected.class, () -> call(key)).permission())
			.contains("OnlineMeetings.ReadWrite.All");
		assertThat(this.teams.all()).hasSize(before);
	}

	private static Meetings.Call call(IdempotencyKey key) {
		return NORTHMERE.graph().meetings().openCall(key, ORGANISER_ID, "CP-7F3KM", START, START.plusHours(2), null);
	}

	private List<Attended> attended() {
		return NORTHMERE.graph().attendance().of(ORGANISER_ID, this.joinUrl);
	}

}
