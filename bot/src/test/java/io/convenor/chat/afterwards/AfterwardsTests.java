package io.convenor.chat.afterwards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.CardViews;
import io.convenor.chat.Screen;
import io.convenor.chat.Turns;
import io.convenor.chat.booking.BookingChatTest;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Afterwards;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.TypedDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/** It is Monday 16 February 2026; the conferences were held on Tuesday the tenth. */
@BookingChatTest
@ContextConfiguration(classes = { BookingChatTest.Rooms.class, AfterwardsTests.Room.class })
@TestPropertySource(properties = "convenor.staff.administrators=joan")
class AfterwardsTests {

	private static final LocalDate TUESDAY = LocalDate.of(2026, 2, 10);

	private static final String MINUTES = "minutes-distributed";

	@Autowired
	Turns turns;

	@Autowired
	CardViews views;

	@Autowired
	Afterwards afterwards;

	@Autowired
	Conferences conferences;

	@Autowired
	Deadlines deadlines;

	@Autowired
	RuleSets ruleSets;

	@Autowired
	AuditTrail audit;

	@Autowired
	TransactionOperations transaction;

	@MockitoBean
	CardScreen cardScreen;

	Screen helen;

	@BeforeEach
	void atHerDesk() {
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
	}

	@Test
	void whatWasDoneIsTickedOffOnTheConferencesCardAndItsClockStops() {
		Conference conference = held();
		assertThat(this.helen.says("status " + conference.reference()).words()).contains(
				"Minutes distributed: due Tuesday 10 March 2026",
				"First core group held: due Tuesday 24 February 2026");
		this.helen.presses("What was done since");
		assertThat(ticksOff("Minutes distributed", Map.of(MINUTES, "2026-02-12")).words()).contains("Ticked off.",
				"Minutes distributed: done on Thursday 12 February 2026, ticked off by the chair on "
						+ "Monday 16 February 2026");
		assertThat(clock(conference, SomeClocks.MINUTES_DISTRIBUTED).stoppedOn()).isEqualTo("2026-02-12");
		assertThat(clock(conference, SomeClocks.FIRST_CORE_GROUP).isRunning()).isTrue();
		assertThat(this.audit.of(conference.id())).filteredOn((entry) -> entry.did().equals("ticked off"))
			.singleElement()
			.satisfies((entry) -> {
				assertThat(entry.who()).isEqualTo(Northmere365.HELEN);
				assertThat(entry.details()).isEqualTo("minutes-distributed 2026-02-12");
			});
		verify(this.cardScreen, times(2).description("held, and ticked off")).changed(eq(ConferenceCard.KIND),
				eq(conference.id().toString()), eq(conference.id()));
	}

	@Test
	void oneDayIsTickedOffWhileTheOthersAreEmptyAndWhatWasTypedForThemStays() {
		Conference conference = held();
		this.helen.says("status " + conference.reference()).presses("What was done since");
		assertThat(this.helen.json().findValues("isRequired")).isEmpty();
		ticksOff("Minutes distributed", Map.of(MINUTES, "2026-02-12", "first-core-group", "2026-02-16"));
		assertThat(this.helen.fields()).containsEntry("first-core-group", "2026-02-16");
		assertThat(clock(conference, SomeClocks.FIRST_CORE_GROUP).isRunning()).isTrue();
	}

	private Screen ticksOff(String step, Map<String, String> filledIn) {
		return this.helen.presses("Tick off", step, filledIn);
	}

