package io.convenor.chat.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.CardViews;
import io.convenor.chat.Conversation;
import io.convenor.chat.Conversations;
import io.convenor.chat.Scope;
import io.convenor.chat.Screen;
import io.convenor.chat.Turns;
import io.convenor.chat.booking.BookingChatTest;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Staff;
import io.convenor.people.Standing;
import io.convenor.scheduling.Northmere365;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** It is Monday 16 February 2026. */
@BookingChatTest
@ContextConfiguration(classes = { BookingChatTest.Rooms.class, DigestTests.InTheMorning.class })
class DigestTests {

	private static final LocalDate MONDAY = LocalDate.of(2026, 2, 16);

	@Autowired
	Turns turns;

	@Autowired
	CardViews views;

	@Autowired
	Conferences conferences;

	@Autowired
	Deadlines deadlines;

	@Autowired
	RuleSets ruleSets;

	@Autowired
	Digests digests;

	@Autowired
	Staff staff;

	@Autowired
	WorkingDays workingDays;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Calls calls;

	@MockitoBean
	CardScreen cardScreen;

	@MockitoBean
	Conversations conversations;

	Screen helen;

	@BeforeEach
	void anEmptyDay() {
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.calls.points = List.of();
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
		given(this.conversations.withPerson(Northmere365.HELEN)).willReturn(Optional.of(chat(Northmere365.HELEN)));
	}

	@Test
	void anEmptyDayIsSaidOnlyToWhoAsks() {
		assertThat(this.helen.says("today").words()).contains("Your day: Monday 16 February 2026",
				"Nothing is waiting for you.");
		on(MONDAY.atTime(8, 0));
		verify(this.cardScreen, never()).postOnce(any(), any(), any(), any(), any());
	}

