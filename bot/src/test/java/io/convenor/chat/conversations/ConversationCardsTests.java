package io.convenor.chat.conversations;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;

import io.convenor.chat.CardView;
import io.convenor.chat.Screen;
import io.convenor.chat.Trial;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.VisitRisks;
import io.convenor.conference.Way;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.DocumentToRead;
import io.convenor.outcomes.Means;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.PersonToSpeakTo;
import io.convenor.outcomes.ReviewArea;
import io.convenor.outcomes.SampleConferences;
import io.convenor.outcomes.Visit;
import io.convenor.outcomes.WritingDownConversations;
import io.convenor.people.Role;
import io.convenor.reports.Reports;
import io.convenor.reports.RequestedReport;
import io.convenor.timescales.RiskAssessment;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

class ConversationCardsTests {

	private static final int WHAT_TEAMS_TAKES = 28 * 1024;

	private static final Instant NOW = Instant.parse("2026-03-03T15:00:00Z");

	private final Conference conference = conference();

	private final ConversationLog log = Mockito.mock(ConversationLog.class);

	private final ConversationLogs logs = Mockito.mock(ConversationLogs.class);

	private final WritingDownConversations writing = Mockito.mock(WritingDownConversations.class);

	private final Reports reports = Mockito.mock(Reports.class);

	private final ReadingList readingList = new ReadingList(this.reports);

	private final ChecklistCard checklist = new ChecklistCard(this.logs, this.readingList,
			Mockito.mock(Conferences.class), Mockito.mock(NeedToKnow.class), Mockito.mock(CardScreen.class));

	private Checklist full;

