package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.FreePort;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalTown;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/** A report's way from an agency's mail to the document library, through Graph itself. */
@Tag("slow")
class AReportByMailTests {

	private static final String SCHOOL = "office@hillside-school.example";

	private static final String CP_MAILBOX = Northmere.CP_REPORTS.address();

	private static LocalTown town;

	private static LocalBot bot;

	@BeforeAll
	static void start() {
		town = LocalTown.start(Settings.with(Clock.systemUTC()));
		bot = LocalBot.start(town, FreePort.next(), Map.of("convenor.reports.read-every", "5s"));
	}

	@AfterAll
	static void stop() {
		bot.close();
		town.close();
	}

	@Test
	void isNotifiedStoredAcknowledgedAndFiledAway() {
		Conference conference = book();
		soon().until(() -> inboxOf(SCHOOL, conference).size() == 1);
		soon().until(() -> bot.part(Inbox.class).now().cp().subscription().isPresent());
		Calls calls = town.tenant().part(Calls.class);
		long before = calls.marker();
		town.tenant()
			.mailboxes()
			.deliver(Mail.from(SCHOOL)
				.to(CP_MAILBOX)
				.subject("RE: " + conference.reference())
				.text("Please find our report attached.")
				.attach("Hillside about Kim.pdf", "application/pdf", Paper.pdf("our report")));
		soon().until(() -> inboxOf(SCHOOL, conference).size() == 2);
		soon().until(() -> town.tenant()
			.mailboxes()
			.folder(CP_MAILBOX, "Filed")
			.stream()
			.anyMatch((mail) -> mail.subject().contains(conference.reference().value())));
		// Beside the reading of the inbox, which is for every mail at once.
		assertThat(calls.since(before)).extracting(Call::operation)
			.filteredOn((operation) -> !operation.endsWith("/messages/delta"))
			.containsExactlyInAnyOrder("GET /users/{user}/messages/{message}/attachments",
					"GET /users/{user}/messages/{message}/attachments/{attachment}/$value",
					"PUT /drives/{drive}/items/{item}/content", "POST /users/{user}/messages",
					"POST /users/{user}/messages/{message}/send", "POST /users/{user}/messages/{message}/move");
		assertThat(filesOf(conference)).extracting(LibraryFile::name)
			.containsExactly(conference.reference() + " School report 1.pdf");
		assertThat(inboxOf(SCHOOL, conference)).extracting(MailItem::subject)
			.containsOnly(conference.reference().value());
		assertThat(bot.part(Reports.class).of(conference.id())).filteredOn((report) -> report.label().equals("School"))
			.singleElement()
			.matches(RequestedReport::received);
	}

	@Test
	void anAdministratorSeesThatEverythingWorksAndThatNothingWaits() {
		var joan = town.teams().as(Northmere.JOAN_WHITBY);
		joan.installs();
		soon().until(() -> bot.part(Inbox.class).now().cp().subscription().isPresent());
		joan.says("admin check");
		soon().untilAsserted(() -> {
			joan.presses("Check again");
			assertThat(joan.card().text()).contains("Everything I could make sure of works", "promised until");
		});
		joan.says("admin queue");
		assertThat(joan.card().text()).contains("No email waits for you");
	}

	@Test
	void isFoundThoughTheNotificationNeverComes() {
		Conference conference = book();
		soon().until(() -> inboxOf(SCHOOL, conference).size() == 1);
		town.tenant().part(Misbehaviours.class).neverNotify(1);
		town.tenant()
			.mailboxes()
			.deliver(Mail.from(SCHOOL)
				.to(CP_MAILBOX)
				.subject(conference.reference().value())
				.attach("report.docx", Paper.DOCX, Paper.docx("our report")));
		soon().until(() -> filesOf(conference).size() == 1);
	}

	private static Conference book() {
		LocalDate day = bot.part(WorkingDays.class)
			.plus(LocalDate.ofInstant(bot.part(Clock.class).instant(), Dates.LONDON), 8);
		var chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress(Northmere.HELEN_OKAFOR.address()))
			.as(Role.CHAIR)
			.directoryId(Northmere.HELEN_OKAFOR.id())
			.build();
		var school = Invitee.named("Ade Cole")
			.mailbox(new EmailAddress(SCHOOL))
			.agency("Hillside Primary School")
			.as(Role.SCHOOL)
			.build();
		var agreed = new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				Northmere.HELEN_OKAFOR.id(), bot.part(RuleSets.class).inForceOn(day).asVersion(), day.minusDays(10),
				day.atTime(10, 0), 90, Northmere.CONFERENCES.address(), null, List.of(chair, school));
		return bot.part(TransactionOperations.class)
			.execute((_) -> bot.part(Conferences.class).save(Conference.book(agreed, bot.part(Clock.class).instant())));
	}

	private static List<MailItem> inboxOf(String address, Conference conference) {
		return town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.subject().equals(conference.reference().value()))
			.toList();
	}

	private static List<LibraryFile> filesOf(Conference conference) {
		return town.tenant()
			.library()
			.files()
			.stream()
			.filter((file) -> file.path().contains(conference.reference() + "/Reports/"))
			.toList();
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
