package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.LocalDatabase;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Watching;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSetVersion;
import io.convenor.timescales.RuleSets;

/**
 * The reports room on a real database, with Microsoft 365 in memory, at nine o'clock on
 * Friday 20 February 2026.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = ReportsRoom.Furnished.class,
		properties = { "convenor.delivery.first-retry=20ms", "convenor.delivery.polling=50ms",
				"convenor.delivery.attempts=3", "convenor.reports.read-every=1h", "convenor.reports.answers-a-day=3",
				"convenor.reports.new-date-alone-after=0s",
				"convenor.watching.notification-url=https://bot.example/graph/notifications",
				"convenor.reports.largest-file=1MB", "convenor.authority.name=Northmere Council",
				"convenor.authority.organiser=conferences@northmere.example", "convenor.authority.organiser-id=org",
				"convenor.authority.cp-mailbox=cp.reports@northmere.example",
				"convenor.authority.telephone=01632 960 123", "convenor.staff.administrators=joan",
				"convenor.staff.chairs=helen", "convenor.groups.allegations.mailbox=lado@northmere.example",
				"convenor.groups.allegations.organiser=lado.meetings@northmere.example",
				"convenor.groups.allegations.organiser-id=lado-organiser",
				"convenor.groups.allegations.custodians=ruth", "convenor.groups.marac.mailbox=marac@northmere.example",
				"convenor.groups.marac.organiser=marac.meetings@northmere.example",
				"convenor.groups.marac.organiser-id=marac-organiser", "convenor.groups.marac.custodians=nia" })
abstract class ReportsRoom {

	static final Instant START = Instant.parse("2026-02-20T09:00:00Z");

	static final String SCHOOL = "office@hillside-school.example";

	static final String POLICE = "referrals@northmere-police.example";

	static final String SIAN = "sian.pugh@northmere.example";

	static final String MOTHER = "kim@home.example";

	static final String JOAN = "joan";

	@Autowired
	Conferences conferences;

	@Autowired
	RuleSets ruleSets;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Microsoft365 microsoft;

	@Autowired
	Heard heard;

	@Autowired
	Watching watching;

	@Autowired
	Reports reports;

	@Autowired
	Requests requests;

	@Autowired
	MailQueue queue;

	@Autowired
	Mails mails;

	@Autowired
	Deliveries deliveries;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	/** Who was invited to one writes to its people, whatever the next test is about. */
	@AfterEach
	void nobodyIsInvitedToAnAllegationsMeetingAnyMore() {
		this.jdbc
			.sql("update invitee set address = 'was-' || id || '@northmere.example' "
					+ "where conference in (select id from conference where kind = :kind)")
			.param("kind", SomeKinds.ALLEGATIONS_MEETING.name())
			.update();
	}

	/** An initial conference on Tuesday 3 March 2026 at ten. */
	Conference initialConference(Invitee... more) {
		return book(SomeKinds.INITIAL_CONFERENCE, LocalDateTime.of(2026, 3, 3, 10, 0), more);
	}

	Conference book(Kind kind, LocalDateTime startsAt, Invitee... more) {
		List<Invitee> invitees = new ArrayList<>();
		invitees.add(person("Helen Okafor", "helen.okafor@northmere.example", "", Role.CHAIR));
		invitees.add(person("Kim Marsh", MOTHER, "", Role.MOTHER));
		invitees.add(person("Siân Pugh", SIAN, "Children's social care", Role.SOCIAL_WORKER));
		invitees.add(person("Ade Cole", SCHOOL, "Hillside Primary School", Role.SCHOOL));
		invitees.add(person("Lou Hart", POLICE, "Northmere Police", Role.POLICE));
		invitees.addAll(List.of(more));
		RuleSetVersion rules = this.ruleSets.inForceOn(LocalDate.of(2026, 2, 20)).asVersion();
		return book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL, "helen", rules,
				LocalDate.of(2026, 2, 16), startsAt, 90, "conferences@northmere.example", null, invitees));
	}

	private Conference book(Conference.Agreed agreed) {
		return this.transaction.execute((_) -> this.conferences.save(Conference.book(agreed, this.clock.instant())));
	}

	static Invitee person(String name, String address, String agency, Role role) {
		return Invitee.named(name).mailbox(new EmailAddress(address)).agency(agency).as(role).build();
	}

	/** A mail arrives in time, and the reader is told of it. */
	UUID mail(String from, String subject, Microsoft365.Attached... attached) {
		return mailAt(this.clock.instant(), from, subject, attached);
	}

	UUID mailAt(Instant at, String from, String subject, Microsoft365.Attached... attached) {
		var mail = this.microsoft.arrives(from, subject, at, attached);
		wake();
		soon().untilAsserted(
				() -> org.assertj.core.api.Assertions.assertThat(stateOf(mail.id())).isNotNull().isNotEqualTo("NEW"));
		return idOf(mail.id());
	}

	/** Somebody tells of new mail. */
	void wake() {
		this.watching.wake(InboxReader.INBOX, "cp.reports@northmere.example");
	}

	String stateOf(String messageId) {
		return this.jdbc.sql("select state from arrived_mail where message_id = ?")
			.param(messageId)
			.query(String.class)
			.optional()
			.orElse(null);
	}

	UUID idOf(String messageId) {
		return this.jdbc.sql("select id from arrived_mail where message_id = ?")
			.param(messageId)
			.query(UUID.class)
			.single();
	}

	QueuedMail queued(UUID mail) {
		return this.queue.find(JOAN, mail).orElseThrow();
	}

	RequestedReport report(Conference conference, String label) {
		return this.reports.of(conference.id())
			.stream()
			.filter((report) -> report.label().equals(label))
			.findFirst()
			.orElseThrow();
	}

	/** The files of a conference, by name. */
	List<String> library(Reference reference) {
		return this.microsoft.documents.keySet()
			.stream()
			.filter((name) -> name.startsWith(reference + "/"))
			.sorted()
			.toList();
	}

	/** What an agency was sent after the request. */
	List<String> answersTo(String address, Conference conference) {
		return this.microsoft.sentTo(address)
			.stream()
			.filter((mail) -> mail.subject().equals(conference.reference().value()))
			.skip(1)
			.map((mail) -> mail.htmlBody())
			.toList();
	}

	/** Waits until the request has gone out, so that what follows is an answer. */
	void awaitRequest(String address, Conference conference) {
		soon().until(() -> this.microsoft.sentTo(address)
			.stream()
			.anyMatch((mail) -> mail.subject().equals(conference.reference().value())));
	}

	/** Waits until nothing is on its way about a mail. */
	void settled(UUID mail) {
		soon().until(() -> this.deliveries.about(mail).stream().allMatch((delivery) -> delivery.settled()));
	}

	static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(25));
	}

	/** What the room told the others. */
	static class Heard implements Consumer<ReportReceived> {

		final List<ReportReceived> received = new CopyOnWriteArrayList<>();

		@Override
		@EventListener
		public void accept(ReportReceived event) {
			this.received.add(event);
		}

	}

	@EnableAutoConfiguration
	@Import(LocalDatabase.class)
	@AutoConfigurationPackage(basePackageClasses = Conference.class)
	@EnableJdbcRepositories(basePackageClasses = Conference.class)
	@ComponentScan(
			basePackages = { "io.convenor.reports", "io.convenor.replies", "io.convenor.delivery", "io.convenor.people",
					"io.convenor.timescales", "io.convenor.audit", "io.convenor.conference", "io.convenor.deadlines" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
	static class Furnished {

		@Bean
		Clock clock() {
			Clock system = Clock.system(Dates.LONDON);
			return Clock.offset(system, Duration.between(system.instant(), START));
		}

		@Bean
		Microsoft365 microsoft365() {
			return new Microsoft365();
		}

		@Bean
		Heard heard() {
			return new Heard();
		}

	}

}
