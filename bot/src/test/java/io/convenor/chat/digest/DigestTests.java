package io.convenor.chat.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

import io.convenor.CountedStatements;
import io.convenor.chat.CardViews;
import io.convenor.chat.Scope;
import io.convenor.chat.Screen;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Turns;
import io.convenor.chat.answers.AnswerLines;
import io.convenor.chat.booking.BookingChatTest;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.Told;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
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
	Answers answers;

	@Autowired
	NeedToKnow needToKnow;

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
	TeamsChats chats;

	Screen helen;

	@BeforeEach
	void anEmptyDay() {
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.calls.points = List.of();
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
		given(this.chats.withPerson(Northmere365.HELEN)).willReturn(Optional.of(chat(Northmere365.HELEN)));
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
				"Outstanding: cannot become quorate; invitation not sent; reports: 1 of 2 received.",
				"Until Monday 23 February 2026", "Friday 20 February 2026, 10:00 to 11:30, " + friday.reference(),
				"Monday 23 February 2026, 16:30 to 18:00, " + nextMonday.reference());
		assertThat(words).doesNotContain(nextTuesday.reference().value(), martins.reference().value(), "Marsh",
				"M-1234");
	}

	@Test
	void datesAtRiskAreToldTheLateOnesFirst() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		var rules = this.ruleSets.kept(conference.rules());
		this.deadlines.start(conference.id(), SomeClocks.OUTCOME_SENT, rules, LocalDate.of(2026, 2, 12));
		this.deadlines.start(conference.id(), SomeClocks.FIRST_CORE_GROUP, rules, LocalDate.of(2026, 2, 9));
		this.deadlines.start(conference.id(), SomeClocks.MINUTES_DISTRIBUTED, rules, LocalDate.of(2026, 2, 12));
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
		var rules = this.ruleSets.kept(inTime.rules());
		LocalDate from = LocalDate.of(2026, 1, 28);
		this.deadlines.start(inTime.id(), SomeClocks.ICPC_HELD, rules, from);
		this.deadlines.start(tooLate.id(), SomeClocks.ICPC_HELD, rules, from);
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).singleElement()
			.isEqualTo(new Digest.ClockAtRisk(tooLate.reference().value(), "Initial conference held",
					LocalDate.of(2026, 2, 18), false, true));
	}

	@Test
	void whatFollowsFromMeetingsThatWereHeldHidesNoneThatIsStillToBeHeld() {
		for (int i = 0; i < 13; i++) {
			Conference held = held(SomeKinds.INITIAL_CONFERENCE, "M-" + i, LocalDateTime.of(2026, 1, 7, 10, 0));
			start(held, SomeClocks.MINUTES_DISTRIBUTED, LocalDate.of(2026, 1, 7));
		}
		Conference tooLate = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 20, 10, 0));
		start(tooLate, SomeClocks.ICPC_HELD, LocalDate.of(2026, 1, 28));
		assertThat(this.helen.says("today").words()).containsSubsequence("Dates at risk: meetings to be held",
				tooLate.reference() + ": Initial conference held, due Wednesday 18 February 2026.",
				"Dates at risk: after meetings that were held",
				"Minutes distributed, was due Wednesday 4 February 2026", "And 1 more.");
	}

	@Test
	void untilWhenPeopleMayAskForSomethingIsNoDateAtRisk() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		start(conference, SomeClocks.EXCLUSION_REQUEST, LocalDate.of(2026, 2, 23));
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).isEmpty()).isTrue();
	}

	@Test
	void theClockFromABirthIsNotAtRiskWhileTheReviewIsBookedWithinIt() {
		Conference review = booked(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "M-1", LocalDateTime.of(2026, 2, 19, 10, 0),
				LocalDate.of(2025, 12, 1));
		start(review, SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 2, 6));
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).isEmpty();
		this.jdbc.sql("update conference set starts_at = '2026-02-23 10:00' where id = ?").param(review.id()).update();
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).hasSize(1);
	}

	@Test
	void anInquorateConferenceIsNotAtRiskOnceItIsListedAgainInTime() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 9, 10, 0));
		start(conference, SomeClocks.INQUORATE_RELISTED, LocalDate.of(2026, 2, 9));
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).as("not moved yet").hasSize(1);
		this.jdbc.sql("update conference set starts_at = '2026-02-20 10:00' where id = ?")
			.param(conference.id())
			.update();
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).isEmpty();
		assertThat(this.digests.of(Northmere365.HELEN, LocalDate.of(2026, 2, 21)).clocks()).as("not held").hasSize(1);
	}

	/** Hillshire has it held again within five working days. */
	@Test
	void theSittingThatWasNotQuorateIsNotItselfTheNextOne() {
		Conference conference = booked(Northmere365.HELEN, MONDAY.atTime(9, 0));
		this.deadlines.start(conference.id(), SomeClocks.INQUORATE_RELISTED, this.ruleSets.kept(SomeRules.HILLSHIRE),
				MONDAY);
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).hasSize(1);
		this.jdbc.sql("update conference set starts_at = '2026-02-17 10:00' where id = ?")
			.param(conference.id())
			.update();
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).isEmpty();
	}

	@Test
	void theNextReviewIsNotAtRiskWhileSomebodyHasItBookedInTime() {
		LocalDate heldOn = LocalDate.of(2025, 11, 19);
		Conference initial = held(SomeKinds.INITIAL_CONFERENCE, "M-77x", heldOn.atTime(10, 0));
		start(initial, SomeClocks.FIRST_RCPC, heldOn);
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).singleElement()
			.satisfies((clock) -> assertThat(clock.meetingToCome()).isTrue());
		Conference review = booked(SomeKinds.FIRST_REVIEW_CONFERENCE, "m-77X", LocalDateTime.of(2026, 2, 18, 10, 0),
				heldOn);
		this.jdbc.sql("update conference set chair_id = 'martin' where id = ?").param(review.id()).update();
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).isEmpty();
		this.jdbc.sql("update conference set starts_at = '2026-02-20 10:00' where id = ?").param(review.id()).update();
		assertThat(this.digests.of(Northmere365.HELEN, MONDAY).clocks()).as("booked too late").hasSize(1);
	}

	@Test
	void eachConferenceSaysWhetherItWillBeQuorate() {
		booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		Conference open = withPeople(LocalDateTime.of(2026, 2, 18, 10, 0));
		Conference sure = withPeople(LocalDateTime.of(2026, 2, 19, 10, 0));
		accept(sure);
		String words = this.helen.says("today").words();
		assertThat(words).containsSubsequence("Outstanding: cannot become quorate;", open.reference().value(),
				"Outstanding: not yet quorate: children's social care and 2 other agencies needed; invitation",
				sure.reference().value(), "Quorate so far. Outstanding: invitation not sent");
	}

	@Test
	void howLongItTakesDoesNotGrowWithTheConferencesOfOthers() {
		Conference own = booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		start(own, SomeClocks.OUTCOME_SENT, LocalDate.of(2026, 2, 12));
		this.helen.says("today");
		int alone = CountedStatements.of(() -> this.helen.says("today"));
		for (int i = 0; i < 20; i++) {
			Conference martins = booked(Northmere365.MARTIN, MONDAY.atTime(14, 0));
			start(martins, SomeClocks.OUTCOME_SENT, LocalDate.of(2026, 2, 12));
			start(martins, SomeClocks.MINUTES_DISTRIBUTED, LocalDate.of(2026, 1, 7));
		}
		assertThat(alone).isPositive();
		assertThat(CountedStatements.of(() -> this.helen.says("today"))).isEqualTo(alone);
	}

	@Test
	void aCancelledConferenceStillHasToBeHeld() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 18, 10, 0));
		conference.cancel();
		this.conferences.save(conference);
		this.deadlines.start(conference.id(), SomeClocks.ICPC_HELD, this.ruleSets.kept(conference.rules()),
				LocalDate.of(2026, 1, 28));
		Digest digest = this.digests.of(Northmere365.HELEN, MONDAY);
		assertThat(digest.today()).isEmpty();
		assertThat(digest.ahead()).isEmpty();
		assertThat(digest.clocks()).hasSize(1);
	}

	@Test
	void whatOtherRoomsRemindOfStandsUnderItsHeading() {
		this.calls.points = List.of("CP-7F3KM: ring the mother, because the meeting moved.");
		assertThat(this.helen.says("today").words()).containsSubsequence("Calls to make",
				"CP-7F3KM: ring the mother, because the meeting moved.");
	}

	@Test
	void eachChairIsToldInTheMorningUnderAKeyOfTheDay() {
		booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		on(MONDAY.atTime(8, 0));
		String subject = Northmere365.HELEN + "/2026-02-16";
		verify(this.cardScreen).postOnce(eq("digest:" + subject), eq(chat(Northmere365.HELEN)), eq(DigestCard.KIND),
				eq(subject), any(UUID.class));
		verify(this.chats, never()).withPerson(Northmere365.MARTIN);
	}

	@Test
	void nobodyIsToldInTheAfternoonOrAtTheWeekend() {
		booked(Northmere365.HELEN, MONDAY.atTime(14, 0));
		on(MONDAY.atTime(12, 1));
		on(LocalDateTime.of(2026, 2, 15, 8, 0));
		booked(Northmere365.HELEN, LocalDateTime.of(2026, 4, 7, 14, 0));
		on(LocalDateTime.of(2026, 4, 6, 8, 0));
		verify(this.cardScreen, never()).postOnce(anyString(), any(), any(), any(), any());
	}

	@Test
	void theDayIsToldAlsoWhereTheListOfBankHolidaysEnds() {
		LocalDate wednesday = LocalDate.of(2028, 12, 27);
		Conference thursday = booked(Northmere365.HELEN, LocalDateTime.of(2028, 12, 28, 10, 0));
		Digest digest = this.digests.of(Northmere365.HELEN, wednesday);
		assertThat(digest.until()).isEqualTo("2029-01-03");
		assertThat(digest.ahead()).extracting((each) -> each.soFar().conference().id()).containsExactly(thursday.id());
		on(LocalDateTime.of(2028, 12, 30, 8, 0));
		on(LocalDateTime.of(2029, 1, 6, 8, 0));
		verify(this.cardScreen, never()).postOnce(anyString(), any(), any(), any(), any());
		on(wednesday.atTime(8, 0));
		verify(this.cardScreen).postOnce(anyString(), any(), any(), any(), any());
	}

	@Test
	void anotherChairsDayIsNotShown() {
		this.helen.says("today");
		assertThat(this.helen.inTheHandsOf(Northmere365.MARTIN).presses("Look again").words())
			.startsWith("What stood here is not shown any more.");
	}

	private void on(LocalDateTime moment) {
		at(moment).tellEachChair();
	}

	private EachMorning at(LocalDateTime moment) {
		Instant instant = moment.atZone(Dates.LONDON).toInstant();
		return new EachMorning(this.needToKnow, this.digests, this.chats, this.cardScreen, days(), this.transaction,
				Clock.fixed(instant, Dates.LONDON));
	}

	private DigestDays days() {
		return new DigestDays(this.workingDays, new DigestSettings(LocalTime.of(8, 0), LocalTime.of(12, 0), 5));
	}

	private static TeamsChat chat(String person) {
		return new TeamsChat("chat-" + person, Scope.PERSONAL, "https://teams.example", "bot", "tenant", person, null);
	}

	private Conference booked(String chairId, LocalDateTime start) {
		return booked(chairId, SomeKinds.INITIAL_CONFERENCE, "M-1234", start, LocalDate.of(2026, 2, 12),
				person("Kim Marsh", Role.MOTHER));
	}

	private Conference booked(Kind kind, String caseReference, LocalDateTime start, LocalDate countsFrom) {
		return booked(Northmere365.HELEN, kind, caseReference, start, countsFrom, person("Kim Marsh", Role.MOTHER));
	}

	private Conference withPeople(LocalDateTime start) {
		return booked(Northmere365.HELEN, SomeKinds.INITIAL_CONFERENCE, "M-" + UUID.randomUUID(), start,
				LocalDate.of(2026, 2, 12), person("Siân Pugh", Role.SOCIAL_WORKER), person("Sam Reed", Role.SCHOOL),
				person("Jo Grant", Role.POLICE));
	}

	private Conference booked(String chairId, Kind kind, String caseReference, LocalDateTime start,
			LocalDate countsFrom, Invitee... people) {
		List<Invitee> invitees = new ArrayList<>(List.of(people));
		invitees.addFirst(Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(chairId)
			.build());
		Conference conference = this.conferences.save(Conference
			.book(new Conference.Agreed(Child.only(caseReference), kind, Way.VIRTUAL, chairId, SomeRules.WOKINGHAM,
					countsFrom, start, 90, "conferences@northmere.example", null, invitees), Instant.EPOCH));
		this.jdbc.sql("delete from deadline where subject = ?").param(conference.id()).update();
		return conference;
	}

	private static Invitee person(String name, Role role) {
		return Invitee.named(name).mailbox(new EmailAddress(UUID.randomUUID() + "@home.example")).as(role).build();
	}

	private Conference held(Kind kind, String caseReference, LocalDateTime start) {
		Conference conference = booked(kind, caseReference, start, LocalDate.of(2025, 10, 1));
		conference.held();
		return this.conferences.save(conference);
	}

	private void start(Conference conference, ClockName what, LocalDate from) {
		this.deadlines.start(conference.id(), what, this.ruleSets.kept(conference.rules()), from);
	}

	private void accept(Conference conference) {
		conference.invitees()
			.stream()
			.filter((invitee) -> invitee.role() != Role.CHAIR)
			.forEach((invitee) -> this.answers.tell(conference.id(), invitee.id(),
					new Told(Response.ACCEPTED, null, null, Set.of(), null), Northmere365.HELEN));
	}

	/** The digest beside the rooms it reads from. */
	@EnableConfigurationProperties(DigestSettings.class)
	@Import({ Digests.class, DigestDays.class, ClocksAtRisk.class, DigestCard.class, AnswerLines.class,
			CountedStatements.Counting.class })
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
		public Points forChair(String chairId, LocalDate until) {
			return Points.of(this.points);
		}

	}

}
