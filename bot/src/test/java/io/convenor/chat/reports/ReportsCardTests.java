package io.convenor.chat.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Screen;
import io.convenor.chat.Trial;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Caseload;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.reports.AgencyAnswers;
import io.convenor.reports.Reminders;
import io.convenor.reports.Reports;
import io.convenor.reports.RequestedReport;
import io.convenor.reports.RequestedReport.Chase;
import io.convenor.reports.RequestedReport.State;
import io.convenor.reports.Said;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

class ReportsCardTests {

	private static final Instant YESTERDAY = Instant.parse("2026-02-19T08:15:00Z");

	private final Conference conference = conference();

	private final Reports reports = Mockito.mock(Reports.class);

	private final Reminders reminders = Mockito.mock(Reminders.class);

	private final AgencyAnswers answers = Mockito.mock(AgencyAnswers.class);

	private Screen helen;

	@BeforeEach
	void theCardIsOpen() {
		Conferences conferences = Mockito.mock(Conferences.class);
		given(conferences.findById(this.conference.id())).willReturn(Optional.of(this.conference));
		Caseload caseload = Mockito.mock(Caseload.class);
		given(caseload.find(this.conference.id(), "helen")).willReturn(Optional.of(this.conference));
		ReportsCard card = new ReportsCard(conferences, this.reports, this.reminders, this.answers,
				new Theirs(caseload));
		this.helen = Trial.screen("helen", card, card);
	}

	@Test
	void itSaysHowEachReportStandsAndWhenItWasRemindedOf() {
		asked(report("School", State.MISSING, YESTERDAY, null), report("Police", State.ASKED, null, null),
				report("GP", State.ASKED, null, new Said(Said.What.NOT_INVOLVED, null, YESTERDAY)));
		assertThat(opened().words()).contains(
				"missing, was due Friday 27 February 2026; last reminded Thursday 19 February 2026, 08:15",
				"not received yet, due Friday 27 February 2026; not reminded yet", "they say: not involved");
		assertThat(this.helen.buttons()).contains("Remind who has not sent").doesNotContain("Yes, remind them again");
	}

	@Test
	void whoIsRemindedIsNamedAndWhoWasLatelyIsLeftOut() {
		RequestedReport school = report("School", State.ASKED, YESTERDAY, null);
		asked(school, report("Police", State.ASKED, null, null));
		given(this.reminders.wasReminded(YESTERDAY)).willReturn(true);
		given(this.reminders.remind(this.conference.id(), "helen", false))
			.willReturn(Optional.of(new Reminders.Reminded(List.of("Police"), List.of("School"))));
		assertThat(opened().presses("Remind who has not sent").words()).contains("Reminded: Police.",
				"Left out, because they were reminded within a working day: School.");
	}

	@Test
	void onlyWhoSaysSoAgainRemindsTwiceWithinAWorkingDay() {
		asked(report("School", State.ASKED, YESTERDAY, null));
		given(this.reminders.wasReminded(YESTERDAY)).willReturn(true);
		given(this.reminders.remind(this.conference.id(), "helen", true))
			.willReturn(Optional.of(new Reminders.Reminded(List.of("School"), List.of())));
		assertThat(opened().buttons()).doesNotContain("Remind who has not sent");
		assertThat(this.helen.presses("Yes, remind them again").words()).contains("Reminded: School.");
	}

	@Test
	void whatAnAgencySaidIsWrittenDown() {
		RequestedReport school = report("School", State.ASKED, null, null);
		asked(school);
		given(this.answers.say(any(), any(), any(), any(), any())).willReturn(Optional.empty());
		opened().presses("Write it down", Map.of(ReportsCard.AGENCY, school.id().toString(), ReportsCard.SAID, "LATE",
				ReportsCard.UNTIL, "2026-03-02"));
		assertThat(this.helen.words()).contains("Written down.");
		Mockito.verify(this.answers)
			.say(this.conference.id(), school.id(), "helen", Said.What.LATE, LocalDate.of(2026, 3, 2));
	}

	@Test
	void whatCannotBeWrittenDownIsSaidAtItsField() {
		RequestedReport school = report("School", State.ASKED, null, null);
		asked(school);
		given(this.answers.say(any(), any(), any(), any(), any()))
			.willReturn(Optional.of("Give the day by which they say that the report comes."));
		assertThat(opened()
			.presses("Write it down", Map.of(ReportsCard.AGENCY, school.id().toString(), ReportsCard.SAID, "LATE"))
			.json()
			.toString()).contains("Give the day by which they say that the report comes.");
		assertThat(opened().presses("Write it down").json().toString()).contains("Choose the agency.",
				"Choose what they said.");
	}

	@Test
	void whereNothingIsOwedThereIsNothingToPress() {
		asked(report("School", State.RECEIVED, null, null));
		assertThat(opened().buttons()).containsExactly("Back to the conference");
	}

	private Screen opened() {
		return this.helen.opens(ReportsCard.KIND, this.conference.id().toString());
	}

	private void asked(RequestedReport... asked) {
		given(this.reports.of(this.conference.id())).willReturn(List.of(asked));
	}

	private RequestedReport report(String label, State state, @Nullable Instant reminded, @Nullable Said said) {
		return new RequestedReport(UUID.randomUUID(), this.conference.id(), label, "", Role.SCHOOL,
				LocalDate.of(2026, 2, 27), "because", state, null, List.of(), new Chase(reminded, said, 1));
	}

	private static Conference conference() {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return Conference.book(new Conference.Agreed(Child.only("M-1"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null, List.of(chair)), Instant.parse("2026-02-16T09:00:00Z"));
	}

}
