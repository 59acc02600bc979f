package io.convenor.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SomeKinds;
import io.convenor.graph.Outbox;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ReportRequestsTests extends ReportsRoom {

	@Autowired
	Separations separations;

	@Autowired
	ReportLetters letters;

	@Test
	void eachAgencyThatReportsIsAskedAndNobodyElse() {
		Conference conference = initialConference();
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label)
			.containsExactly("Social worker", "School", "Police");
		assertThat(this.deliveries.about(conference.id())).extracting((delivery) -> delivery.key())
			.containsExactlyInAnyOrderElementsOf(this.requests.of(conference.id()).stream().map(Request::key).toList())
			.allMatch((key) -> key.startsWith(conference.id() + "/report-request/"));
	}

	@Test
	void theSubjectIsTheReferenceAndNothingElse() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		assertThat(this.microsoft.sent).filteredOn((mail) -> mail.htmlBody().contains(conference.reference().value()))
			.isNotEmpty()
			.allMatch((mail) -> mail.subject().equals(conference.reference().value()))
			.noneMatch((mail) -> mail.htmlBody().contains("Kim Marsh"));
	}

	@Test
	void theRequestSaysWhomItIsAboutByTheCaseReferenceUnlessTheAuthorityChoseOtherwise() {
		Conference conference = initialConference();
		assertThat(requestTo(SCHOOL, conference).htmlBody()).contains("knows by this case reference", "M-1234")
			.contains("put no name in an email");
	}

	@Test
	void theRequestSaysByWhenWhatWhereAndWhomToRing() {
		Conference conference = initialConference();
		String text = requestTo(SCHOOL, conference).htmlBody();
		assertThat(text).contains("Friday 27 February 2026")
			.contains("Tuesday 3 March 2026, 10:00")
			.contains("Multi-Agency Report Template")
			.contains("DOCX")
			.contains("PDF")
			.contains("cp.reports@northmere.example")
			.contains(conference.reference().value())
			.contains("share your report with the family yourself")
			.contains("01632 960 123")
			.doesNotContain("as soon as you can");
	}

	@Test
	void theSocialWorkersReportFollowsItsOwnClock() {
		Conference review = book(SomeKinds.FIRST_REVIEW_CONFERENCE, LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(report(review, "School").dueOn()).isEqualTo(LocalDate.of(2026, 2, 27));
		assertThat(report(review, "Social worker").dueOn()).isEqualTo(LocalDate.of(2026, 2, 24));
		assertThat(report(review, "Social worker").dueBecause()).contains("5 working days before");
	}

	@Test
	void aRequestAtShortNoticeAsksForTheReportAsSoonAsPossible() {
		Conference conference = book(SomeKinds.INITIAL_CONFERENCE, LocalDateTime.of(2026, 2, 24, 10, 0));
		assertThat(report(conference, "School").dueOn()).isEqualTo(LocalDate.of(2026, 2, 20));
		assertThat(requestTo(SCHOOL, conference).htmlBody()).contains("as soon as you can")
			.contains("Friday 20 February 2026");
	}

	@Test
	void twoPeopleOfOneAgencyInOneRoleAreAskedForOneReport() {
		Conference conference = initialConference(
				person("Jo Reed", "jo@hillside-school.example", "  hillside primary  school", Role.SCHOOL));
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::label)
			.containsExactly("Social worker", "School", "Police");
	}

	@Test
	void twoSchoolsAreBothAskedAndToldApart() {
		Conference conference = initialConference(
				person("Jo Reed", "office@valley.example", "Valley Academy", Role.SCHOOL));
		assertThat(this.reports.of(conference.id())).extracting(RequestedReport::described)
			.contains("School (Hillside Primary School)", "School 2 (Valley Academy)");
	}

	@Test
	void whoHasATimeOfTheirOwnInTheMeetingOfAnotherIsToldNoOther() {
		Conference elder = initialConference();
		Invitee there = elder.invited(SCHOOL).orElseThrow();
		this.transaction.executeWithoutResult((_) -> this.separations.begin(elder,
				new Part(there.id(), Separation.Manner.OWN_TIME, 30, null, null), "An order", "helen"));
		Conference younger = initialConference();
		Conference guest = Objects.requireNonNull(this.transaction.execute((_) -> {
			Conference held = this.conferences.locked(younger.id());
			held.holdWith(this.conferences.get(elder.id()), this.clock.instant());
			return this.conferences.save(held);
		}));
		Request request = this.requests.of(guest.id())
			.stream()
			.filter((each) -> each.to().address().equals(SCHOOL))
			.findFirst()
			.orElseThrow();
		assertThat(this.letters.request(guest, request, Optional.empty()).htmlBody())
			.contains("Tuesday 3 March 2026, 10:30")
			.doesNotContain("Tuesday 3 March 2026, 10:00");
	}

	@Test
	void forAnAllegationsMeetingNobodyIsWrittenTo() {
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, LocalDateTime.of(2026, 2, 23, 10, 0));
		assertThat(this.reports.of(meeting.id())).isEmpty();
		assertThat(this.deliveries.about(meeting.id())).isEmpty();
	}

	private Outbox.Mail requestTo(String address, Conference conference) {
		awaitRequest(address, conference);
		return this.microsoft.sentTo(address)
			.stream()
			.filter((mail) -> mail.subject().equals(conference.reference().value()))
			.findFirst()
			.orElseThrow();
	}

}
