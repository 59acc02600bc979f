package io.convenor.graph;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Mail;

import static io.convenor.graph.Northmere365.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChangeNotificationsTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final MockWebServer BOT = new MockWebServer();

	private final ChangeNotifications notifications = NORTHMERE.graph().changeNotifications();

	@BeforeAll
	static void start() throws IOException {
		BOT.setDispatcher(new Dispatcher() {
			@Override
			public MockResponse dispatch(RecordedRequest request) {
				String token = request.getRequestUrl().queryParameter("validationToken");
				return (token != null) ? new MockResponse().setHeader("Content-Type", "text/plain").setBody(token)
						: new MockResponse().setResponseCode(202);
			}
		});
		BOT.start();
	}

	@AfterAll
	static void stop() throws IOException {
		NORTHMERE.close();
		BOT.close();
	}

	@Test
	void theBotIsToldOfNewMailWithItsSecret() throws Exception {
		Instant until = Instant.now().plus(Duration.ofDays(2));
		ChangeNotifications.Subscription watch = watch(until);
		NORTHMERE.tenant()
			.mailboxes()
			.deliver(Mail.from("nurse@health.example").to(MAILBOX).subject("CP-7F3KM").text("Report"));
		assertThat(notification()).contains("a secret of some length", watch.id());
		assertThat(watch.expires()).isBetween(until.minusSeconds(1), until.plusSeconds(1));
		assertThat(this.notifications.all()).extracting(ChangeNotifications.Subscription::id).contains(watch.id());
	}

	@Test
	void theBotIsToldWhenAMeetingIsAnsweredMovedOrDeletedButNotWhenItIsBooked() throws Exception {
		ChangeNotifications.Subscription watch = watchCalendar();
		LocalDateTime start = LocalDateTime.of(2027, 3, 2, 10, 0);
		Meetings.BookedMeeting booked = NORTHMERE.graph()
			.meetings()
			.book(IdempotencyKey.first("watched"),
					new Meetings.MeetingRequest(Northmere365.ORGANISER, "CP-WATCH", "", start, start.plusHours(1),
							List.of(new Meetings.Attendee("gp@surgery.example", "A doctor")), null, false));
		NORTHMERE.tenant().calendars().answer("gp@surgery.example", "CP-WATCH", Answer.ACCEPTED);
		assertThat(notification()).contains("\"updated\"", booked.eventId(), "a calendar secret", watch.id());
		NORTHMERE.tenant().calendars().deleteByHand(Northmere365.ORGANISER, "CP-WATCH");
		assertThat(notification()).contains("\"deleted\"", booked.eventId());
		assertThat(this.notifications.all()).extracting(ChangeNotifications.Subscription::id).contains(watch.id());
	}

	@Test
	void aWatchOnACalendarThatWasRefusedOrThrottledIsNotThere() {
		int before = this.notifications.all().size();
		NORTHMERE.misbehave().on("POST", "/subscriptions").throttle(Duration.ofMinutes(2));
		assertThatThrownBy(this::watchCalendar).isInstanceOf(GraphFailure.Throttled.class);
		NORTHMERE.behave();
		NORTHMERE.misbehave().on("POST", "/subscriptions").unavailable();
		assertThatThrownBy(this::watchCalendar).isInstanceOf(GraphFailure.Unreachable.class);
		NORTHMERE.behave();
		assertThat(this.notifications.all()).hasSize(before);
		NORTHMERE.misbehave().on("POST", "/subscriptions").workWithoutAnswering();
		assertThatThrownBy(this::watchCalendar).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(this.notifications.all()).hasSize(before + 1);
	}

	@Test
	void aWatchForLongerThanMicrosoftAllowsIsAsLongAsItAllows() {
		assertThat(watch(Instant.now().plus(Duration.ofDays(30))).expires())
			.isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
	}

	@Test
	void aWatchIsRenewed() {
		ChangeNotifications.Subscription watch = watch(Instant.now().plus(Duration.ofHours(1)));
		Instant until = Instant.now().plus(Duration.ofDays(3));
		assertThat(this.notifications.renew(watch.id(), until).expires()).isBetween(until.minusSeconds(1),
				until.plusSeconds(1));
	}

	@Test
	void aWatchThatHasEndedIsNotFound() {
		assertThatThrownBy(() -> this.notifications.renew("00000000-0000-4000-8000-000000000000", Instant.now()))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	@Test
	void anAddressThatDoesNotAnswerIsRefused() {
		assertThatThrownBy(() -> this.notifications.watchInbox(MAILBOX, "http://localhost:1/none", "secret",
				Instant.now().plus(Duration.ofHours(1))))
			.isInstanceOf(GraphFailure.Rejected.class);
	}

	private ChangeNotifications.Subscription watchCalendar() {
		return this.notifications.watchCalendar(Northmere365.ORGANISER, BOT.url("/graph/notifications").toString(),
				"a calendar secret", Instant.now().plus(Duration.ofDays(2)));
	}

	private ChangeNotifications.Subscription watch(Instant until) {
		return this.notifications.watchInbox(MAILBOX, BOT.url("/graph/notifications").toString(),
				"a secret of some length", until);
	}

	private static String notification() throws InterruptedException {
		while (true) {
			RecordedRequest request = BOT.takeRequest(10, TimeUnit.SECONDS);
			assertThat(request).as("a notification").isNotNull();
			if (request.getRequestUrl().queryParameter("validationToken") == null) {
				return request.getBody().readUtf8();
			}
		}
	}

}
