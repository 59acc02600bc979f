package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.AssessedRisk.Finding;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.RuleSetVersion;
import io.convenor.timescales.SomeRules;

import static io.convenor.outcomes.SampleConferences.HELEN;
import static io.convenor.outcomes.SampleConferences.MARTIN;
import static io.convenor.outcomes.SampleConferences.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** It is Tuesday 3 March 2026, 15:00; the conversations end on Friday. */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = OutcomesTests.OnlyOutcomes.class,
		properties = { "convenor.delivery.first-retry=20ms", "convenor.delivery.polling=50ms",
				"convenor.delivery.attempts=3", "convenor.outcomes.team=team", "convenor.outcomes.channel=channel",
				"convenor.authority.name=Northmere Council",
				"convenor.authority.organiser=conferences@northmere.example",
				"convenor.authority.organiser-id=organiser",
				"convenor.authority.cp-mailbox=cp.reports@northmere.example",
				"convenor.authority.telephone=01632 960 123", "convenor.staff.administrators=joan",
				"convenor.groups.allegations.mailbox=lado@northmere.example",
				"convenor.groups.allegations.organiser=lado.meetings@northmere.example",
				"convenor.groups.allegations.organiser-id=lado-organiser",
				"convenor.groups.allegations.custodians=ruth",
				"convenor.staff.chairs=" + SampleConferences.HELEN + "," + SampleConferences.MARTIN })
@RecordApplicationEvents
class VisitsTests {

	private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

	private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

	private static final LocalDateTime THURSDAY_AT_TEN = LocalDateTime.of(2026, 3, 5, 10, 0);

	private static final String LINK = "https://cases.example/assessments/77";

	private static final String JOAN = "joan";

	@Autowired
	ConversationLogs logs;

	@Autowired
	WritingDownConversations writing;

	@Autowired
	WritingDownConversations visits;

	@Autowired
	Outcomes outcomes;

	@Autowired
	OutcomeDecisions decisions;

	@Autowired
	OutcomeRecipients recipients;

	@Autowired
	Approving approving;

	@Autowired
	Conferences conferences;

	@Autowired
	RiskAssessments assessments;

	@Autowired
	AuditTrail audit;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	OutcomesTests.World world;

	@Test
	void whereTheRulesAskForARiskAssessmentNoVisitIsPlannedWithoutOne() {
		Conference review = review(SomeRules.WOKINGHAM);
		assertRefused(RiskForm.FINDING,
				"Before a visit is planned, a risk assessment is asked for (Wokingham practice standards, 2 December 2020). "
						+ "Record it here, or speak to them by telephone or on Teams.",
				() -> plan(review, mother(review), THURSDAY_AT_TEN));
		assertThat(checklist(review).visits()).isEmpty();
		assess(review, mother(review), MONDAY, Finding.SAFE_WITH_MEASURES);
		plan(review, mother(review), THURSDAY_AT_TEN);
		assertThat(checklist(review).visits()).extracting(Visit::person, Visit::inWords)
			.containsExactly(tuple(mother(review), "Thursday 5 March 2026, 10:00, at the placement"));
	}

	@Test
	void whereTheRulesAskForNoneAVisitIsPlannedAtOnceAndNothingIsMissingAfterwards() {
		Conference review = review(SomeRules.HILLSHIRE);
		assertThat(checklist(review).risks().askedFor()).isEmpty();
		plan(review, mother(review), THURSDAY_AT_TEN);
		assertThat(checklist(review).visits()).hasSize(1);
		see(review, TUESDAY, mother(review));
		assertThat(checklist(review).unassessed()).isEmpty();
		assertThat(CaseNote.of(checklist(review)).conversations()).singleElement()
			.satisfies((talk) -> assertThat(talk.risks()).isEmpty());
	}

