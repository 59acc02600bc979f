package io.convenor.outcomes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.LocalDatabase;
import io.convenor.audit.AuditTrail;
import io.convenor.conference.ActionNotWritten;
import io.convenor.conference.Child;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.Decision;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Reference;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Choice;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.PaperLetters;
import io.convenor.drafts.Refused;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;

import static io.convenor.outcomes.SampleConferences.HELEN;
import static io.convenor.outcomes.SampleConferences.MARTIN;
import static io.convenor.outcomes.SampleConferences.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = OutcomesTests.OnlyOutcomes.class,
		properties = { "convenor.delivery.first-retry=20ms", "convenor.delivery.polling=50ms",
				"convenor.delivery.attempts=3", "convenor.outcomes.team=team", "convenor.outcomes.channel=channel",
				"convenor.authority.name=Northmere Council",
				"convenor.authority.organiser=conferences@northmere.example",
				"convenor.authority.organiser-id=organiser",
				"convenor.authority.cp-mailbox=cp.reports@northmere.example",
				"convenor.authority.telephone=01632 960 123",
				"convenor.groups.allegations.mailbox=lado@northmere.example",
				"convenor.groups.allegations.organiser=lado.meetings@northmere.example",
				"convenor.groups.allegations.organiser-id=lado-organiser",
				"convenor.groups.allegations.custodians=ruth", "convenor.staff.chairs=" + SampleConferences.HELEN })
@RecordApplicationEvents
class OutcomesTests {

	private static final List<Kind> KINDS = SomeKinds.SHIPPED.all();

	private static final List<Decision> EVERY_DECISION = KINDS.stream()
		.flatMap((kind) -> kind.decisions().stream())
		.toList();

	private static final LocalDate HELD = LocalDate.of(2026, 3, 3);

	private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

	@Autowired
	Outcomes outcomes;

	@Autowired
	OutcomeDecisions decisions;

	@Autowired
	OutcomeRecipients recipients;

	@Autowired
	Approving approving;

	@Autowired
	Sending sending;

	@Autowired
	PostingSummaries posting;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Deadlines deadlines;

	@Autowired
	AuditTrail audit;

	@Autowired
	FullRecords records;

	@Autowired
	LateDecisions lateDecisions;

	@Autowired
	Separations separations;

	@Autowired
	PaperLetters papers;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	World world;

	@Autowired
	ApplicationEvents events;

	@Autowired
	TransactionOperations transactions;

	@Test
	void theChairsConferencesThatHaveBegunWaitForTheirOutcomeTheNewestFirst() {
		String chair = UUID.randomUUID().toString();
		Conference older = save(SomeKinds.INITIAL_CONFERENCE, chair, SampleConferences.STARTS.minusDays(1));
		Conference newer = save(SomeKinds.ALLEGATIONS_MEETING, chair, SampleConferences.STARTS);
		save(SomeKinds.INITIAL_CONFERENCE, chair, SampleConferences.STARTS.plusDays(1));
		save(SomeKinds.INITIAL_CONFERENCE, MARTIN, SampleConferences.STARTS);
		assertThat(this.outcomes.awaited(chair)).extracting(Conference::id).containsExactly(newer.id(), older.id());
	}

