package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.rooms.RoomOnOffer;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@BookingTest
class BookingStepsTests {

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects prospects;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	static Stream<Arguments> mistakesInTheFirstStep() {
		return Stream.of(arguments(BookingFields.COUNTS_FROM, "2026-02-17",
				"Tuesday 17 February 2026 is in the future. Give the day of the strategy discussion as it happened."),
				arguments(BookingFields.COUNTS_FROM, "1926-02-12",
						"Friday 12 February 1926 is more than 12 months ago. Check the year of the strategy discussion."),
				arguments(BookingFields.COUNTS_FROM, "next Tuesday or so",
						"“next Tuesday or so” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first."),
				arguments(BookingFields.COUNTS_FROM, "x".repeat(10_000),
						"“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is too long to be a date. Write it like 3 March 2026 or 03/03/2026, the day first."),
				arguments(BookingFields.COUNTS_FROM, "", "A date is needed here."),
				arguments(BookingFields.LENGTH, "0",
						"“0” does not fit as a length. Give whole minutes from 15 to 480, such as 90 for an hour and a half."),
				arguments(BookingFields.LENGTH, "25 hours",
						"“25 hours” does not fit as a length. Give whole minutes from 15 to 480, such as 90 for an hour and a half."),
				arguments(BookingFields.LENGTH, "1500",
						"“1500” does not fit as a length. Give whole minutes from 15 to 480, such as 90 for an hour and a half."),
				arguments(BookingFields.LENGTH, "", "Say how long it takes, in minutes, such as 90."),
				arguments(BookingFields.KIND, "PARTY", "That choice is not on offer. Please choose again."),
				arguments(BookingFields.KIND, "", "Choose what kind of meeting it is."),
				arguments(BookingFields.WAY, "BY_CARRIER_PIGEON", "That choice is not on offer. Please choose again."),
				arguments(BookingFields.CASE_REFERENCE, "  ", "Give the case reference, as your case system shows it."),
				arguments(BookingFields.CASE_REFERENCE, "M".repeat(10_000),
						"That is 10,000 characters; please keep it to 600."));
	}

