package io.convenor.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.conference.ContactWithTheChild;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What agencies were asked for follows the conference. */
class ChangedConferenceTests extends ReportsRoom {

	private static final LocalDateTime A_WEEK_LATER = LocalDateTime.of(2026, 3, 10, 10, 0);

	@Autowired
	ContactWithTheChild contacts;

	@Autowired
	Deadlines deadlines;

	@Autowired
	AgencyAnswers answers;

	@Test
	void whoStillOwesAReportIsToldTheNewDayOnceAndWhoSentItIsNot() {
		Conference conference = initialConference();
		sendsItsReport(SCHOOL, conference);
		change(conference, (held) -> held.moveTo(A_WEEK_LATER));
		soon().until(() -> !newDates(POLICE, conference).isEmpty() && !newDates(SIAN, conference).isEmpty());
		assertThat(newDates(POLICE, conference)).singleElement()
			.asString()
			.contains("Tuesday 10 March 2026, 10:00", "Friday 6 March 2026", "Friday 27 February 2026");
		assertThat(newDates(SCHOOL, conference)).isEmpty();
		assertThat(report(conference, "Police").dueOn()).isEqualTo(LocalDate.of(2026, 3, 6));
		assertThat(report(conference, "School").dueOn()).isEqualTo(LocalDate.of(2026, 2, 27));
	}

	@Test
	void anotherHourOfTheSameDayIsNoNewDay() {
		Conference conference = initialConference();
		change(conference, (held) -> held.moveTo(LocalDateTime.of(2026, 3, 3, 14, 0)));
		assertThat(keys(conference)).noneMatch((key) -> key.contains("report-new-date"));
	}

