package io.convenor.reports;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference;

import static org.assertj.core.api.Assertions.assertThat;

class FilingTests extends ReportsRoom {

	@Test
	void aReportInTimeIsStoredRecordedAcknowledgedAndFiledAway() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, "RE: " + conference.reference(), Microsoft365.Attached.pdf("our report"));
		settled(mail);
		assertThat(library(conference.reference()))
			.containsExactly("%1$s/Reports/%1$s School report 1.pdf".formatted(conference.reference()));
		RequestedReport report = report(conference, "School");
		assertThat(report.state()).isEqualTo(RequestedReport.State.RECEIVED);
		assertThat(report.versions()).singleElement()
			.matches((version) -> version.files().getFirst().documentId().startsWith("document CP-"));
		assertThat(answersTo(SCHOOL, conference)).singleElement()
			.asString()
			.contains("Thank you. Your report")
			.contains(conference.reference() + " School report 1.pdf");
		assertThat(this.microsoft.moved).containsEntry(this.mails.get(mail).messageId(), "Filed");
		assertThat(this.heard.received).contains(new ReportReceived(conference.id()));
	}

	@Test
	void aLateReportIsRecordedAsLate() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		settled(mailAt(Instant.parse("2026-02-28T00:30:00Z"), SCHOOL, conference.reference().value(),
				Microsoft365.Attached.docx("our report")));
		assertThat(report(conference, "School").state()).isEqualTo(RequestedReport.State.RECEIVED_LATE);
		assertThat(answersTo(SCHOOL, conference)).singleElement().asString().contains("recorded as late");
	}

}