	@Test
	void anAssessmentIsAboutOnePersonAndNotAboutARoomNorTheOtherWayRound() {
		Conference review = review(SomeRules.WOKINGHAM);
		this.assessments.record(review, risk(MONDAY, Finding.SAFE), HELEN);
		assertRefused(RiskForm.FINDING, "is asked for", () -> plan(review, mother(review), THURSDAY_AT_TEN));
		assess(review, mother(review), MONDAY, Finding.NOT_SAFE);
		assertThat(this.assessments.ofConference(review.id())).contains(risk(MONDAY, Finding.SAFE));
		assertThat(this.assessments.countOf(review.id())).isOne();
		UUID worker = with(review, Role.SOCIAL_WORKER).id();
		assertRefused(RiskForm.FINDING, "is asked for", () -> plan(review, worker, THURSDAY_AT_TEN));
	}

	@Test
	void whereItIsNotSafeTheVisitStaysRefusedAndAPlannedOneIsCalledOff() {
		Conference review = review(SomeRules.WOKINGHAM);
		assess(review, mother(review), MONDAY, Finding.SAFE);
		plan(review, mother(review), THURSDAY_AT_TEN);
		assess(review, mother(review), TUESDAY, Finding.NOT_SAFE);
		assertThat(checklist(review).visits()).isEmpty();
		assertRefused(RiskForm.FINDING,
				"The risk assessment found that it is not safe to meet, so no visit to them is planned. "
						+ "Speak to them by telephone or on Teams instead, or record a new assessment.",
				() -> plan(review, mother(review), THURSDAY_AT_TEN));
		assess(review, mother(review), TUESDAY, Finding.SAFE);
		plan(review, mother(review), THURSDAY_AT_TEN);
		assertThat(checklist(review).visits()).hasSize(1);
	}

