package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What differs from kind to kind when a meeting is booked, and which clocks it has. */
@BookingTest
class KindsOfMeetingTests {

	@Autowired
	LateDecisions lateDecisions;

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects ofBookings;

	@Autowired
	Births births;

	@Autowired
	Changes changes;

	@Autowired
	Prospects prospects;

	@Autowired
	Conferences conferences;

	@Autowired
	Deadlines deadlines;

	@Autowired
	RuleSets ruleSets;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	TransactionOperations transaction;

	Chair helen;

	@BeforeEach
	void aNewCase() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void whoIsUsuallyInvitedAndIsNotOnTheListIsNamedAndStandsFirstAmongTheRoles() {
		isAtPeople(SomeKinds.FIRST_CARE_REVIEW, "2026-02-10");
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		Prospect prospect = this.ofBookings.of(this.helen.booking());
		assertThat(prospect.missing()).startsWith(Role.YOUNG_PERSON, Role.FATHER, Role.FOSTER_CARER)
			.doesNotContain(Role.MOTHER);
		assertThat(prospect.open()).startsWith(Role.YOUNG_PERSON).contains(Role.MOTHER).doesNotContain(Role.CHAIR);
		assertThat(prospect.asked()).isTrue();
	}

	@Test
	void toAMeetingAboutAllegationsNobodyOfAFamilyIsInvitedHoweverTheyAreAdded() {
		isAtPeople(SomeKinds.ALLEGATIONS_MEETING, "2026-02-13");
		assertThat(this.ofBookings.of(this.helen.booking()).open())
			.allMatch((role) -> role.standing() == Standing.PROFESSIONAL);
		this.helen.does(this.bookings::addByName, Chair.person("Kim Marsh", "kim@home.example", Role.MOTHER));
		assertThat(this.helen.problem(BookingFields.EMAIL)).contains("Kim Marsh cannot be invited");
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person("Kim Marsh", "kim@home.example", Role.EMPLOYER), BookingFields.STANDING,
						Standing.FAMILY.name()));
		assertThat(this.helen.problem(BookingFields.EMAIL)).contains("Kim Marsh cannot be invited");
		assertThat(this.helen.booking().guests()).hasSize(1);
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().step()).as("nothing is asked about a family").isEqualTo(Step.TIME);
	}

	@Test
	void nobodyOfAFamilyIsInvitedToOneLaterEither() {
		Conference meeting = booked(SomeKinds.ALLEGATIONS_MEETING, "2026-02-13");
		PlannedChange change = this.changes.begin(meeting.reference(), Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), PlannedChange.What.INVITE);
		change = this.changes.invite(move(change, Map.of(ChangeFields.NAME, "Kim Marsh", ChangeFields.EMAIL,
				"kim@home.example", ChangeFields.ROLE, Role.MOTHER.name())));
		assertThat(change.plan().form().problems().get(ChangeFields.ROLE)).contains("No family is part");
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	@Test
	void whoWasAddedToAnotherKindOfMeetingIsNotInvitedToOneAboutAllegations() {
		isAtPeople(SomeKinds.INITIAL_CONFERENCE, "2026-02-13");
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::back, Map.of());
		isAtPeople(SomeKinds.ALLEGATIONS_MEETING, "2026-02-13");
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		assertThat(this.bookings.confirm(this.helen.move(Map.of())).notYet()).hasValueSatisfying((booking) -> {
			assertThat(booking.step()).isEqualTo(Step.PEOPLE);
			assertThat(booking.plan().notice()).contains("Kim Marsh cannot be invited");
		});
	}

	@Test
	void aSecondInitialConferenceUnderOneCaseReferenceIsAskedAbout() {
		Conference first = booked(SomeKinds.INITIAL_CONFERENCE, "2026-02-12");
		assertThat(questionsFor(SomeKinds.INITIAL_CONFERENCE)).singleElement()
			.satisfies((question) -> assertThat(question.sentence())
				.contains("booked under this case reference already", first.reference().value()));
		assertThat(questionsFor(SomeKinds.FIRST_REVIEW_CONFERENCE)).isEmpty();
	}

	@Test
	void aSecondOpenPlanIsAskedAboutUntilTheFirstHasEnded() {
		Conference first = booked(SomeKinds.INITIAL_CONFERENCE, "2026-02-12");
		change(first, Conference::held);
		this.deadlines.start(first.id(), SomeClocks.FIRST_RCPC, this.ruleSets.kept(first.rules()),
				LocalDate.of(2026, 2, 24));
		assertThat(questionsFor(SomeKinds.INITIAL_CONFERENCE)).singleElement()
			.satisfies((question) -> assertThat(question.sentence()).contains("a child has one plan at a time",
					first.reference().value()));
		this.deadlines.stop(first.id(), SomeClocks.FIRST_RCPC, LocalDate.of(2026, 5, 20));
		assertThat(questionsFor(SomeKinds.INITIAL_CONFERENCE)).isEmpty();
	}

	@Test
	void aReviewIsNeverOnTheDayOfTheMeetingItReviews() {
		for (Kind kind : List.of(SomeKinds.FIRST_REVIEW_CONFERENCE, SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE,
				SomeKinds.SECOND_CARE_REVIEW, SomeKinds.ALLEGATIONS_REVIEW)) {
			this.helen = Chair.helen(this.bookings);
			isAtPeople(kind, "2026-02-16");
			this.helen.does(this.bookings::people, Map.of());
			if (!this.helen.booking().plan().questions().isEmpty()) {
				this.helen.does(this.bookings::yes, Map.of());
			}
			this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-02-16", BookingFields.TIME, "14:00"));
			assertThat(this.helen.problem(BookingFields.DATE)).as(kind.label()).contains("A review comes after it");
		}
	}

	@Test
	void untilABirthThreeMonthsHoldAndFromItTheSoonerOfTheTwo() {
		Conference review = booked(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12");
		assertThat(this.prospects.lastLawful(review).orElseThrow().date()).isEqualTo(LocalDate.of(2026, 4, 12));
		assertThat(clocks(review)).containsOnlyKeys(SomeClocks.PRE_BIRTH_RCPC_FROM_ICPC, SomeClocks.EXCLUSION_REQUEST);
		Births.Recorded recorded = this.births.record(review.reference(), Northmere365.HELEN,
				LocalDate.of(2026, 2, 13));
		assertThat(recorded.lastLawful().orElseThrow().date()).isEqualTo(LocalDate.of(2026, 2, 27));
		assertThat(recorded.tooLate()).isFalse();
		assertThat(clocks(review)).containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 2, 27))
			.containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_ICPC, LocalDate.of(2026, 4, 12));
	}

	@Test
	void aBirthThatMakesTheConferenceTooLateIsToldAndMayBePutRight() {
		Conference review = booked(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12");
		change(review, (held) -> held.moveTo(LocalDateTime.of(2026, 3, 10, 10, 0)));
		assertThat(this.births.record(review.reference(), Northmere365.HELEN, LocalDate.of(2026, 2, 13)).tooLate())
			.isTrue();
		assertThat(this.births.record(review.reference(), Northmere365.HELEN, LocalDate.of(2026, 2, 16))
			.lastLawful()
			.orElseThrow()
			.date()).isEqualTo(LocalDate.of(2026, 3, 2));
		assertThat(clocks(review)).containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 3, 2));
	}

	@Test
	void aBirthThatCannotBeIsRefusedAndSoIsSomebodyElses() {
		Conference review = booked(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12");
		Reference reference = review.reference();
		assertRefused(reference, Northmere365.HELEN, LocalDate.of(2026, 2, 17), "is in the future");
		assertRefused(reference, Northmere365.HELEN, LocalDate.of(2026, 1, 11), "before the initial conference");
		assertRefused(reference, Northmere365.MARTIN, LocalDate.of(2026, 2, 13), "I know no conference of yours");
		Conference initial = booked(SomeKinds.INITIAL_CONFERENCE, "2026-02-12");
		assertRefused(initial.reference(), Northmere365.HELEN, LocalDate.of(2026, 2, 13),
				"not a review after a pre-birth conference");
		assertThat(this.conferences.get(review.id()).bornOn()).isEmpty();
	}

	@Test
	void theBirthMayBeKnownAtTheBooking() {
		this.helen.does(this.bookings::about, about(SomeKinds.INITIAL_CONFERENCE, "2026-02-12", "2026-02-13"));
		assertThat(this.helen.problem(BookingFields.BORN_ON))
			.contains("only for a review after a pre-birth conference");
		this.helen.does(this.bookings::about, about(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12", "2026-02-30"));
		assertThat(this.helen.problem(BookingFields.BORN_ON)).isNotEmpty();
		this.helen.does(this.bookings::about, about(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12", "2026-01-20"));
		assertThat(this.helen.problem(BookingFields.BORN_ON)).contains("has passed", "after the birth");
		this.helen.does(this.bookings::about, about(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, "2026-01-12", "2026-02-13"));
		assertThat(this.ofBookings.of(this.helen.booking()).lastLawful().orElseThrow().date())
			.isEqualTo(LocalDate.of(2026, 2, 27));
		Conference review = confirmed();
		assertThat(review.bornOn()).contains(LocalDate.of(2026, 2, 13));
		assertThat(review.startsAt().toLocalDate()).isBeforeOrEqualTo(LocalDate.of(2026, 2, 27));
		assertThat(clocks(review)).containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 2, 27));
	}

	@Test
	void aCoreGroupIsHeldWithinTenWorkingDaysAndAnAllegationsReviewWithinTwentyEightDays() {
		assertThat(clocks(booked(SomeKinds.CORE_GROUP_MEETING, "2026-02-13")))
			.containsOnly(Map.entry(SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 2, 27)));
		this.helen = Chair.helen(this.bookings);
		assertThat(clocks(booked(SomeKinds.ALLEGATIONS_REVIEW, "2026-02-13")))
			.containsOnly(Map.entry(SomeClocks.ASV_REVIEW, LocalDate.of(2026, 3, 13)));
	}

	@Test
	void aLaterCoreGroupIsBookedOnAnyDayAfterTheLastOneWhereTheRulesSetNoLimit() {
		isAtPeople(SomeKinds.LATER_CORE_GROUP_MEETING, "2026-01-13");
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		assertThat(this.ofBookings.of(this.helen.booking()).lastLawfulInWords())
			.isEqualTo("none, there is no set time limit");
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-04-14", BookingFields.TIME, "10:00"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.SUMMARY);
		Conference second = this.conferences.get(this.helen.confirms());
		assertThat(second.startsAt()).isEqualTo(LocalDateTime.of(2026, 4, 14, 10, 0));
		assertThat(clocks(second)).isEmpty();
		assertThat(this.prospects.lastLawful(second)).isEmpty();
		assertThat(this.prospects.lastLawfulInWords(second)).contains("none, there is no set time limit");
	}

	@Test
	void aLaterCoreGroupIsNotOnTheDayOfTheLastOne() {
		isAtPeople(SomeKinds.LATER_CORE_GROUP_MEETING, "2026-02-16");
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-02-16", BookingFields.TIME, "16:00"));
		assertThat(this.helen.problem(BookingFields.DATE)).isEqualTo(
				"Monday 16 February 2026 is the day of the last core group itself. A later core group comes after it: choose a later day.");
	}

	@Test
	void whoseFirstCoreGroupWouldBeTooLateIsToldOfTheLaterOnes() {
		this.helen.does(this.bookings::about, about(SomeKinds.CORE_GROUP_MEETING, "2026-01-13", ""));
		assertThat(this.helen.problem(BookingFields.COUNTS_FROM)).contains("has passed")
			.endsWith("If the first core group meeting has been held, choose Later core group meeting instead.");
	}

	@Test
	void aLaterCoreGroupBeforeTheFirstIsRecordedAsHeldIsAskedAbout() {
		Conference first = booked(SomeKinds.CORE_GROUP_MEETING, "2026-02-13");
		this.helen.booking = this.bookings.begin(Northmere365.HELEN);
		isAtPeople(SomeKinds.LATER_CORE_GROUP_MEETING, "2026-02-13");
		assertThat(this.helen.does(this.bookings::people, Map.of()).plan().questions())
			.filteredOn((question) -> question.about() == Question.What.FIRST_CORE_GROUP)
			.singleElement()
			.satisfies((question) -> assertThat(question.sentence()).isEqualTo(
					"The first core group meeting under this case reference is not recorded as held, and must be "
							+ "held by Friday 27 February 2026. Has it been held, so that this is a later one?"));
		this.deadlines.stop(first.id(), SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 2, 16));
		this.helen.does(this.bookings::no, Map.of());
		assertThat(this.helen.does(this.bookings::people, Map.of()).plan().questions())
			.noneMatch((question) -> question.about() == Question.What.FIRST_CORE_GROUP);
	}

	@Test
	void requestsToExcludeSomebodyFollowTheConferenceAndItsOwnClockRunsOnWhenItIsCancelled() {
		Conference conference = booked(SomeKinds.INITIAL_CONFERENCE, "2026-02-12");
		LocalDate day = conference.startsAt().toLocalDate();
		assertThat(clocks(conference)).containsEntry(SomeClocks.EXCLUSION_REQUEST, day.minusDays(5));
		change(conference, (held) -> held.moveTo(held.startsAt().plusDays(2)));
		assertThat(clocks(conference)).containsEntry(SomeClocks.EXCLUSION_REQUEST, day.minusDays(1));
		change(conference, Conference::cancel);
		assertThat(clocks(conference)).containsOnlyKeys(SomeClocks.ICPC_HELD);
	}

	@Test
	void aConferenceThatIsLateAlreadyIsBookedWithTheManagersNameAndReasonAndNoDateIsFalsified() {
		this.helen.booking = this.bookings.begin(Northmere365.HELEN);
		Map<String, String> about = new HashMap<>(about(SomeKinds.INITIAL_CONFERENCE, "2026-01-05", ""));
		this.helen.does(this.bookings::about, about);
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		about.put(BookingFields.MANAGER, "Jo Bell");
		this.helen.does(this.bookings::about, about);
		assertThat(this.helen.problem(BookingFields.MANAGERS_REASON)).isEqualTo("Give the manager's reason.");
		about.put(BookingFields.MANAGERS_REASON, "The mother was in hospital");
		this.helen.does(this.bookings::about, about);
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		Conference late = confirmed();
		assertThat(late.countsFrom()).isEqualTo(LocalDate.of(2026, 1, 5));
		assertThat(this.lateDecisions.inForce(late)).hasValueSatisfying((decision) -> {
			assertThat(decision.from()).isNull();
			assertThat(decision.inWords()).isEqualTo("decided by Jo Bell: The mother was in hospital");
		});
		assertThat(this.deadlines.of(late.id())).filteredOn((clock) -> clock.what().equals(SomeClocks.ICPC_HELD))
			.singleElement()
			.satisfies((clock) -> assertThat(clock.due()).isEqualTo(LocalDate.of(2026, 1, 26)));
	}

	@Test
	void aManagersDecisionThatTurnsOutNotToBeNeededIsNotRecorded() {
		this.helen.booking = this.bookings.begin(Northmere365.HELEN);
		Map<String, String> about = new HashMap<>(about(SomeKinds.INITIAL_CONFERENCE, "2026-02-12", ""));
		about.put(BookingFields.MANAGER, "Jo Bell");
		about.put(BookingFields.MANAGERS_REASON, "The mother was in hospital");
		this.helen.does(this.bookings::about, about);
		assertThat(this.lateDecisions.of(confirmed().id())).isEmpty();
	}

	private List<Question> questionsFor(Kind kind) {
		this.helen.booking = this.bookings.begin(Northmere365.HELEN);
		this.helen.does(this.bookings::afresh, Map.of());
		isAtPeople(kind, "2026-02-12");
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		return this.helen.does(this.bookings::people, Map.of()).plan().questions();
	}

	private Conference booked(Kind kind, String countsFrom) {
		this.helen.booking = this.bookings.begin(Northmere365.HELEN);
		isAtPeople(kind, countsFrom);
		return confirmed();
	}

	private Conference confirmed() {
		this.helen.does(this.bookings::people, Map.of());
		if (!this.helen.booking().plan().questions().isEmpty()) {
			this.helen.does(this.bookings::yes, Map.of());
		}
		this.helen.takesTheFirstSlot();
		return this.conferences.get(this.helen.confirms());
	}

	private void isAtPeople(Kind kind, String countsFrom) {
		this.helen.does(this.bookings::about, about(kind, countsFrom, ""));
		assertThat(this.helen.booking().step()).as(String.valueOf(this.helen.booking().plan().form().problems()))
			.isEqualTo(Step.PEOPLE);
	}

	private static Map<String, String> about(Kind kind, String countsFrom, String bornOn) {
		Map<String, String> about = Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.KIND, kind.name()),
				BookingFields.WAY, Way.VIRTUAL.name());
		return Chair.with(Chair.with(about, BookingFields.COUNTS_FROM, countsFrom), BookingFields.BORN_ON, bornOn);
	}

	private Map<ClockName, LocalDate> clocks(Conference conference) {
		return this.deadlines.of(conference.id())
			.stream()
			.filter(Deadline::isRunning)
			.collect(Collectors.toMap(Deadline::what, Deadline::due));
	}

	private void change(Conference conference, Consumer<Conference> how) {
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			how.accept(held);
			this.conferences.save(held);
		});
	}

	private void assertRefused(Reference reference, String by, LocalDate day, String sentence) {
		assertThatThrownBy(() -> this.births.record(reference, by, day)).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.sentence()).contains(sentence));
	}

}
