package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Few times are left: what is between two meetings, and what a review can give up. */
@BookingTest
@RecordApplicationEvents
class ScarceSlotsTests {

	private static final String HELENS = "helen.okafor@northmere.example";

	private static final String MARTINS = "martin.hale@northmere.example";

	private static final String SIANS = "sian.pugh@northmere.example";

	/** The clock shows the day before, and this is the last lawful day of the booking. */
	private static final LocalDate TUESDAY = LocalDate.of(2026, 2, 17);

	@Autowired
	Bookings bookings;

	@Autowired
	SlotRequests requests;

	@Autowired
	Conferences conferences;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEvents events;

	Chair helen;

	@BeforeEach
	void anEmptyHouse() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set status = 'CANCELLED'").update();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
		this.jdbc.sql("delete from slot_request").update();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void aChairHasTimeBetweenTwoMeetings() {
		this.microsoft365.busy(HELENS, TUESDAY.atTime(9, 0), Duration.ofMinutes(55));
		this.microsoft365.busy(HELENS, TUESDAY.atTime(12, 30), Duration.ofHours(5));
		assertThat(offered(60)).containsExactly(TUESDAY.atTime(10, 30));
	}

	@Test
	void otherPeopleAndRoomsNeedNone() {
		this.microsoft365.busy(SIANS, TUESDAY.atTime(9, 0), Duration.ofHours(1));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(11, 0), Duration.ofHours(6));
		assertThat(offered(60)).containsExactly(TUESDAY.atTime(10, 0));
	}

	@Test
	void theTeamManagersDiaryCountsWhenOneIsInvited() {
		begins(60);
		this.helen.adds("Devi Raman", "devi.raman@northmere.example", Role.TEAM_MANAGER);
		this.microsoft365.busy("devi.raman@northmere.example", TUESDAY.atTime(9, 0), Duration.ofHours(6));
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().timing().slots()).containsExactly(TUESDAY.atTime(15, 0), TUESDAY.atTime(16, 0));
	}

	@Test
	void aTimeTooNearToAnotherMeetingIsAskedAbout() {
		this.microsoft365.busy(HELENS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		offered(60);
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "2026-02-17", BookingFields.TIME, "11:00"));
		assertThat(this.helen.booking().plan().questions()).extracting(Booking.Question::sentence)
			.containsExactly(
					"Helen Okafor has another meeting less than 15 minutes before or after Tuesday 17 February "
							+ "2026, 11:00. Book that time all the same?");
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.confirms();
	}

	@Test
	void theSlotOfAReviewWithRoomInItsOwnWindowIsOfferedAndNothingMoves() {
		Conference review = review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0));
		helenHasOnlyTheReview();
		assertThat(offered(60)).isEmpty();
		assertThat(this.requests.offered(this.helen.booking().id())).singleElement().satisfies((slot) -> {
			assertThat(slot.startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
			assertThat(slot.review()).isEqualTo(review.id());
			assertThat(slot.moveTo().toLocalDate()).isBetween(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 1));
		});
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
	}

	@Test
	void aReviewOnItsLastLawfulDayKeepsItsSlot() {
		review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 8, 17), TUESDAY.atTime(10, 0));
		helenHasOnlyTheReview();
		assertThat(offered(60)).isEmpty();
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void aReviewInWhoseMeetingAnotherIsHeldThatWouldBeLateKeepsItsSlot() {
		Conference review = review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0));
		Conference sister = review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 8, 18), TUESDAY.atTime(10, 0));
		this.jdbc.sql("update conference set held_with = ? where id = ?").params(review.id(), sister.id()).update();
		helenHasOnlyTheReview();
		this.microsoft365.busy(HELENS, TUESDAY.plusDays(1).atTime(8, 0), Duration.ofHours(10));
		assertThat(offered(60)).isEmpty();
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void noSlotOfAnInitialConferenceOrOfAllegationsIsOffered() {
		review(SomeKinds.INITIAL_CONFERENCE, LocalDate.of(2026, 2, 12), TUESDAY.atTime(10, 0));
		review(SomeKinds.ALLEGATIONS_REVIEW, LocalDate.of(2026, 2, 12), TUESDAY.atTime(10, 0));
		helenHasOnlyTheReview();
		offered(60);
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void anotherMeetingAtTheSameTimeLeavesTheSlotTaken() {
		review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0));
		helenHasOnlyTheReview();
		this.microsoft365.busy(HELENS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		offered(60);
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void withThreeFreeTimesNoReviewIsLookedAt() {
		review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0));
		this.microsoft365.busy(HELENS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		assertThat(offered(60)).hasSize(3);
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void aReviewIsOfferedNoSlot() {
		review(SomeKinds.LATER_REVIEW_CONFERENCE, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0));
		helenHasOnlyTheReview();
		this.helen.does(this.bookings::about,
				Map.of(BookingFields.KIND, SomeKinds.FIRST_REVIEW_CONFERENCE.name(), BookingFields.WAY,
						Way.VIRTUAL.name(), BookingFields.CASE_REFERENCE, "M-1", BookingFields.COUNTS_FROM,
						"2025-11-17", BookingFields.LENGTH, "60"));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().timing().slots()).isEmpty();
		assertThat(this.requests.offered(this.helen.booking().id())).isEmpty();
	}

	@Test
	void yesMovesTheReviewAndGivesTheBookingItsSlot() {
		Conference review = martinsReview();
		SlotRequest asked = asks();
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
		assertThat(this.events.stream(SlotAsked.class)).last()
			.isEqualTo(new SlotAsked(asked.id(), review.id(), Northmere365.MARTIN));
		this.requests.give(asked.id(), Northmere365.MARTIN, asked.version());
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(asked.moveTo());
		assertThat(this.events.stream(SlotAnswered.class)).last()
			.extracting(SlotAnswered::tell)
			.isEqualTo(Northmere365.HELEN);
		Booking now = newest();
		assertThat(now.step()).isEqualTo(Step.SUMMARY);
		assertThat(now.timing().startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
		assertThat(now.plan().notice()).startsWith("The review has moved");
		this.microsoft365.busy.get(SIANS).removeIf((busy) -> busy.from().equals(TUESDAY.atTime(10, 0)));
		this.helen.booking = now;
		Conference booked = this.conferences.get(this.helen.confirms());
		assertThat(booked.startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
	}

	@Test
	void theBookingWaitsUntilTheCalendarShowsThatTheReviewMoved() {
		Conference review = martinsReview();
		this.jdbc.sql("update conference set event_id = 'event', in_calendar = 1 where id = ?")
			.param(review.id())
			.update();
		SlotRequest asked = asks();
		this.requests.give(asked.id(), Northmere365.MARTIN, asked.version());
		this.helen.booking = newest();
		assertThatThrownBy(() -> this.bookings.confirm(this.helen.move(Map.of()))).isInstanceOfSatisfying(Refused.class,
				(ex) -> assertThat(ex.sentence()).contains("just being moved in the calendar"));
	}

	@Test
	void noLeavesEverythingAndTellsWhoAsked() {
		Conference review = martinsReview();
		SlotRequest asked = asks();
		this.requests.keep(asked.id(), Northmere365.MARTIN, asked.version());
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
		assertThat(newest().plan().notice())
			.isEqualTo("The review keeps its slot on Tuesday 17 February 2026, 10:00. Please choose another time.");
		assertThatThrownBy(() -> this.requests.give(asked.id(), Northmere365.MARTIN, asked.version()))
			.isInstanceOf(OptimisticLockingFailureException.class);
	}

	@Test
	void onlyTheReviewsChairAnswers() {
		martinsReview();
		SlotRequest asked = asks();
		for (String other : List.of(Northmere365.HELEN, Northmere365.SIAN, "")) {
			assertThatThrownBy(() -> this.requests.give(asked.id(), other, asked.version()))
				.isInstanceOf(Refused.class);
		}
	}

	@Test
	void aReviewThatChangedMeanwhileDoesNotMove() {
		Conference review = martinsReview();
		SlotRequest asked = asks();
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(review.id());
			held.moveTo(TUESDAY.plusDays(3).atTime(9, 0));
			this.conferences.save(held);
		});
		assertThatThrownBy(() -> this.requests.give(asked.id(), Northmere365.MARTIN, asked.version()))
			.isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.plusDays(3).atTime(9, 0));
		assertThat(this.requests.find(asked.id()).orElseThrow().state()).isEqualTo(SlotRequest.State.TOO_LATE);
		assertThat(newest().plan().notice()).startsWith("The review was changed meanwhile");
	}

	@Test
	void aTimeThatIsTakenMeanwhileIsNotGivenToTheReview() {
		Conference review = martinsReview();
		SlotRequest asked = asks();
		this.microsoft365.busy(MARTINS, asked.moveTo(), Duration.ofHours(1));
		this.requests.give(asked.id(), Northmere365.MARTIN, asked.version());
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
		assertThat(newest().plan().notice()).startsWith("The review has no other time any more");
	}

	@Test
	void aBookingThatWasPutAwayNeedsNoAnswer() {
		Conference review = martinsReview();
		SlotRequest asked = asks();
		this.bookings.afresh(this.helen.move(Map.of()));
		SlotRequest now = this.requests.find(asked.id()).orElseThrow();
		assertThat(now.state()).isEqualTo(SlotRequest.State.TOO_LATE);
		assertThatThrownBy(() -> this.requests.give(asked.id(), Northmere365.MARTIN, now.version()))
			.isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(this.conferences.get(review.id()).startsAt()).isEqualTo(TUESDAY.atTime(10, 0));
	}

	@Test
	void aSlotThatIsNotOnOfferCannotBeAskedFor() {
		martinsReview();
		offered(60);
		for (String forged : List.of("", "x", UUID.randomUUID().toString())) {
			assertThatThrownBy(
					() -> this.bookings.askForSlot(this.helen.move(Map.of(BookingFields.REVIEW_SLOT, forged))))
				.isInstanceOf(Refused.class);
		}
	}

	@Test
	void afterTheClocksChangeTheTimesAreThoseOnTheWall() {
		this.microsoft365.busy(HELENS, LocalDateTime.of(2026, 3, 30, 9, 0), Duration.ofHours(3));
		begins(60);
		this.helen.does(this.bookings::about,
				Map.of(BookingFields.KIND, SomeKinds.FIRST_REVIEW_CONFERENCE.name(), BookingFields.WAY,
						Way.VIRTUAL.name(), BookingFields.CASE_REFERENCE, "M-1", BookingFields.COUNTS_FROM,
						"2025-12-30", BookingFields.LENGTH, "60"));
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.LOOK_FROM, "2026-03-28"));
		assertThat(this.helen.booking().timing().slots()).contains(LocalDateTime.of(2026, 3, 30, 12, 30));
	}

	private SlotRequest asks() {
		offered(60);
		SlotRequest offered = this.requests.offered(this.helen.booking().id()).getFirst();
		this.helen.does(this.bookings::askForSlot, Map.of(BookingFields.REVIEW_SLOT, offered.id().toString()));
		return this.requests.asked(this.helen.booking().id()).orElseThrow();
	}

	private Booking newest() {
		return this.bookings.find(this.helen.booking().id()).orElseThrow();
	}

	private List<LocalDateTime> offered(int minutes) {
		begins(minutes);
		this.helen.does(this.bookings::people, Map.of());
		return this.helen.booking().timing().slots();
	}

	private void begins(int minutes) {
		this.helen.does(this.bookings::about,
				Map.of(BookingFields.KIND, SomeKinds.INITIAL_CONFERENCE.name(), BookingFields.WAY, Way.VIRTUAL.name(),
						BookingFields.CASE_REFERENCE, "M-1", BookingFields.COUNTS_FROM, "2026-01-27",
						BookingFields.LENGTH, "" + minutes));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
	}

	/** Helen is busy all day, from 10 to 11 with a review. */
	private void helenHasOnlyTheReview() {
		this.microsoft365.busy(HELENS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		this.microsoft365.busy(HELENS, TUESDAY.atTime(8, 0), Duration.ofMinutes(105));
		this.microsoft365.busy(HELENS, TUESDAY.atTime(11, 15), Duration.ofHours(6));
	}

	/** Siân is busy all day, from 10 to 11 with a review of Martin's. */
	private Conference martinsReview() {
		Conference review = review(SomeKinds.LATER_CARE_REVIEW, LocalDate.of(2025, 9, 1), TUESDAY.atTime(10, 0),
				Northmere365.MARTIN, MARTINS);
		this.microsoft365.busy(MARTINS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(10, 0), Duration.ofHours(1));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(8, 0), Duration.ofHours(2));
		this.microsoft365.busy(SIANS, TUESDAY.atTime(11, 0), Duration.ofHours(6));
		return review;
	}

	private Conference review(Kind kind, LocalDate countsFrom, LocalDateTime start) {
		return review(kind, countsFrom, start, Northmere365.HELEN, HELENS);
	}

	private Conference review(Kind kind, LocalDate countsFrom, LocalDateTime start, String chairId, String address) {
		List<Invitee> people = new ArrayList<>();
		people.add(Invitee.named("The chair")
			.mailbox(new EmailAddress(address))
			.agency("Northmere Council")
			.as(Role.CHAIR)
			.directoryId(chairId)
			.build());
		people.add(Invitee.named("Siân Pugh")
			.mailbox(new EmailAddress(SIANS))
			.agency("Northmere Council")
			.as(Role.SOCIAL_WORKER)
			.directoryId(Northmere365.SIAN)
			.build());
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-9"), kind, Way.VIRTUAL,
				chairId, SomeRules.WOKINGHAM, countsFrom, start, 60, "conferences@northmere.example", null, people),
				Instant.EPOCH));
	}

}
