package io.convenor.tenant.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.MovableTime;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.misbehaviour.Fault;
import io.convenor.tenant.teams.TeamsConfiguration;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Library.OnConflict;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody looks at the tenant in a browser, and does things there for others. */
class ConsoleTests {

	private static final SetByHand CLOCK = new SetByHand();

	private static final LocalTenant TENANT = LocalTenant.start(Settings.with(CLOCK), AuthorityConfiguration.class,
			TeamsConfiguration.class, ConsoleConfiguration.class);

	private static final String CP_REPORTS = Northmere.CP_REPORTS.address();

	private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

	@AfterEach
	void tidy() {
		TENANT.misbehave().clear();
		TENANT.part(Authority.class).grant("Mail.Send");
	}

	@AfterAll
	static void stop() {
		TENANT.close();
	}

	@ParameterizedTest
	@EnumSource
	void everySectionHasItsPage(Section section) throws Exception {
		HttpResponse<String> page = get("/?show=" + section.key());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<h1>" + section.title() + "</h1>").contains("lang=\"en-GB\"");
		assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
	}

	@Test
	void theRootShowsCalendarsAndTheAssetsAreThere() throws Exception {
		assertThat(get("/").body()).contains("<h1>Calendars</h1>");
		assertThat(get("/console/assets/console.css").statusCode()).isEqualTo(200);
		assertThat(get("/console/assets/console.js").statusCode()).isEqualTo(200);
	}

	@Test
	void everyFieldHasALabel() throws Exception {
		for (Section section : Section.values()) {
			String page = get("/?show=" + section.key()).body();
			Pattern.compile("<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]*id=\"([^\"]+)\"")
				.matcher(page)
				.results()
				.forEach((field) -> assertThat(page).contains("<label for=\"" + field.group(1) + "\""));
		}
	}

	@Test
	void anAgencyWritesAMailWithAFile() throws Exception {
		HttpResponse<String> page = postMail(Map.of("from", "head@oakwood-school.example", "to", CP_REPORTS, "subject",
				"CP-7F3KM school report", "text", "Please find our report."), "report.pdf", "the report");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("The mail was delivered.").contains("CP-7F3KM school report");
		MailItem mail = TENANT.mailboxes().inbox(CP_REPORTS).getLast();
		assertThat(mail.from()).isEqualTo("head@oakwood-school.example");
		assertThat(mail.attachments()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo("report.pdf");
			assertThat(file.text()).isEqualTo("the report");
		});
		HttpResponse<String> file = get(
				"/console/attachment?of=" + encoded(CP_REPORTS) + "&mail=" + encoded(mail.id()) + "&file=0");
		assertThat(file.body()).isEqualTo("the report");
		assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
	}

	@Test
	void aMailWithoutASenderIsRefusedAndWhatWasTypedIsKept() throws Exception {
		HttpResponse<String> page = postMail(
				Map.of("from", "nobody", "to", CP_REPORTS, "subject", "Kept", "text", "Kept too"), "", "");
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("There is a problem")
			.contains("Enter the sender&#39;s address")
			.contains("value=\"Kept\"")
			.contains("Kept too</textarea>");
	}

	@Test
	void markupInAMailStaysText() throws Exception {
		TENANT.mailboxes()
			.deliver(Mail.from("a@b.example").to(CP_REPORTS).subject("<script>alert(1)</script>").text("x"));
		assertThat(get("/?show=mailboxes").body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
	}

	@Test
	void somebodyInvitedAcceptsAndTheOrganiserSeesIt() throws Exception {
		String helen = Northmere.HELEN_OKAFOR.address();
		TENANT.calendars().create(Northmere.CONFERENCES.address(), invitation(helen));
		String id = TENANT.calendars().of(helen).getLast().id();
		HttpResponse<String> page = post("/console/answer", Map.of("of", helen, "event", id, "answer", "ACCEPTED"));
		assertThat(page.body()).contains("The answer was sent to the organiser.")
			.contains("The calendar of Helen Okafor");
		assertThat(
				TENANT.calendars().of(Northmere.CONFERENCES.address()).getLast().invitee(helen).orElseThrow().answer())
			.isEqualTo(Answer.ACCEPTED);
		assertThat(get("/").body()).contains("CP-9X2BN").contains("accepted");
	}

	@Test
	void anAgencyOutsideTheTenantAnswersFromItsOwnCalendar() throws Exception {
		String school = "head@millbrook.example";
		TENANT.calendars().create(Northmere.CONFERENCES.address(), invitation(school));
		assertThat(get("/?show=calendars&of=" + school).body()).contains("CP-9X2BN");
		String id = TENANT.calendars().of(school).getLast().id();
		post("/console/answer", Map.of("of", school, "event", id, "answer", "DECLINED"));
		assertThat(
				TENANT.calendars().of(Northmere.CONFERENCES.address()).getLast().invitee(school).orElseThrow().answer())
			.isEqualTo(Answer.DECLINED);
		assertThat(TENANT.calendars().of(school)).isEmpty();
	}

	@Test
	void somebodyInvitedProposesAnotherTime() throws Exception {
		String helen = Northmere.HELEN_OKAFOR.address();
		TENANT.calendars().create(Northmere.CONFERENCES.address(), invitation(helen));
		String id = TENANT.calendars().of(helen).getLast().id();
		Map<String, String> form = Map.of("of", helen, "event", id, "answer", "TENTATIVE", "start", "2026-03-20T14:00");
		assertThat(post("/console/answer", form).body()).contains("The answer was sent to the organiser.");
		assertThat(get("/").body()).contains("would rather meet on Friday 20 March 2026, 14:00 to 15:30");
		Map<String, String> sure = Map.of("of", helen, "event", id, "answer", "ACCEPTED", "start", "2026-03-20T14:00");
		assertThat(post("/console/answer", sure).body()).contains("tentative answer or a decline");
		Map<String, String> odd = Map.of("of", helen, "event", id, "answer", "TENTATIVE", "start", "soon");
		assertThat(post("/console/answer", odd).body()).contains("Enter a date and a time");
	}

	@Test
	void aMeetingIsMovedAndDeletedByHand() throws Exception {
		String organiser = Northmere.CONFERENCES.address();
		TENANT.calendars().create(organiser, invitation(Northmere.HELEN_OKAFOR.address()));
		String id = TENANT.calendars().of(organiser).getLast().id();
		Map<String, String> move = Map.of("of", organiser, "event", id, "what", "move", "start", "2026-03-27T09:00");
		assertThat(post("/console/byhand", move).body()).contains("The meeting was changed by hand")
			.contains("Friday 27 March 2026, 09:00");
		Map<String, String> delete = Map.of("of", organiser, "event", id, "what", "delete", "start", "");
		assertThat(post("/console/byhand", delete).statusCode()).isEqualTo(200);
		assertThat(TENANT.calendars().of(organiser)).noneMatch((entry) -> entry.id().equals(id));
		assertThat(post("/console/byhand", delete).body()).contains("not in this calendar any more");
	}

	@Test
	void aMeetingIsHeldWithAllWhoHaveNotDeclined() throws Exception {
		String organiser = Northmere.CONFERENCES.address();
		Event online = invitation(Northmere.HELEN_OKAFOR.address());
		online.setIsOnlineMeeting(true);
		String id = String.valueOf(TENANT.calendars().create(organiser, online).getId());
		assertThat(post("/console/hold", Map.of("of", organiser, "event", id)).body())
			.contains("was in the meeting from its beginning");
		String meeting = String.valueOf(TENANT.onlineMeetings().organisedBy(organiser).getLast().getId());
		assertThat(TENANT.onlineMeetings().attendance(organiser, meeting)).singleElement()
			.satisfies((report) -> assertThat(report.getAttendanceRecords()).hasSize(1));
		assertThat(CLOCK.instant()).isAfterOrEqualTo(TENANT.calendars().of(organiser).getLast().end());
		assertThat(post("/console/hold", Map.of("of", organiser, "event", "gone")).statusCode()).isEqualTo(400);
	}

	@Test
	void theOrganiserLosesItsLicenceAndGetsItBack() throws Exception {
		assertThat(post("/console/licence", Map.of("grant", "false")).body()).contains("has no Teams licence");
		assertThat(TENANT.directory().person(Northmere.CONFERENCES.address()).orElseThrow().teamsLicence()).isFalse();
		assertThat(post("/console/licence", Map.of("grant", "true")).body()).contains("has its Teams licence");
	}

	@Test
	void aRoomIsToldToBookTwice() throws Exception {
		String alder = Northmere.ALDER.address();
		assertThat(get("/?show=calendars&of=" + encoded(alder)).body())
			.contains("When somebody asks for this room, it");
		assertThat(post("/console/room", Map.of("of", alder, "attendant", "DOUBLE_BOOKS")).body())
			.contains("The room answers in that way");
		assertThat(TENANT.directory().room(alder).orElseThrow().attendant()).isEqualTo(Room.Attendant.DOUBLE_BOOKS);
	}

	@Test
	void anInvitationThatIsGoneCannotBeAnswered() throws Exception {
		HttpResponse<String> page = post("/console/answer",
				Map.of("of", Northmere.SIAN_PUGH.address(), "event", "gone", "answer", "DECLINED"));
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("can no longer be answered");
	}

	@Test
	void aDocumentCanBeDownloaded() throws Exception {
		TENANT.library()
			.put("root:/Conferences/CP-1/a b.pdf:", "bytes".getBytes(UTF_8), "application/pdf", OnConflict.FAIL, null);
		assertThat(get("/?show=documents").body()).contains("Conferences/CP-1/a b.pdf");
		assertThat(get("/console/document?path=" + encoded("Conferences/CP-1/a b.pdf")).body()).isEqualTo("bytes");
		assertThat(get("/console/document?path=nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void somethingIsToldToGoWrong() throws Exception {
		HttpResponse<String> page = post("/console/misbehave",
				Map.of("target", "MAIL", "wrong", "THROTTLED", "times", "2", "seconds", "7"));
		assertThat(page.body()).contains("It will go wrong as you said");
		String path = "/users/" + CP_REPORTS + "/messages";
		assertThat(TENANT.misbehave().next("GET", path)).isEmpty();
		assertThat(TENANT.misbehave().next("POST", path)).contains(new Fault.Throttle(Duration.ofSeconds(7)));
		assertThat(TENANT.misbehave().next("POST", path)).isPresent();
		assertThat(TENANT.misbehave().next("POST", path)).isEmpty();
	}

	@Test
	void whatCannotGoWrongInThatWayIsSaid() throws Exception {
		HttpResponse<String> page = post("/console/misbehave",
				Map.of("target", "MAIL", "wrong", "TWICE", "times", "1", "seconds", "1"));
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("cannot go wrong in that way");
		assertThat(post("/console/misbehave", Map.of("target", "MAIL", "wrong", "THROTTLED", "times", "many")).body())
			.contains("as a whole number");
	}

	@Test
	void notificationsAreLostWhenTold() throws Exception {
		post("/console/misbehave", Map.of("target", "NOTIFICATION", "wrong", "NEVER", "times", "1"));
		assertThat(TENANT.misbehave().copiesOfNextNotification()).isZero();
		post("/console/misbehave", Map.of("target", "NOTIFICATION", "wrong", "NEVER", "times", "1"));
		post("/console/behave", Map.of());
		assertThat(TENANT.misbehave().copiesOfNextNotification()).isEqualTo(1);
	}

	@Test
	void aPermissionIsTakenAwayAndGivenBack() throws Exception {
		assertThat(post("/console/permission", Map.of("name", "Mail.Send", "grant", "false")).body())
			.contains("Grant Mail.Send");
		assertThat(TENANT.part(Authority.class).permissions()).doesNotContain("Mail.Send");
		post("/console/permission", Map.of("name", "Mail.Send", "grant", "true"));
		assertThat(TENANT.part(Authority.class).permissions()).contains("Mail.Send");
		post("/console/permission", Map.of("person", "yes", "name", "Helen Okafor", "grant", "false"));
		assertThat(TENANT.part(Authority.class).consented(Northmere.HELEN_OKAFOR.id())).isFalse();
		post("/console/permission", Map.of("person", "yes", "name", "Helen Okafor", "grant", "true"));
		assertThat(TENANT.part(Authority.class).consented(Northmere.HELEN_OKAFOR.id())).isTrue();
	}

	@Test
	void callsAreCountedByStep() throws Exception {
		int before = TENANT.calls().all().size();
		assertThat(post("/console/step", Map.of("name", "Booking")).body()).contains("Booking");
		TENANT.calls().enter("GET", "/users/1", "/users/{user}", true, "bot", 200, 1, Duration.ofMillis(3));
		String page = get("/?show=calls").body();
		assertThat(page).contains("GET /users/{user}").contains((before + 1) + ((before == 0) ? " time<" : " times<"));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create(TENANT.url() + path)).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		return this.http.send(HttpRequest.newBuilder(URI.create(TENANT.url() + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> postMail(Map<String, String> fields, String file, String content)
			throws IOException, InterruptedException {
		StringBuilder body = new StringBuilder();
		fields.forEach((name, value) -> body.append("--part\r\nContent-Disposition: form-data; name=\"")
			.append(name)
			.append("\"\r\n\r\n")
			.append(value)
			.append("\r\n"));
		body.append("--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"")
			.append(file)
			.append("\"\r\nContent-Type: application/pdf\r\n\r\n")
			.append(content)
			.append("\r\n--part--\r\n");
		return this.http.send(HttpRequest.newBuilder(URI.create(TENANT.url() + "/console/mail"))
			.header("Content-Type", "multipart/form-data; boundary=part")
			.POST(BodyPublishers.ofString(body.toString()))
			.build(), BodyHandlers.ofString());
	}

	private static Event invitation(String invitee) {
		EmailAddress address = new EmailAddress();
		address.setAddress(invitee);
		Attendee attendee = new Attendee();
		attendee.setEmailAddress(address);
		attendee.setType(AttendeeType.Required);
		Event event = new Event();
		event.setSubject("CP-9X2BN");
		event.setStart(at("2030-03-05T10:00:00"));
		event.setEnd(at("2030-03-05T12:00:00"));
		event.setAttendees(List.of(attendee));
		return event;
	}

	private static DateTimeTimeZone at(String time) {
		DateTimeTimeZone at = new DateTimeTimeZone();
		at.setDateTime(time);
		at.setTimeZone("Europe/London");
		return at;
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, UTF_8);
	}

	/** Our own time, until somebody sets it forward. */
	private static final class SetByHand extends Clock implements MovableTime {

		private volatile Clock now = Clock.systemUTC();

		@Override
		public void isNow(ZonedDateTime moment) {
			this.now = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), moment));
		}

		@Override
		public Instant instant() {
			return this.now.instant();
		}

		@Override
		public ZoneId getZone() {
			return this.now.getZone();
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this.now.withZone(zone);
		}

	}

}