	@Test
	void aTickIsTakenBackAndTheClockRunsOnAsBefore() {
		Conference conference = held();
		Deadline before = clock(conference, SomeClocks.FIRST_CORE_GROUP);
		this.helen.says("status " + conference.reference()).presses("What was done since");
		ticksOff("First core group held", Map.of("first-core-group", "2026-02-16"));
		assertThat(clock(conference, SomeClocks.FIRST_CORE_GROUP).isRunning()).isFalse();
		assertThat(this.helen.presses("Not done after all", "First core group held", Map.of()).words())
			.contains("The tick is taken back", "First core group held: due Tuesday 24 February 2026");
		assertThat(clock(conference, SomeClocks.FIRST_CORE_GROUP)).isEqualTo(before);
		ticksOff("First core group held", Map.of("first-core-group", "2026-02-13"));
		assertThat(clock(conference, SomeClocks.FIRST_CORE_GROUP).stoppedOn()).isEqualTo("2026-02-13");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-02-09 | That is before the conference, which was held on Tuesday 10 February 2026.
			2026-02-17 | Tuesday 17 February 2026 has not come yet.
			''         | Give the day on which it was done.
			""")
	void aDayThatCannotBeIsRefusedWithTheReason(String day, String sentence) {
		Conference conference = held();
		this.helen.says("status " + conference.reference()).presses("What was done since");
		assertThat(ticksOff("Minutes distributed", Map.of(MINUTES, day)).words()).contains(sentence)
			.doesNotContain("Ticked off.");
		assertThat(clock(conference, SomeClocks.MINUTES_DISTRIBUTED).isRunning()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "31/2/2026", "<b>soon", "0000000000000" })
	void aDayThatCannotBeReadIsAskedForAgain(String day) {
		Conference conference = held();
		this.helen.says("status " + conference.reference()).presses("What was done since");
		assertThat(Dates.read(day)).isInstanceOfSatisfying(TypedDate.NotUnderstood.class,
				(not) -> assertThat(ticksOff("Minutes distributed", Map.of(MINUTES, day)).words())
					.contains(not.sentence()));
		assertThat(clock(conference, SomeClocks.MINUTES_DISTRIBUTED).isRunning()).isTrue();
	}

	@Test
	void theReviewReportOfAChildInCareIsTickedOffByTheAdministrationToo() {
		Conference review = held(SomeKinds.LATER_CARE_REVIEW, SomeClocks.CIC_REPORT_DISTRIBUTED);
		Screen joan = new Screen(this.turns, this.views, "joan");
		joan.says("status " + review.reference()).presses("What was done since");
		assertThat(joan
			.presses("Tick off", "Report of a Child in Care review distributed",
					Map.of(SomeClocks.CIC_REPORT_DISTRIBUTED.value(), "2026-02-16"))
			.words()).contains("done on Monday 16 February 2026, ticked off by the administration team");
	}

	@Test
	void nobodyElseTicksAnythingOff() {
		Conference conference = held();
		Screen other = this.helen.says("status " + conference.reference())
			.presses("What was done since")
			.inTheHandsOf(Northmere365.MARTIN);
		assertThat(other.presses("Tick off", "Minutes distributed", Map.of()).words())
			.isEqualTo("What stood here is not shown any more. Type help to see what you can ask me for.");
		assertThatThrownBy(() -> this.afterwards.done(conference.id(), SomeClocks.MINUTES_DISTRIBUTED, TUESDAY,
				Northmere365.MARTIN))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(
				() -> this.afterwards.notDone(conference.id(), SomeClocks.MINUTES_DISTRIBUTED, Northmere365.HELEN))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("Nobody ticked that off");
		assertThat(clock(conference, SomeClocks.MINUTES_DISTRIBUTED).isRunning()).isTrue();
	}

	@Test
	void onlyWhatTheBotDoesNotLearnByItselfIsTickedOffAndOnlyOnce() {
		Conference conference = held();
		this.deadlines.start(conference.id(), SomeClocks.OUTCOME_SENT, this.ruleSets.kept(conference.rules()), TUESDAY);
		assertThatThrownBy(() -> done(conference, SomeClocks.OUTCOME_SENT)).isInstanceOf(Refused.class);
		done(conference, SomeClocks.MINUTES_DISTRIBUTED);
		assertThatThrownBy(() -> done(conference, SomeClocks.MINUTES_DISTRIBUTED)).isInstanceOf(Refused.class);
		assertThat(clock(conference, SomeClocks.OUTCOME_SENT).isRunning()).isTrue();
	}

	@Test
	void beforeItIsRecordedAsHeldThereIsNothingToTickOff() {
		Conference conference = booked(SomeKinds.INITIAL_CONFERENCE);
		start(conference, SomeClocks.MINUTES_DISTRIBUTED);
		this.helen.says("status " + conference.reference());
		assertThat(this.helen.buttons()).doesNotContain("What was done since");
		assertThatThrownBy(() -> done(conference, SomeClocks.MINUTES_DISTRIBUTED)).isInstanceOf(Refused.class)
			.hasMessageContaining("is not recorded as held");
	}

	@Test
	void aCoreGroupThatWasRecordedAsHeldIsNoTickToTakeBack() {
		Conference conference = held();
		this.deadlines.stop(conference.id(), SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 2, 13));
		this.helen.says("status " + conference.reference()).presses("What was done since");
		assertThat(this.helen.words()).contains("First core group held: done on Friday 13 February 2026");
		assertThat(this.helen.buttons()).doesNotContain("Not done after all: First core group held");
		assertThatThrownBy(
				() -> this.afterwards.notDone(conference.id(), SomeClocks.FIRST_CORE_GROUP, Northmere365.HELEN))
			.isInstanceOf(Refused.class);
	}

	private void done(Conference conference, ClockName what) {
		this.afterwards.done(conference.id(), what, TUESDAY, Northmere365.HELEN);
	}

	private Deadline clock(Conference conference, ClockName what) {
		return this.deadlines.of(conference.id())
			.stream()
			.filter((clock) -> clock.what().equals(what))
			.findFirst()
			.orElseThrow();
	}

	private Conference held() {
		return held(SomeKinds.INITIAL_CONFERENCE, SomeClocks.MINUTES_DISTRIBUTED, SomeClocks.FIRST_CORE_GROUP);
	}

	private Conference held(Kind kind, ClockName... clocks) {
		Conference conference = booked(kind);
		List.of(clocks).forEach((what) -> start(conference, what));
		return this.transaction.execute((_) -> {
			Conference held = this.conferences.locked(conference.id());
			held.held();
			return this.conferences.save(held);
		});
	}

	private void start(Conference conference, ClockName what) {
		this.deadlines.start(conference.id(), what, this.ruleSets.kept(conference.rules()), TUESDAY);
	}

	private Conference booked(Kind kind) {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(Northmere365.HELEN)
			.build();
		LocalDateTime start = TUESDAY.atTime(10, 0);
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-" + UUID.randomUUID()), kind,
				Way.VIRTUAL, Northmere365.HELEN, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 2), start, 90,
				"conferences@northmere.example", null, List.of(chair)), Instant.EPOCH));
	}

	/** What is ticked off, beside the conferences. */
	@ComponentScan(basePackages = "io.convenor.chat.afterwards",
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests?(\\$.*)?"))
	@Import({ Afterwards.class, Theirs.class })
	static class Room {

	}

}