	@ParameterizedTest
	@MethodSource("mistakesInTheFirstStep")
	void eachMistakeInTheFirstStepIsOneSentenceAndNothingTypedIsLost(String field, String typed, String sentence) {
		this.helen.does(this.bookings::about, Chair.with(Chair.hybridAbout(), field, typed));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.booking().plan().form().problems()).containsExactly(Map.entry(field, sentence));
		Map<String, String> kept = this.helen.booking().plan().form().typed();
		assertThat(kept).containsKeys(Chair.hybridAbout().keySet().toArray(String[]::new));
		assertThat(typed).startsWith(kept.get(field));
	}

	@Test
	void aClockThatHasRunOutIsToldWithItsRuleAndWhatToDo() {
		this.helen.does(this.bookings::about, Chair.with(Chair.hybridAbout(), BookingFields.COUNTS_FROM, "2026-01-05"));
		assertThat(this.helen.problem(BookingFields.COUNTS_FROM)).isEqualTo(
				"The last lawful date, Monday 26 January 2026, has passed: at most 15 working days after the strategy discussion "
						+ "(Working Together to Safeguard Children, statutory guidance, since March 2026 in its 2026 edition, paragraph not checked), counted from Monday 5 January 2026. "
						+ "Check that date. If it is right and a manager has decided that it is held all the same, give their name and the reason below.");
		assertThat(this.helen.booking().plan().form().problems()).containsKeys(BookingFields.MANAGER,
				BookingFields.MANAGERS_REASON);
	}

	@Test
	void theChairIsOnTheListFromTheStart() {
		this.helen.isAtPeople(Way.HYBRID);
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		assertThat(this.helen.booking().guests()).extracting(Booking.Guest::described)
			.containsExactly("Helen Okafor (Chair, Northmere Council)");
	}

	@Test
	void everyKindOfMeetingHasItsOwnClock() {
		for (Kind kind : SomeKinds.SHIPPED.all()) {
			this.helen = Chair.helen(this.bookings);
			this.helen.does(this.bookings::about, Chair.with(Chair.hybridAbout(), BookingFields.KIND, kind.name()));
			assertThat(this.prospects.of(this.helen.booking()).lastLawful().map((due) -> due.timescale().key()))
				.isEqualTo(kind.heldWithin().filter((clock) -> !clock.equals(SomeClocks.LATER_CORE_GROUP)));
		}
	}

	@Test
	void aColleagueIsFoundByTheBeginningOfTheirNameAndAdded() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::seek, Map.of(BookingFields.SOUGHT, "siân"));
		assertThat(this.helen.booking().plan().found()).extracting(Booking.Found::name).containsExactly("Siân Pugh");
		this.helen.does(this.bookings::addFound,
				Map.of(BookingFields.FOUND, Northmere365.SIAN, BookingFields.FOUND_ROLE, "SOCIAL_WORKER"));
		assertThat(this.helen.booking().guests()).extracting(Booking.Guest::described)
			.contains("Siân Pugh (Social worker, Northmere Council)");
	}

	@Test
	void whenNobodyIsFoundTheChairIsToldWhatElseToDo() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::seek, Map.of(BookingFields.SOUGHT, "Zebedee"));
		assertThat(this.helen.problem(BookingFields.SOUGHT)).isEqualTo(
				"Nobody in the directory has a name that begins with “Zebedee”. Try less of it, or add them by name and email address below.");
	}

	@Test
	void whenTheDirectoryIsAwayTheChairIsToldAndNothingIsLost() {
		this.helen.isAtPeople(Way.HYBRID);
		this.microsoft365.down = true;
		this.helen.does(this.bookings::seek, Map.of(BookingFields.SOUGHT, "Siân", BookingFields.NAME, "Kim Mar"));
		assertThat(this.helen.problem(BookingFields.SOUGHT)).startsWith("The directory did not answer in time.");
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.NAME, "Kim Mar");
	}

	@Test
	void whenTheDirectoryIsAwayAtTheFirstStepWhatWasFilledInIsKept() {
		this.microsoft365.down = true;
		this.helen.isAtPeople(Way.HYBRID);
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.booking().about().caseReferences()).containsExactly(Chair.caseReference());
		assertThat(this.helen.booking().plan().notice())
			.startsWith("I could not look you up in the directory just now.");
		this.microsoft365.down = false;
		assertThat(this.helen.isAtPeople(Way.HYBRID).step()).isEqualTo(Step.PEOPLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kim", "kim@", "kim marsh@home.example", "kim@home", "<kim@home.example>",
			"kim@home.example, other@home.example" })
	void anAddressThatIsNoneIsOneSentence(String typed) {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person("Kim Marsh", "", Role.MOTHER), BookingFields.EMAIL, typed));
		assertThat(this.helen.problem(BookingFields.EMAIL))
			.isEqualTo("“" + typed + "” is not an email address. It should look like name@organisation.uk.");
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.NAME, "Kim Marsh")
			.containsEntry(BookingFields.EMAIL, typed);
		assertThat(this.helen.booking().guests()).hasSize(1);
	}

	@Test
	void nobodyIsInvitedTwice() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::addByName, Chair.person("K. Marsh", "KIM@Home.Example ", Role.RELATIVE));
		assertThat(this.helen.problem(BookingFields.EMAIL))
			.isEqualTo("Kim Marsh (Mother) is on the list already, with the same address. Nobody is invited twice.");
		assertThat(this.helen.booking().guests()).hasSize(2);
	}

	@Test
	void theSixtyFirstPersonIsToldWhy() {
		this.helen.isAtPeople(Way.VIRTUAL);
		IntStream.range(0, 59).forEach((i) -> this.helen.adds("Person " + i, "p" + i + "@agency.example", Role.SCHOOL));
		this.helen.does(this.bookings::addByName, Chair.person("One more", "more@agency.example", Role.SCHOOL));
		assertThat(this.helen.problem(BookingFields.EMAIL)).isEqualTo(
				"There are 60 people on the list already, and one conference takes no more. Remove somebody first, or ask the administration team to raise the limit.");
	}

	@Test
	void aFifthPersonInTheRoomIsToldWhoHasThePlacesAndWhatToDo() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.adds("Lee Marsh", "lee@home.example", Role.FATHER);
		asksForAPlace("Ann Bell", "ann@school.example");
		asksForAPlace("Raj Iyer", "raj@health.example");
		assertThat(this.helen.problem(BookingFields.PLACE)).isEqualTo(
				"There is no place in the room left for Raj Iyer: at most 4 people may be in it, and the places are taken by "
						+ "Helen Okafor (Chair, Northmere Council); Kim Marsh (Mother); Lee Marsh (Father); Ann Bell (School). "
						+ "Choose “No” so that Raj Iyer joins on Teams, or “waits if no place is free” for the waiting list, or remove somebody who has one.");
		assertThat(this.helen.booking().guests()).hasSize(4);
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.NAME, "Raj Iyer");
	}

	@Test
	void familyWhoComeLaterTakeThePlaceOfSomebodyWhoAskedAndTheChairIsTold() {
		this.helen.isAtPeople(Way.HYBRID);
		asksForAPlace("Ann Bell", "ann@school.example");
		asksForAPlace("Raj Iyer", "raj@health.example");
		asksForAPlace("Tom Reed", "tom@police.example");
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		assertThat(this.helen.booking().plan().notice()).isEqualTo(
				"Family have their places in the room first, so now on Teams and on the waiting list: Tom Reed (School).");
	}

	@Test
	void noFamilyIsAQuestionAndNotARefusal() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.addsSian();
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.containsExactly("Nobody from the family is invited. Is that right?");
		this.helen.does(this.bookings::yes, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
	}

	@Test
	void noSocialWorkerIsAskedAboutLikewise() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().plan().questions()).extracting(Question::about)
			.containsExactly(Question.What.NO_SOCIAL_WORKER);
		this.helen.does(this.bookings::no, Map.of());
		assertThat(this.helen.booking().plan().questions()).isEmpty();
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
	}

	@Test
	void anAnswerAboutThePeopleHoldsOnlyForThosePeople() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.addsSian();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::back, Map.of());
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		removes("Kim Marsh");
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().plan().questions()).hasSize(1);
	}

	@Test
	void theChairCannotBeRemoved() {
		this.helen.isAtPeople(Way.HYBRID);
		removes("Helen Okafor");
		assertThat(this.helen.problem(BookingFields.GUEST))
			.isEqualTo("You chair the conference, so you stay on the list.");
		assertThat(this.helen.booking().guests()).hasSize(1);
	}

	@Test
	void somebodyIsTakenOffTheList() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		removes("Kim Marsh");
		assertThat(this.helen.booking().guests()).hasSize(1);
	}

	@Test
	void aNameKeepsItsSignsAndLosesLineBreaksAndWhatCannotBeSeen() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.adds("**Kim**\r\n<b>Marsh</b>\u0007 {{DATE()}} \u202Eevil\u0000", "kim@home.example", Role.MOTHER);
		assertThat(this.helen.booking().guests().getLast().name()).isEqualTo("**Kim** <b>Marsh</b> {{DATE()}} evil");
	}

	@Test
	void aNameOfTenThousandCharactersIsToldSo() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::addByName, Chair.person("K".repeat(10_000), "kim@home.example", Role.MOTHER));
		assertThat(this.helen.problem(BookingFields.NAME))
			.isEqualTo("That is 10,000 characters; please keep it to 100.");
	}

	@Test
	void aMotherIsNotAProfessional() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::addByName, Chair.with(Chair.person("Kim Marsh", "kim@home.example", Role.MOTHER),
				BookingFields.STANDING, Standing.PROFESSIONAL.name()));
		assertThat(this.helen.problem(BookingFields.STANDING))
			.isEqualTo("Mother is one of the family. Choose Family, or another role.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CHAIR", "KING", "" })
	void aSecondChairOrAnUnknownRoleIsNotOnOffer(String role) {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person("Kim", "kim@home.example", Role.MOTHER), BookingFields.ROLE, role));
		assertThat(this.helen.problem(BookingFields.ROLE)).isNotNull();
		assertThat(this.helen.booking().guests()).hasSize(1);
	}

	@Test
	void somebodyWhomTheDirectoryDidNotFindCannotBeForgedIntoTheList() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.does(this.bookings::addFound,
				Map.of(BookingFields.FOUND, Northmere365.SIAN, BookingFields.FOUND_ROLE, "SOCIAL_WORKER"));
		assertThat(this.helen.problem(BookingFields.FOUND))
			.isEqualTo("That choice is not on offer. Please choose again.");
	}

	@Test
	void aRoomThatIsNotOnTheListIsNotTaken() {
		plansAHybridUpToTheRoom();
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, "room.elsewhere@other.example"));
		assertThat(this.helen.problem(BookingFields.ROOM))
			.isEqualTo("That choice is not on offer. Please choose again.");
		assertThat(this.helen.booking().timing().room()).isNull();
	}

	@Test
	void theRoomsAreShownWithSizeAndAccess() {
		plansAHybridUpToTheRoom();
		assertThat(this.helen.booking().timing().rooms()).extracting(RoomOnOffer::described)
			.containsExactly("Alder Room, Shire Hall (holds 8 people, step-free)",
					"Beech Room, Shire Hall (holds 3 people, not recorded as step-free)");
	}

	@Test
	void aSmallRoomHasFewerPlacesThanTheRulesAllow() {
		plansAHybridUpToTheRoom();
		this.helen.does(this.bookings::back, Map.of());
		this.helen.adds("Lee Marsh", "lee@home.example", Role.FATHER);
		this.helen.adds("Joy Marsh", "joy@home.example", Role.RELATIVE);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.BEECH));
		assertThat(this.prospects.of(this.helen.booking()).people().stream().filter((each) -> each.inTheRoom()))
			.hasSize(3);
	}

	@Test
	void everybodyMustFitIntoTheRoomOfAMeetingFaceToFace() {
		this.helen.isAtPeople(Way.FACE_TO_FACE);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.adds("Ann Bell", "ann@school.example", Role.SCHOOL);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.BEECH));
		assertThat(this.helen.problem(BookingFields.ROOM)).isEqualTo(
				"4 people are invited, and Beech Room, Shire Hall holds 3. Choose a larger room, make the meeting hybrid, or invite fewer people.");
	}

	static Stream<Arguments> badDates() {
		return Stream.of(
				arguments("2026-02-13", "Friday 13 February 2026 is in the past. Choose a date from today on."),
				arguments("2026-02-28", "Saturday 28 February 2026 is at the weekend. Choose a working day."),
				arguments("2026-03-06",
						"Friday 6 March 2026 is after the last lawful date, Thursday 5 March 2026: at most 15 working days after the strategy discussion (Working Together to Safeguard Children, statutory guidance, since March 2026 in its 2026 edition, paragraph not checked). Choose that day or an earlier one."),
				arguments("soon", "“soon” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first."));
	}

	@ParameterizedTest
	@MethodSource("badDates")
	void aDateTheConferenceCannotBeOnIsOneSentence(String date, String sentence) {
		this.helen.plansAHybrid();
		this.helen.does(this.bookings::time, anotherTime(date, "10:00"));
		assertThat(this.helen.problem(BookingFields.DATE)).isEqualTo(sentence);
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.DATE, date);
	}

	@Test
	void aBankHolidayIsOneSentence() {
		this.helen.does(this.bookings::about,
				Chair.with(
						Chair.with(Chair.hybridAbout(), BookingFields.KIND, SomeKinds.FIRST_REVIEW_CONFERENCE.name()),
						BookingFields.WAY, Way.VIRTUAL.name()));
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "3 April 2026", BookingFields.TIME, "10:00"));
		assertThat(this.helen.problem(BookingFields.DATE))
			.isEqualTo("Friday 3 April 2026 is a bank holiday (Good Friday). Choose a working day.");
	}

	@Test
	void anHourThatHasPassedTodayIsOneSentence() {
		this.helen.plansAHybrid();
		this.helen.does(this.bookings::time, anotherTime("2026-02-16", "08:00"));
		assertThat(this.helen.problem(BookingFields.DATE))
			.isEqualTo("Monday 16 February 2026, 08:00 has passed. Choose a later time.");
	}

	@Test
	void aReviewIsNotOnTheDayOfTheConferenceItReviews() {
		this.helen.does(this.bookings::about,
				Chair.with(Chair.with(
						Chair.with(Chair.hybridAbout(), BookingFields.KIND, SomeKinds.LATER_REVIEW_CONFERENCE.name()),
						BookingFields.WAY, Way.VIRTUAL.name()), BookingFields.COUNTS_FROM, "2026-02-16"));
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-02-16", BookingFields.TIME, "16:00"));
		assertThat(this.helen.problem(BookingFields.DATE)).isEqualTo(
				"Monday 16 February 2026 is the day of the last conference itself. A review comes after it: choose a later day.");
	}

	@Test
	void anotherTimeWhenAllAreFreeIsTaken() {
		this.helen.plansAHybrid();
		this.helen.does(this.bookings::time, anotherTime("3 March 2026", "14:30"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.SUMMARY);
		assertThat(this.helen.booking().timing().startsAt()).isEqualTo(LocalDateTime.of(2026, 3, 3, 14, 30));
	}

	@Test
	void aClashIsToldAndAskedAndNotRefused() {
		this.helen.plansAHybrid();
		this.microsoft365.busy(Northmere365.ALDER, LocalDateTime.of(2026, 3, 3, 15, 0), Duration.ofHours(1));
		this.microsoft365.busy("sian.pugh@northmere.example", LocalDateTime.of(2026, 3, 3, 15, 0), Duration.ofHours(1));
		this.helen.does(this.bookings::time, anotherTime("2026-03-03", "14:30"));
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.containsExactly("Siân Pugh and Alder Room, Shire Hall are not free on Tuesday 3 March 2026, 14:30. "
					+ "Book that time all the same?");
		this.helen.does(this.bookings::yes, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.SUMMARY);
		assertThat(this.bookings.confirm(this.helen.move(Map.of()))).isInstanceOf(Confirmation.Done.class);
	}

	@Test
	void aSlotThatWasNotOnOfferIsNotTaken() {
		this.helen.plansAHybrid();
		this.helen.does(this.bookings::slot, Map.of(BookingFields.SLOT, "2026-12-25T03:00"));
		assertThat(this.helen.problem(BookingFields.SLOT))
			.isEqualTo("That choice is not on offer. Please choose again.");
	}

	@Test
	void timesCanBeLookedForFromAnotherDayOn() {
		this.helen.plansAHybrid();
		this.helen.does(this.bookings::look,
				Map.of(BookingFields.ROOM, Northmere365.ALDER, BookingFields.LOOK_FROM, "2 March 2026"));
		assertThat(this.helen.booking().timing().slots().getFirst().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 2));
	}

	@Test
	void aDiaryThatCannotBeSeenIsNamed() {
		this.microsoft365.unreadable.put(Northmere365.ALDER, "ErrorMailRecipientNotFound");
		this.helen.plansAHybrid();
		assertThat(this.helen.booking().timing().unread()).containsExactly("Alder Room, Shire Hall");
		assertThat(this.helen.booking().timing().slots()).hasSize(3);
	}

	@Test
	void theDiariesAreAskedAsTheOrganiserInOneRequest() {
		this.helen.plansAHybrid();
		assertThat(this.microsoft365.asked.stream().filter((asked) -> asked.startsWith("diaries"))).containsExactly(
				"diaries of [helen.okafor@northmere.example, sian.pugh@northmere.example, room.alder@northmere.example] "
						+ "as conferences@northmere.example");
	}

	@Test
	void goingBackLosesNothing() {
		this.helen.plansAHybrid();
		LocalDateTime chosen = this.helen.takesTheFirstSlot().timing().startsAt();
		this.helen.does(this.bookings::back, Map.of());
		this.helen.does(this.bookings::back, Map.of());
		this.helen.does(this.bookings::back, Map.of(BookingFields.NAME, "Half a na"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.booking().guests()).hasSize(3);
		assertThat(this.helen.booking().timing().startsAt()).isEqualTo(chosen);
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.NAME, "Half a na");
	}

	@Test
	void aBookingIsFoundAgainAsItWasLeft() {
		this.helen.plansAHybrid();
		assertThat(this.bookings.begin(Northmere365.HELEN).plan()).isEqualTo(this.helen.booking().plan());
	}

	@Test
	void startingAfreshPutsTheOldOneAway() {
		this.helen.plansAHybrid();
		UUID before = this.helen.booking().id();
		this.helen.does(this.bookings::afresh, Map.of());
		assertThat(this.helen.booking().begun()).isFalse();
		assertThat(this.bookings.find(before)).isEmpty();
	}

	@Test
	void whatIsDoneOnAnOldCardIsRefused() {
		Submission old = this.helen.move(Chair.hybridAbout());
		this.helen.isAtPeople(Way.HYBRID);
		assertThatThrownBy(() -> this.bookings.about(old)).isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(this.bookings.find(old.draft()).orElseThrow().step()).isEqualTo(Step.PEOPLE);
	}

	@Test
	void somebodyElsesBookingIsAsGoodAsNone() {
		this.helen.plansAHybrid();
		Submission forged = new Submission(this.helen.booking().id(), this.helen.booking().version(),
				Northmere365.MARTIN, Map.of());
		assertThatThrownBy(() -> this.bookings.back(forged)).isInstanceOf(Refused.class)
			.hasMessage("There is no such booking of yours any more. Type schedule to begin one.");
		assertThatThrownBy(() -> this.bookings.confirm(forged)).isInstanceOf(Refused.class);
		Submission unknown = new Submission(UUID.randomUUID(), 0, Northmere365.MARTIN, Map.of());
		assertThatThrownBy(() -> this.bookings.back(unknown)).isInstanceOf(Refused.class)
			.hasMessage("There is no such booking of yours any more. Type schedule to begin one.");
	}

	@Test
	void whoIsNoChairBooksNothing() {
		assertThatThrownBy(() -> this.bookings.begin(Northmere365.SIAN)).isInstanceOf(Refused.class);
	}

	private void plansAHybridUpToTheRoom() {
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
	}

	private void asksForAPlace(String name, String address) {
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person(name, address, Role.SCHOOL), BookingFields.PLACE, "true"));
	}

	private void removes(String name) {
		String id = this.helen.booking()
			.guests()
			.stream()
			.filter((guest) -> guest.name().equals(name))
			.findFirst()
			.orElseThrow()
			.id()
			.toString();
		this.helen.does(this.bookings::remove, Map.of(BookingFields.GUEST, id));
	}

	private static Map<String, String> anotherTime(String date, String time) {
		return Map.of(BookingFields.ROOM, Northmere365.ALDER, BookingFields.DATE, date, BookingFields.TIME, time);
	}

}
