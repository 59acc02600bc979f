package io.convenor.graph;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Calendars;

import static io.convenor.graph.Northmere365.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class CalendarWatchTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final String SIAN = Northmere.SIAN_PUGH.address();

	private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);

	private static final LocalDate LAST = LocalDate.of(2027, 1, 29);

	private final LocalDateTime start = LocalDateTime.of(2027, 1, 12, 10, 0);

	private final String reference = "CP-" + UUID.randomUUID().toString().substring(0, 8);

	private final CalendarWatch watch = NORTHMERE.graph().calendarWatch();

	private String position = "";

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@BeforeEach
	void begin() {
		this.position = changes(null).position();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
	}

	@Test
	void whereNothingHappenedNothingIsSeenAndItIsOneRequest() {
		assertThat(NORTHMERE.requestsOf(() -> assertThat(next()).isEmpty()))
			.containsExactly("GET /users/{user}/calendarView/delta");
	}

	@Test
	void aBookingIsSeenAsItStands() {
		Meetings.BookedMeeting booked = book();
		assertThat(next()).containsExactly(new CalendarWatch.Seen.Standing(booked));
		assertThat(next()).isEmpty();
	}

	@Test
	void anAnswerWithAnotherTimeIsSeen() {
		book();
		next();
		LocalDateTime rather = this.start.plusDays(1);
		NORTHMERE.tenant()
			.calendars()
			.answer(SIAN, this.reference, Answer.TENTATIVE,
					new Calendars.Proposal(rather.atZone(LocalTimes.ZONE).toInstant(),
							rather.plusHours(1).atZone(LocalTimes.ZONE).toInstant()));
		assertThat(standing(next()).answers()).singleElement()
			.satisfies((answer) -> assertThat(answer.response()).isEqualTo(Meetings.Response.TENTATIVE))
			.satisfies((answer) -> assertThat(answer.proposed())
				.isEqualTo(new Meetings.ProposedTime(rather, rather.plusHours(1))));
	}

	@Test
	void aMeetingMovedByHandIsSeenAtItsNewTime() {
		book();
		next();
		NORTHMERE.tenant()
			.calendars()
			.move(ORGANISER, this.reference, this.start.plusHours(2).atZone(LocalTimes.ZONE).toInstant());
		assertThat(standing(next()).start()).isEqualTo(this.start.plusHours(2));
	}

	@Test
	void aMeetingDeletedByHandIsRemoved() {
		Meetings.BookedMeeting booked = book();
		next();
		NORTHMERE.tenant().calendars().deleteByHand(ORGANISER, this.reference);
		assertThat(next()).containsExactly(new CalendarWatch.Seen.Removed(booked.eventId()));
	}

	@Test
	void aMeetingMovedBeyondTheDaysWatchedIsRemovedAndStillThere() {
		Meetings.BookedMeeting booked = book();
		next();
		LocalDateTime later = LAST.plusDays(1).atTime(10, 0);
		NORTHMERE.tenant().calendars().move(ORGANISER, this.reference, later.atZone(LocalTimes.ZONE).toInstant());
		assertThat(next()).containsExactly(new CalendarWatch.Seen.Removed(booked.eventId()));
		assertThat(NORTHMERE.graph().meetings().look(ORGANISER, booked.eventId()).start()).isEqualTo(later);
	}

	@Test
	void theLastDayIsWatchedToItsEnd() {
		Meetings.BookedMeeting booked = book(LAST.atTime(16, 30));
		assertThat(changes(null).seen()).contains(new CalendarWatch.Seen.Standing(booked));
	}

	@Test
	void manyEventsComeInPages() {
		for (int i = 0; i < 60; i++) {
			NORTHMERE.tenant()
				.calendars()
				.busy(ORGANISER, this.start.plusMinutes(i).atZone(LocalTimes.ZONE).toInstant(),
						this.start.plusMinutes(i + 1).atZone(LocalTimes.ZONE).toInstant());
		}
		assertThat(NORTHMERE.requestsOf(() -> assertThat(next()).hasSize(60))).hasSize(2);
	}

	@Test
	void aPositionThatExpiredIsLost() {
		NORTHMERE.tenant().calendars().expireDeltaTokens();
		assertThatThrownBy(this::next).isInstanceOf(GraphFailure.PositionLost.class);
		assertThatThrownBy(() -> changes("https://elsewhere.example/v1.0/x"))
			.isInstanceOf(GraphFailure.PositionLost.class);
	}

	@Test
	void aCalendarThatCannotBeReadNowIsReadLaterFromTheSamePosition() {
		Meetings.BookedMeeting booked = book();
		NORTHMERE.misbehave().on("GET", "/users/*/calendarView/delta").times(3).throttle(Duration.ofMinutes(2));
		assertThatThrownBy(this::next).isInstanceOf(GraphFailure.Throttled.class);
		NORTHMERE.behave();
		NORTHMERE.misbehave().on("GET", "/users/*/calendarView/delta").times(4).unavailable();
		assertThatThrownBy(this::next).isInstanceOf(GraphFailure.Unreachable.class);
		NORTHMERE.behave();
		assertThat(next()).containsExactly(new CalendarWatch.Seen.Standing(booked));
	}

	private CalendarWatch.Changes changes(@Nullable String from) {
		return this.watch.changesSince(ORGANISER, FIRST, LAST, from);
	}

	private List<CalendarWatch.Seen> next() {
		CalendarWatch.Changes changes = changes(this.position);
		this.position = changes.position();
		return changes.seen();
	}

	private static Meetings.BookedMeeting standing(List<CalendarWatch.Seen> seen) {
		assertThat(seen).singleElement().isInstanceOf(CalendarWatch.Seen.Standing.class);
		return ((CalendarWatch.Seen.Standing) seen.getFirst()).meeting();
	}

	private Meetings.BookedMeeting book() {
		return book(this.start);
	}

	private Meetings.BookedMeeting book(LocalDateTime at) {
		return NORTHMERE.graph()
			.meetings()
			.book(IdempotencyKey.first(this.reference + at), new Meetings.MeetingRequest(ORGANISER, this.reference,
					"<p>Text</p>", at, at.plusHours(1), List.of(new Meetings.Attendee(SIAN, "Siân Pugh")), null, true));
	}

}
