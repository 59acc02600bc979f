package io.convenor.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Courier.Outcome;
import io.convenor.delivery.Delivery;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.people.Agencies;
import io.convenor.people.Agency;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

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

	@Autowired
	Caseload caseload;

	@Autowired
	WorkingDays workingDays;

	@Autowired
	ReportLetters letters;

	@Autowired
	ReportsSettings settings;

	@Autowired
	ApplicationEventPublisher events;

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
		var reminder = Reminders.Reminder.onItsDay(school, this.clock.instant(), false);
		this.courier.carry(reminder, new IdempotencyKey("a-reminder", false), conference.id());
		this.courier.carry(reminder, new IdempotencyKey("a-reminder", true), conference.id());
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void theLastReminderGoesToTheSafeguardingLeadToo() {
		listTheLeadOfTheSchool();
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
		this.jdbc.sql("update report_request set reminded_at = reminded_at - interval '1 hour' where conference = ?")
			.param(conference.id())
			.update();
		assertThat(this.reminders.remind(conference.id(), JOAN, true).orElseThrow().reminded()).hasSize(2);
		Reminders.Reminded atOnce = this.reminders.remind(conference.id(), "helen", true).orElseThrow();
		assertThat(atOnce.reminded()).as("two press at the same moment").isEmpty();
		assertThat(atOnce.lately()).hasSize(2);
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
		for (int february : List.of(20, 23, 24)) {
			remindOn(LocalDate.of(2026, 2, february));
			assertThat(remindersAbout(conference)).noneMatch((delivery) -> delivery.isFor(school.invitee()));
		}
		remindOn(LocalDate.of(2026, 2, 25));
		assertThat(remindersAbout(conference)).filteredOn((delivery) -> delivery.isFor(school.invitee())).hasSize(1);
		assertThat(report(conference, "School").chase().said().inWords())
			.isEqualTo("will be late, by Wednesday 25 February 2026");
		assertThat(this.answers.say(conference.id(), school.id(), "somebody", Said.What.LATE, null)).isPresent();
		assertThat(this.answers.say(conference.id(), school.id(), "helen", null, null)).isEmpty();
		assertThat(report(conference, "School").chase().said()).isNull();
	}

	@Test
	void whoWasTakenOffTheListOrIsFamilyIsNotWrittenToAsTheLead() {
		listTheLeadOfTheSchool();
		LocalDateTime monday = LocalDateTime.of(2026, 2, 23, 10, 0);
		Conference removed = askedAWeekAgo(monday, person("Lee Dean", LEAD, "Hillside Primary School", Role.SCHOOL));
		UUID lee = removed.invited(LEAD).orElseThrow().id();
		change(removed, (held) -> held.uninvite(lee, this.clock.instant()));
		Conference family = askedAWeekAgo(monday, person("Lee Dean", LEAD, "", Role.RELATIVE));
		this.reminders.remindToday();
		for (Conference conference : List.of(removed, family)) {
			sent(conference);
			assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
			assertThat(remindersTo(LEAD, conference)).isEmpty();
		}
	}

	@Test
	void theLeadOfAnotherAgencyOfThatNameIsNotWrittenTo() {
		String theirs = "lead@other-police.example";
		this.agencies.add(
				List.of(new Agency("Northmere Police", List.of("other-police.example"), new EmailAddress(theirs))),
				JOAN);
		this.transaction.executeWithoutResult((_) -> this.agencies
			.booked(List.of(new Agencies.Speaking("Northmere Police", new EmailAddress(POLICE)))));
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 23, 10, 0));
		this.reminders.remindToday();
		sent(conference);
		assertThat(remindersTo(POLICE, conference)).hasSize(1);
		assertThat(remindersTo(theirs, conference)).isEmpty();
	}

	@Test
	void aReminderThatReachedNobodyGoesAgainOnTheNextWorkingMorning() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		this.reminders.remindToday();
		sent(conference);
		Instant at = report(conference, "School").chase().remindedAt();
		var reminder = Reminders.Reminder.onItsDay(school, at, false);
		this.courier.givenUp(reminder, "refused", conference.id());
		assertThat(report(conference, "School").chase().remindedAt()).isNull();
		remindOn(LocalDate.of(2026, 2, 23));
		assertThat(toSchool(conference)).hasSize(2);
		assertThat(remindersAbout(conference)).as("the others have theirs").hasSize(4);
	}

	@Test
	void whereOneReachedNobodyTheOneBeforeIsTheLast() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 3, 12, 10, 0));
		this.reminders.remind(conference.id(), "helen", false);
		Request first = request(conference, "School");
		Instant later = first.course().remindedAt().plusSeconds(120);
		assertThat(this.requests.remind(first, later)).isTrue();
		this.courier.givenUp(Reminders.Reminder.byHand(first, later), "refused", conference.id());
		assertThat(report(conference, "School").chase().remindedAt()).isEqualTo(first.course().remindedAt());
	}

	@Test
	void aReminderThatWasGivenUpAndTriedAgainIsTheLastAfterAll() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		var reminder = Reminders.Reminder.onItsDay(school, START.plusSeconds(1), false);
		this.requests.remindOnItsDay(school, reminder.at(), true);
		this.courier.givenUp(reminder, "refused", conference.id());
		assertThat(carry(this.courier, reminder, conference)).isInstanceOfSatisfying(Outcome.Done.class,
				(done) -> this.courier.arrived(reminder, (ReminderCourier.Went) done.brought(), conference.id()));
		assertThat(request(conference, "School").course().reminded())
			.isEqualTo(new Request.Reminded(reminder.at(), LocalDate.of(2026, 2, 20)));
	}

	@Test
	void ofSeveralThatWereHeldBackOnlyTheNewestGoes() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		Instant older = START.plusSeconds(1);
		this.requests.remindOnItsDay(school, older, true);
		this.requests.remind(request(conference, "School"), older.plusSeconds(60));
		carry(this.courier, Reminders.Reminder.onItsDay(school, older, false), conference);
		assertThat(remindersTo(SCHOOL, conference)).isEmpty();
		carry(this.courier, Reminders.Reminder.byHand(school, older.plusSeconds(60)), conference);
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-20T18:30, 2026-02-23", "2026-02-21T10:00, 2026-02-23", "2026-02-22T23:59, 2026-02-23",
			"2026-02-23T08:00, 2026-02-23" })
	void whatWasHeldBackGoesOnAWorkingDayAndNotInItsEvening(LocalDateTime now, LocalDate morning) {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		var byTheClock = Reminders.Reminder.onItsDay(school, START, false);
		assertThat(carry(courierAt(now), byTheClock, conference)).isInstanceOfSatisfying(Outcome.NotYet.class,
				(notYet) -> assertThat(notYet.again())
					.isEqualTo(morning.atTime(8, 15).atZone(Dates.LONDON).toInstant()));
		assertThat(remindersTo(SCHOOL, conference)).isEmpty();
		var byHand = Reminders.Reminder.byHand(school, now.atZone(Dates.LONDON).toInstant());
		assertThat(carry(courierAt(now), byHand, conference)).as("who says so by hand means now")
			.isInstanceOf(Outcome.Done.class);
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void whoDoesNotKnowTheNewDayYetIsNotRemindedOfIt() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.jdbc.sql("update report_request set told_due_on = '2026-02-27' where id = ?")
			.param(request(conference, "School").id())
			.update();
		this.reminders.remindToday();
		assertThat(toSchool(conference)).isEmpty();
		assertThat(remindersAbout(conference)).hasSize(2);
	}

	@Test
	void whoWasRemindedByHandOnTheMorningOfTheLastIsNotAgainButTheLeadIs() {
		listTheLeadOfTheSchool();
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 23, 10, 0));
		this.reminders.remind(conference.id(), "helen", false);
		this.reminders.remindToday();
		sent(conference);
		assertThat(remindersTo(SCHOOL, conference)).hasSize(1);
		assertThat(remindersTo(LEAD, conference)).hasSize(1);
		this.reminders.remindToday();
		assertThat(remindersAbout(conference)).hasSize(4);
	}

	@Test
	void whomTheRequestNeverReachedIsNotAskedWhereTheReportIs() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		this.jdbc.sql("update delivery set state = 'GIVEN_UP' where key = ?")
			.param(request(conference, "School").key())
			.update();
		this.reminders.remindToday();
		assertThat(toSchool(conference)).isEmpty();
		this.reminders.remind(conference.id(), "helen", true);
		assertThat(toSchool(conference)).isEmpty();
		assertThat(report(conference, "School").state()).isEqualTo(RequestedReport.State.NOT_ASKED);
	}

	@Test
	void whoIsNoLongerInvitedIsNotRemindedWhateverTheyWereAsked() {
		Conference conference = askedAWeekAgo(LocalDateTime.of(2026, 2, 26, 10, 0));
		Request school = request(conference, "School");
		change(conference, (held) -> held.uninvite(school.invitee(), this.clock.instant()));
		this.jdbc.sql("update report_request set withdrawn_at = null where id = ?").param(school.id()).update();
		carry(school, conference);
		assertThat(remindersTo(SCHOOL, conference)).isEmpty();
	}

	@Test
	void nothingIsWrittenDownAboutAConferenceThatIsNotToCome() {
		Conference conference = initialConference();
		UUID school = request(conference, "School").id();
		this.jdbc.sql("update conference set status = 'HELD' where id = ?").param(conference.id()).update();
		assertThat(this.answers.say(conference.id(), school, "helen", Said.What.NOTHING_KNOWN, null)).get()
			.asString()
			.contains("The conference is over");
		assertThat(report(conference, "School").chase().said()).isNull();
	}

	/** A conference of which agencies have known for a week. */
	private Conference askedAWeekAgo(LocalDateTime startsAt, Invitee... more) {
		Conference conference = book(SomeKinds.INITIAL_CONFERENCE, startsAt, more);
		this.jdbc.sql("update report_request set asked_at = asked_at - interval '7 days' where conference = ?")
			.param(conference.id())
			.update();
		soon().until(() -> this.deliveries.about(conference.id()).stream().allMatch(Delivery::settled));
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
		return carry(this.courier, Reminders.Reminder.onItsDay(request, this.clock.instant(), false), conference);
	}

	private static Outcome<ReminderCourier.Went> carry(ReminderCourier courier, Reminders.Reminder reminder,
			Conference conference) {
		return courier.carry(reminder, new IdempotencyKey("reminder-" + reminder.request(), false), conference.id());
	}

	/** The courier at another time in London. */
	private ReminderCourier courierAt(LocalDateTime time) {
		Clock then = Clock.fixed(time.atZone(Dates.LONDON).toInstant(), Dates.LONDON);
		return new ReminderCourier(this.requests, this.conferences, this.agencies, this.letters, this.microsoft,
				new RemindingHours(this.settings, this.workingDays, then), then);
	}

	/** The clock looks on another morning. */
	private void remindOn(LocalDate day) {
		Clock then = Clock.fixed(day.atTime(8, 15).atZone(Dates.LONDON).toInstant(), Dates.LONDON);
		var thatDay = new Reminders(this.requests, this.caseload, this.ruleSets, this.workingDays, this.agencies,
				this.deliveries, this.audit, this.events, then);
		this.transaction.executeWithoutResult((_) -> thatDay.remindToday());
	}

	private void change(Conference conference, Consumer<Conference> how) {
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			how.accept(held);
			this.conferences.save(held);
		});
	}

	private List<Delivery> toSchool(Conference conference) {
		UUID school = request(conference, "School").invitee();
		return remindersAbout(conference).stream().filter((delivery) -> delivery.isFor(school)).toList();
	}

	private void listTheLeadOfTheSchool() {
		this.agencies.add(List
			.of(new Agency("Hillside Primary School", List.of("hillside-school.example"), new EmailAddress(LEAD))),
				JOAN);
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
