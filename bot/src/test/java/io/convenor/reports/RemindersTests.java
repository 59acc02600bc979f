package io.convenor.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Courier.Outcome;
import io.convenor.delivery.Delivery;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.people.Agencies;
import io.convenor.people.Agency;
import io.convenor.people.EmailAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** It is nine o'clock on Friday 20 February 2026. */
class RemindersTests extends ReportsRoom {

	private static final String LEAD = "lead@hillside-school.example";

	@Autowired
	Reminders reminders;

	@Autowired
	ReminderCourier courier;

	@Autowired
	AgencyAnswers answers;

	@Autowired
	Agencies agencies;

	@Autowired
	AuditTrail audit;

	@Test
	void twoWorkingDaysBeforeWhoOwesAReportIsReminded() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.reminders.remindToday();
		String text = reminderTo(SCHOOL, conference).htmlBody();
		assertThat(text).contains("is due by Tuesday 24 February 2026", conference.reference().value(),
				"cp.reports@northmere.example", "your report will be late, and by which day it comes");
		assertThat(reminderTo(SCHOOL, conference).subject()).isEqualTo(conference.reference().value());
		assertThat(remindersAbout(conference)).hasSize(3);
	}

	@Test
	void aSecondLookOnTheSameDayRemindsNobodyAgain() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.reminders.remindToday();
		this.reminders.remindToday();
		sent(conference);
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).hasSize(3);
	}

	@Test
	void aReminderThatIsTriedAgainAfterAKillIsLookedUpByItsKey() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		var reminder = new Reminders.Reminder(school.id(), school.awaitedOn(), this.clock.instant(), false);
		this.courier.carry(reminder, new IdempotencyKey("a-reminder", false), conference.id());
		this.courier.carry(reminder, new IdempotencyKey("a-reminder", true), conference.id());
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void theLastReminderGoesToTheSafeguardingLeadToo() {
		this.agencies.add(List
			.of(new Agency("Hillside Primary School", List.of("hillside-school.example"), new EmailAddress(LEAD))),
				JOAN);
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 23, 10, 0));
		this.reminders.remindToday();
		soon().until(() -> !remindersTo(LEAD, conference).isEmpty());
		Outbox.Mail mail = remindersTo(LEAD, conference).getFirst();
		assertThat(mail.subject()).isEqualTo(conference.reference().value());
		assertThat(mail.htmlBody()).contains("safeguarding lead", SCHOOL, "Thursday 19 February 2026")
			.doesNotContain("Ade Cole", "Kim Marsh", "M-1234");
		assertThat(reminderTo(SCHOOL, conference).htmlBody()).contains("was due by Thursday 19 February 2026");
	}

	@Test
	void whoWasAskedTodayIsNotRemindedOfADayThatWasOverBefore() {
		Conference conference = book(SomeKinds.INITIAL_CONFERENCE, LocalDateTime.of(2026, 2, 24, 10, 0));
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).isEmpty();
	}

	@Test
	void aReportThatCameBeforeTheReminderWentOutStopsIt() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		received(school);
		assertThat(carry(school, conference)).isInstanceOfSatisfying(Outcome.Done.class,
				(done) -> assertThat(((ReminderCourier.Went) done.brought()).letter()).isNull());
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).extracting((delivery) -> delivery.isFor(school.invitee()))
			.containsOnly(false);
		assertThat(remindersTo(SCHOOL, conference)).isEmpty();
	}

	@Test
	void aMailThatMayBringTheReportHoldsTheReminderBackUntilSomebodyHasLooked() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		UUID mail = UUID.randomUUID();
		this.jdbc
			.sql("insert into arrived_mail (id, identity, message_id, sender, sender_name, subject, received_at, "
					+ "has_attachments, state, suggested_request) values (?, ?, 'm', 'other@home.example', '', '', "
					+ "'2026-02-20T08:00:00Z', true, 'QUEUED', ?)")
			.params(mail, mail.toString(), school.id())
			.update();
		assertThat(carry(school, conference)).isInstanceOf(Outcome.NotYet.class);
		this.jdbc.sql("update arrived_mail set state = 'HANDLED' where id = ?").param(mail).update();
		assertThat(carry(school, conference)).isInstanceOf(Outcome.Done.class);
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void nobodyIsRemindedOfAConferenceThatIsCancelledOrOver() {
		Conference cancelled = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.jdbc.sql("update conference set status = 'CANCELLED' where id = ?").param(cancelled.id()).update();
		Conference begun = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.jdbc.sql("update conference set starts_at = '2026-02-20 08:00' where id = ?").param(begun.id()).update();
		this.reminders.remindToday();
		for (Conference conference : List.of(cancelled, begun)) {
			assertThat(remindersAbout(conference)).isEmpty();
			carry(request(conference, "School"), conference);
			assertThat(remindersTo(SCHOOL, conference)).isEmpty();
		}
	}

	@Test
	void whoIsNoLongerAskedIsNotReminded() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.requests.withdraw(request(conference, "School").id(), this.clock.instant());
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).hasSize(2);
	}

	@Test
	void theChairRemindsWhoHasNotSentAndNobodyTwiceUnasked() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 3, 12, 10, 0));
		received(request(conference, "Police"));
		assertThat(this.reminders.remind(conference.id(), "helen", false).orElseThrow().reminded())
			.containsExactly("Social worker (Children's social care)", "School (Hillside Primary School)");
		assertThat(report(conference, "School").chase().remindedAt()).isNotNull();
		Reminders.Reminded twice = this.reminders.remind(conference.id(), "helen", false).orElseThrow();
		assertThat(twice.reminded()).isEmpty();
		assertThat(twice.lately()).hasSize(2);
		assertThat(this.reminders.remind(conference.id(), JOAN, true).orElseThrow().reminded()).hasSize(2);
		assertThat(this.reminders.remind(conference.id(), "somebody", false)).isEmpty();
		assertThat(this.audit.of(conference.id())).extracting(AuditTrail.Entry::did)
			.contains("had a report reminded of");
	}

	@Test
	void whoWasRemindedByHandTodayIsNotRemindedByTheClockToo() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.reminders.remind(conference.id(), "helen", false);
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).hasSize(3);
	}

	@Test
	void whoHasNoReportToSendIsNotRemindedAndOwesNone() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.NOTHING_KNOWN, null)).isEmpty();
		assertThat(report(conference, "School").owed()).isFalse();
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).hasSize(2);
		assertThat(this.audit.of(conference.id())).extracting(AuditTrail.Entry::details)
			.contains("School: nothing known");
	}

	@Test
	void aReportThatArrivesUndoesWhatWasSaid() {
		Conference conference = initialConference();
		Request school = request(conference, "School");
		this.answers.say(conference.id(), school.id(), "helen", Said.What.ATTENDS_WITHOUT, null);
		mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("The report of the school"));
		soon().until(() -> report(conference, "School").received());
		assertThat(report(conference, "School").chase().said()).isNull();
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.NOTHING_KNOWN, null)).get()
			.asString()
			.contains("Their report is here");
	}

	@Test
	void whoWillBeLateIsRemindedByTheDayTheySay() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.LATE, LocalDate.of(2026, 2, 24)))
			.get()
			.asString()
			.contains("it is not late");
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.LATE, LocalDate.of(2026, 2, 27)))
			.get()
			.asString()
			.contains("after the conference");
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.LATE, null)).isPresent();
		assertThat(this.answers.say(conference.id(), school.id(), "helen", Said.What.LATE, LocalDate.of(2026, 2, 25)))
			.isEmpty();
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).noneMatch((delivery) -> delivery.isFor(school.invitee()));
		assertThat(report(conference, "School").chase().said().inWords())
			.isEqualTo("will be late, by Wednesday 25 February 2026");
		assertThat(this.answers.say(conference.id(), school.id(), "somebody", Said.What.LATE, null)).isPresent();
		assertThat(this.answers.say(conference.id(), school.id(), "helen", null, null)).isEmpty();
		assertThat(report(conference, "School").chase().said()).isNull();
	}

	/** A conference of which agencies have known for a week. */
	private Conference askedAWeekAgo(LocalDateTime startsAt) {
		Conference conference = book(SomeKinds.INITIAL_CONFERENCE, startsAt);
		this.jdbc.sql("update report_request set asked_at = asked_at - interval '7 days' where conference = ?")
			.param(conference.id())
			.update();
		awaitRequest(SCHOOL, conference);
		return conference;
	}

	private Request request(Conference conference, String label) {
		return this.requests.of(conference.id())
			.stream()
			.filter((each) -> each.label().equals(label))
			.findFirst()
			.orElseThrow();
	}

	private void received(Request request) {
		this.jdbc.sql("update report_request set received_at = '2026-02-19T10:00:00Z' where id = ?")
			.param(request.id())
			.update();
	}

	private Outcome<ReminderCourier.Went> carry(Request request, Conference conference) {
		return this.courier.carry(
				new Reminders.Reminder(request.id(), request.awaitedOn(), this.clock.instant(), false),
				new IdempotencyKey("reminder-" + request.id(), false), conference.id());
	}

	private List<Delivery> remindersAbout(Conference conference) {
		return this.deliveries.about(conference.id())
			.stream()
			.filter((each) -> each.kind().equals("report-reminder"))
			.toList();
	}

	private void sent(Conference conference) {
		soon().until(() -> remindersAbout(conference).stream().allMatch((each) -> each.settled()));
	}

	private List<Outbox.Mail> remindersTo(String address, Conference conference) {
		return this.microsoft.sentTo(address)
			.stream()
			.filter((mail) -> mail.subject().equals(conference.reference().value()))
			.filter((mail) -> mail.htmlBody().contains("We have not received")
					|| mail.htmlBody().contains("safeguarding lead"))
			.toList();
	}

	private Outbox.Mail reminderTo(String address, Conference conference) {
		soon().until(() -> !remindersTo(address, conference).isEmpty());
		return remindersTo(address, conference).getFirst();
	}

}