	@Test
	void whenItIsCancelledWhoStillOwesAReportIsToldThatItIsNotNeeded() {
		Conference conference = initialConference();
		sendsItsReport(SCHOOL, conference);
		change(conference, Conference::cancel);
		soon().until(() -> answers(POLICE, conference, "not needed").size() == 1);
		assertThat(answers(SCHOOL, conference, "not needed")).isEmpty();
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label, RequestedReport::state)
			.containsExactly(tuple("Social worker", RequestedReport.State.WITHDRAWN),
					tuple("School", RequestedReport.State.RECEIVED), tuple("Police", RequestedReport.State.WITHDRAWN));
		assertThat(running(conference)).isEmpty();
	}

	@Test
	void whoIsNoLongerInvitedIsNoLongerAskedAndTheirMailIsLeftForAPerson() {
		Conference conference = initialConference();
		change(conference, (held) -> held.uninvite(invitee(held, Role.POLICE), this.clock.instant()));
		assertThat(report(conference, "Police").state()).isEqualTo(RequestedReport.State.WITHDRAWN);
		UUID mail = mail(POLICE, conference.reference().value(), Microsoft365.Attached.pdf("x"));
		settled(mail);
		assertThat(queued(mail).reason()).contains("no longer asked");
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void aColleagueOfTheSameAgencyIsAskedInTheirPlace() {
		Conference conference = initialConference(
				person("Jo Reed", "jo@hillside-school.example", "Hillside Primary School", Role.SCHOOL));
		change(conference, (held) -> held.uninvite(invitee(held, Role.SCHOOL), this.clock.instant()));
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label, RequestedReport::state)
			.contains(tuple("School", RequestedReport.State.WITHDRAWN), tuple("School 2", RequestedReport.State.ASKED));
		soon().until(() -> !answers("jo@hillside-school.example", conference, "Multi-Agency").isEmpty());
	}

	@Test
	void whoJoinsIsAskedWhereTheirAgencyReportsAndWasNotAskedYet() {
		Conference conference = initialConference();
		change(conference, (held) -> {
			held.invite(person("Ola Fry", "ola@gp.example", "Castle Surgery", Role.GP));
			held.invite(person("Tom Hay", "tom@hillside-school.example", "Hillside Primary School", Role.SCHOOL));
			held.invite(person("Ruth Marsh", "ruth@home.example", "", Role.RELATIVE));
		});
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label)
			.containsExactlyInAnyOrder("Social worker", "School", "Police", "GP");
	}

	@Test
	void anAgencyIsAskedOnceItIsSaidThatItHadContactAndNoLongerWhenThatWasWrong() {
		String club = "ed@club.example";
		Conference conference = initialConference(person("Ed Lane", club, "Youth Club", Role.OTHER_PROFESSIONAL));
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label)
			.doesNotContain("Other professional");
		UUID ed = invitee(conference, Role.OTHER_PROFESSIONAL);
		this.contacts.say(conference.id(), ed, true, "helen");
		this.contacts.say(conference.id(), ed, true, "helen");
		assertThat(report(conference, "Other professional").state()).isEqualTo(RequestedReport.State.ASKED);
		soon().until(() -> answers(club, conference, "Multi-Agency").size() == 1);
		this.contacts.say(conference.id(), ed, false, "helen");
		assertThat(report(conference, "Other professional").state()).isEqualTo(RequestedReport.State.WITHDRAWN);
		soon().until(() -> answers(club, conference, "not needed").size() == 1
				|| answers(club, conference, "no longer needed").size() == 1);
		assertThat(answers(club, conference, "will not take place")).isEmpty();
	}

	@Test
	void whoIsReachedAtAnotherAddressIsAskedThereAndTheirReportIsTakenIn() {
		String right = "ade.cole@hillside-school.example";
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		change(conference, (held) -> held.correct(
				held.invitee(invitee(held, Role.SCHOOL)).orElseThrow().but().mailbox(new EmailAddress(right)).build()));
		soon().until(() -> answers(right, conference, "Multi-Agency").size() == 1);
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label)
			.containsExactlyInAnyOrder("Social worker", "School", "Police");
		sendsItsReport(right, conference);
		assertThat(report(conference, "School").state()).isEqualTo(RequestedReport.State.RECEIVED);
	}

	@Test
	void whatCameFromAWrongAddressIsNoAnswerOfWhoeverIsAskedAtTheRightOne() {
		String right = "jo.cole@hillside-school.example";
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		says(conference, "School", Said.What.NOT_INVOLVED);
		UUID school = invitee(conference, Role.SCHOOL);
		change(conference, (held) -> held
			.correct(held.invitee(school).orElseThrow().but().mailbox(new EmailAddress(right)).build()));
		soon().until(() -> answers(right, conference, "Multi-Agency").size() == 1);
		assertThat(report(conference, "School").chase().said()).isNull();
		assertThat(report(conference, "School").owed()).isTrue();
		assertThat(running(conference)).extracting(Deadline::what).contains(SomeClocks.AGENCY_REPORT);
	}

	@Test
	void whoAnsweredAndIsNoLongerInvitedIsNoLongerAskedAndAColleagueIs() {
		Conference conference = initialConference(
				person("Jo Reed", "jo@hillside-school.example", "Hillside Primary School", Role.SCHOOL));
		says(conference, "School", Said.What.NOTHING_KNOWN);
		change(conference, (held) -> held.uninvite(invitee(held, Role.SCHOOL), this.clock.instant()));
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label, RequestedReport::state)
			.contains(tuple("School", RequestedReport.State.WITHDRAWN), tuple("School 2", RequestedReport.State.ASKED));
		assertThat(this.answers.say(conference.id(), report(conference, "School").id(), "helen", null, null))
			.isPresent();
	}

	@Test
	void whoAnsweredThatNoneComesIsNotToldThatNoneIsNeeded() {
		Conference conference = initialConference();
		says(conference, "School", Said.What.ATTENDS_WITHOUT);
		change(conference, Conference::cancel);
		soon().until(() -> answers(POLICE, conference, "will not take place").size() == 1);
		assertThat(report(conference, "School").state()).isEqualTo(RequestedReport.State.WITHDRAWN);
		assertThat(keys(conference)).filteredOn((key) -> key.contains("report-not-needed")).hasSize(2);
	}

	@Test
	void whoAnsweredAndTurnsOutToHaveHadNoContactIsNoLongerAsked() {
		String club = "ed@club.example";
		Conference conference = initialConference(person("Ed Lane", club, "Youth Club", Role.OTHER_PROFESSIONAL));
		UUID ed = invitee(conference, Role.OTHER_PROFESSIONAL);
		this.contacts.say(conference.id(), ed, true, "helen");
		says(conference, "Other professional", Said.What.NOTHING_KNOWN);
		this.contacts.say(conference.id(), ed, false, "helen");
		assertThat(report(conference, "Other professional").state()).isEqualTo(RequestedReport.State.WITHDRAWN);
		assertThat(keys(conference)).noneMatch((key) -> key.contains("report-not-needed"));
	}

	@Test
	void whoHadAnsweredIsToldTheNewDayWhenTheAnswerIsTakenBack() {
		Conference conference = initialConference();
		says(conference, "School", Said.What.NOTHING_KNOWN);
		change(conference, (held) -> held.moveTo(A_WEEK_LATER));
		soon().until(() -> !newDates(POLICE, conference).isEmpty());
		assertThat(keys(conference)).filteredOn((key) -> key.contains("report-new-date")).hasSize(2);
		says(conference, "School", null);
		soon().until(() -> !answers(SCHOOL, conference, "is another one by now").isEmpty());
		assertThat(answers(SCHOOL, conference, "is another one by now")).singleElement()
			.asString()
			.contains("Tuesday 10 March 2026, 10:00", "Friday 6 March 2026", "Friday 27 February 2026");
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-27T10:00, false", "2026-03-10T10:00, false", "2026-03-04T10:00, true" })
	void theDayThatAnAgencyNamedHoldsAfterAMoveOnlyWhileItIsOfUse(LocalDateTime movedTo, boolean holds) {
		Conference conference = initialConference();
		UUID school = report(conference, "School").id();
		assertThat(this.answers.say(conference.id(), school, "helen", Said.What.LATE, LocalDate.of(2026, 3, 3)))
			.isEmpty();
		change(conference, (held) -> held.moveTo(movedTo));
		assertThat(report(conference, "School").chase().said() != null).isEqualTo(holds);
	}

	@Test
	void theClocksOfTheReportsRunMoveAndStopWithThem() {
		Conference conference = initialConference();
		assertThat(running(conference)).extracting(Deadline::what, Deadline::due)
			.containsExactlyInAnyOrder(tuple(SomeClocks.AGENCY_REPORT, LocalDate.of(2026, 2, 27)),
					tuple(SomeClocks.SOCIAL_WORKER_REPORT_ICPC, LocalDate.of(2026, 2, 27)),
					tuple(SomeClocks.SOCIAL_WORKER_REPORT_ICPC_TO_PARENTS, LocalDate.of(2026, 2, 27)));
		change(conference, (held) -> held.moveTo(A_WEEK_LATER));
		assertThat(running(conference)).extracting(Deadline::due).containsOnly(LocalDate.of(2026, 3, 6));
		sendsItsReport(SCHOOL, conference);
		assertThat(running(conference)).extracting(Deadline::what).contains(SomeClocks.AGENCY_REPORT);
		sendsItsReport(POLICE, conference);
		assertThat(running(conference)).extracting(Deadline::what).doesNotContain(SomeClocks.AGENCY_REPORT);
		assertThat(this.reports.parentsHadIt(conference.id(), "helen", LocalDate.of(2026, 2, 20))).isEmpty();
		assertThat(running(conference)).extracting(Deadline::what)
			.containsExactly(SomeClocks.SOCIAL_WORKER_REPORT_ICPC);
		change(conference, Conference::held);
		assertThat(running(conference)).isEmpty();
		assertThat(this.deadlines.of(conference.id())).as("what never came is not said to be done")
			.extracting(Deadline::what)
			.doesNotContain(SomeClocks.SOCIAL_WORKER_REPORT_ICPC);
	}

	@Test
	void onlyWhoLooksAfterItSaysThatTheParentsHaveTheReportAndOnlyOfADayThatCanBe() {
		Conference conference = initialConference();
		assertThat(this.reports.parentsHadIt(conference.id(), "martin", LocalDate.of(2026, 2, 20)).orElseThrow())
			.contains("not one of yours");
		assertThat(this.reports.parentsHadIt(conference.id(), "helen", LocalDate.of(2026, 2, 21)).orElseThrow())
			.contains("in the future");
		assertThat(this.reports.parentsHadIt(conference.id(), JOAN, LocalDate.of(2026, 2, 1)).orElseThrow())
			.contains("before the conference was booked");
		assertThat(running(conference)).hasSize(3);
	}

	@Test
	void aCareReviewAsksTheSocialWorkerFiveDaysBeforeAndTellsByWhenTheParentsHaveIt() {
		Conference review = book(SomeKinds.FIRST_CARE_REVIEW, LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(this.reports.of(review.id())).extracting(RequestedReport::label)
			.containsExactly("Social worker", "School");
		soon().until(() -> !answers(SIAN, review, "The parents should have your report by").isEmpty());
		assertThat(answers(SIAN, review, "Tuesday 24 February 2026")).hasSize(1);
	}

	@Test
	void nobodyIsAskedForAReportToACoreGroup() {
		assertThat(this.reports.of(book(SomeKinds.CORE_GROUP_MEETING, A_WEEK_LATER).id())).isEmpty();
	}

	private void says(Conference conference, String label, Said.@Nullable What what) {
		assertThat(this.answers.say(conference.id(), report(conference, label).id(), "helen", what, null)).isEmpty();
	}

	private void change(Conference conference, Consumer<Conference> how) {
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			how.accept(held);
			this.conferences.save(held);
		});
	}

	private static UUID invitee(Conference conference, Role role) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> invitee.role() == role)
			.map(Invitee::id)
			.findFirst()
			.orElseThrow();
	}

	private void sendsItsReport(String from, Conference conference) {
		UUID mail = mail(from, conference.reference().value(),
				Microsoft365.Attached.pdf(from + " for " + conference.reference()));
		settled(mail);
		soon().until(() -> this.reports.of(conference.id()).stream().anyMatch(RequestedReport::received));
	}

	private List<Deadline> running(Conference conference) {
		return this.deadlines.of(conference.id()).stream().filter(Deadline::isRunning).toList();
	}

	private List<String> keys(Conference conference) {
		return this.deliveries.about(conference.id()).stream().map((delivery) -> delivery.key()).toList();
	}

	private List<String> newDates(String address, Conference conference) {
		return answers(address, conference, "is on another day now");
	}

	private List<String> answers(String address, Conference conference, String saying) {
		return this.microsoft.sentTo(address)
			.stream()
			.filter((mail) -> mail.subject().equals(conference.reference().value()))
			.map((mail) -> mail.htmlBody())
			.filter((body) -> body.contains(saying))
			.toList();
	}

}