	private final ConversationForm form = new ConversationForm(this.logs, this.readingList,
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final UUID conversation = UUID.randomUUID();

	@BeforeEach
	void aLogAsFullAsItCanBe() {
		List<PersonToSpeakTo> people = this.conference.invitees()
			.stream()
			.skip(1)
			.map((invitee) -> new PersonToSpeakTo(invitee.id(), invitee.described(), true))
			.toList();
		List<ConversationLog.Conversation> conversations = IntStream.range(0, 60)
			.mapToObj((i) -> new ConversationLog.Conversation((i == 0) ? this.conversation : UUID.randomUUID(),
					LocalDate.of(2026, 3, 3), (i == 0) ? Means.IN_PERSON : Means.LETTER, "é".repeat(200),
					"é".repeat(3000), "é".repeat(1500), SampleConferences.HELEN, NOW, 3, null,
					people.stream().limit(10).map((person) -> new ConversationLog.Person(person.id())).toList()))
			.toList();
		given(this.log.conversations()).willReturn(conversations);
		given(this.log.conversation(this.conversation)).willReturn(Optional.of(conversations.getFirst()));
		given(this.log.reason(any())).willReturn(Optional.of("é".repeat(500)));
		given(this.log.words(any())).willReturn(Optional.of("é".repeat(1000)));
		given(this.log.lastDay()).willReturn(Optional.of(LocalDate.of(2026, 3, 3)));
		given(this.log.minutes()).willReturn(Optional.of("é".repeat(3000)));
		List<Visit> visits = people.stream()
			.map((person) -> new Visit(person.id(), LocalDateTime.of(2026, 3, 5, 10, 0), "é".repeat(60), NOW))
			.toList();
		given(this.log.visits()).willReturn(visits);
		visits.forEach((visit) -> given(this.log.visit(visit.person())).willReturn(Optional.of(visit)));
		given(this.log.noteUrl()).willReturn(Optional.empty());
		this.full = new Checklist(this.conference, this.log, people,
				List.of(new DocumentToRead("last-plan", "The care plan as it stands")), List.of(ReviewArea.values()),
				new VisitRisks(new RiskAssessment.Asked(RiskAssessment.Answer.ASKED_FOR, "é".repeat(60)),
						people.stream().collect(Collectors.toMap(PersonToSpeakTo::id, (_) -> List.of(notSafe())))));
		given(this.logs.checklist(this.conference.id(), SampleConferences.HELEN)).willReturn(Optional.of(this.full));
		given(this.reports.of(this.conference.id()))
			.willReturn(IntStream.range(0, 20).mapToObj((i) -> report("é".repeat(100), i % 2)).toList());
	}

	@Test
	void theChecklistOfManyPeopleStillFitsTeams() {
		assertFits(this.checklist.of(desk().subject()));
	}

	@ParameterizedTest
	@EnumSource(Desk.Page.class)
	void everyFormOfAFullLogFitsTeams(Desk.Page page) {
		String what = switch (page) {
			case CORRECT, UNASSESSED -> this.conversation.toString();
			case AREA -> ReviewArea.HEALTH.name();
			default -> "";
		};
		assertFits(this.form.of(desk().at(page, what).subject()));
	}

	@Test
	void aFinishedLogIsReadAndNoLongerWritten() {
		given(this.log.finished()).willReturn(true);
		String card = this.checklist.of(desk().subject()).orElseThrow().card().json().toString();
		assertThat(card).contains("Nothing here changes any more", "Go on to the outcome")
			.doesNotContain("Record a conversation", "I have read this", "Fill in this area");
		assertThat(this.form.of(desk().at(Desk.Page.CORRECT, this.conversation.toString()).subject())
			.orElseThrow()
			.card()
			.json()
			.toString()).contains("What was said").doesNotContain("Input.");
	}

	@Test
	void whoeverDoesNotLookAfterItAnyMoreSeesNothing() {
		assertThat(this.checklist.of(Desk.of(this.conference.id(), SampleConferences.MARTIN).subject())).isEmpty();
		assertThat(this.form
			.of(Desk.of(this.conference.id(), SampleConferences.MARTIN).at(Desk.Page.RECORD, "").subject())).isEmpty();
	}

	@Test
	void aCorrectedReportIsReadAnew() {
		RequestedReport report = report("Its agency", 2);
		given(this.reports.of(this.conference.id())).willReturn(List.of(report));
		given(this.log.hasRead(new DocumentToRead("report/" + report.id() + "/1", "Report: School (Its agency)")))
			.willReturn(true);
		ReadingList.Paper paper = this.readingList.of(this.full).getLast();
		assertThat(paper.readable()).isTrue();
		assertThat(paper.standing()).isEqualTo("corrected, not read yet");
		assertThat(paper.title()).endsWith("version 2");
	}

	@Test
	void aReportThatHasNotArrivedCannotBeRead() {
		given(this.reports.of(this.conference.id())).willReturn(List.of(report("Its agency", 0)));
		ReadingList.Paper paper = this.readingList.of(this.full).getLast();
		assertThat(paper.readable()).isFalse();
		assertThat(paper.standing()).isEqualTo("not received yet, due Friday 27 February 2026");
	}

	@Test
	void whereTheRulesAskForNoRiskAssessmentTheVisitIsPlannedWithoutOne() {
		assertThat(visitForm()).contains("riskDoneBy", "a risk assessment is asked for",
				"Not safe to meet, assessed on");
		given(this.logs.checklist(this.conference.id(), SampleConferences.HELEN))
			.willReturn(Optional.of(new Checklist(this.full.conference(), this.full.log(), this.full.people(),
					this.full.documents(), this.full.areas(), VisitRisks.NONE)));
		assertThat(visitForm()).contains("Plan this visit").doesNotContain("riskDoneBy", "isk assessment");
	}

	@Test
	void aVisitIsForTheChairToPlanAndForTheAdministratorToSee() {
		assertThat(this.checklist.of(desk().subject()).orElseThrow().card().json().toString())
			.contains("Visit planned: Thursday 5 March 2026, 10:00", "Plan or change a visit");
		given(this.logs.checklist(this.conference.id(), "joan")).willReturn(Optional.of(this.full));
		assertThat(this.checklist.of(Desk.of(this.conference.id(), "joan").subject())
			.orElseThrow()
			.card()
			.json()
			.toString()).contains("Visit planned: Thursday 5 March 2026, 10:00")
			.doesNotContain("Plan or change a visit");
	}

	@Test
	void whoCallsAVisitOffIsAskedOnceMoreAndKeepsWhatTheyTypedOfAnother() {
		var visits = new VisitForm(this.logs, this.writing, Clock.fixed(NOW, ZoneOffset.UTC));
		var actions = new ConversationActions(this.logs, this.writing, Mockito.mock(Outcomes.class), this.readingList,
				visits);
		Screen helen = Trial.screen(SampleConferences.HELEN, actions, this.form, this.checklist)
			.opens(ConversationForm.KIND, desk().at(Desk.Page.VISIT, "").subject());
		assertThat(helen.names()).contains("Call a visit off");
		UUID person = this.full.people().getFirst().id();
		helen.presses("Yes, call it off",
				Map.of("visit", person.toString(), "person", person.toString(), "visitPlace", "at the school"));
		then(this.writing).should().callOffVisit(this.conference.id(), SampleConferences.HELEN, person);
		assertThat(helen.words()).contains("The visit is called off. Please tell them.");
		assertThat(helen.fields()).containsEntry("person", person.toString())
			.containsEntry("visitPlace", "at the school")
			.doesNotContainKey("visit");
	}

	@Test
	void whatIsTickedAsReadStaysWhenSomebodyLooksAgain() {
		given(this.reports.of(this.conference.id())).willReturn(List.of(report("Its agency", 1)));
		var actions = new ConversationActions(this.logs, this.writing, Mockito.mock(Outcomes.class), this.readingList,
				new VisitForm(this.logs, this.writing, Clock.fixed(NOW, ZoneOffset.UTC)));
		Screen helen = Trial.screen(SampleConferences.HELEN, actions, this.form, this.checklist)
			.opens(ChecklistCard.KIND, desk().subject());
		helen.presses("Look again", Map.of("read", "last-plan", "area", ReviewArea.HEALTH.name()));
		assertThat(helen.fields()).containsEntry("read", "last-plan").containsEntry("area", ReviewArea.HEALTH.name());
		helen.presses("I have read this");
		assertThat(helen.fields()).doesNotContainKey("read").containsEntry("area", ReviewArea.HEALTH.name());
	}

	private String visitForm() {
		return this.form.of(desk().at(Desk.Page.VISIT, "").subject()).orElseThrow().card().json().toString();
	}

	private static AssessedRisk notSafe() {
		return new AssessedRisk("é".repeat(100), LocalDate.of(2026, 3, 3), AssessedRisk.Finding.NOT_SAFE,
				"é".repeat(1000), "https://cases.example/" + "y".repeat(400));
	}

	private Desk desk() {
		return Desk.of(this.conference.id(), SampleConferences.HELEN);
	}

	private static void assertFits(Optional<CardView.View> view) {
		assertThat(view.orElseThrow()
			.card()
			.stamped(UUID.randomUUID(), 7)
			.json()
			.toString()
			.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(WHAT_TEAMS_TAKES);
	}

	private RequestedReport report(String agency, int versions) {
		return new RequestedReport(UUID.randomUUID(), this.conference.id(), "School", agency, Role.SCHOOL,
				LocalDate.of(2026, 2, 27), "because",
				(versions > 0) ? RequestedReport.State.RECEIVED : RequestedReport.State.ASKED,
				(versions > 0) ? NOW : null,
				IntStream.rangeClosed(1, versions)
					.mapToObj((number) -> new RequestedReport.Version(number, NOW, false, List.of()))
					.toList(),
				RequestedReport.Chase.NONE);
	}

	private static Conference conference() {
		List<Invitee> people = new ArrayList<>();
		people.add(SampleConferences.invitee("Helen Okafor", "helen@northmere.example", "", Role.CHAIR));
		IntStream.range(0, 24)
			.mapToObj((i) -> SampleConferences.invitee("é".repeat(97) + i, "person" + i + "@home.example",
					"é".repeat(100), Role.EARLY_YEARS))
			.forEach(people::add);
		return Conference.book(
				new Conference.Agreed(Child.only("M-1"), SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS,
						SampleConferences.HELEN, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16),
						LocalDateTime.of(2026, 3, 6, 17, 0), 90, "conferences@northmere.example", null, people),
				SampleConferences.BOOKED);
	}

}
