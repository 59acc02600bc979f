package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.item.calendarview.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.calendarview.delta.DeltaRequestBuilder;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Calendars.Proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarDeltaTests extends GraphTenant {

	private static final String MAILBOX = Northmere.CONFERENCES.address();

	private static final Instant ELEVEN = Instant.parse("2026-03-10T11:00:00Z");

	@Test
	void allComesFirstAndThenWhatChanged() {
		Event booked = book();
		DeltaGetResponse first = begin();
		assertThat(first.getValue()).extracting(Event::getId).containsExactly(booked.getId());
		this.tenant.calendars().move(MAILBOX, "CP-7F3KM", ELEVEN);
		DeltaGetResponse next = next(first);
		assertThat(next.getValue()).singleElement()
			.satisfies((event) -> assertThat(event.getStart().getDateTime()).startsWith("2026-03-10T11:00:00"));
		assertThat(next(next).getValue()).isEmpty();
	}

	@Test
	void whatIsDeletedOrMovedOutOfTheTimeIsRemoved() {
		book();
		DeltaGetResponse first = begin();
		this.tenant.calendars().move(MAILBOX, "CP-7F3KM", Instant.parse("2026-05-04T10:00:00Z"));
		DeltaGetResponse moved = next(first);
		assertThat(moved.getValue()).singleElement()
			.satisfies((event) -> assertThat(event.getAdditionalData()).containsKey("@removed"));
		this.tenant.calendars().move(MAILBOX, "CP-7F3KM", ELEVEN);
		DeltaGetResponse back = next(moved);
		this.tenant.calendars().deleteByHand(MAILBOX, "CP-7F3KM");
		assertThat(next(back).getValue()).singleElement()
			.satisfies((event) -> assertThat(event.getAdditionalData()).containsKey("@removed"));
	}

	@Test
	void itComesInPagesAsLargeAsAskedFor() {
		for (int day = 10; day < 13; day++) {
			Instant start = Instant.parse("2026-03-%dT10:00:00Z".formatted(day));
			this.tenant.calendars().busy(MAILBOX, start, start.plusSeconds(600));
		}
		DeltaGetResponse first = delta().get((config) -> {
			config.queryParameters.startDateTime = "2026-03-01T00:00:00Z";
			config.queryParameters.endDateTime = "2026-04-01T00:00:00Z";
			config.headers.add("Prefer", "odata.maxpagesize=2");
		});
		assertThat(first.getValue()).hasSize(2);
		assertThat(first.getOdataDeltaLink()).isNull();
		DeltaGetResponse second = delta().withUrl(first.getOdataNextLink()).get();
		assertThat(second.getValue()).hasSize(1);
		assertThat(second.getOdataDeltaLink()).isNotNull();
	}

	@Test
	void anExpiredLinkIsGone() {
		DeltaGetResponse first = begin();
		this.tenant.calendars().expireDeltaTokens();
		ODataError error = refusal(() -> next(first));
		assertThat(error.getResponseStatusCode()).isEqualTo(410);
		assertThat(error.getError().getCode()).isEqualTo("syncStateNotFound");
	}

	@Test
	void itNeedsATimeAndTakesNoOptions() {
		assertThat(send("GET", "/v1.0/users/" + ORGANISER + "/calendarView/delta", TestTokens.app(EVERYTHING), "")
			.statusCode()).isEqualTo(400);
		ODataError error = refusal(() -> delta().get((config) -> {
			config.queryParameters.startDateTime = "2026-03-01T00:00:00Z";
			config.queryParameters.endDateTime = "2026-04-01T00:00:00Z";
			config.queryParameters.select = new String[] { "subject" };
		}));
		assertThat(error.getError().getCode()).isEqualTo("ErrorInvalidUrlQuery");
	}

	@Test
	void aProposedTimeReachesTheOrganiserUntilTheMeetingMoves() {
		Event booked = book();
		this.tenant.calendars()
			.answer(CalendarTests.GP, "CP-7F3KM", Answer.DECLINED, new Proposal(ELEVEN, ELEVEN.plusSeconds(3600)));
		assertThat(attendee(booked).getStatus().getResponse()).isEqualTo(ResponseType.Declined);
		assertThat(attendee(booked).getProposedNewTime().getStart().getDateTime()).startsWith("2026-03-10T11:00:00");
		this.tenant.calendars().move(MAILBOX, "CP-7F3KM", ELEVEN);
		assertThat(attendee(booked).getProposedNewTime()).isNull();
	}

	@Test
	void aTimeIsProposedOnlyWithADoubtAndOnlyWhereTheOrganiserAllowsIt() {
		book();
		Proposal proposal = new Proposal(ELEVEN, ELEVEN.plusSeconds(3600));
		assertThatThrownBy(
				() -> this.tenant.calendars().answer(CalendarTests.GP, "CP-7F3KM", Answer.ACCEPTED, proposal))
			.hasMessageContaining("tentative answer or a decline");
		Event change = new Event();
		change.setAllowNewTimeProposals(false);
		this.tenant.calendars().edit(MAILBOX, "CP-7F3KM", change);
		assertThatThrownBy(
				() -> this.tenant.calendars().answer(CalendarTests.GP, "CP-7F3KM", Answer.DECLINED, proposal))
			.hasMessageContaining("does not allow");
		assertThatIllegalArgumentException().isThrownBy(() -> this.tenant.calendars().move(MAILBOX, "CP-NONE", ELEVEN));
	}

	private Attendee attendee(Event event) {
		List<Attendee> attendees = this.graph.users()
			.byUserId(ORGANISER)
			.events()
			.byEventId(event.getId())
			.get()
			.getAttendees();
		return attendees.getFirst();
	}

	private Event book() {
		Event event = CalendarTests.conference("2026-03-10T10:00:00", CalendarTests.GP);
		event.setAllowNewTimeProposals(true);
		return this.graph.users().byUserId(ORGANISER).events().post(event);
	}

	private DeltaRequestBuilder delta() {
		return this.graph.users().byUserId(ORGANISER).calendarView().delta();
	}

	private DeltaGetResponse begin() {
		return delta().get((config) -> {
			config.queryParameters.startDateTime = "2026-03-01T00:00:00Z";
			config.queryParameters.endDateTime = "2026-04-01T00:00:00Z";
		});
	}

	private DeltaGetResponse next(DeltaGetResponse last) {
		return delta().withUrl(last.getOdataDeltaLink()).get();
	}

}