	@Test
	void aVisitIsMovedByPlanningItAgainWithThePlaceThatIsSaidNowAndCanBeCalledOff() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		plan(review, mother(review), THURSDAY_AT_TEN);
		this.visits.planVisit(review.id(), HELEN, new Visit.Wish(mother(review), THURSDAY_AT_TEN.plusDays(1), null));
		assertThat(checklist(review).visits()).extracting(Visit::inWords).containsExactly("Friday 6 March 2026, 10:00");
		assertRefused("visit", "choose one of the visits",
				() -> this.visits.callOffVisit(review.id(), HELEN, UUID.randomUUID()));
		this.visits.callOffVisit(review.id(), HELEN, mother(review));
		assertThat(checklist(review).visits()).isEmpty();
		assertRefused("visit", "choose one of the visits",
				() -> this.visits.callOffVisit(review.id(), HELEN, mother(review)));
		assertThat(this.audit.of(review.id())).extracting(AuditTrail.Entry::did)
			.containsSubsequence("planned a visit", "planned a visit", "called off a visit");
		assertThat(this.audit.of(review.id()).toString()).doesNotContain("placement", "Marsh", "Thursday");
	}

	@Test
	void whatCannotBeIsRefusedWithASentence() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		UUID mother = mother(review);
		assertRefused("person", "choose whom", () -> plan(review, null, THURSDAY_AT_TEN));
		assertRefused("person", "choose whom", () -> plan(review, UUID.randomUUID(), THURSDAY_AT_TEN));
		assertRefused("person", "choose whom", () -> plan(review, with(review, Role.CHAIR).id(), THURSDAY_AT_TEN));
		assertRefused("visitDate", "on which day", () -> plan(review, mother, null));
		assertRefused("visitDate", "Tuesday 3 March 2026, 14:59 has passed. Choose a time to come",
				() -> plan(review, mother, TUESDAY.atTime(14, 59)));
		assertRefused("visitDate",
				"Saturday 7 March 2026 is after the last day of these conversations, Friday 6 March 2026.",
				() -> plan(review, mother, LocalDateTime.of(2026, 3, 7, 10, 0)));
		assertRefused("visitPlace", "61 characters", () -> this.visits.planVisit(review.id(), HELEN,
				new Visit.Wish(mother, THURSDAY_AT_TEN, "x".repeat(61))));
		assertThat(checklist(review).visits()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "12 High Street", "RG40 1BN", "the flat, 3a Mill Lane", "at home (rg401bn)" })
	void anAddressIsNotTakenAsAPlace(String place) {
		Conference review = review(SomeRules.HILLSHIRE);
		assertRefused("visitPlace", "leave the address out", () -> this.visits.planVisit(review.id(), HELEN,
				new Visit.Wish(mother(review), THURSDAY_AT_TEN, place)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "at the placement", "room 2 at the office", "at school, 2 doors down", "" })
	void neutralWordsAreTakenAsAPlace(String place) {
		Conference review = review(SomeRules.HILLSHIRE);
		this.visits.planVisit(review.id(), HELEN, new Visit.Wish(mother(review), THURSDAY_AT_TEN, place));
		assertThat(checklist(review).visits()).extracting(Visit::place).containsExactly(place.isEmpty() ? null : place);
	}

	@Test
	void conversationsThatAreOverdueMayStillBeEndedByAVisit() {
		Conference overdue = this.conferences.save(book(SomeRules.HILLSHIRE, LocalDateTime.of(2026, 3, 2, 17, 0)));
		plan(overdue, mother(overdue), THURSDAY_AT_TEN);
		assertThat(checklist(overdue).visits()).hasSize(1);
	}

	@Test
	void onlyTheChairPlansVisitsAndCallsThemOff() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		plan(review, mother(review), THURSDAY_AT_TEN);
		int seen = checklist(review).log().seen();
		var wish = new Visit.Wish(mother(review), THURSDAY_AT_TEN.plusHours(1), null);
		assertRefused("", "Only the chair plans visits", () -> this.visits.planVisit(review.id(), JOAN, wish));
		assertRefused("", "Only the chair plans visits",
				() -> this.visits.callOffVisit(review.id(), JOAN, mother(review)));
		Stream
			.<Runnable>of(() -> this.visits.planVisit(review.id(), MARTIN, wish),
					() -> this.visits.callOffVisit(review.id(), MARTIN, mother(review)),
					() -> this.visits.assess(review.id(), MARTIN, List.of(mother(review)),
							risk(MONDAY, Finding.NOT_SAFE)),
					() -> this.visits.explainUnassessed(review.id(), MARTIN, UUID.randomUUID(), "Because"))
			.forEach((attempt) -> assertRefused("", "no such conference among those you look after", attempt));
		assertThat(checklist(review).log().seen()).isEqualTo(seen);
		assertThat(this.logs.withVisits(MARTIN)).isEmpty();
	}

	@Test
	void whoeverTakesTheConferenceOverGoesToTheVisit() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		plan(review, mother(review), THURSDAY_AT_TEN);
		assertThat(withVisits(HELEN)).contains(review.id());
		String cover = UUID.randomUUID().toString();
		change(review,
				(held) -> held.handTo(Invitee.named("Ana Bell")
					.mailbox(new EmailAddress("ana.bell@northmere.example"))
					.as(Role.CHAIR)
					.directoryId(cover)
					.build(), SampleConferences.BOOKED));
		assertThat(withVisits(HELEN)).doesNotContain(review.id());
		assertThat(withVisits(cover)).containsExactly(review.id());
	}

	@Test
	void aVisitIsGoneWithItsPersonItsMeetingOrItsWay() {
		Conference withoutHer = allSafe(review(SomeRules.WOKINGHAM));
		Conference cancelled = allSafe(review(SomeRules.WOKINGHAM));
		Conference onTeams = allSafe(review(SomeRules.WOKINGHAM));
		List<Conference> all = List.of(withoutHer, cancelled, onTeams);
		all.forEach((review) -> plan(review, mother(review), THURSDAY_AT_TEN));
		assertThat(withVisits(HELEN)).contains(withoutHer.id(), cancelled.id(), onTeams.id());
		change(withoutHer, (held) -> held.uninvite(mother(withoutHer), SampleConferences.BOOKED));
		change(cancelled, Conference::cancel);
		change(onTeams, (held) -> held.holdAs(Way.VIRTUAL, null));
		assertThat(withVisits(HELEN)).doesNotContain(withoutHer.id(), cancelled.id(), onTeams.id());
		assertThat(checklist(withoutHer).missing()).noneMatch((sentence) -> sentence.contains("visit"));
	}

	@Test
	void theVisitIsGoneOnceTheConversationIsRecordedAndNotByACallBefore() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		UUID mother = mother(review);
		UUID worker = with(review, Role.SOCIAL_WORKER).id();
		plan(review, mother, THURSDAY_AT_TEN);
		plan(review, worker, THURSDAY_AT_TEN);
		record(review, Means.TELEPHONE, TUESDAY, mother);
		see(review, MONDAY, mother);
		assertThat(checklist(review).visits()).hasSize(2);
		see(review, TUESDAY, mother);
		assertThat(checklist(review).visits()).as("on the day of the last visit the next one is agreed").hasSize(2);
		plan(review, mother, TUESDAY.atTime(23, 59));
		see(review, TUESDAY, mother);
		assertThat(checklist(review).visits()).extracting(Visit::person).containsExactly(worker);
		plan(review, worker, TUESDAY.atTime(23, 59));
		record(review, Means.TELEPHONE, TUESDAY, worker);
		assertThat(checklist(review).visits()).isEmpty();
	}

	@Test
	void aCorrectionOfWhatWasSaidLeavesTheVisitThatWasAgreedSince() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		UUID mother = mother(review);
		see(review, TUESDAY, mother);
		plan(review, mother, TUESDAY.atTime(23, 59));
		UUID held = checklist(review).log().conversations().getFirst().id();
		this.writing.correct(review.id(), HELEN, held, 0, told(Means.IN_PERSON, TUESDAY, "She said more", mother));
		assertThat(checklist(review).visits()).hasSize(1);
	}

	@Test
	void nobodyFinishesWhileAVisitIsOpen() {
		Conference review = allSafe(review(SomeRules.WOKINGHAM));
		plan(review, mother(review), THURSDAY_AT_TEN);
		assertThat(checklist(review).missing())
			.contains("Record the visit to Kim Marsh (Mother) on Thursday 5 March 2026, 10:00, or call it off.");
		this.visits.callOffVisit(review.id(), HELEN, mother(review));
		assertThat(checklist(review).missing()).noneMatch((sentence) -> sentence.contains("visit"));
	}

	@Test
	void aConversationInPersonIsNeverLostForWantOfAnAssessmentButItIsAskedFor() {
		Conference review = review(SomeRules.WOKINGHAM);
		UUID mother = mother(review);
		see(review, TUESDAY, mother);
		assertThat(checklist(review).log().conversations()).hasSize(1);
		assertThat(checklist(review).missing()).contains(
				"Record the risk assessment for seeing Kim Marsh (Mother) on Tuesday 3 March 2026, or say why there was none.");
		UUID held = checklist(review).unassessed().getFirst().id();
		assertRefused("reason", "or say why there was none",
				() -> this.visits.explainUnassessed(review.id(), HELEN, held, " \u0000"));
		assertRefused("reason", "501 characters",
				() -> this.visits.explainUnassessed(review.id(), HELEN, held, "x".repeat(501)));
		this.visits.explainUnassessed(review.id(), JOAN, held, "She came to the office <b>unasked</b>.");
		assertThat(checklist(review).unassessed()).isEmpty();
		assertThat(checklist(review).missing()).noneMatch((sentence) -> sentence.contains("risk assessment"));
		assertThat(CaseNote.of(checklist(review)).conversations().getFirst().risks()).containsExactly(new CaseNote.Line(
				"Kim Marsh (Mother)", "no assessment had allowed it, because: She came to the office <b>unasked</b>."));
	}

	@Test
	void onlyAnAssessmentThatWasThereByThatDayAndFoundItSafeAnswersForAVisit() {
		Conference review = review(SomeRules.WOKINGHAM);
		UUID mother = mother(review);
		see(review, MONDAY, mother);
		assess(review, mother, TUESDAY, Finding.SAFE);
		assertThat(checklist(review).unassessed()).as("it came after the visit").hasSize(1);
		assess(review, mother, MONDAY, Finding.NOT_SAFE);
		assertThat(checklist(review).unassessed()).as("it was not safe").hasSize(1);
		assess(review, mother, MONDAY, Finding.SAFE_WITH_MEASURES);
		assertThat(checklist(review).unassessed()).isEmpty();
		assess(review, mother, TUESDAY, Finding.NOT_SAFE);
		assertThat(checklist(review).unassessed()).as("what is found later does not undo it").isEmpty();
		assertThat(CaseNote.of(checklist(review)).conversations().getFirst().risks()).containsExactly(new CaseNote.Line(
				"Kim Marsh (Mother)",
				"Safe with measures, assessed by Joan Whitby on Monday 2 March 2026. Measures: Two of us go. " + LINK));
		assertRefused("", "No reason is needed", () -> this.visits.explainUnassessed(review.id(), HELEN,
				checklist(review).log().conversations().getFirst().id(), "Because"));
	}

	@Test
	void aCorrectionKeepsTheReasonAsLongAsItIsAboutTheSame() {
		Conference review = review(SomeRules.WOKINGHAM);
		UUID mother = mother(review);
		see(review, TUESDAY, mother);
		UUID held = checklist(review).unassessed().getFirst().id();
		this.visits.explainUnassessed(review.id(), HELEN, held, "She came unasked.");
		this.writing.correct(review.id(), HELEN, held, 0, told(Means.IN_PERSON, TUESDAY, "She said more", mother));
		assertThat(checklist(review).unassessed()).isEmpty();
		this.writing.correct(review.id(), HELEN, held, 1,
				told(Means.IN_PERSON, TUESDAY, "They said more", mother, with(review, Role.SOCIAL_WORKER).id()));
		assertThat(checklist(review).unassessed()).as("somebody else was seen too").hasSize(1);
		this.writing.correct(review.id(), HELEN, held, 2, told(Means.TELEPHONE, TUESDAY, "It was by phone", mother));
		assertThat(checklist(review).unassessed()).isEmpty();
	}

	@Test
	void theSameAssessmentTwiceIsOneAndTheTrailSaysWhatItFoundAndNotAboutWhom() {
		Conference review = review(SomeRules.WOKINGHAM);
		assess(review, mother(review), MONDAY, Finding.SAFE);
		assess(review, mother(review), MONDAY, Finding.SAFE);
		assertThat(this.jdbc.sql("select count(*) from risk_assessment where conference = ?")
			.param(review.id())
			.query(Long.class)
			.single()).isOne();
		assertThat(this.audit.of(review.id())).extracting(AuditTrail.Entry::did, AuditTrail.Entry::details)
			.contains(tuple("recorded a risk assessment of a visit", "SAFE"));
		assertThat(this.audit.of(review.id()).toString()).doesNotContain("Whitby", "Marsh", LINK);
		assertRefused("person", "no longer on the list", () -> assess(review, UUID.randomUUID(), MONDAY, Finding.SAFE));
	}

	@Test
	void theCaseNoteThatIsStoredSaysThatItWasInPersonAndThatTheRiskWasAssessed() {
		Conference conference = this.conferences.save(SampleConferences
			.byConversations(SomeKinds.LATER_REVIEW_CONFERENCE, HELEN, SampleConferences.people()));
		assess(conference, mother(conference), MONDAY, Finding.SAFE_WITH_MEASURES);
		see(conference, TUESDAY, mother(conference));
		this.writing.finish(conference.id(), HELEN);
		Outcome outcome = this.outcomes.of(conference.reference(), HELEN).orElseThrow();
		filled().decide(outcome.id(), HELEN, new Outcome.Decided(TUESDAY, SomeDecisions.PLAN_CONTINUES,
				Category.NEGLECT, null, Participation.PN1, null, null));
		filled().add(outcome.id(), HELEN, "Visit weekly", with(conference, Role.SOCIAL_WORKER).id(),
				TUESDAY.plusDays(3));
		Outcome told = filled().tell(outcome.id(), HELEN, Set.of(mother(conference)));
		filled().approve(told.id(), HELEN, told.version());
		String path = "%s/Outcome/%1$s case note.html".formatted(conference.reference());
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.world.files.containsKey(path));
		assertThat(new String(this.world.files.get(path), StandardCharsets.UTF_8)).containsSubsequence("In person",
				"Risk assessment,", "Kim Marsh (Mother)", "Safe with measures, assessed by Joan Whitby", "Two of us go",
				LINK, "What was said");
	}

	private Conference review(RuleSetVersion rules) {
		return this.conferences.save(book(rules, LocalDateTime.of(2026, 3, 6, 17, 0)));
	}

	private static Conference book(RuleSetVersion rules, LocalDateTime last) {
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), SomeKinds.LATER_CARE_REVIEW,
				Way.CONVERSATIONS, HELEN, rules, LocalDate.of(2026, 2, 16), last, 90, "conferences@northmere.example",
				null, SampleConferences.people()), Instant.parse("2026-02-17T09:00:00Z"));
	}

	private Conference allSafe(Conference review) {
		checklist(review).people().forEach((person) -> assess(review, person.id(), MONDAY, Finding.SAFE));
		return review;
	}

	private void assess(Conference review, UUID person, LocalDate on, Finding finding) {
		this.visits.assess(review.id(), HELEN, List.of(person), risk(on, finding));
	}

	private static AssessedRisk risk(LocalDate on, Finding finding) {
		return new AssessedRisk("Joan Whitby", on, finding,
				(finding == Finding.SAFE_WITH_MEASURES) ? "Two of us go" : null, LINK);
	}

	private void plan(Conference review, @Nullable UUID person, @Nullable LocalDateTime startsAt) {
		this.visits.planVisit(review.id(), HELEN, new Visit.Wish(person, startsAt, " at the\nplacement "));
	}

	private void see(Conference review, LocalDate day, UUID... people) {
		record(review, Means.IN_PERSON, day, people);
	}

	private void record(Conference review, Means means, LocalDate day, UUID... people) {
		this.writing.record(review.id(), HELEN, told(means, day, "Said " + UUID.randomUUID(), people));
	}

	private static Told told(Means means, LocalDate day, String said, UUID... people) {
		return new Told(Set.of(people), null, day, means, said, "Why");
	}

	private static UUID mother(Conference review) {
		return with(review, Role.MOTHER).id();
	}

	private Checklist checklist(Conference review) {
		return this.logs.of(this.conferences.get(review.id()));
	}

	private List<UUID> withVisits(String chair) {
		return this.logs.withVisits(chair).stream().map((checklist) -> checklist.conference().id()).toList();
	}

	private void change(Conference review, Consumer<Conference> change) {
		this.transactions.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(review.id());
			change.accept(held);
			this.conferences.save(held);
		});
	}

	private static void assertRefused(String field, String sentence, Runnable attempt) {
		assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, (refused) -> {
			assertThat(String.join("", refused.problems().keySet())).isEqualTo(field);
			assertThat(refused.sentence()).contains(sentence);
		});
	}

	private FilledIn filled() {
		return new FilledIn(this.outcomes, this.decisions, this.recipients, this.approving);
	}

}