	@Test
	void todayAndTheNextFiveWorkingDaysAreToldWithWhatIsOutstanding() {
		Conference today = booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		Conference friday = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 20, 10, 0));
		Conference nextMonday = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 23, 16, 30));
		Conference nextTuesday = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 24, 9, 0));
		Conference martins = booked(Northmere365.MARTIN, MONDAY.atTime(14, 0));
		String words = this.helen.says("today").words();
		assertThat(words).containsSubsequence("Today", "Monday 16 February 2026, 14:00 to 15:30, " + today.reference(),
				"Outstanding: invitation not sent; reports: 1 of 2 received.", "Until Monday 23 February 2026",
				"Friday 20 February 2026, 10:00 to 11:30, " + friday.reference(),
				"Monday 23 February 2026, 16:30 to 18:00, " + nextMonday.reference());
		assertThat(words).doesNotContain(nextTuesday.reference().value(), martins.reference().value(), "Marsh",
				"M-1234");
	}

	@Test
	void datesAtRiskAreToldTheLateOnesFirst() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		var rules = this.ruleSets.kept(conference.ruleSet());
		this.deadlines.start(conference.id(), TimescaleKey.OUTCOME_SENT, rules, LocalDate.of(2026, 2, 12));
		this.deadlines.start(conference.id(), TimescaleKey.FIRST_CORE_GROUP, rules, LocalDate.of(2026, 2, 9));
		this.deadlines.start(conference.id(), TimescaleKey.MINUTES_DISTRIBUTED, rules, LocalDate.of(2026, 2, 12));
		assertThat(this.helen.says("today").words())
			.containsSubsequence("Dates at risk",
					conference.reference() + ": Outcome and plan sent, was due Friday 13 February 2026 and is late.",
					conference.reference() + ": First core group held, due Monday 23 February 2026.")
			.doesNotContain("Minutes");
	}

	@Test
	void aConferenceBookedInTimeIsNotAtRiskAndOneBookedTooLateIs() {
		Conference inTime = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 18, 10, 0));
		Conference tooLate = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 20, 10, 0));
		var rules = this.ruleSets.kept(inTime.ruleSet());
		LocalDate from = LocalDate.of(2026, 1, 28);
		this.deadlines.start(inTime.id(), TimescaleKey.ICPC_HELD, rules, from);
		this.deadlines.start(tooLate.id(), TimescaleKey.ICPC_HELD, rules, from);
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).singleElement()
			.isEqualTo(new Digest.ClockAtRisk(tooLate.reference().value(), "Initial conference held",
					LocalDate.of(2026, 2, 18), false));
	}

	@Test
	void aCancelledConferenceStillHasToBeHeld() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 18, 10, 0));
		conference.cancel();
		this.conferences.save(conference);
		this.deadlines.start(conference.id(), TimescaleKey.ICPC_HELD, this.ruleSets.kept(conference.ruleSet()),
				LocalDate.of(2026, 1, 28));
		Digest digest = this.digests.of(Northmere365.HELEN, MONDAY);
		assertThat(digest.today()).isEmpty();
		assertThat(digest.ahead()).isEmpty();
		assertThat(digest.clocks()).hasSize(1);
	}

	@Test
	void whatOtherRoomsRemindOfStandsUnderItsHeading() {
		this.calls.points = List.of("CP-7F3K: ring the mother, because the meeting moved.");
		assertThat(this.helen.says("today").words()).containsSubsequence("Calls to make",
				"CP-7F3K: ring the mother, because the meeting moved.");
	}

	@Test
	void eachChairIsToldInTheMorningUnderAKeyOfTheDay() {
		booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		on(MONDAY.atTime(8, 0));
		String subject = Northmere365.HELEN + "/2026-02-16";
		verify(this.cardScreen).postOnce(eq("digest:" + subject), eq(chat(Northmere365.HELEN)), eq(DigestCard.KIND),
				eq(subject), any(UUID.class));
		verify(this.conversations, never()).withPerson(Northmere365.MARTIN);
	}

	@Test
	void nobodyIsToldInTheAfternoonOrAtTheWeekend() {
		booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		on(MONDAY.atTime(12, 1));
		on(LocalDateTime.of(2026, 2, 15, 8, 0));
		verify(this.cardScreen, never()).postOnce(anyString(), any(), any(), any(), any());
	}

	@Test
	void theNextMorningIsAWorkingOneByTheWallsClock() {
		EachMorning morning = at(MONDAY.atTime(8, 0));
		assertThat(morning.nextAfter(MONDAY.atTime(7, 59))).isEqualTo("2026-02-16T08:00:00Z");
		assertThat(morning.nextAfter(MONDAY.atTime(8, 0))).isEqualTo("2026-02-17T08:00:00Z");
		assertThat(morning.nextAfter(LocalDateTime.of(2026, 3, 27, 9, 0))).as("the clocks change on Sunday")
			.isEqualTo("2026-03-30T07:00:00Z");
		assertThat(morning.nextAfter(LocalDateTime.of(2026, 4, 2, 9, 0))).as("Easter")
			.isEqualTo("2026-04-07T07:00:00Z");
	}

	@Test
	void anotherChairsDayIsNotShown() {
		this.helen.says("today");
		assertThat(this.helen.inTheHandsOf(Northmere365.MARTIN).presses("Look again").words())
			.contains("That is another chair's day. Type today to see yours.");
	}

	private void on(LocalDateTime moment) {
		at(moment).execute(new TaskInstance<>("digest", "each-morning"), mock(ExecutionContext.class));
	}

	private EachMorning at(LocalDateTime moment) {
		Instant instant = moment.atZone(Dates.LONDON).toInstant();
		return new EachMorning(this.staff, this.digests, this.conversations, this.cardScreen, this.workingDays,
				new DigestSettings(LocalTime.of(8, 0), LocalTime.of(12, 0), 5), this.transaction,
				Clock.fixed(instant, Dates.LONDON));
	}

	private static Conversation chat(String person) {
		return new Conversation("chat-" + person, Scope.PERSONAL, "https://teams.example", "bot", "tenant", person,
				null);
	}

	private Conference booked(String chairId, LocalDateTime start) {
		Invitee chair = Invitee.of("Helen Okafor", new EmailAddress("helen.okafor@northmere.example"), "", Role.CHAIR,
				Standing.PROFESSIONAL, chairId);
		Invitee mother = Invitee.of("Kim Marsh", new EmailAddress(UUID.randomUUID() + "@home.example"), "", Role.MOTHER,
				Standing.FAMILY, null);
		Conference conference = this.conferences.save(Conference.book(new Conference.Agreed("M-1234",
				Kind.INITIAL_CONFERENCE, Way.VIRTUAL, chairId, "wokingham, version 1", LocalDate.of(2026, 2, 12), start,
				90, "conferences@northmere.example", null, List.of(chair, mother)), Instant.EPOCH));
		this.jdbc.sql("delete from deadline where subject = ?").param(conference.id()).update();
		return conference;
	}

	/** The digest beside the rooms it reads from. */
	@EnableConfigurationProperties(DigestSettings.class)
	@Import({ Digests.class, DigestCard.class, TodayCommand.class })
	static class InTheMorning {

		@Bean
		Calls calls() {
			return new Calls();
		}

	}

	static class Calls implements DigestLine {

		List<String> points = List.of();

		@Override
		public String heading() {
			return "Calls to make";
		}

		@Override
		public List<String> forChair(String chairId, LocalDate until) {
			return this.points;
		}

	}

}
