package io.convenor.chat.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.overview.StatusLine.Line;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.reports.Finding;
import io.convenor.reports.Reports;
import io.convenor.reports.RequestedReport;
import io.convenor.reports.RequestedReport.State;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class ReportLinesTests {

	private static final Instant ARRIVED = Instant.parse("2026-02-26T09:05:00Z");

	private final Conference conference = conference();

	private final Reports reports = Mockito.mock(Reports.class);

	private final ReportLines lines = new ReportLines(this.reports);

	@Test
	void theCountIsForEverybodyAndTheRestForTheChair() {
		asked(report("School", State.RECEIVED, 1), report("Police", State.MISSING, 0), report("GP", State.ASKED, 0));
		assertThat(this.lines.about(this.conference)).first()
			.isEqualTo(new Line("Reports", "1 of 3 received", true, true));
		assertThat(this.lines.about(this.conference).stream().skip(1)).noneMatch(Line::forChannels);
	}

	@Test
	void eachReportSaysHowItStandsAndByWhenItWasDue() {
		asked(report("School", State.RECEIVED, 2), report("Police", State.MISSING, 0), report("GP", State.ASKED, 0),
				report("Midwife", State.RECEIVED_LATE, 1), report("Housing", State.NOT_ASKED, 0));
		assertThat(this.lines.about(this.conference)).extracting((line) -> line.name() + ": " + line.value())
			.contains("School (Its agency): received in time, Thursday 26 February 2026, 09:05, corrected since",
					"Police (Its agency): missing, was due Friday 27 February 2026",
					"GP (Its agency): not received yet, due Friday 27 February 2026",
					"Midwife (Its agency): received late, Thursday 26 February 2026, 09:05, "
							+ "was due Friday 27 February 2026")
			.anyMatch((line) -> line.contains("the request could not be sent"));
	}

	@Test
	void whatTheNewestVersionHoldsBesideItsPagesIsSaidBeforeTheFamilyGetsIt() {
		Set<Finding> found = Set.of(Finding.COMMENTS, Finding.HIDDEN_TEXT, Finding.TRACKED_CHANGES);
		var file = new RequestedReport.StoredFile("a.docx", "id", "https://library.example", found);
		var version = new RequestedReport.Version(1, ARRIVED, false, List.of(file));
		asked(report("School", State.RECEIVED, List.of(version)));
		assertThat(this.lines.about(this.conference)).extracting(Line::value)
			.contains("received in time, Thursday 26 February 2026, 09:05. "
					+ "It has tracked changes, comments and hidden text: look before the family gets it");
		var clean = new RequestedReport.Version(2, ARRIVED, false, List.of());
		asked(report("School", State.RECEIVED, List.of(version, clean)));
		assertThat(this.lines.about(this.conference)).extracting(Line::value)
			.noneMatch((value) -> value.contains("look before"));
	}

	@Test
	void whenEveryReportIsThereNothingIsOutstanding() {
		asked(report("School", State.RECEIVED, 1));
		assertThat(this.lines.about(this.conference).getFirst().outstanding()).isFalse();
	}

	@Test
	void whereNobodyIsAskedNothingIsSaid() {
		asked();
		assertThat(this.lines.about(this.conference)).isEmpty();
	}

	@Test
	void theVersionGrowsWhenADayPassesAndWhenTheReportThenComes() {
		asked(report("School", State.ASKED, 0));
		long first = this.lines.version(this.conference);
		asked(report("School", State.MISSING, 0));
		long second = this.lines.version(this.conference);
		asked(report("School", State.RECEIVED_LATE, 1));
		assertThat(List.of(first, second, this.lines.version(this.conference))).isSorted().doesNotHaveDuplicates();
	}

	private void asked(RequestedReport... asked) {
		given(this.reports.of(this.conference.id())).willReturn(List.of(asked));
	}

	private RequestedReport report(String label, State state, int versions) {
		List<RequestedReport.Version> all = java.util.stream.IntStream.rangeClosed(1, versions)
			.mapToObj((number) -> new RequestedReport.Version(number, ARRIVED, false, List.of()))
			.toList();
		return report(label, state, all);
	}

	private RequestedReport report(String label, State state, List<RequestedReport.Version> all) {
		return new RequestedReport(UUID.randomUUID(), this.conference.id(), label, "Its agency", Role.SCHOOL,
				LocalDate.of(2026, 2, 27), "because", state, all.isEmpty() ? null : ARRIVED, all,
				RequestedReport.Chase.NONE);
	}

	private static Conference conference() {
		var chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return Conference.book(new Conference.Agreed(Child.only("M-1"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null, List.of(chair)), Instant.EPOCH);
	}

}