	@Test
	void anotherChairGetsNothing() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = begun(conference);
		assertThat(this.outcomes.of(conference.reference(), MARTIN)).isEmpty();
		assertThat(this.outcomes.find(outcome.id(), MARTIN)).isEmpty();
		Stream
			.<Runnable>of(() -> filled().decide(outcome.id(), MARTIN, plan()),
					() -> filled().add(outcome.id(), MARTIN, "Visit", anybody(conference), FRIDAY),
					() -> filled().remove(outcome.id(), MARTIN, UUID.randomUUID()),
					() -> filled().tell(outcome.id(), MARTIN, Set.of()),
					() -> filled().turnTo(outcome.id(), MARTIN, Outcome.Page.PREVIEW),
					() -> filled().approve(outcome.id(), MARTIN, outcome.version()))
			.forEach((attempt) -> assertRefused("", "There is no such outcome among yours", attempt));
		assertUnchanged(outcome);
	}

	@Test
	void anOutcomeIsBegunOnceHoweverManyDevicesAskForIt() throws Exception {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		List<Object> begun = atOnce(8, () -> this.outcomes.of(conference.reference(), HELEN).orElseThrow().id());
		assertThat(Set.copyOf(begun)).hasSize(1);
	}

	@ParameterizedTest
	@FieldSource("KINDS")
	void eachKindOfMeetingHasItsOwnDecisionsAndTakesNoOther(Kind kind) {
		Conference conference = save(kind);
		for (Decision decision : EVERY_DECISION) {
			Outcome outcome = begun(conference);
			Runnable decide = () -> filled().decide(outcome.id(), HELEN, new Outcome.Decided(HELD, decision,
					Category.NEGLECT, null, participation(kind), kind.careReview() ? Way.VIRTUAL : null, null));
			Optional<Decision> own = kind.decision(decision.name());
			if (own.isPresent()) {
				decide.run();
				assertThat(read(outcome).children()).extracting(DecidedFor::decision).containsExactly(own.get());
			}
			else {
				assertRefused("decision", "not on offer", decide);
				assertUnchanged(outcome);
			}
		}
	}

	@Test
	void aPlanNeedsItsCategoryAndNothingElseKeepsOne() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		assertRefused("category", "needs its category", () -> filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, null, null)));
		assertUnchanged(outcome);
		filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, SomeDecisions.EARLY_HELP, Category.SEXUAL, "The school disagreed"));
		assertThat(read(outcome).children()).extracting(DecidedFor::category).containsOnlyNulls();
		assertThat(read(outcome).dissent()).contains("The school disagreed");
	}

	@Test
	void aDayThatCannotBeIsRefusedWithOneSentence() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		Map.of(LocalDate.of(2026, 3, 5), "still to come", LocalDate.of(2026, 2, 16), "was booked on",
				LocalDate.of(2026, 2, 28), "is at the weekend")
			.forEach((day, sentence) -> assertRefused("heldOn", sentence, () -> filled().decide(outcome.id(), HELEN,
					new Outcome.Decided(day, SomeDecisions.EARLY_HELP, null, null))));
		assertUnchanged(outcome);
	}

	@Test
	void aDissentOfTenThousandCharactersIsRefused() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		assertRefused("dissent", "10,000 characters", () -> filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, SomeDecisions.EARLY_HELP, null, "x".repeat(10_000))));
		assertUnchanged(outcome);
	}

	@Test
	void anActionSaysWhatWhoAndByWhen() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference, plan());
		UUID owner = anybody(conference);
		assertRefused("what", "what is to be done", add(outcome, "  ", owner, FRIDAY));
		assertRefused("what", "10,000 characters", add(outcome, "x".repeat(10_000), owner, FRIDAY));
		assertRefused("owner", "choose who", add(outcome, "Visit", null, FRIDAY));
		assertRefused("owner", "choose who", add(outcome, "Visit", UUID.randomUUID(), FRIDAY));
		assertRefused("due", "by when", add(outcome, "Visit", owner, null));
		assertRefused("due", "before the meeting", add(outcome, "Visit", owner, HELD.minusDays(1)));
		assertRefused("due", "more than 2 years", add(outcome, "Visit", owner, HELD.plusYears(2).plusDays(1)));
		assertUnchanged(outcome);
		add(outcome, " Visit ", owner, HELD).run();
		assertThat(read(outcome).actions()).singleElement()
			.satisfies((action) -> assertThat(action.what()).isEqualTo("Visit"));
	}

	@Test
	void asManyActionsAsOneSummaryHoldsAndNoMore() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference, plan());
		for (int i = 0; i < 20; i++) {
			add(outcome, "Visit " + i, anybody(conference), FRIDAY).run();
		}
		assertRefused("what", "20 actions already", add(outcome, "Visit", anybody(conference), FRIDAY));
		Outcome wordy = decided(save(SomeKinds.INITIAL_CONFERENCE), plan());
		UUID owner = anybody(this.conferences.get(wordy.conference()));
		for (int i = 0; i < 10; i++) {
			add(wordy, "x".repeat(500), owner, FRIDAY).run();
		}
		assertRefused("what", "longer than Teams can show", add(wordy, "x".repeat(500), owner, FRIDAY));
		assertThat(read(wordy).actions()).hasSize(10);
	}

	@Test
	void anActionIsTakenOutAgain() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = withAction(conference);
		add(outcome, "Ring", anybody(conference), FRIDAY).run();
		filled().remove(outcome.id(), HELEN, read(outcome).actions().getFirst().id());
		assertThat(read(outcome).actions()).extracting(Action::what).containsExactly("Ring");
	}

	@Test
	void thoseEntitledAreToldUnlessTheChairSaysOtherwise() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = begun(conference);
		assertThat(roles(conference, outcome.recipients())).containsExactlyInAnyOrder(Role.MOTHER, Role.SOCIAL_WORKER,
				Role.TEAM_MANAGER, Role.HEALTH_VISITOR);
		assertThat(roles(conference, this.recipients.entitled(outcome))).containsExactlyInAnyOrder(Role.MOTHER,
				Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.HEALTH_VISITOR, Role.SUPPORTER, Role.RELATIVE);
		Outcome complete = withAction(conference);
		assertRefused("recipients", "not entitled",
				() -> filled().tell(complete.id(), HELEN, Set.of(with(conference, Role.MINUTE_TAKER).id())));
		assertRefused("recipients", "not entitled",
				() -> filled().tell(complete.id(), HELEN, Set.of(with(conference, Role.CHAIR).id())));
		filled().tell(complete.id(), HELEN, Set.of(with(conference, Role.SUPPORTER).id()));
		assertThat(roles(conference, read(complete).recipients())).containsExactly(Role.SUPPORTER);
	}

	@Test
	void noFamilyIsToldOfAnAllegationsMeetingAndNothingIsPostedOrStored() {
		Conference conference = save(SomeKinds.ALLEGATIONS_MEETING);
		Outcome outcome = decided(conference, new Outcome.Decided(HELD, SomeDecisions.SUBSTANTIATED, null, null));
		assertThat(roles(conference, this.recipients.entitled(outcome))).containsExactlyInAnyOrder(Role.SOCIAL_WORKER,
				Role.TEAM_MANAGER, Role.HEALTH_VISITOR);
		assertRefused("recipients", "not entitled",
				() -> filled().tell(outcome.id(), HELEN, Set.of(with(conference, Role.MOTHER).id())));
		assertThat(this.recipients.summary(outcome)).isEmpty();
		approve(outcome);
		awaitSettled(conference);
		assertThat(keys(conference)).hasSize(3).allMatch((key) -> OutcomeKeys.isLetter(key, conference.id()));
		assertThat(this.world.filed).doesNotContainKey(conference.reference() + "/Outcome");
	}

	@Test
	void theStepsCannotBeSkipped() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		assertRefused("decision", "fill in the decision", () -> turn(outcome, Outcome.Page.ACTIONS));
		assertRefused("decision", "fill in the decision", () -> approve(outcome));
		filled().decide(outcome.id(), HELEN, plan());
		assertThat(read(outcome).page()).isEqualTo(Outcome.Page.ACTIONS);
		assertRefused("what", "at least one action", () -> turn(outcome, Outcome.Page.RECIPIENTS));
		assertRefused("what", "at least one action", () -> filled().tell(outcome.id(), HELEN, Set.of()));
		assertRefused("what", "at least one action", () -> approve(read(outcome)));
		turn(outcome, Outcome.Page.DECISION);
		assertThat(read(outcome).page()).isEqualTo(Outcome.Page.DECISION);
	}

	@Test
	void anActionDueBeforeALaterDayOfTheMeetingIsNoticed() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference,
				new Outcome.Decided(HELD.minusDays(4), SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, null));
		add(outcome, "Visit", anybody(conference), HELD.minusDays(2)).run();
		filled().decide(outcome.id(), HELEN, plan());
		assertRefused("due", "before the meeting on Tuesday 3 March 2026", () -> approve(read(outcome)));
	}

	@Test
	void theSummaryCarriesTheReferenceTheStatusAndEachActionWithItsRoleAndDate() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference, plan());
		filled().add(outcome.id(), HELEN, "Kim Marsh meets Sam's team, 07700 900123",
				with(conference, Role.HEALTH_VISITOR).id(), FRIDAY);
		assertThat(this.recipients.summary(read(outcome))).contains(new Summary(conference.reference().value(),
				"Held on Tuesday 3 March 2026. Decision: child protection plan.",
				List.of(new Summary.Line("Health visitor",
						"The mother meets the health visitor's team, [number left out]", "Friday 6 March 2026")),
				List.of("First core group held by Tuesday 17 March 2026",
						"First review conference held by Wednesday 3 June 2026"),
				null));
	}

	@Test
	void approvingStoresPostsWritesStartsTheClocksAndSaysSoInOneGo() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		startClock(conference, SomeClocks.ICPC_HELD, LocalDate.of(2026, 2, 16));
		Outcome approved = approve(withAction(conference));
		awaitSettled(conference);
		assertThat(approved.approved()).isTrue();
		assertThat(this.conferences.get(conference.id()).status()).isEqualTo(Conference.Status.HELD);
		assertThat(this.events.stream(ConferenceHeld.class)).containsExactly(new ConferenceHeld(conference.id()));
		assertThat(this.audit.of(conference.id())).singleElement().satisfies((entry) -> {
			assertThat(entry.who()).isEqualTo(HELEN);
			assertThat(entry.did()).isEqualTo("approved the outcome");
			assertThat(entry.reference()).isEqualTo(conference.reference().value());
		});
		assertThat(this.deadlines.of(conference.id())).extracting(Deadline::what)
			.containsExactlyInAnyOrder(SomeClocks.ICPC_HELD, SomeClocks.OUTCOME_SENT, SomeClocks.MINUTES_DISTRIBUTED,
					SomeClocks.FIRST_CORE_GROUP, SomeClocks.FIRST_RCPC, SomeClocks.PROFESSIONAL_DISSENT);
		assertThat(stopped(conference)).containsExactlyInAnyOrder(SomeClocks.ICPC_HELD, SomeClocks.OUTCOME_SENT);
		assertThat(keys(conference)).hasSize(6)
			.contains(OutcomeKeys.record(conference.id()), OutcomeKeys.summary(conference.id()));
		assertThat(this.world.posted(approved)).extracting((post) -> post.summary().recordUrl())
			.containsExactly("https://northmere.sharepoint.example/" + conference.reference());
		assertThat(this.world.mailsAbout(conference)).extracting(Outbox.Mail::to)
			.containsExactlyInAnyOrder("kim@home.example", "sian.pugh@northmere.example",
					"devi.raman@northmere.example", "sam.reed@health.example");
		assertThat(read(approved).posted()).contains(Outcome.Posted.FOR_THE_CHAIR);
		assertThat(this.sending.seen(read(approved))).isGreaterThan(approved.version() + 6L);
	}

	@Test
	void neitherOfTwoWhoAreKeptApartLearnsOfTheOtherFromTheirLetterAndWhoWasExcludedStandsInTheRecord() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.add(SampleConferences.invitee("Lee Marsh", "lee@elsewhere.example", "", Role.FATHER));
		Conference conference = this.conferences
			.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, HELEN, SampleConferences.STARTS, people));
		Invitee mother = with(conference, Role.MOTHER);
		Invitee father = with(conference, Role.FATHER);
		this.transactions.executeWithoutResult((_) -> {
			this.separations.begin(conference, new Part(father.id(), Separation.Manner.OWN_LINK, 0, null, mother.id()),
					"An order", HELEN);
			this.separations.begin(conference,
					new Part(with(conference, Role.RELATIVE).id(), Separation.Manner.EXCLUDED, 0, null, null),
					"Threatened the chair", HELEN);
		});
		UUID worker = with(conference, Role.SOCIAL_WORKER).id();
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Take part in the course", father.id(), FRIDAY);
		filled().add(id, HELEN, "Tell Lee when the visits are", worker, FRIDAY);
		filled().add(id, HELEN, "Help Kim Marsh with the rent", worker, FRIDAY);
		Outcome outcome = filled().add(id, HELEN, "Visit weekly", worker, FRIDAY);
		assertThat(heldBackFrom(outcome, mother)).containsExactlyInAnyOrder("Take part in the course",
				"Tell Lee when the visits are");
		assertThat(heldBackFrom(outcome, father)).containsExactly("Help Kim Marsh with the rent");
		approve(outcome);
		awaitSettled(conference);
		assertThat(letter(conference, "kim@home.example")).contains("Help Kim Marsh with the rent", "Visit weekly")
			.doesNotContain("Lee", "Father", "course");
		assertThat(letter(conference, "lee@elsewhere.example")).contains("Take part in the course", "Visit weekly")
			.doesNotContain("Kim", "Mother", "the rent");
		assertThat(letter(conference, "sian.pugh@northmere.example")).contains("Lee Marsh (Father)", "rent");
		assertThat(new String(this.world.filed.get(conference.reference() + "/Outcome"), StandardCharsets.UTF_8))
			.contains("Bo Marsh", "Threatened the chair")
			.doesNotContain("An order");
	}

	@Test
	void whoIsKeptApartByAnotherConferenceOfTheMeetingFindsNoTraceEither() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.add(SampleConferences.invitee("Lee Marsh", "lee@elsewhere.example", "", Role.FATHER));
		Conference elder = this.conferences
			.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, HELEN, SampleConferences.STARTS, people));
		List<Invitee> same = people.stream()
			.map((each) -> SampleConferences.invitee(each.name(), each.address(), each.agency(), each.role()))
			.toList();
		Conference younger = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, HELEN, SampleConferences.STARTS, same);
		younger.holdWith(elder, SampleConferences.BOOKED);
		Conference guest = this.conferences.save(younger);
		this.transactions
			.executeWithoutResult((_) -> this.separations.begin(guest, new Part(with(guest, Role.FATHER).id(),
					Separation.Manner.OWN_LINK, 0, null, with(guest, Role.MOTHER).id()), "An order", HELEN));
		guest.held();
		this.conferences.save(guest);
		UUID id = decided(elder, plan()).id();
		filled().add(id, HELEN, "Take part in the course", with(elder, Role.FATHER).id(), FRIDAY);
		Outcome outcome = filled().add(id, HELEN, "Visit weekly", with(elder, Role.SOCIAL_WORKER).id(), FRIDAY);
		assertThat(heldBackFrom(outcome, with(elder, Role.MOTHER))).containsExactly("Take part in the course");
		approve(outcome);
		awaitSettled(elder);
		assertThat(letter(elder, "kim@home.example")).contains("Visit weekly")
			.doesNotContain("Lee", "Father", "course");
	}

	@Test
	void whatIsOnlySuspectedIsNeitherSentNorDroppedBeforeTheChairDecides() {
		Conference conference = keptApart();
		UUID worker = with(conference, Role.SOCIAL_WORKER).id();
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Meet the children in Leeds; write it down", worker, FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(with(conference, Role.FATHER).id(), worker));
		assertThat(told.page()).isEqualTo(Outcome.Page.QUESTIONS);
		WhatGoesOut goesOut = this.recipients.whatGoesOut(told);
		assertThat(goesOut.open()).isEqualTo(2);
		assertThat(goesOut.questions()).extracting(Question::said).containsOnly("Meet the children in Leeds");
		assertRefused("", "please decide first about 2 passages", () -> approve(read(told)));
		Question inTheLetter = goesOut.questions()
			.stream()
			.filter((each) -> !each.inChannel())
			.findFirst()
			.orElseThrow();
		Question posted = goesOut.questions().stream().filter(Question::inChannel).findFirst().orElseThrow();
		assertRefused(inTheLetter.id().toString(), "cannot go there either",
				() -> filled().settle(id, HELEN, Map.of(inTheLetter.id(), Choice.inOtherWords("Meet at 3 Elm Road"))));
		filled().settle(id, HELEN, Map.of(inTheLetter.id(), Choice.inOtherWords("Meet the children at the centre"),
				posted.id(), Choice.heldBack()));
		Outcome settled = read(told);
		assertThat(this.recipients.whatGoesOut(settled).open()).isZero();
		approve(settled);
		awaitSettled(conference);
		assertThat(letter(conference, "lee@elsewhere.example"))
			.contains("Meet the children at the centre; write it down")
			.doesNotContain("Leeds");
		assertThat(letter(conference, "sian.pugh@northmere.example")).contains("Leeds");
		assertThat(this.world.posted(settled)).singleElement()
			.satisfies((post) -> assertThat(post.summary().actions()).extracting(Summary.Line::what)
				.containsExactly("Write it down"));
	}

	@Test
	void whatTheChairLetsAMotherReadIsNotLetStandForTheFatherWhoIsKeptApart() {
		Conference conference = keptApart();
		Invitee mother = with(conference, Role.MOTHER);
		Invitee father = with(conference, Role.FATHER);
		UUID worker = with(conference, Role.SOCIAL_WORKER).id();
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Visit Lily at 14 Mill Lane each week", worker, FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(mother.id(), father.id(), worker));
		List<Question> letters = this.recipients.whatGoesOut(told)
			.questions()
			.stream()
			.filter((each) -> !each.inChannel())
			.toList();
		assertThat(letters).allSatisfy((each) -> assertThat(each.readers()).hasSize(1))
			.flatExtracting(Question::readers)
			.contains(mother, father);
		Question hers = letters.stream().filter((each) -> each.readers().contains(mother)).findFirst().orElseThrow();
		filled().settle(id, HELEN, Map.of(hers.id(), Choice.standing()));
		assertThat(heldBackFrom(read(told), mother)).isEmpty();
		assertThat(heldBackFrom(read(told), father)).containsExactly("Visit Lily at 14 Mill Lane each week");
	}

	@Test
	void aNameIsNotWhatIsLeftOfATask() {
		Conference conference = keptApart();
		Invitee father = with(conference, Role.FATHER);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Lee and Kim to use the contact centre", father.id(), FRIDAY);
		WhatGoesOut goesOut = this.recipients.whatGoesOut(filled().tell(id, HELEN, Set.of(father.id())));
		assertThat(goesOut.letters()).singleElement()
			.satisfies(
					(letter) -> assertThat(letter.words().toString()).contains("something for you to do", "Who: You"));
		assertThat(goesOut.questions()).filteredOn((each) -> !each.inChannel()).isNotEmpty().allMatch(Question::open);
	}

	@Test
	void whoIsKeptApartAfterTheChairLookedIsAskedAboutAgain() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.add(SampleConferences.invitee("Lee Cole", "lee@elsewhere.example", "", Role.FATHER));
		Conference conference = this.conferences
			.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, HELEN, SampleConferences.STARTS, people));
		Invitee father = with(conference, Role.FATHER);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Meet Lily at the refuge", father.id(), FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(father.id()));
		filled().settle(id, HELEN,
				this.recipients.whatGoesOut(told)
					.questions()
					.stream()
					.collect(Collectors.toMap(Question::id, (_) -> Choice.standing())));
		Outcome seen = read(told);
		assertThat(this.recipients.whatGoesOut(seen).open()).isZero();
		keepApart(conference, father, with(conference, Role.MOTHER));
		assertThatThrownBy(() -> approve(seen)).isInstanceOf(OptimisticLockingFailureException.class);
		assertRefused("", "please decide first", () -> approve(read(told)));
		assertThat(heldBackFrom(read(told), father)).containsExactly("Meet Lily at the refuge");
	}

	@Test
	void otherWordsOfTheChairAreHeldBackWhenTheyTellMoreThanTheyDid() {
		Conference conference = keptApart();
		Invitee father = with(conference, Role.FATHER);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Tell Kim when the visits are", father.id(), FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(father.id()));
		Question asked = this.recipients.whatGoesOut(told).questions().getFirst();
		filled().settle(id, HELEN, Map.of(asked.id(), Choice.inOtherWords("Tell Kit-Kat when the visits are")));
		filled().call(id, HELEN, "Kit-Kat", with(conference, Role.MOTHER).id());
		assertThat(this.recipients.whatGoesOut(read(told)).letters().toString()).doesNotContain("Kit");
		assertRefused("", "please decide first", () -> approve(read(told)));
	}

	private void keepApart(Conference conference, Invitee one, Invitee other) {
		this.transactions.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			this.separations.begin(held, new Part(one.id(), Separation.Manner.OWN_LINK, 0, null, other.id()),
					"An order", HELEN);
			held.arrangeApart(one.id());
			this.conferences.save(held);
		});
	}

	@Test
	void whoseTaskTheChairLeavesOutOfTheirLetterIsToBeToldItBySomebody() {
		Conference conference = keptApart();
		Invitee father = with(conference, Role.FATHER);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Tell Kim when the visits are", father.id(), FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(father.id(), with(conference, Role.SOCIAL_WORKER).id()));
		this.recipients.whatGoesOut(told)
			.questions()
			.forEach((each) -> filled().settle(id, HELEN, Map.of(each.id(), Choice.heldBack())));
		approve(read(told));
		awaitSettled(conference);
		assertThat(letter(conference, "lee@elsewhere.example")).contains("something for you to do");
		assertThat(this.events.stream(ActionNotWritten.class))
			.containsExactly(new ActionNotWritten(conference.id(), father.id()));
	}

	@Test
	void nobodyLosesATaskOfTheirOwnWhateverStandsInIt() {
		Conference conference = keptApart();
		Invitee father = with(conference, Role.FATHER);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Tell Kim when the visits are", father.id(), FRIDAY);
		Outcome told = filled().tell(id, HELEN, Set.of(father.id()));
		assertThat(this.recipients.whatGoesOut(told).letters()).singleElement()
			.satisfies((letter) -> assertThat(letter.words().toString()).contains("something for you to do", "Who: You")
				.doesNotContain("Kim"));
		Question lost = this.recipients.whatGoesOut(told).questions().getFirst();
		assertThat(lost.open()).isTrue();
		assertRefused(lost.id().toString(), "cannot stand",
				() -> filled().settle(id, HELEN, Map.of(lost.id(), Choice.standing())));
		filled().settle(id, HELEN, Map.of(lost.id(), Choice.inOtherWords("Tell the social worker about the visits")));
		approve(read(told));
		awaitSettled(conference);
		assertThat(letter(conference, "lee@elsewhere.example"))
			.contains("Tell the social worker about the visits", "You")
			.doesNotContain("Kim");
	}

	@Test
	void theChairOfAnAllegationsMeetingReadsItsDecisionAndItsLetters() {
		Conference conference = save(SomeKinds.ALLEGATIONS_MEETING);
		Outcome outcome = decided(conference,
				new Outcome.Decided(HELD, SomeDecisions.UNFOUNDED, null, "The police disagreed"));
		WhatGoesOut goesOut = this.recipients.whatGoesOut(outcome);
		assertThat(goesOut.summary()).isEmpty();
		assertThat(goesOut.letters()).isNotEmpty()
			.anySatisfy(
					(letter) -> assertThat(letter.words().toString()).contains("Unfounded", "The police disagreed"));
		assertThat(goesOut.toldOfDissent()).isNotEmpty();
	}

	@Test
	void whatTheChairListsAsANicknameIsLeftOutAndCanBeTakenOffTheList() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Take lil to nursery", anybody(conference), FRIDAY);
		filled().call(id, HELEN, "Lil", null);
		assertThat(this.recipients.summary(this.outcomes.find(id, HELEN).orElseThrow()).orElseThrow().actions())
			.extracting(Summary.Line::what)
			.containsExactly("Take the child to nursery");
		assertRefused("called", "at least two letters", () -> filled().call(id, HELEN, "L", null));
		filled().callNoMore(id, HELEN, "Lil");
		assertThat(this.recipients.called(this.outcomes.find(id, HELEN).orElseThrow())).isEmpty();
	}

	@Test
	void familyReadsWhoDoesSomethingByRoleUnlessTheChairLetsTheNameStand() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		UUID worker = with(conference, Role.SOCIAL_WORKER).id();
		UUID mother = with(conference, Role.MOTHER).id();
		UUID id = decided(conference, plan()).id();
		filled().add(id, HELEN, "Visit weekly", worker, FRIDAY);
		assertThat(this.recipients.whatGoesOut(filled().tell(id, HELEN, Set.of(mother)))
			.letters()
			.getFirst()
			.words()
			.toString()).contains("Who: Social worker").doesNotContain("Pugh");
		assertThat(this.recipients.whatGoesOut(filled().tell(id, HELEN, Set.of(mother), Set.of(worker)))
			.letters()
			.getFirst()
			.words()
			.toString()).contains("Who: Siân Pugh (Social worker)");
	}

	private Conference keptApart() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.add(SampleConferences.invitee("Lee Cole", "lee@elsewhere.example", "", Role.FATHER));
		Conference conference = this.conferences
			.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, HELEN, SampleConferences.STARTS, people));
		this.transactions
			.executeWithoutResult((_) -> this.separations.begin(conference, new Part(with(conference, Role.FATHER).id(),
					Separation.Manner.OWN_LINK, 0, null, with(conference, Role.MOTHER).id()), "An order", HELEN));
		return conference;
	}

	@Test
	void whatIsApprovedNoLongerChanges() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome approved = approve(withAction(conference));
		Stream
			.<Runnable>of(() -> filled().decide(approved.id(), HELEN, plan()),
					add(approved, "Visit", anybody(conference), FRIDAY), () -> turn(approved, Outcome.Page.DECISION),
					() -> filled().tell(approved.id(), HELEN, Set.of()), () -> approve(approved))
			.forEach((attempt) -> assertRefused("", "approved already", attempt));
		awaitSettled(conference);
		assertThat(this.world.mailsAbout(conference)).hasSize(4);
	}

	@Test
	void approvedOnManyDevicesAtOnceItIsApprovedOnce() throws Exception {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = withAction(conference);
		List<Object> came = atOnce(4, () -> {
			try {
				return approve(outcome);
			}
			catch (OptimisticLockingFailureException | Refused ex) {
				return ex;
			}
		});
		awaitSettled(conference);
		assertThat(came.stream().filter(Outcome.class::isInstance)).hasSize(1);
		assertThat(this.audit.of(conference.id())).hasSize(1);
		assertThat(this.world.mailsAbout(conference)).hasSize(4);
		assertThat(this.world.posted(outcome)).hasSize(1);
	}

	@Test
	void whatTheChairDidNotSeeIsNotApproved() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome seen = withAction(conference);
		add(seen, "From the other device", anybody(conference), FRIDAY).run();
		assertThatThrownBy(() -> approve(seen)).isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(keys(conference)).isEmpty();
		assertThat(read(seen).approved()).isFalse();
	}

	@Test
	void whatFailsHalfWayLeavesNothingDone() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = withAction(conference);
		assertThatThrownBy(() -> this.transactions.executeWithoutResult((_) -> {
			approve(outcome);
			throw new IllegalStateException("the power went");
		})).hasMessage("the power went");
		assertUnchanged(outcome);
		assertThat(keys(conference)).isEmpty();
		assertThat(this.deadlines.of(conference.id())).isEmpty();
		assertThat(this.conferences.get(conference.id()).status()).isEqualTo(Conference.Status.BOOKED);
	}

	@Test
	void withoutTheRecordTheSummaryGoesWithoutALink() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		this.world.refuses(conference.reference() + "/Outcome");
		Outcome approved = approve(withAction(conference));
		awaitSettled(conference);
		assertThat(this.world.posted(approved)).extracting((post) -> post.summary().recordUrl())
			.containsExactly((String) null);
	}

	@Test
	void theClockForSendingRunsOnWhileSomebodyHasNoLetter() {
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		this.world.refuses("sam.reed@health.example " + conference.reference());
		approve(withAction(conference));
		awaitSettled(conference);
		assertThat(stopped(conference)).doesNotContain(SomeClocks.OUTCOME_SENT);
	}

	@Test
	void whoHasNoEmailGetsTheOutcomeOnPaperAndTheClockRunsUntilItIsPosted() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.removeIf((each) -> each.role() == Role.MOTHER);
		people.add(Invitee.named("Kim Marsh").as(Role.MOTHER).build());
		Conference conference = this.conferences.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE,
				SampleConferences.HELEN, SampleConferences.STARTS, people));
		approve(withAction(conference));
		awaitSettled(conference);
		PaperLetters.Letter letter = this.papers.about(conference.id()).getFirst();
		assertThat(letter.what()).isEqualTo(PaperLetters.What.OUTCOME);
		assertThat(letter.webUrl()).isNotNull();
		assertThat(new String(this.world.filed.get(conference.reference() + "/Letters"), StandardCharsets.UTF_8))
			.contains("Kim Marsh", "Child protection plan", "tell your social worker")
			.doesNotContain("answer this mail", "answer\n\tthis mail", "Dissent");
		assertThat(this.world.mailsAbout(conference)).extracting(Outbox.Mail::to)
			.isNotEmpty()
			.allMatch((to) -> to.contains("@"));
		assertThat(stopped(conference)).doesNotContain(SomeClocks.OUTCOME_SENT);
		assertThat(this.papers.posted(letter.id(), SampleConferences.HELEN)).isTrue();
		assertThat(this.papers.posted(letter.id(), SampleConferences.HELEN)).isFalse();
		assertThat(stopped(conference)).contains(SomeClocks.OUTCOME_SENT);
	}

	@Test
	void theManagerOfACareReviewIsToldByTheLetterAndThatClockStops() {
		Conference conference = save(SomeKinds.FIRST_CARE_REVIEW);
		approve(covered(conference));
		awaitSettled(conference);
		assertThat(stopped(conference)).containsExactly(SomeClocks.CIC_DECISIONS_TO_MANAGER);
		assertThat(this.deadlines.of(conference.id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what)
			.containsExactlyInAnyOrder(SomeClocks.CIC_REPORT_DISTRIBUTED, SomeClocks.SECOND_CIC_REVIEW);
	}

	@Test
	void theRecordOfACareReviewCoversEachAreaAndSaysByWhichMethodItWasHeld() {
		Conference conference = save(SomeKinds.LATER_CARE_REVIEW);
		Outcome outcome = begun(conference);
		assertRefused("participation", "took part", () -> filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, later("care-plan-changes"), null, null, null, Way.VIRTUAL, null)));
		assertRefused("heldAs", "method", () -> filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, later("care-plan-changes"), null, null, Participation.PN2, null, null)));
		assertThat(decided(conference, review(later("care-plan-changes"))).page()).isEqualTo(Outcome.Page.AREAS);
		assertRefused("PERMANENCE_PLAN", "covers each of them", () -> approve(read(outcome)));
		Map<ReviewArea, String> withoutHealth = new EnumMap<>(areas());
		withoutHealth.remove(ReviewArea.HEALTH);
		assertRefused("HEALTH", "covers each of them", () -> filled().cover(outcome.id(), HELEN, withoutHealth));
		Map<ReviewArea, String> wordy = new EnumMap<>(areas());
		wordy.put(ReviewArea.IDENTITY, "x".repeat(1001));
		assertRefused("IDENTITY", "1,001 characters", () -> filled().cover(outcome.id(), HELEN, wordy));
		Outcome covered = filled().cover(outcome.id(), HELEN, areas());
		assertThat(covered.areas()).extracting(Covered::area)
			.containsExactlyElementsOf(Stream.of(ReviewArea.values()).filter((area) -> !area.optional()).toList());
		approve(covered);
		awaitSettled(conference);
		String record = new String(this.world.filed.get(conference.reference() + "/Outcome"), StandardCharsets.UTF_8);
		assertThat(record).contains("Virtual, on Teams", "PN1", "Emotional wellbeing is good")
			.doesNotContain("Pathway");
		assertThat(this.world.posted(covered).toString()).doesNotContain("is good", "PN1");
	}

	@Test
	void aReviewBookedAsAMeetingIsNotRecordedAsConversationsWithoutAny() {
		Outcome outcome = begun(save(SomeKinds.LATER_CARE_REVIEW));
		assertRefused("heldAs", "Each conversation is then written down",
				() -> filled().decide(outcome.id(), HELEN, heldAs(Way.CONVERSATIONS)));
		assertRefused("heldAs", "its risk assessment may be asked for",
				() -> filled().decide(outcome.id(), HELEN, heldAs(Way.FACE_TO_FACE)));
		assertUnchanged(outcome);
		assertThat(filled().decide(outcome.id(), HELEN, heldAs(Way.CONFERENCE_CALL)).heldAs())
			.contains(Way.CONFERENCE_CALL);
	}

	@Test
	void aReviewPlannedByConversationsSinceItWasDecidedIsNotApprovedAsAMeeting() {
		Conference conference = save(SomeKinds.LATER_CARE_REVIEW);
		Outcome covered = covered(conference);
		Conference changed = this.conferences.get(conference.id());
		changed.holdAs(Way.CONVERSATIONS, null);
		this.conferences.save(changed);
		assertRefused("heldAs", "is planned by conversations, so that is the method the record states",
				() -> filled().decide(covered.id(), HELEN, heldAs(Way.VIRTUAL)));
		assertRefused("heldAs", "is planned by conversations", () -> filled().tell(covered.id(), HELEN, Set.of()));
	}

	private static Decision later(String name) {
		return SomeKinds.decision(SomeKinds.LATER_CARE_REVIEW, name);
	}

	private static Outcome.Decided heldAs(Way way) {
		return new Outcome.Decided(HELD, later("care-plan-confirmed"), null, null, Participation.PN1, way, null);
	}

	@Test
	void aMeetingWhoseRecordHasNoAreasTakesNone() {
		Outcome outcome = decided(save(SomeKinds.INITIAL_CONFERENCE), plan());
		assertRefused("", "no such areas", () -> filled().cover(outcome.id(), HELEN, areas()));
		assertRefused("", "no such areas", () -> turn(outcome, Outcome.Page.AREAS));
	}

	@Test
	void aCoreGroupDecidesNothingAndAgreesOnItsNextDay() {
		Conference conference = save(SomeKinds.CORE_GROUP_MEETING);
		Outcome outcome = decided(conference,
				new Outcome.Decided(HELD, null, null, null, null, null, LocalDate.of(2026, 4, 14)));
		assertThat(this.recipients.summary(outcome)).contains(new Summary(conference.reference().value(),
				"Held on Tuesday 3 March 2026.", List.of(), List.of("Next core group on Tuesday 14 April 2026"), null));
		approve(outcome);
		awaitSettled(conference);
		assertThat(letter(conference, "kim@home.example")).contains("Next core group on Tuesday 14 April 2026")
			.doesNotContain("The decision<");
		assertThat(this.deadlines.of(conference.id())).isEmpty();
	}

	@Test
	void aDayForTheNextMeetingThatIsTooLateIsRefusedWithItsRule() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		assertRefused("nextMeetingOn", "after the last lawful date, Tuesday 17 March 2026",
				() -> filled().decide(outcome.id(), HELEN,
						new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, null, null,
								null, LocalDate.of(2026, 3, 18))));
		assertRefused("nextMeetingOn", "not after this meeting",
				() -> filled().decide(outcome.id(), HELEN, new Outcome.Decided(HELD,
						SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, null, null, null, HELD)));
		assertRefused("nextMeetingOn", "leave the day empty", () -> filled().decide(outcome.id(), HELEN,
				new Outcome.Decided(HELD, SomeDecisions.EARLY_HELP, null, null, null, null, HELD.plusDays(7))));
		assertUnchanged(outcome);
	}

	@Test
	void aReviewThatIsHeldStopsTheClockThatAskedForIt() {
		Conference initial = save(SomeKinds.INITIAL_CONFERENCE);
		approve(withAction(initial));
		Conference another = save(SomeKinds.INITIAL_CONFERENCE);
		startClock(another, SomeClocks.FIRST_RCPC, LocalDate.of(2026, 2, 2));
		startClock(initial, SomeClocks.FIRST_RCPC, LocalDate.of(2026, 2, 16));
		Conference review = save(SomeKinds.FIRST_REVIEW_CONFERENCE);
		approve(decided(review, new Outcome.Decided(HELD, SomeDecisions.PLAN_ENDS, null, null)));
		awaitSettled(review);
		assertThat(stopped(initial)).contains(SomeClocks.FIRST_RCPC);
		assertThat(stopped(another)).isEmpty();
		assertThat(letter(review, "sam.reed@health.example")).contains("The child protection plan ends");
	}

	@Test
	void dissentIsCountedFromTheEndOfTheMeetingAndDoneWhereItIsInTheOutcome() {
		Conference open = save(SomeKinds.INITIAL_CONFERENCE);
		approve(withAction(open));
		assertThat(this.deadlines.of(open.id()))
			.filteredOn((clock) -> clock.what().equals(SomeClocks.PROFESSIONAL_DISSENT))
			.singleElement()
			.satisfies((clock) -> {
				assertThat(clock.due()).isEqualTo(LocalDate.of(2026, 3, 6));
				assertThat(clock.explanation()).contains("Friday 6 March 2026, 11:30");
				assertThat(clock.isMissed(LocalDate.of(2026, 3, 9))).isFalse();
			});
		Conference closed = save(SomeKinds.INITIAL_CONFERENCE);
		approve(decided(closed, new Outcome.Decided(HELD, SomeDecisions.EARLY_HELP, null, "The school disagreed")));
		assertThat(stopped(closed)).contains(SomeClocks.PROFESSIONAL_DISSENT);
	}

	@Test
	void aChairWhoSignsInHurriesTheirOwnSummaryOnly() {
		this.posting.signedIn("somebody who chairs nothing");
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		this.world.waitForSignIn = true;
		try {
			Outcome approved = approve(withAction(conference));
			awaitDelivery(conference, (key) -> key.endsWith("/summary"), Delivery.State.WAITING, "sign in");
			this.world.waitForSignIn = false;
			this.posting.signedIn(MARTIN);
			this.posting.signedIn(HELEN);
			awaitSettled(conference);
			assertThat(this.world.posted(approved)).hasSize(1);
		}
		finally {
			this.world.waitForSignIn = false;
		}
	}

	@Test
	void lettersSayWhatTheirReaderMayKnowAndEscapeWhatPeopleWrote() {
		String hostile = "<script>alert(1)</script> & \"quotes\" [[${name}]]";
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference,
				new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, hostile));
		filled().add(outcome.id(), HELEN, hostile, anybody(conference), FRIDAY);
		Outcome approved = approve(read(outcome));
		awaitSettled(conference);
		assertThat(this.world.mailsAbout(conference)).allSatisfy((mail) -> {
			assertThat(mail.from()).isEqualTo("cp.reports@northmere.example");
			assertThat(mail.subject()).isEqualTo(mail.to().equals("kim@home.example")
					? "Your meeting on Tuesday 3 March: outcome, " + conference.reference()
					: conference.reference() + ": outcome and actions");
			assertThat(mail.htmlBody())
				.contains("&lt;script&gt;", "Child protection plan", "Neglect", "Tuesday 3 March 2026",
						"Friday 6 March 2026", "First core group held by", "01632 960 123")
				.doesNotContain("<script>", "Outcome and plan sent");
		});
		assertThat(letter(conference, "kim@home.example")).contains("right to complain", "Dear", "Kim Marsh")
			.doesNotContain("Dissent");
		assertThat(letter(conference, "sam.reed@health.example")).contains("Dissent", "confidential")
			.doesNotContain("right to complain");
		String record = new String(this.world.filed.get(conference.reference() + "/Outcome"), StandardCharsets.UTF_8);
		assertThat(record).contains("Neglect", "Dissent", "&lt;script&gt;").doesNotContain("<script>");
		shown("family", letter(conference, "kim@home.example"));
		shown("professional", letter(conference, "sam.reed@health.example"));
		shown("record", this.records.record(approved, conference));
	}

	@Test
	void theRecordSaysHowLateItWasHeldAndWhoDecidedSo() {
		Conference late = this.conferences.save(countingFrom(LocalDate.of(2026, 2, 3)));
		Outcome outcome = read(decided(late, plan()));
		assertThat(text(this.records.record(outcome, late)))
			.contains("Late: it was held 7 days after the last lawful date, Tuesday 24 February 2026; "
					+ "no decision of a manager is recorded.");
		this.lateDecisions.record(late, null, late.startsAt(), "Jo Bell", "the father was in hospital", HELEN);
		assertThat(text(this.records.record(outcome, late)))
			.contains("Late: it was held 7 days after the last lawful date, Tuesday 24 February 2026; "
					+ "decided by Jo Bell: the father was in hospital.");
		Conference inTime = this.conferences.save(countingFrom(LocalDate.of(2026, 2, 10)));
		assertThat(this.records.record(read(decided(inTime, plan())), inTime)).doesNotContain("Late:");
	}

	private static Conference countingFrom(LocalDate day) {
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				HELEN, SomeRules.WOKINGHAM, day, HELD.atTime(10, 0), 90, "conferences@northmere.example", null,
				SampleConferences.people()), Instant.EPOCH);
	}

	private static String text(String html) {
		return html.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
	}

	@Test
	void anAdvocateHearsWhatIsTheirsAndWhoOnlyHelpsHearsNothingUnlessTheChairSaysSo() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		people.add(SampleConferences.invitee("Ira Voss", "ira@voice.example", "Voice", Role.ADVOCATE));
		people.add(SampleConferences.invitee("Ana Silva", "ana@clear.example", "Clear", Role.INTERPRETER));
		people.add(SampleConferences.invitee("Joe Lunn", "joe@law.example", "Lunn and Co", Role.SOLICITOR));
		people.add(SampleConferences.invitee("Eva Ruiz", "eva@clear.example", "Clear", Role.OTHER_PROFESSIONAL));
		Conference conference = this.conferences.save(SampleConferences.of(SomeKinds.INITIAL_CONFERENCE,
				SampleConferences.HELEN, SampleConferences.STARTS, people));
		Outcome outcome = decided(conference, new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN,
				Category.NEGLECT, "The school did not agree"));
		filled().add(outcome.id(), HELEN, "Ask what Lily wants", SampleConferences.with(conference, Role.ADVOCATE).id(),
				FRIDAY);
		filled().add(outcome.id(), HELEN, "Visit weekly", SampleConferences.with(conference, Role.SOCIAL_WORKER).id(),
				FRIDAY);
		filled().call(outcome.id(), HELEN, "Lily", null);
		approve(read(outcome));
		awaitSettled(conference);
		assertThat(letter(conference, "ira@voice.example")).contains("Ask what Lily wants", "not what was decided")
			.doesNotContain("did not agree", "Visit weekly", "Neglect", "Child protection plan", "core group");
		assertThat(this.world.mailsAbout(conference)).extracting(Outbox.Mail::to)
			.contains("sam.reed@health.example")
			.doesNotContain("ana@clear.example", "joe@law.example", "eva@clear.example");
	}

	@Test
	void nothingIsDoneFromACardThatShowsAnOlderVersion() {
		Outcome outcome = withAction(save(SomeKinds.INITIAL_CONFERENCE));
		Submission stale = new Submission(outcome.id(), outcome.version() - 1, HELEN,
				Map.of(OutcomeFields.PAGE, Outcome.Page.PREVIEW.name()));
		Stream.<Consumer<Submission>>of((typed) -> this.decisions.decide(typed, (_, _) -> {
		}), this.decisions::cover, this.decisions::add, this.decisions::remove, this.decisions::next,
				this.decisions::turnTo, this.recipients::tell, this.recipients::call, this.recipients::callNoMore,
				this.recipients::settle, this.approving::approve)
			.forEach((step) -> assertThatThrownBy(() -> step.accept(stale))
				.isInstanceOf(OptimisticLockingFailureException.class));
		assertThat(read(outcome).version()).isEqualTo(outcome.version());
	}

	@Test
	void anActionThatIsFilledInIsNotLostWhenGoingOnIsRefused() {
		Outcome outcome = begun(save(SomeKinds.INITIAL_CONFERENCE));
		assertRefused(OutcomeFields.DECISION, "fill in the decision", () -> this.decisions
			.next(new Submission(outcome.id(), outcome.version(), HELEN, Map.of(OutcomeFields.WHAT, "Visit weekly"))));
		assertThat(read(outcome).actions()).isEmpty();
	}

	@Test
	void lettersCallBrothersAndSistersByTheNamesTheirReadersKnowAndNothingElseDoes() {
		Conference one = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		Child elder = new Child(UUID.randomUUID(), 1, "M-9001", 2012, false);
		Child younger = new Child(UUID.randomUUID(), 2, "M-9002", 2019, false);
		Conference conference = this.conferences.save(Conference.book(new Conference.Agreed(List.of(elder, younger),
				one.kind(), one.way(), HELEN, one.rules(), one.countsFrom(), one.startsAt(), 90,
				"conferences@northmere.example", null, SampleConferences.people()), SampleConferences.BOOKED));
		this.jdbc.sql(
				"insert into child_name (id, conference, child, position, name, kept_at) values (?, ?, ?, 0, ?, now())")
			.params(UUID.randomUUID(), conference.id(), elder.id(), "Persephone")
			.update();
		UUID id = decided(conference, plan()).id();
		filled().decide(id, HELEN, new Outcome.Decided(HELD, null, null,
				new DecidedFor(2, SomeKinds.decision(conference.kind(), "child-in-need-plan"), null, null, null)));
		filled().add(id, HELEN, "Take Persephone to nursery", with(conference, Role.MOTHER).id(), FRIDAY);
		Outcome told = filled().tell(id, HELEN,
				Set.of(with(conference, Role.MOTHER).id(), with(conference, Role.SOCIAL_WORKER).id()));
		assertThat(this.recipients.whatGoesOut(told).letters().toString())
			.contains("The decision for Persephone", "Decision for Persephone", "for child 2 (born in 2019)",
					"First review conference held for Persephone by")
			.doesNotContain("child 1");
		assertThat(this.recipients.summary(told).toString()).contains("Decision for child 1", "Take child 1 to nursery")
			.doesNotContain("Persephone");
		approve(told);
		awaitSettled(conference);
		assertThat(this.world.mailsAbout(conference)).hasSize(2).allSatisfy((mail) -> {
			assertThat(mail.subject()).doesNotContain("Persephone");
			assertThat(mail.htmlBody()).contains("Persephone");
		});
		assertThat(this.audit.of(conference.id()).toString()).doesNotContain("Persephone");
		assertThat(this.jdbc.sql("select done_at is not null from child_name where conference = ?")
			.param(conference.id())
			.query(Boolean.class)
			.single()).isTrue();
	}

	private List<String> heldBackFrom(Outcome outcome, Invitee invitee) {
		return this.recipients.whatGoesOut(outcome)
			.letters()
			.stream()
			.filter((letter) -> letter.to().contains(invitee))
			.flatMap((letter) -> letter.heldBack().stream())
			.map(WhatGoesOut.HeldBack::said)
			.toList();
	}

	private Conference save(Kind kind) {
		return this.conferences.save(SampleConferences.of(kind));
	}

	private Conference save(Kind kind, String chair, LocalDateTime starts) {
		return this.conferences.save(SampleConferences.of(kind, chair, starts));
	}

	private Outcome begun(Conference conference) {
		return this.outcomes.of(conference.reference(), HELEN).orElseThrow();
	}

	private Outcome decided(Conference conference, Outcome.Decided decided) {
		return filled().decide(begun(conference).id(), HELEN, decided);
	}

	/** A review that is decided, and whose record covers all it must. */
	private Outcome covered(Conference conference) {
		Outcome outcome = decided(conference, review(SomeKinds.decision(conference.kind(), "care-plan-confirmed")));
		return filled().cover(outcome.id(), HELEN, areas());
	}

	private static Outcome.Decided review(Decision decision) {
		return new Outcome.Decided(HELD, decision, null, null, Participation.PN1, Way.VIRTUAL, null);
	}

	private static Map<ReviewArea, String> areas() {
		return Stream.of(ReviewArea.values())
			.filter((area) -> !area.optional())
			.collect(Collectors.toMap((area) -> area, (area) -> area.heading() + " is good"));
	}

	private static @Nullable Participation participation(Kind kind) {
		return (kind.careReview() || kind.decidesOnAPlan()) ? Participation.PN6 : null;
	}

	private Outcome withAction(Conference conference) {
		Outcome outcome = decided(conference, plan());
		return filled().add(outcome.id(), HELEN, "Visit Kim weekly", anybody(conference), FRIDAY);
	}

	private static Outcome.Decided plan() {
		return new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, null);
	}

	private Runnable add(Outcome outcome, String what, @Nullable UUID owner, @Nullable LocalDate due) {
		return () -> filled().add(outcome.id(), HELEN, what, owner, due);
	}

	private void turn(Outcome outcome, Outcome.Page page) {
		filled().turnTo(outcome.id(), HELEN, page);
	}

	private Outcome approve(Outcome outcome) {
		return filled().approve(outcome.id(), HELEN, outcome.version());
	}

	private Outcome read(Outcome outcome) {
		return this.outcomes.find(outcome.id()).orElseThrow();
	}

	private static UUID anybody(Conference conference) {
		return with(conference, Role.SOCIAL_WORKER).id();
	}

	private static List<Role> roles(Conference conference, Iterable<UUID> invitees) {
		Stream.Builder<Role> roles = Stream.builder();
		invitees.forEach((id) -> roles.add(conference.invitee(id).map(Invitee::role).orElseThrow()));
		return roles.build().toList();
	}

	private void assertRefused(String field, String sentence, Runnable attempt) {
		assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, (refused) -> {
			assertThat(String.join("", refused.problems().keySet())).isEqualTo(field);
			assertThat(refused.sentence()).contains(sentence).endsWith(".");
		});
	}

	private void assertUnchanged(Outcome outcome) {
		assertThat(read(outcome)).usingRecursiveComparison().isEqualTo(outcome);
	}

	private void startClock(Conference conference, ClockName what, LocalDate from) {
		this.deadlines.start(conference.id(), what, RuleSets.shipped().named("wokingham", 1), from);
	}

	private List<ClockName> stopped(Conference conference) {
		return this.deadlines.of(conference.id())
			.stream()
			.filter((deadline) -> !deadline.isRunning())
			.map(Deadline::what)
			.toList();
	}

	private List<String> keys(Conference conference) {
		return this.deliveries.about(conference.id()).stream().map(Delivery::key).toList();
	}

	private String letter(Conference conference, String to) {
		return this.world.mailsAbout(conference)
			.stream()
			.filter((mail) -> mail.to().equals(to))
			.map(Outbox.Mail::htmlBody)
			.findFirst()
			.orElseThrow();
	}

	/** Everything is settled, the summary included, which follows the record. */
	private void awaitSettled(Conference conference) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
			List<Delivery> all = this.deliveries.about(conference.id());
			boolean follows = all.stream().noneMatch((each) -> each.key().endsWith("/record"))
					|| all.stream().anyMatch((each) -> each.key().endsWith("/summary"));
			return follows && all.stream().allMatch(Delivery::settled);
		});
	}

	private void awaitDelivery(Conference conference, Predicate<String> which, Delivery.State state, String reason) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.deliveries.about(conference.id())
				.stream()
				.filter((each) -> which.test(each.key()))
				.anyMatch((each) -> each.state() == state && String.valueOf(each.reason()).contains(reason)));
	}

	private static List<Object> atOnce(int devices, Callable<Object> what) throws Exception {
		try (ExecutorService executor = Executors.newFixedThreadPool(devices)) {
			List<Future<Object>> futures = executor.invokeAll(Stream.generate(() -> what).limit(devices).toList());
			return futures.stream().map(OutcomesTests::get).toList();
		}
	}

	private static Object get(Future<Object> future) {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Kept with the build's output, to be looked at. */
	private static void shown(String name, String html) {
		try {
			Path folder = Files.createDirectories(Path.of("target", "letters"));
			Files.writeString(folder.resolve("outcome-" + name + ".html"), html);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@EnableAutoConfiguration
	@EnableJdbcRepositories("io.convenor")
	@ComponentScan(
			basePackages = { "io.convenor.outcomes", "io.convenor.conference", "io.convenor.audit",
					"io.convenor.deadlines", "io.convenor.delivery", "io.convenor.people", "io.convenor.timescales" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
	@Import({ LocalDatabase.class, RiskAssessments.class })
	static class OnlyOutcomes {

		/** It is Tuesday 3 March 2026, in the afternoon, and time goes on. */
		@Bean
		Clock clock() {
			return Clock.offset(Clock.systemUTC(),
					Duration.between(Instant.now(), Instant.parse("2026-03-03T15:00:00Z")));
		}

		@Bean
		World world(Clock clock) {
			return new World(clock);
		}

		@Bean
		Courier<PostSummary, Outcome.Posted> poster(World world, PostingSummaries posting) {
			return new Poster(world, posting);
		}

	}

	/** The mailboxes, the library and the channel outside. */
	static class World implements Outbox, DocumentLibrary {

		final Map<String, Mail> mails = new ConcurrentHashMap<>();

		final Map<String, byte[]> filed = new ConcurrentHashMap<>();

		final Map<String, byte[]> files = new ConcurrentHashMap<>();

		final Map<String, PostSummary> posts = new ConcurrentHashMap<>();

		final Set<String> refused = ConcurrentHashMap.newKeySet();

		final Clock clock;

		volatile boolean waitForSignIn;

		World(Clock clock) {
			this.clock = clock;
		}

		void refuses(String what) {
			this.refused.add(what);
		}

		List<Mail> mailsAbout(Conference conference) {
			return this.mails.values()
				.stream()
				.filter((mail) -> mail.subject().contains(conference.reference().value()))
				.collect(Collectors.toList());
		}

		List<PostSummary> posted(Outcome outcome) {
			return this.posts.values().stream().filter((post) -> post.outcome().equals(outcome.id())).toList();
		}

		@Override
		public SentMail send(IdempotencyKey key, Mail mail) {
			if (this.refused.contains(mail.to() + " " + Reference.in(mail.subject()).orElseThrow())) {
				throw new GraphFailure.Rejected(400, "ErrorInvalidRecipients", "refused", null, null);
			}
			assertThat(this.mails.put(key.value(), mail)).isNull();
			return new SentMail(key.value());
		}

		@Override
		public StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size) {
			if (this.refused.contains(folder)) {
				throw new GraphFailure.Rejected(403, "accessDenied", "refused", null, null);
			}
			try {
				byte[] bytes = content.readAllBytes();
				assertThat(bytes).hasSize((int) size);
				this.filed.put(folder, bytes);
				this.files.put(folder + "/" + name, bytes);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return new StoredDocument(folder, name,
					"https://northmere.sharepoint.example/" + folder.substring(0, folder.indexOf('/')));
		}

		@Override
		public InputStream open(String documentId) {
			throw new UnsupportedOperationException();
		}

	}

	/** Stands for the chat, which posts. */
	record Poster(World world,
			PostingSummaries posting) implements Courier<PostSummary, io.convenor.outcomes.Outcome.Posted> {

		@Override
		public String kind() {
			return "outcome-summary";
		}

		@Override
		public Class<PostSummary> contents() {
			return PostSummary.class;
		}

		@Override
		public Courier.Outcome<io.convenor.outcomes.Outcome.Posted> carry(PostSummary contents, IdempotencyKey key,
				UUID subject) {
			if (this.world.waitForSignIn) {
				return new Courier.Outcome.NotYet<>(this.world.clock.instant().plus(Duration.ofHours(1)),
						"please sign in");
			}
			assertThat(this.world.posts.put(key.value(), contents)).isNull();
			return Courier.Outcome.done(io.convenor.outcomes.Outcome.Posted.FOR_THE_CHAIR);
		}

		@Override
		public void arrived(PostSummary contents, io.convenor.outcomes.Outcome.Posted how, UUID subject) {
			this.posting.posted(contents.outcome(), how);
		}

	}

	private FilledIn filled() {
		return new FilledIn(this.outcomes, this.decisions, this.recipients, this.approving);
	}

}
