package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Submission;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Booking without a meeting: only the day by which the chair has spoken to everybody. It
 * is Monday 16 February 2026.
 */
@BookingTest
class ByConversationsTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Changes changes;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Deadlines deadlines;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void aDayWithEnoughNoticeIsSuggestedWithoutLookingIntoAnyDiary() {
		isAtTheDay();
		assertThat(this.helen.booking().timing().slots()).containsExactly(LocalDateTime.of(2026, 2, 24, 17, 0));
		assertThat(this.microsoft365.asked).noneMatch((each) -> each.startsWith("diaries") || each.equals("rooms"));
	}

	@Test
	void itIsBookedWithoutAnEventAndEverybodyGetsOneLetterOfTheirOwn() {
		isAtTheDay();
		this.helen.takesTheFirstSlot();
		Conference conference = confirmed();
		assertThat(conference.way()).isEqualTo(Way.CONVERSATIONS);
		assertThat(conference.startsAt()).isEqualTo(LocalDateTime.of(2026, 2, 24, 17, 0));
		assertThat(conference.when()).isEqualTo("by Tuesday 24 February 2026");
		assertThat(conference.eventId()).isEmpty();
		assertThat(this.microsoft365.booked).isEmpty();
		assertThat(this.microsoft365.guarded).isEmpty();
		assertThat(this.microsoft365.asked).noneMatch(
				(each) -> each.startsWith("diaries") || List.of("rooms", "book", "look", "close").contains(each));
		assertThat(this.deliveries.about(conference.id())).extracting(Delivery::kind).containsOnly("letter");
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder("helen.okafor@northmere.example", "sian.pugh@northmere.example",
					"kim@home.example", "tess@northmere.example");
		assertThat(this.microsoft365.sent).allSatisfy((mail) -> {
			assertThat(mail.subject()).isEqualTo(mail.to().equals("kim@home.example")
					? "The chair would like to speak with you by Tuesday 24 February, " + conference.reference()
					: conference.reference().value());
			assertThat(mail.htmlBody()).contains("no meeting", "by Tuesday 24 February 2026")
				.doesNotContain("Teams link", "17:00", "lobby");
		});
	}

	@Test
	void peopleWhoMeetAfterAllNeedATimeFirst() {
		isAtTheDay();
		this.helen.takesTheFirstSlot();
		Conference conference = confirmed();
		PlannedChange change = this.changes.begin(conference.reference(), Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), PlannedChange.What.WAY);
		change = this.changes.way(move(change, Map.of(ChangeFields.WAY, Way.VIRTUAL.name())));
		assertThat(change.plan().form().problems().get(ChangeFields.WAY)).startsWith("People who meet need a time");
		assertThat(change.plan().preview()).isFalse();
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	@Test
	void theFamilyIsToldInPlainWordsHowToSayWhenItSuitsAndTheirRights() {
		isAtTheDay();
		this.helen.takesTheFirstSlot();
		confirmed();
		assertThat(letter("kim@home.example")).contains("Dear <span>Kim Marsh</span>", "speak with you yourself",
				"Tell us when it suits you", "not safe to ring", "Your views", "advocate", "You can complain",
				"01632 960000");
		assertThat(letter("sian.pugh@northmere.example")).contains("you get no invitation for your calendar",
				"which days and times suit you", "Your agency's report");
		assertThat(letter("helen.okafor@northmere.example")).contains("You speak to everybody yourself",
				"press Conversations");
		assertThat(letter("tess@northmere.example")).contains("You need not do anything");
	}

	@Test
	void theClockWithinWhichItMustBeHeldRunsAsForAMeeting() {
		isAtTheDay();
		this.helen.takesTheFirstSlot();
		Conference conference = confirmed();
		assertThat(this.deadlines.of(conference.id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what, Deadline::due)
			.contains(tuple(SomeClocks.ICPC_HELD, LocalDate.of(2026, 3, 5)));
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-06, after the last lawful date", "2026-02-28, at the weekend", "2026-02-13, in the past",
			"'', A date is needed", "whenever, is not a date" })
	void aDayThatCannotBeIsRefusedAndWhatWasTypedIsKept(String typed, String sentence) {
		isAtTheDay();
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, typed));
		assertThat(this.helen.problem(BookingFields.DATE)).contains(sentence);
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
	}

	@Test
	void theLastLawfulDayItselfWillDoAndNoTimeIsAskedFor() {
		isAtTheDay();
		this.helen.does(this.bookings::time, Map.of(BookingFields.DATE, "5 March 2026"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.SUMMARY);
		assertThat(confirmed().startsAt().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 5));
	}

	@Test
	void anAllegationsMeetingIsAlwaysHeldAsAMeeting() {
		this.helen.does(this.bookings::about,
				Chair.with(
						Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.WAY, Way.CONVERSATIONS.name()),
								BookingFields.KIND, SomeKinds.ALLEGATIONS_MEETING.name()),
						BookingFields.COUNTS_FROM, "2026-02-13"));
		assertThat(this.helen.problem(BookingFields.WAY)).contains("always held as a meeting");
	}

	@Test
	void whoeverGoesBackAndChoosesAMeetingIsShownTimesAgain() {
		isAtTheDay();
		this.helen.does(this.bookings::back, Map.of());
		this.helen.does(this.bookings::back, Map.of());
		this.helen.does(this.bookings::about, Chair.with(Chair.hybridAbout(), BookingFields.WAY, Way.VIRTUAL.name()));
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().timing().slots()).hasSize(3)
			.noneMatch((slot) -> slot.toLocalTime().getHour() == 17);
		assertThat(this.microsoft365.asked).anyMatch((each) -> each.startsWith("diaries"));
	}

	private void isAtTheDay() {
		this.helen.isAtPeople(Way.CONVERSATIONS);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.adds("Tess Nunn", "tess@northmere.example", Role.MINUTE_TAKER);
		this.helen.does(this.bookings::people, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
	}

	private Conference confirmed() {
		UUID id = this.helen.confirms();
		Awaitility.await().until(() -> {
			List<Delivery> all = this.deliveries.about(id);
			return !all.isEmpty() && all.stream().allMatch(Delivery::settled);
		});
		return this.conferences.get(id);
	}

	private String letter(String to) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(to))
			.map(Mail::htmlBody)
			.findFirst()
			.orElseThrow();
	}

}
