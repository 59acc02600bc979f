package io.convenor.graph;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that Graph gives now and then, and that a tidy tenant does not. */
@Tag("slow")
class UnusualAnswerTests {

	private static final LocalDateTime START = LocalDateTime.of(2026, 7, 1, 10, 0);

	private static final IdempotencyKey KEY = IdempotencyKey.first("booking");

	private static final String MAILBOX = "cp.reports@northmere.example";

	private static final String TIMES = """
			"start":{"dateTime":"2026-07-01T09:00:00.0000000","timeZone":"UTC"},
			"end":{"dateTime":"2026-07-01T11:00:00.0000000","timeZone":"UTC"}""";

	private Instant now = Instant.parse("2026-03-03T10:00:00Z");

	private PreparedAnswers microsoft;

	private GraphClient graph;

	@BeforeEach
	void start() throws IOException {
		this.microsoft = new PreparedAnswers();
		this.graph = this.microsoft.client(new Clock() {

			@Override
			public ZoneOffset getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return UnusualAnswerTests.this.now;
			}

		});
	}

	@AfterEach
	void stop() throws IOException {
		this.microsoft.close();
	}

	@Test
	void aLinkThatTeamsIsSlowToGiveIsAskedForOnceMore() {
		this.microsoft.answer(201, event(null));
		this.microsoft.answer(200, event("https://teams.microsoft.com/l/meetup-join/1"));
		assertThat(book().joinUrl()).isEqualTo("https://teams.microsoft.com/l/meetup-join/1");
		assertThat(this.microsoft.asked()).hasSize(2);
	}

	@Test
	void aLinkThatNeverComesIsNoLink() {
		this.microsoft.answer(201, event(null));
		this.microsoft.answer(200, event(null));
		assertThat(book().joinUrl()).isNull();
	}

	@Test
	void aKeyThatGraphRemembersLeadsToTheMeetingItMade() {
		this.microsoft.refuse(400, "ErrorDuplicateTransactionId");
		this.microsoft.answer(200, """
				{"value":[{"id":"another"},%s]}""".formatted(event("https://teams.microsoft.com/l/meetup-join/1")));
		assertThat(book().eventId()).isEqualTo("event-1");
		assertThat(this.microsoft.asked().getLast().getPath()).contains("startDateTime=2026-07-01T09%3A00%3A00Z",
				"endDateTime=2026-07-01T11%3A00%3A00Z");
	}

	@Test
	void aKeyThatGraphRemembersForAMeetingThatIsGoneIsAConflict() {
		this.microsoft.refuse(400, "ErrorDuplicateTransactionId");
		this.microsoft.answer(200, """
				{"value":[]}""");
		assertThatThrownBy(this::book).isInstanceOf(GraphFailure.Conflict.class);
	}

	@Test
	void anAnswerOfAKindWeDoNotKnowCountsAsNone() {
		this.microsoft.answer(200, """
				{"id":"event-1",%s,"attendees":[{"emailAddress":{"address":"a@b.example"},
				"status":{"response":"delegated","time":"2026-03-01T10:00:00Z"}}]}""".formatted(TIMES));
		assertThat(this.graph.meetings().look("o@northmere.example", "event-1").answers())
			.containsExactly(new Meetings.Answer("a@b.example", Meetings.Response.NONE, null, null));
	}

	@Test
	void anInviteeWithoutAnAddressIsLeftOut() {
		this.microsoft.answer(200, """
				{"id":"event-1",%s,"attendees":[{"emailAddress":{"name":"A group"}},{"type":"required"}]}"""
			.formatted(TIMES));
		assertThat(this.graph.meetings().look("o@northmere.example", "event-1").answers()).isEmpty();
	}

	@Test
	void aChangeIsMadeToTheVersionThatWasSeen() {
		stands(versioned("one"));
		this.microsoft.answer(200, versioned("two"));
		assertThat(change()).isInstanceOf(Meetings.Changed.Made.class);
		assertThat(this.microsoft.asked().getLast().getHeader("If-Match")).isEqualTo("W/\"one\"");
	}

	@Test
	void aMeetingThatChangedAfterTheLookIsLookedAtOnceMore() {
		stands(versioned("one"));
		this.microsoft.refuse(412, "ErrorIrresolvableConflict");
		stands(versioned("two"));
		this.microsoft.answer(200, versioned("three"));
		assertThat(change()).isInstanceOf(Meetings.Changed.Made.class);
		assertThat(this.microsoft.asked()).hasSize(6);
		assertThat(this.microsoft.asked().getLast().getHeader("If-Match")).isEqualTo("W/\"two\"");
	}

	@Test
	void aMeetingMovedByHandAfterTheLookIsLeftAlone() {
		stands(versioned("one"));
		this.microsoft.refuse(412, "ErrorIrresolvableConflict");
		stands(versioned("two").replace("T09:00", "T12:00").replace("T11:00", "T14:00"));
		assertThat(change()).isInstanceOf(Meetings.Changed.ByHand.class);
		assertThat(this.microsoft.asked()).hasSize(5);
	}

	@Test
	void aMeetingThatKeepsChangingIsAConflict() {
		stands(versioned("one"));
		this.microsoft.refuse(412, "ErrorIrresolvableConflict");
		stands(versioned("two"));
		this.microsoft.refuse(412, "ErrorIrresolvableConflict");
		assertThatThrownBy(this::change).isInstanceOf(GraphFailure.Conflict.class);
	}

	@Test
	void aMeetingThatWasCalledOffAndIsStillShownIsGone() {
		this.microsoft.answer(200, versioned("one").replace("\"subject\"", "\"isCancelled\":true,\"subject\""));
		assertThat(change()).isEqualTo(new Meetings.Changed.Gone());
		assertThat(this.microsoft.asked()).hasSize(1);
	}

	@Test
	void aMeetingDeletedBetweenTheLookAndTheChangeIsGone() {
		stands(versioned("one"));
		this.microsoft.refuse(404, "ErrorItemNotFound");
		assertThat(change()).isEqualTo(new Meetings.Changed.Gone());
		assertThat(this.microsoft.asked()).hasSize(3);
	}

	@Test
	void whatOutlookPutsWhereNoPlaceIsNamedIsNoPlace() {
		this.microsoft.answer(200, versioned("one").replace("\"subject\"",
				"\"location\":{\"displayName\":\"Microsoft Teams Meeting\"},\"subject\""));
		this.microsoft.answer(200, versioned("two"));
		change();
		assertThat(this.microsoft.asked().getLast().getBody().readUtf8()).doesNotContain("location", "isOnlineMeeting",
				"onlineMeeting");
	}

	@Test
	void aFragmentOfASeriesInTheCalendarIsPassedOver() {
		this.microsoft.answer(200, """
				{"value":[{"id":"1","type":"occurrence","seriesMasterId":"2"},{"id":"3",%s},
				{"id":"4","@removed":{"reason":"deleted"}}],"@odata.deltaLink":"https://x/v1.0/delta"}"""
			.formatted(TIMES));
		assertThat(this.graph.calendarWatch()
			.changesSince("o@northmere.example", START.toLocalDate(), START.toLocalDate(), null)
			.seen()).hasSize(2).last().isEqualTo(new CalendarWatch.Seen.Removed("4"));
	}

	/** The event is found by its id, and the calendar holds it. */
	private void stands(String event) {
		this.microsoft.answer(200, event);
		this.microsoft.answer(200, """
				{"value":[{"id":"event-1"}]}""");
	}

	private Meetings.Changed change() {
		return this.graph.meetings()
			.change(KEY, "event-1",
					new Meetings.MeetingRequest("o@northmere.example", "CP-7F3KM", "<p>New</p>", START.plusDays(1),
							START.plusDays(1).plusHours(2), List.of(), null, true),
					new Meetings.Expected(START, START.plusHours(2)));
	}

	private static String versioned(String version) {
		return """
				{"id":"event-1","@odata.etag":"W/\\"%s\\"",%s,"subject":"CP-7F3KM","isOnlineMeeting":true,
				"onlineMeeting":{"joinUrl":"https://teams.microsoft.com/l/meetup-join/1"},
				"body":{"contentType":"html","content":"<p>Old</p>"}}""".formatted(version, TIMES);
	}

	@Test
	void aDiaryThatShowsOnlyDigitsIsRead() {
		this.microsoft.answer(200, """
				{"value":[{"scheduleId":"room@northmere.example","availabilityView":"0240"}]}""");
		assertThat(this.graph.availability()
			.diaries("o@northmere.example", List.of("room@northmere.example"), START, START.plusHours(2)))
			.containsExactly(new Availability.Diary("room@northmere.example",
					List.of(new Availability.Busy(START.plusMinutes(30), START.plusMinutes(60))), null));
	}

	@Test
	void aDiaryThatGraphForgetsToMentionCannotBeRead() {
		this.microsoft.answer(200, """
				{"value":[]}""");
		assertThat(this.graph.availability()
			.diaries("o@northmere.example", List.of("room@northmere.example"), START, START.plusHours(2))
			.getFirst()
			.problem()).isNotNull();
	}

	@Test
	void aTentativeTimeIsTakenAndWorkingElsewhereIsNot() {
		this.microsoft.answer(200, """
				{"value":[{"scheduleId":"h@northmere.example","scheduleItems":[%s,%s,%s]}]}"""
			.formatted(item("tentative", 9), item("workingElsewhere", 10), item("oof", 11)));
		assertThat(this.graph.availability()
			.diaries("o@northmere.example", List.of("h@northmere.example"), START, START.plusHours(4))
			.getFirst()
			.busy()).extracting((busy) -> busy.from().getHour()).containsExactly(10, 12);
	}

	@Test
	void aFragmentOfAMailWeKnowIsNoArrival() {
		this.microsoft.answer(200, """
				{"value":[{"id":"1","isRead":true},{"id":"2","@removed":{"reason":"deleted"}},
				{"id":"3","receivedDateTime":"2026-03-03T09:00:00Z"}],"@odata.deltaLink":"%s"}"""
			.formatted(this.microsoft.url("/v1.0/next")));
		assertThat(this.graph.sharedMailbox().arrivalsSince(MAILBOX, null).mails()).singleElement()
			.satisfies((mail) -> {
				assertThat(mail)
					.extracting(SharedMailbox.ArrivedMail::id, SharedMailbox.ArrivedMail::internetMessageId,
							SharedMailbox.ArrivedMail::from, SharedMailbox.ArrivedMail::subject,
							SharedMailbox.ArrivedMail::receivedAt)
					.containsExactly("3", "3", "", "", Instant.parse("2026-03-03T09:00:00Z"));
				assertThat(mail.bareAnswer()).isFalse();
			});
	}

	@Test
	void aPositionThatExpiredOnALaterPageIsLostToo() {
		this.microsoft.answer(200, """
				{"value":[],"@odata.nextLink":"%s"}""".formatted(this.microsoft.url("/v1.0/next?$skiptoken=1")));
		this.microsoft.refuse(410, "syncStateNotFound");
		assertThatThrownBy(() -> this.graph.sharedMailbox().arrivalsSince(MAILBOX, null))
			.isInstanceOf(GraphFailure.PositionLost.class);
	}

	@Test
	void aFolderThatSomebodyDeletedIsMadeAgain() {
		this.microsoft.answer(200, folders("old"));
		this.microsoft.answer(201, """
				{"id":"1"}""");
		this.graph.sharedMailbox().fileAway(KEY, MAILBOX, "1", "Filed");
		this.microsoft.refuse(404, "ErrorItemNotFound");
		this.microsoft.answer(200, """
				{"value":[]}""");
		this.microsoft.answer(201, """
				{"id":"new"}""");
		this.microsoft.answer(201, """
				{"id":"2"}""");
		this.graph.sharedMailbox().fileAway(KEY, MAILBOX, "2", "Filed");
		assertThat(this.microsoft.asked().getLast().getBody().readUtf8()).contains("\"new\"");
	}

	@Test
	void aFolderThatSomebodyElseMadeMeanwhileIsUsed() {
		this.microsoft.answer(200, """
				{"value":[]}""");
		this.microsoft.refuse(409, "ErrorFolderExists");
		this.microsoft.answer(200, folders("theirs"));
		this.microsoft.answer(201, """
				{"id":"1"}""");
		this.graph.sharedMailbox().fileAway(KEY, MAILBOX, "1", "Filed");
		assertThat(this.microsoft.asked().getLast().getBody().readUtf8()).contains("\"theirs\"");
	}

	@Test
	void theRoomsAreReadAgainWhenTheyMayHaveChanged() {
		for (int i = 0; i < 2; i++) {
			this.microsoft.answer(200, """
					{"value":[{"emailAddress":"a@northmere.example"},{"displayName":"No mailbox"}]}""");
		}
		assertThat(this.graph.availability().rooms()).containsExactly(new Availability.BookableRoom(
				"a@northmere.example", "a@northmere.example", null, false, null, List.of()));
		this.now = this.now.plus(Duration.ofHours(5));
		this.graph.availability().rooms();
		assertThat(this.microsoft.asked()).hasSize(1);
		this.now = this.now.plus(Duration.ofHours(2));
		this.graph.availability().rooms();
		assertThat(this.microsoft.asked()).hasSize(2);
	}

	@Test
	void aPersonWithoutMostThingsIsAPersonStill() {
		this.microsoft.answer(200, """
				{"value":[{"id":"7","userPrincipalName":"x@northmere.example"}]}""");
		assertThat(this.graph.directory().person("x@northmere.example"))
			.contains(new Directory.DirectoryPerson("7", "x@northmere.example", "x@northmere.example", "", false));
	}

	@Test
	void whatPeopleTypeReachesGraphAsTheyTypedIt() {
		this.microsoft.answer(200, """
				{"value":[]}""");
		this.graph.directory().find("O'Brien & Söhne #1+%");
		RecordedRequest request = this.microsoft.asked().getFirst();
		assertThat(request.getRequestUrl().queryParameter("$filter"))
			.contains("startswith(surname,'o''brien & söhne #1+%')");
		assertThat(request.getRequestUrl().queryParameter("$top")).isEqualTo("25");
	}

	private Meetings.BookedMeeting book() {
		return this.graph.meetings()
			.book(KEY, new Meetings.MeetingRequest("o@northmere.example", "CP-7F3KM", "<p>Text</p>", START,
					START.plusHours(2), List.of(), null, true));
	}

	private static String event(@Nullable String joinUrl) {
		return """
				{"id":"event-1","iCalUId":"uid","transactionId":"%s",%s,"isOnlineMeeting":true,"onlineMeeting":%s}"""
			.formatted(KEY.uuid(), TIMES, (joinUrl != null) ? "{\"joinUrl\":\"" + joinUrl + "\"}" : "null");
	}

	private static String item(String status, int hour) {
		return """
				{"status":"%s","start":{"dateTime":"2026-07-01T%02d:00:00.0000000","timeZone":"UTC"},
				"end":{"dateTime":"2026-07-01T%02d:30:00.0000000","timeZone":"UTC"}}""".formatted(status, hour, hour);
	}

	private static String folders(String id) {
		return """
				{"value":[{"id":"%s","displayName":"Filed"}]}""".formatted(id);
	}

}
