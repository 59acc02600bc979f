package io.convenor.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.CardButtons;
import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.outcomes.ConversationLog;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.FormerConversation;
import io.convenor.outcomes.ReviewArea;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A Child in Care review that is held by conversations: booked on a Tuesday without a
 * meeting, spoken and read from Wednesday to Friday, finished and approved on the Monday
 * after, and filed as a case note.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByConversationsTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);

	private static final LocalDate THURSDAY = LocalDate.of(2026, 3, 5);

	private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String CHILD = "jo.marsh@home.example";

	private static final String MOTHER = "kim.marsh@home.example";

	private static final String FATHER = "lee.marsh@home.example";

	private static final String FOSTER_CARER = "bel.wood@carers.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private final LocalClock.OfAStory clock = new LocalClock.OfAStory(TUESDAY);

	private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final ListAppender<ILoggingEvent> written = new ListAppender<>();

	private final Map<String, String> notices = new LinkedHashMap<>();

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private String reference = "";

	private List<Call> requests = List.of();

	@BeforeAll
	void tellTheStory() {
		this.town = LocalTown.start(Settings.with(this.clock));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "5s", "convenor.digest.at", "23:58",
				"convenor.digest.until", "23:59"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.written.start();
		this.loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(this.written);
		this.loggers.getLogger("io.convenor").setLevel(Level.DEBUG);
		long before = this.town.tenant().calls().marker();
		onTuesdayItIsBookedWithoutAMeeting();
		onWednesdayTheSchoolsReportComesAndTheSocialWorkerIsRung();
		thenAVisitToTheChildIsPlannedOnceItsRiskIsAssessed();
		onThursdayMotherAndChildAreVisitedAndTheFatherCannotBeFound();
		onFridayTheAreasAreFilledInAndTheLastOnesRung();
		onMondayItIsFinishedAndApproved();
		this.requests = this.town.tenant().calls().since(before);
	}

	@AfterAll
	void goHome() {
		Logger root = this.loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAppender(this.written);
		this.loggers.getLogger("io.convenor").setLevel(null);
		this.bot.close();
		this.town.close();
	}

	private void onTuesdayItIsBookedWithoutAMeeting() {
		this.reference = BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS, this.town, this.helen)
			.countingFrom(LocalDate.of(2025, 10, 1))
			.finishedBy(LocalDate.of(2026, 3, 13))
			.with("Jo Marsh", CHILD, "", Role.YOUNG_PERSON)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Lee Marsh", FATHER, "", Role.FATHER)
			.with("Bel Wood", FOSTER_CARER, "Northmere Fostering", Role.FOSTER_CARER)
			.with("Devi Raman", Northmere.DEVI_RAMAN.address(), "Northmere Council", Role.TEAM_MANAGER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		notice("the conference's card", this.helen.card().text());
		this.helen.presses("Conversations");
		notice("the checklist at first", this.helen.card().text());
	}

	private void onWednesdayTheSchoolsReportComesAndTheSocialWorkerIsRung() {
		this.clock.isNow(WEDNESDAY.atTime(10, 0).atZone(Dates.LONDON));
		this.town.tenant()
			.mailboxes()
			.deliver(Mail.from(SCHOOL, "Sam Reed")
				.to(Northmere.CP_REPORTS.address())
				.subject("RE: " + this.reference)
				.text("Please find our report attached.")
				.attach("report.pdf", "application/pdf", Papers.pdf()));
		this.helen.awaits((_) -> this.helen.card().says("received in time, not read yet"), SOON);
		this.helen.presses("I have read this", Map.of("read", everythingIn("read")));
		notice("the checklist after reading", this.helen.card().text());
		this.helen.presses("Record a conversation");
		this.helen.presses("Save this conversation",
				Map.of("people", one("people", "Siân"), "heldOn", THURSDAY, "means", "TELEPHONE", "said",
						"Jo is settled.\nThe school worries a little.", "rationale", "Stay with the plan"));
		notice("a day still to come", this.helen.card().text() + this.helen.card().fields());
		this.helen.presses("Save this conversation", Map.of("heldOn", WEDNESDAY));
		notice("one conversation recorded", this.helen.card().text());
	}

	private void thenAVisitToTheChildIsPlannedOnceItsRiskIsAssessed() {
		this.helen.presses("Plan a visit");
		this.helen.presses("Plan this visit", Map.of("person", one("person", "Jo Marsh"), "visitDate", THURSDAY,
				"visitTime", "10:00", "visitPlace", "at the placement"));
		notice("a visit without an assessment", this.helen.card().text() + this.helen.card().fields());
		this.helen.presses("Plan this visit",
				Map.of("riskDoneBy", "Devi Raman", "riskDoneOn", WEDNESDAY, "riskFinding", "SAFE_WITH_MEASURES",
						"riskMeasures", "We meet in the garden", "riskLink", "https://cases.example/assessments/77"));
		notice("a visit planned", this.helen.card().text());
		this.helen.presses("Plan or change a visit");
		this.helen.presses("Plan this visit",
				Map.of("person", one("person", "Jo Marsh"), "visitDate", THURSDAY, "visitTime", "15:30"));
		notice("the visit moved", this.helen.card().text());
		this.helen.says("today");
		notice("Helen's day before the visit", this.helen.card().text());
	}

	private void onThursdayMotherAndChildAreVisitedAndTheFatherCannotBeFound() {
		this.clock.isNow(THURSDAY.atTime(16, 0).atZone(Dates.LONDON));
		this.helen.says("today");
		notice("Helen's day after the visit", this.helen.card().text());
		opens();
		records(THURSDAY, "IN_PERSON", "Kim would like longer visits", "Visits of two hours, because Jo asks for it",
				"Kim Marsh", "Jo Marsh");
		notice("asked about the mother", this.helen.card().text());
		this.helen.presses("Save this");
		notice("nothing said about the mother", this.helen.card().text());
		this.helen.presses("Save this", Map.of("reason", "Kim was there when I came."));
		notice("the checklist after the visit", this.helen.card().text());
		this.helen.says("today");
		notice("Helen's day once it is recorded", this.helen.card().text());
		opens();
		this.helen.presses("Not spoken to: say why");
		this.helen.presses("Save the reason",
				Map.of("person", one("person", "Lee Marsh"), "reason", "He left no number and no address."));
		this.helen.presses("Open a conversation");
		this.helen.presses("Open it", Map.of("conversation", one("conversation", "Kim Marsh")));
		this.helen.presses("Save the correction", Map.of("said", "Kim and Jo would both like longer visits"));
	}

	private void onFridayTheAreasAreFilledInAndTheLastOnesRung() {
		this.clock.isNow(FRIDAY.atTime(11, 0).atZone(Dates.LONDON));
		opens();
		this.helen.presses("Finish");
		notice("finishing too early", this.helen.card().text());
		this.helen.presses("Back");
		Stream.of(ReviewArea.values()).filter((area) -> !area.optional()).forEach((area) -> {
			this.helen.presses("Fill in this area", Map.of("area", area.name()));
			this.helen.presses("Save", Map.of("words", "About " + area.heading()));
		});
		records(FRIDAY, "TEAMS", "Bel says that Jo sleeps well", "Jo stays there", "Bel Wood");
		records(FRIDAY, "TELEPHONE", "Devi agrees to the visits", "Agreed", "Devi Raman");
		notice("the checklist at the end", this.helen.card().text());
	}

	private void onMondayItIsFinishedAndApproved() {
		this.clock.isNow(ZonedDateTime.of(2026, 3, 9, 9, 0, 0, 0, Dates.LONDON));
		opens();
		this.helen.presses("Finish");
		notice("finishing", this.helen.card().text());
		this.helen.presses("Finish the conversations");
		notice("the outcome", this.helen.card().text() + this.helen.card().fields());
		this.helen.presses("Next: actions", Map.of("decision", "care-plan-confirmed", "participation", "PN1"));
		this.helen.presses("Add this action", Map.of("what", "Arrange visits of two hours", "owner",
				one("owner", "Siân"), "due", LocalDate.of(2026, 3, 20)));
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		Awaitility.await()
			.atMost(SOON)
			.until(() -> file("case note").isPresent() && file("outcome record").isPresent());
		opens();
		this.helen.awaits((_) -> this.helen.card().buttons().contains("Open the case note"), SOON);
		notice("the checklist after all", this.helen.card().text());
	}

	@Test
	void notOneRequestWentToACalendarARoomOrAMeeting() {
		// The organiser's calendar is watched for all conferences together, whatever they
		// are.
		assertThat(this.requests).isNotEmpty()
			.extracting(Call::operation)
			.filteredOn((operation) -> !operation.endsWith("/delta"))
			.noneMatch((operation) -> operation.matches("(?i).*(event|calendar|onlineMeeting|places|getSchedule).*"));
		assertThat(this.town.tenant().mailboxes().addresses()).allMatch((address) -> this.town.tenant()
			.calendars()
			.of(address)
			.stream()
			.noneMatch((entry) -> entry.subject().contains(this.reference)));
	}

	@Test
	void everybodyIsToldOnceThatThereIsNoMeeting() {
		Stream
			.of(CHILD, MOTHER, FATHER, FOSTER_CARER, SCHOOL, Northmere.SIAN_PUGH.address(),
					Northmere.DEVI_RAMAN.address(), Northmere.HELEN_OKAFOR.address())
			.forEach((address) -> assertThat(letters(address))
				.filteredOn((letter) -> letter.text().contains("by Friday 13 March 2026")
						&& letter.text().contains("no meeting") && !letter.text().contains("Multi-Agency"))
				.as(address)
				.hasSize(1));
		assertThat(this.notices.get("the conference's card")).contains("by Friday 13 March 2026",
				"Later Child in Care review, by conversations", "in no calendar", "told how to take part");
	}

	@Test
	void reportsAreAskedForByTheDaysThatGoWithTheLastDay() {
		assertThat(requested(SCHOOL)).singleElement()
			.satisfies((letter) -> assertThat(letter.text()).contains("Wednesday 11 March 2026",
					"No meeting: the chair speaks to people one by one, by Friday 13 March 2026"));
		assertThat(requested(Northmere.SIAN_PUGH.address())).singleElement()
			.satisfies((letter) -> assertThat(letter.text()).contains("Friday 6 March 2026"));
		assertThat(requested(FOSTER_CARER)).isEmpty();
	}

	@Test
	void theChecklistSaysWhatToReadWhomToSpeakToAndHowFarItIs() {
		assertThat(this.notices.get("the checklist at first"))
			.contains("Documents to read (0 of 4 read)", "The care plan as it stands", "Record of the last review",
					"Report: School (Hillside Primary School)", "People to speak to (0 of 7 spoken to)",
					"Jo Marsh (Young person), key participant", "Sam Reed (School, Hillside Primary School)",
					"What the record covers (0 of 9 filled in)", "Before you can finish",
					"Record at least one conversation.")
			.doesNotContain("Helen Okafor");
		assertThat(this.notices.get("the checklist after reading")).contains("Documents to read (3 of 4 read)");
		assertThat(this.notices.get("one conversation recorded")).contains("The conversation is saved.",
				"People to speak to (1 of 7 spoken to)", "spoken to on Wednesday 4 March 2026");
		assertThat(this.notices.get("the checklist at the end")).contains("People to speak to (5 of 7 spoken to)",
				"because: He left no number", "What the record covers (8 of 9 filled in)",
				"Everything that must be there is there.");
	}

	@Test
	void aVisitIsPlannedOnlyAfterItsRiskIsAssessedAndNothingTypedIsLostOnTheWay() {
		assertThat(this.notices.get("a visit without an assessment"))
			.containsOnlyOnce(
					"Before a visit is planned, a risk assessment is asked for (Wokingham practice standards, "
							+ "2 December 2020). Record it here, or speak to them by telephone or on Teams.")
			.contains("Done by", "Link to the assessment", "visitDate=2026-03-05", "visitTime=10:00",
					"visitPlace=at the placement")
			.doesNotContain("Visit planned");
		assertThat(this.notices.get("a visit planned")).contains("The visit is planned.",
				"Jo Marsh (Young person), key participant: \nnot spoken to yet. Visit planned: Thursday 5 March 2026, 10:00, at the placement");
		assertThat(this.notices.get("the visit moved"))
			.contains("Visit planned: Thursday 5 March 2026, 15:30",
					"Record the visit to Jo Marsh (Young person) on Thursday 5 March 2026, 15:30, or call it off.")
			.doesNotContain("10:00", "at the placement");
	}

	@Test
	void theVisitStandsInTheChairsDayUntilItIsRecorded() {
		assertThat(this.notices.get("Helen's day before the visit"))
			.contains("Visits", this.reference + ": visit (Young person), Thursday 5 March 2026, 15:30.")
			.doesNotContain("Marsh", "placement");
		assertThat(this.notices.get("Helen's day after the visit"))
			.contains(this.reference + ": a visit (Young person) was planned for Thursday 5 March 2026, 15:30. "
					+ "Record the conversation, or move the visit or call it off");
		assertThat(this.notices.get("Helen's day once it is recorded")).contains(this.reference)
			.doesNotContain("Visits", "15:30");
		assertThat(this.notices.get("the checklist after the visit")).contains("spoken to on Thursday 5 March 2026")
			.doesNotContain("Visit planned", "15:30");
	}

	@Test
	void whoWasSeenWithoutAnAssessmentIsAskedAboutAndTheConversationIsKept() {
		assertThat(this.notices.get("asked about the mother"))
			.contains("The conversation is saved.", "seen in person without a risk assessment", "Kim Marsh (Mother)")
			.doesNotContain("Jo Marsh");
		assertThat(this.notices.get("nothing said about the mother"))
			.containsOnlyOnce("Please record the risk assessment, or say why there was none.");
		assertThat(this.notices.get("the checklist after the visit")).contains("That is saved.")
			.doesNotContain("no risk assessment recorded");
	}

	@Test
	void aVisitThatIsNotSafeStaysRefusedAndTheTelephoneIsOffered() {
		BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS, this.town, this.helen)
			.about("M-666")
			.countingFrom(LocalDate.of(2025, 10, 1))
			.finishedBy(LocalDate.of(2026, 3, 20))
			.with("Bel Wood", FOSTER_CARER, "Northmere Fostering", Role.FOSTER_CARER)
			.reference();
		this.helen.presses("Conversations");
		this.helen.presses("Plan a visit");
		this.helen.presses("Plan this visit",
				Map.of("person", one("person", "Bel Wood"), "visitDate", LocalDate.of(2026, 3, 12), "visitTime",
						"11:00", "riskDoneBy", "Devi Raman", "riskDoneOn", WEDNESDAY, "riskFinding", "NOT_SAFE",
						"riskLink", "https://cases.example/assessments/78"));
		assertThat(this.helen.card().text())
			.containsOnlyOnce("The risk assessment found that it is not safe to meet, so no visit to them is planned. "
					+ "Speak to them by telephone or on Teams instead, or record a new assessment.");
		this.helen.presses("Back without planning");
		assertThat(this.helen.card().text())
			.contains("Bel Wood (Foster carer, Northmere Fostering), key participant: \nnot spoken to yet")
			.doesNotContain("Visit planned");
		this.helen.presses("Plan a visit");
		assertThat(this.helen.card().text()).contains(
				"Bel Wood (Foster carer, Northmere Fostering): Not safe to meet, assessed on Wednesday 4 March 2026");
	}

	@Test
	void aDayStillToComeIsRefusedAndWhatWasTypedIsStillThere() {
		assertThat(this.notices.get("a day still to come")).contains("Thursday 5 March 2026 is still to come",
				"Jo is settled.", "Stay with the plan");
	}

	@Test
	void itCannotBeFinishedBeforeEverybodyWasSpokenToAndEveryAreaCovered() {
		assertThat(this.notices.get("finishing too early"))
			.contains("This cannot be finished yet",
					"Speak to Bel Wood (Foster carer, Northmere Fostering), or say why you could not.",
					"Fill in the area “Health”.")
			.doesNotContain("Lee Marsh", "Sam Reed", "Finish, and go on");
		assertThat(this.notices.get("finishing")).contains("Not spoken to, and no reason given:",
				"Sam Reed (School, Hillside Primary School)", "Not ticked as read:",
				"held on Friday 6 March 2026, the day of the last conversation");
	}

	@Test
	void theOutcomeFollowsWithTheDayOfTheLastConversationAndAsksNothingTwice() {
		assertThat(this.notices.get("the outcome"))
			.contains("Outcome of " + this.reference + " (1 of 4)", "heldOn=2026-03-06", "heldAs=CONVERSATIONS")
			.doesNotContain("still to come");
	}

	@Test
	void theCaseNoteHoldsTheWholeOfIt() {
		String note = content("case note").replaceAll("</?span>", "");
		assertThat(note).containsSubsequence("By conversations", "No meeting was held", "Documents read",
				"The care plan as it stands", "read on Wednesday 4 March 2026", "Report: School",
				"Wednesday 4 March 2026", "Siân Pugh (Social worker", "By telephone", "The school worries a little.",
				"Stay with the plan", "Thursday 5 March 2026", "Kim Marsh (Mother)", "In person",
				"Risk assessment, Jo Marsh (Young person): Safe with measures, assessed by Devi Raman on Wednesday 4 March 2026",
				"Risk assessment, Kim Marsh (Mother): no assessment had allowed it, because: Kim was there when I came.",
				"Kim and Jo would both like longer visits", "Visits of two hours, because Jo asks for it",
				"Corrected once since", "Friday 6 March 2026", "Bel Wood", "On Teams", "Devi Raman", "Not spoken to",
				"Lee Marsh (Father)", "He left no number and no address.", "Permanence plan", "About Permanence plan",
				"Family relationships", "About Family relationships", "Pathway plan", "Does not apply.",
				"The care plan is confirmed", "Arrange visits of two hours");
		assertThat(note).contains("Jo Marsh (Young person)");
	}

	@Test
	void theRecordStatesTheMethodAndCoversTheNineAreas() {
		assertThat(content("outcome record")).contains("By conversations", "About Placement", "About Identity",
				"About Health", "About Legal status", "About Emotional wellbeing", "About Education");
	}

	@Test
	void theFileNamesAndWhatStandsInChannelsTellNothing() {
		assertThat(this.town.tenant().library().files()).extracting(LibraryFile::path)
			.contains(this.reference + "/Outcome/" + this.reference + " case note.html")
			.noneMatch((path) -> path.contains("Marsh"));
		String posted = Stream.of(Northmere.GENERAL, Northmere.CONFERENCE_OUTCOMES)
			.flatMap((channel) -> this.town.tenant().channels().messages(channel.id()).stream())
			.map((message) -> message.html() + message.attachments())
			.collect(Collectors.joining());
		assertThat(posted).doesNotContain("Kim", "Marsh", "worries", "About Placement", "spoken to", "left no number");
		this.helen.in(Northmere.GENERAL).says("status " + this.reference);
		TeamsUser inTheTeam = this.helen.in(Northmere.GENERAL);
		assertThat(inTheTeam.says("status " + this.reference).card().text()).contains(this.reference)
			.doesNotContain("Conversations", "spoken to 5", "13 March", "Marsh");
	}

	@Test
	void nothingOfItIsInTheLogButReferences() {
		assertThat(List.copyOf(this.written.list))
			.filteredOn((event) -> !event.getLoggerName().startsWith("io.convenor.tenant"))
			.isNotEmpty()
			.extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((line) -> line
				.matches("(?s).*\\b(Kim|Marsh|Lee Marsh|Bel|Wood|worries|sleeps|Hillside|placement|garden)\\b.*"));
	}

	@Test
	void whatWasSaidBeforeTheCorrectionIsKept() {
		ConversationLog log = log();
		ConversationLog.Conversation corrected = log.conversations()
			.stream()
			.filter((each) -> each.corrections() > 0)
			.findFirst()
			.orElseThrow();
		assertThat(this.bot.part(ConversationLogs.class)
			.before(conference().id(), Northmere.HELEN_OKAFOR.id(), corrected.id()))
			.extracting(FormerConversation::said, FormerConversation::means)
			.containsExactly(tuple("Kim would like longer visits", corrected.means()));
	}

	@Test
	void theReviewWasHeldInTimeAndTheNextClocksCountFromItsDay() {
		List<Deadline> clocks = this.bot.part(Deadlines.class).of(conference().id());
		assertThat(clocks).filteredOn((clock) -> !clock.isRunning())
			.extracting(Deadline::what, Deadline::stoppedOn)
			.contains(tuple(SomeClocks.LATER_CIC_REVIEW, FRIDAY));
		assertThat(clocks).filteredOn(Deadline::isRunning)
			.filteredOn((clock) -> clock.what().equals(SomeClocks.LATER_CIC_REVIEW))
			.extracting(Deadline::startedOn)
			.containsExactly(FRIDAY);
	}

	@Test
	void whatIsFinishedNoLongerChangesWhateverIsPressed() {
		opens();
		assertThat(this.notices.get("the checklist after all")).contains("Nothing here changes any more.",
				"Open the case note");
		int seen = log().seen();
		this.bot.parts(CardButtons.class)
			.flatMap((card) -> card.buttons().verbs().stream())
			.filter((verb) -> verb.startsWith("conversations."))
			.forEach((verb) -> {
				Card card = this.helen.card();
				this.helen.forges(verb, Map.of("said", "x", "convenor",
						card.json().findParents("verb").getFirst().path("data").path("convenor")));
				opens();
			});
		assertThat(log().seen()).isEqualTo(seen);
	}

	@Test
	void anotherChairGetsNothingOfIt() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		assertThat(martin.says("status " + this.reference).text()).contains("I know no conference of yours");
		this.bot.parts(CardButtons.class)
			.flatMap((card) -> card.buttons().verbs().stream())
			.filter((verb) -> verb.startsWith("conversations."))
			.forEach((verb) -> assertThat(martin.forges(verb, Map.of("convenor", Map.of())).text()).as(verb)
				.contains("not one of yours"));
	}

	@Test
	void aReviewConferenceByConversationsNeedsNoAreasAndEndsInItsOutcome() {
		String conference = BookedByChat.a(SomeKinds.LATER_REVIEW_CONFERENCE, Way.CONVERSATIONS, this.town, this.helen)
			.about("M-777")
			.countingFrom(LocalDate.of(2025, 10, 1))
			.finishedBy(LocalDate.of(2026, 3, 20))
			.with("Ana Silva", "ana.silva@health.example", "Northmere Health", Role.HEALTH_VISITOR)
			.reference();
		this.helen.presses("Conversations");
		assertThat(this.helen.card().text())
			.contains("The child protection plan as it stands", "Ana Silva (Health visitor, Northmere Health)")
			.doesNotContain("What the record covers", "key participant");
		records(LocalDate.of(2026, 3, 9), "TELEPHONE", "All is well", "The plan continues", "Ana Silva");
		assertThat(this.helen.says("outcome " + conference).text()).contains("they are not finished");
		this.helen.says("status " + conference);
		this.helen.presses("Conversations");
		this.helen.presses("Finish");
		assertThat(this.helen.card().text()).contains("Siân Pugh (Social worker");
		this.helen.presses("Finish the conversations");
		assertThat(this.helen.card().text()).contains("Outcome of " + conference, "by conversations");
	}

	@Test
	void aMeetingThatNobodyCanComeToBecomesConversations() {
		String meeting = BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.VIRTUAL, this.town, this.helen)
			.about("M-888")
			.countingFrom(LocalDate.of(2025, 10, 1))
			.with("Bel Wood", FOSTER_CARER, "Northmere Fostering", Role.FOSTER_CARER)
			.reference();
		assertThat(this.helen.card().buttons()).doesNotContain("Conversations");
		Conferences conferences = this.bot.part(Conferences.class);
		this.bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
			Conference held = conferences.locked(conferences.findByReference(meeting).orElseThrow().id());
			held.holdAs(Way.CONVERSATIONS, null);
			conferences.save(held);
		});
		this.helen.awaits((_) -> this.helen.card().buttons().contains("Conversations"), SOON);
		assertThat(this.helen.card().text()).contains(meeting + ": by ", "in no calendar");
		this.helen.presses("Conversations");
		assertThat(this.helen.card().text()).contains("The child or young person, key participant",
				"Bel Wood (Foster carer, Northmere Fostering), key participant", "Record a conversation");
	}

	@Test
	void anAdministratorMayWriteForTheChair() {
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		String review = BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS, this.town, this.helen)
			.about("M-999")
			.countingFrom(LocalDate.of(2025, 10, 1))
			.finishedBy(LocalDate.of(2026, 3, 20))
			.with("Bel Wood", FOSTER_CARER, "Northmere Fostering", Role.FOSTER_CARER)
			.reference();
		this.helen.presses("Conversations");
		joan.says("status " + review);
		joan.presses("Conversations");
		joan.presses("Record a conversation");
		joan.presses("Save this conversation", Map.of("people", one(joan.card(), "people", "Bel Wood"), "heldOn",
				"9/3/2026", "means", "LETTER", "said", "A letter came", "rationale", "Nothing decided"));
		assertThat(joan.card().text()).contains("The conversation is saved.");
		this.helen.awaits((_) -> this.helen.card().says("spoken to on Monday 9 March 2026"), SOON);
	}

	private void opens() {
		this.helen.says("status " + this.reference);
		this.helen.presses("Conversations");
	}

	private void records(LocalDate day, String means, String said, String rationale, String... names) {
		this.helen.presses("Record a conversation");
		String people = Stream.of(names).map((name) -> one("people", name)).collect(Collectors.joining(","));
		this.helen.presses("Save this conversation",
				Map.of("people", people, "heldOn", day, "means", means, "said", said, "rationale", rationale));
		assertThat(this.helen.card().text()).as(this.helen.chat().transcript()).contains("The conversation is saved.");
	}

	private void notice(String what, String seen) {
		this.notices.put(what, seen);
	}

	private String one(String field, String name) {
		return one(this.helen.card(), field, name);
	}

	private static String one(Card card, String field, String name) {
		return card.field(field)
			.orElseThrow()
			.path("choices")
			.valueStream()
			.filter((choice) -> choice.path("title").asString("").contains(name))
			.map((choice) -> choice.path("value").asString(""))
			.findFirst()
			.orElseThrow(() -> new AssertionError(name + " is not among " + card));
	}

	private String everythingIn(String field) {
		return this.helen.card()
			.field(field)
			.orElseThrow()
			.path("choices")
			.valueStream()
			.map((choice) -> choice.path("value").asString(""))
			.collect(Collectors.joining(","));
	}

	private List<MailItem> letters(String address) {
		return this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.subject().contains(this.reference))
			.toList();
	}

	private List<MailItem> requested(String address) {
		return letters(address).stream().filter((letter) -> letter.text().contains("Please send your report")).toList();
	}

	private Optional<LibraryFile> file(String what) {
		return this.town.tenant().library().file(this.reference + "/Outcome/" + this.reference + " " + what + ".html");
	}

	private String content(String what) {
		return new String(file(what).orElseThrow().bytes(), StandardCharsets.UTF_8);
	}

	private Conference conference() {
		return this.bot.part(Conferences.class).findByReference(this.reference).orElseThrow();
	}

	private ConversationLog log() {
		return this.bot.part(ConversationLogs.class).of(conference()).log();
	}

}
