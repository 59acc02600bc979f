package io.convenor.story;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.KindNamed;
import io.convenor.conference.Kinds;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.outcomes.ReviewArea;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of meeting once, from the chair's first word to its outcome: with its own
 * dates, letters, agenda and form. It is Tuesday 3 March 2026.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKindOfMeetingTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final LocalDate TODAY = TUESDAY.toLocalDate();

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String[] NAMES = { "Marsh", "Kim", "Jade", "Reed", "Grant", "Pugh", "Lane", "Neglect",
			"llegation", "M-2" };

	/** What an authority drops into its folder; nothing in it says who may know of it. */
	private static final String UNHEARD_OF = """
			sort: other
			kinds:
			  exploitation-panel:
			    called: Exploitation panel
			run-by: The police
			invited: professionals only
			usually-invited:
			  - police
			  - domestic abuse adviser
			asked-for-a-report: []
			clocks:
			  counts-from: the referral
			decisions:
			  safety-plan:
			    called: A safety plan is agreed
			  nothing-more:
			    called: Nothing more is needed
			agenda:
			  - Welcome, and who is here
			  - What each agency knows
			  - What the meeting decides
			decides-from: What the meeting decides
			agenda-of-a-part:
			  - What you know
			managed:
			  - Only those who were invited take part.
			outcome-goes-to: those told only
			next-meeting: Next meeting
			""";

	private static final String MOTHER = "kim.marsh@home.example";

	private static final String YOUNG_PERSON = "jade.marsh@home.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final String POLICE = "dc.grant@police.example";

	private static final String EMPLOYER = "ed.lane@club.example";

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private TeamsUser joan;

	@BeforeAll
	void opens(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("panel.yaml"), UNHEARD_OF);
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h", "convenor.kinds.files",
				"classpath:kinds/*.yaml,file:" + folder + "/*.yaml"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.joan = this.town.teams().as(Northmere.JOAN_WHITBY);
	}

	@AfterAll
	void closes() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void anInitialConference() {
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2001")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		LocalDate day = conference(reference).startsAt().toLocalDate();
		assertThat(clocks(reference))
			.containsOnlyKeys(SomeClocks.ICPC_HELD, SomeClocks.EXCLUSION_REQUEST, SomeClocks.AGENCY_REPORT,
					SomeClocks.SOCIAL_WORKER_REPORT_ICPC, SomeClocks.SOCIAL_WORKER_REPORT_ICPC_TO_PARENTS)
			.containsEntry(SomeClocks.ICPC_HELD, LocalDate.of(2026, 3, 20));
		assertThat(day).isBeforeOrEqualTo(LocalDate.of(2026, 3, 20));
		assertThat(letter(MOTHER, reference, "Where you take part")).contains("an initial child protection conference",
				"An independent chair runs it", "What the child or young person says");
		assertAsked(reference, SCHOOL, POLICE, Northmere.SIAN_PUGH.address());
		theAgendaIsReadByEverybody(reference);

		decides(reference, "Next: actions", Map.of("decision", "child-protection-plan", "category", "NEGLECT",
				"participation", "PN0", "nextMeetingOn", "2026-03-16"));
		acts("Visit Kim Marsh at home every week");
		approves(reference, MOTHER);
		assertThat(outcome(MOTHER, reference)).contains("Child protection plan", "Neglect", "right to complain",
				"First core group on Monday 16 March 2026");
		assertThat(clocks(reference)).containsOnly(Map.entry(SomeClocks.MINUTES_DISTRIBUTED, LocalDate.of(2026, 3, 31)),
				Map.entry(SomeClocks.PROFESSIONAL_DISSENT, LocalDate.of(2026, 3, 6)),
				Map.entry(SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 3, 17)),
				Map.entry(SomeClocks.FIRST_RCPC, LocalDate.of(2026, 6, 3)));
		assertThat(posted(reference)).contains("child protection plan", "the mother", "First core group on Monday");
		nothingIsTold(reference);
	}

	@Test
	void aFirstReviewConferenceAtWhichThePlanContinues() {
		String reference = BookedByChat.a(SomeKinds.FIRST_REVIEW_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2002")
			.countingFrom(LocalDate.of(2026, 1, 13))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		assertThat(clocks(reference))
			.containsOnlyKeys(SomeClocks.FIRST_RCPC, SomeClocks.EXCLUSION_REQUEST, SomeClocks.AGENCY_REPORT,
					SomeClocks.SOCIAL_WORKER_REPORT_RCPC, SomeClocks.SOCIAL_WORKER_REPORT_RCPC_TO_PARENTS)
			.containsEntry(SomeClocks.FIRST_RCPC, LocalDate.of(2026, 4, 13));
		assertThat(letter(MOTHER, reference, "Where you take part")).contains("how the plan works");
		assertAsked(reference, SCHOOL, Northmere.SIAN_PUGH.address());
		theAgendaIsReadByEverybody(reference);

		decides(reference, "Next: actions",
				Map.of("decision", "plan-continues", "category", "NEGLECT", "dissent", "The school did not agree"));
		acts("Visit Kim Marsh at home every week");
		approves(reference, MOTHER);
		assertThat(clocks(reference)).containsOnly(Map.entry(SomeClocks.MINUTES_DISTRIBUTED, LocalDate.of(2026, 3, 31)),
				Map.entry(SomeClocks.LATER_RCPC, LocalDate.of(2026, 9, 3)));
		assertThat(posted(reference)).contains("plan continues").doesNotContain("did not agree");
		nothingIsTold(reference);
	}

	@Test
	void aLaterReviewConferenceAtWhichThePlanEnds() {
		String reference = BookedByChat.a(SomeKinds.LATER_REVIEW_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2003")
			.countingFrom(LocalDate.of(2025, 10, 7))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.reference();
		assertThat(clocks(reference)).containsEntry(SomeClocks.LATER_RCPC, LocalDate.of(2026, 4, 7))
			.containsKey(SomeClocks.SOCIAL_WORKER_REPORT_RCPC);
		theAgendaIsReadByEverybody(reference);

		decides(reference, "Next: actions", Map.of("decision", "child-in-need-plan", "participation", "PN6"));
		approves(reference, MOTHER);
		assertThat(outcome(MOTHER, reference)).contains("The child protection plan ends: child in need plan");
		assertThat(clocks(reference)).containsOnlyKeys(SomeClocks.MINUTES_DISTRIBUTED, SomeClocks.PROFESSIONAL_DISSENT);
		nothingIsTold(reference);
	}

	@Test
	void aReviewAfterAPreBirthConferenceWhoseChildIsBornMeanwhile() {
		String reference = BookedByChat.a(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2004")
			.countingFrom(LocalDate.of(2026, 1, 13))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.reference();
		assertThat(clocks(reference)).containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_ICPC, LocalDate.of(2026, 4, 13))
			.doesNotContainKey(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH);
		theAgendaIsReadByEverybody(reference);

		this.joan.says("born " + reference + " 23 February 2026");
		assertThat(this.joan.card().text()).contains("must be held by Monday 9 March 2026", "too late: move it");
		this.helen.awaits((_) -> this.helen.card().text().contains("it must be held by Monday 9 March 2026"), SOON);
		this.helen.says("born " + reference + " 2 March 2026");
		assertThat(this.helen.card().text()).contains("must be held by Monday 16 March 2026", "which is in time")
			.doesNotContain("Clock at risk");
		assertThat(clocks(reference)).containsEntry(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 3, 16));

		decides(reference, "Next: actions",
				Map.of("decision", "plan-continues", "category", "NEGLECT", "participation", "PN0"));
		acts("Weigh the baby each week");
		approves(reference, MOTHER);
		assertThat(clocks(reference))
			.doesNotContainKeys(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, SomeClocks.PRE_BIRTH_RCPC_FROM_ICPC)
			.containsEntry(SomeClocks.LATER_RCPC, LocalDate.of(2026, 9, 3));
		nothingIsTold(reference);
	}

	@Test
	void aTransferInConferenceIsHeldWithinItsTimeFromTheWrittenNotice() {
		ClockName transferIn = new ClockName("transfer-in-held");
		String reference = BookedByChat.a(kind("transfer-in-conference"), Way.VIRTUAL, this.town, this.helen)
			.about("M-2011")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		assertThat(clocks(reference)).containsEntry(transferIn, LocalDate.of(2026, 3, 20));
		assertThat(letter(MOTHER, reference, "Where you take part"))
			.contains("take over the plan from where you lived");
		theAgendaIsReadByEverybody(reference);
		this.helen.says("explain " + reference);
		assertThat(this.helen.card().text()).contains("Transfer-in conference held",
				"at most 15 working days after the written notice");

		decides(reference, "Next: actions",
				Map.of("decision", "child-protection-plan", "category", "NEGLECT", "participation", "PN0"));
		acts("Visit Kim Marsh at home every week");
		approves(reference, MOTHER);
		assertThat(clocks(reference)).doesNotContainKey(transferIn)
			.containsEntry(SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 3, 17))
			.containsEntry(SomeClocks.FIRST_RCPC, LocalDate.of(2026, 6, 3));
		nothingIsTold(reference);
	}

	@Test
	void aStrategyDiscussionStartsTheClockThatTheInitialConferenceStops() {
		String discussion = BookedByChat.a(kind("strategy-discussion"), Way.VIRTUAL, this.town, this.helen)
			.about("M-2012")
			.countingFrom(LocalDate.of(2026, 3, 2))
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		assertThat(clocks(discussion)).isEmpty();
		theAgendaIsReadByEverybody(discussion);
		decides(discussion, "Next: actions", Map.of("decision", "enquiry"));
		approves(discussion, POLICE);
		assertThat(outcome(POLICE, discussion)).contains("Section 47 enquiry",
				"Initial conference held by Tuesday 24 March 2026");
		assertThat(clocks(discussion)).containsOnly(Map.entry(SomeClocks.ICPC_HELD, LocalDate.of(2026, 3, 24)));
		assertThat(posted(discussion)).isEmpty();

		String conference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2012")
			.countingFrom(TODAY)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.reference();
		assertThat(clocks(conference)).containsEntry(SomeClocks.ICPC_HELD, LocalDate.of(2026, 3, 24));
		decides(conference, "Next: actions", Map.of("decision", "early-help", "participation", "PN0"));
		approves(conference, MOTHER);
		assertThat(clocks(discussion)).isEmpty();
		nothingIsTold(discussion);
	}

	@Test
	void aFamilyGroupConferenceIsTheFamilysAndHasNoTimeLimit() {
		String reference = BookedByChat.a(kind("family-group-conference"), Way.VIRTUAL, this.town, this.helen)
			.about("M-2013")
			.countingFrom(LocalDate.of(2026, 2, 27))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.reference();
		assertThat(clocks(reference)).isEmpty();
		assertThat(letter(MOTHER, reference, "Where you take part")).contains("make a plan of your own");
		theAgendaIsReadByEverybody(reference);
		decides(reference, "Next: actions", Map.of("decision", "plan-agreed"));
		approves(reference, MOTHER);
		assertThat(outcome(MOTHER, reference)).contains("The family has made a plan, and it is agreed");
		assertThat(posted(reference)).isEmpty();
		nothingIsTold(reference);
	}

	@Test
	void aKindNobodyThoughtOfIsBookedExplainedHeldAndDecidedFromItsFileAndStaysWithItsGroup() {
		String reference = BookedByChat.a(kind("exploitation-panel"), Way.VIRTUAL, this.town, this.helen)
			.about("M-2014")
			.countingFrom(LocalDate.of(2026, 3, 2))
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		assertThat(said(this.joan, "status " + reference))
			.isEqualTo(said(this.joan, "status CP-22223").replace("CP-22223", reference));
		theAgendaIsReadByEverybody(reference);
		this.helen.says("explain " + reference);
		assertThat(this.helen.card().text()).contains("There is no set time limit for it.");
		decides(reference, "Next: actions", Map.of("decision", "safety-plan"));
		approves(reference, POLICE);
		assertThat(outcome(POLICE, reference)).contains("A safety plan is agreed");
		assertThat(posted(reference)).isEmpty();
		nothingIsTold(reference);
	}

	@Test
	void aMaracIsBookedHeldAndDecidedWithinItsOwnGroup() {
		TeamsUser nia = this.town.teams().as(Northmere.NIA_BRAND);
		TeamsUser ruth = this.town.teams().as(Northmere.RUTH_ADEYEMI);
		String reference = BookedByChat.a(kind("marac"), Way.VIRTUAL, this.town, this.helen)
			.about("M-2015")
			.countingFrom(LocalDate.of(2026, 3, 2))
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		assertThat(conference(reference).organiser()).isEqualTo(Northmere.MARAC_CALENDAR.address());
		assertThat(letters(POLICE, reference)).isNotEmpty()
			.extracting(MailItem::from)
			.containsOnly(Northmere.MARAC_MAILBOX.address());
		for (TeamsUser other : List.of(this.joan, ruth)) {
			assertThat(said(other, "status " + reference))
				.isEqualTo(said(other, "status CP-22223").replace("CP-22223", reference));
		}
		nia.says("status " + reference);
		assertThat(nia.card().text()).contains("Multi-agency risk assessment conference");
		nia.presses("People");
		assertThat(nia.card().text()).contains("Jo Grant");
		theAgendaIsReadByEverybody(reference);
		decides(reference, "Next: actions", Map.of("decision", "safety-plan"));
		approves(reference, POLICE);
		assertThat(outcome(POLICE, reference)).contains("A safety plan is agreed");
		assertThat(posted(reference)).isEmpty();
		nothingIsTold(reference);
	}

	private Kind kind(String name) {
		return this.bot.part(Kinds.class).named(name);
	}

	@Test
	void aBirthThatCannotBeIsToldWithTheReasonAndNothingChanges() {
		String reference = BookedByChat.a(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2008")
			.countingFrom(LocalDate.of(2026, 1, 13))
			.reference();
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		assertThat(said(this.helen, "born")).contains("born CP-7F3KM 3 March 2026");
		assertThat(said(this.helen, "born CP-22223")).contains("born CP-22223 3 March 2026");
		assertThat(said(this.helen, "born CP-22223 2 March 2026")).contains("I know no conference of yours");
		assertThat(said(martin, "born " + reference + " 2 March 2026")).contains("I know no conference of yours");
		assertThat(said(this.helen, "born " + reference + " 4 March 2026")).contains("is in the future");
		assertThat(said(this.helen, "born " + reference + " 12 January 2026"))
			.contains("before the initial conference");
		assertThat(said(this.helen, "born " + reference + " 31 February 2026"))
			.contains("There is no day 31 in February");
		assertThat(said(this.helen, "born " + reference + " " + "x".repeat(3000))).isNotBlank();
		this.helen.says("status " + reference);
		this.helen.presses("Agenda and dates");
		this.helen.presses("Record the birth", Map.of("bornOn", "yesterday"));
		assertThat(this.helen.card().text()).contains("“yesterday”");
		this.helen.presses("Record the birth", Map.of("bornOn", ""));
		assertThat(this.helen.card().text()).contains("Give the day on which the child was born");
		martin.forges("guide.born", Map.of("bornOn", "2026-03-02"));
		assertThat(conference(reference).bornOn()).isEmpty();
		this.helen.presses("Record the birth", Map.of("bornOn", "2026-03-02"));
		assertThat(this.helen.card().text()).contains("must be held by Monday 16 March 2026");
		assertThat(conference(reference).bornOn()).contains(LocalDate.of(2026, 3, 2));
	}

	private static String said(TeamsUser who, String text) {
		return String.valueOf(who.says(text));
	}

	@ParameterizedTest
	@CsvSource({ "first-care-review, 2026-02-24, first-cic-review, 2026-03-24, second-cic-review, 2026-06-03",
			"second-care-review, 2026-01-13, second-cic-review, 2026-04-13, later-cic-review, 2026-09-03",
			"later-care-review, 2025-10-07, later-cic-review, 2026-04-07, later-cic-review, 2026-09-03" })
	void aChildInCareReview(@ConvertWith(KindNamed.class) Kind kind, LocalDate from, ClockName clock, LocalDate due,
			ClockName next, LocalDate nextDue) {
		String reference = BookedByChat.a(kind, Way.VIRTUAL, this.town, this.helen)
			.about("M-2005-" + kind.name())
			.countingFrom(from)
			.with("Jade Marsh", YOUNG_PERSON, "", Role.YOUNG_PERSON)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		assertThat(clocks(reference))
			.containsOnlyKeys(clock, SomeClocks.AGENCY_REPORT, SomeClocks.SOCIAL_WORKER_REPORT_CIC_REVIEW,
					SomeClocks.SOCIAL_WORKER_REPORT_CIC_REVIEW_TO_PARENTS)
			.containsEntry(clock, due);
		assertThat(letter(YOUNG_PERSON, reference, "Where you take part")).contains("Child in Care review",
				"The Independent Reviewing Officer runs it");
		assertAsked(reference, SCHOOL, Northmere.SIAN_PUGH.address());
		assertThat(letters(POLICE, reference)).noneMatch((mail) -> mail.text().contains("Multi-Agency"));
		theAgendaIsReadByEverybody(reference);
		theParentsHaveTheReport(reference);
		theMethodOnOfferFitsWhatIsBooked(reference);

		decides(reference, "Next: the record",
				Map.of("decision", "care-plan-changes", "participation", "PN1", "heldAs", "VIRTUAL"));
		assertThat(this.helen.card().text()).contains("(2 of 5)");
		this.helen.presses("Next: actions", areas());
		acts("Ask Jade which school she would like");
		approves(reference, YOUNG_PERSON);
		assertThat(record(reference)).contains("Virtual, on Teams", "PN1", "Family relationships", "Jade is well");
		assertThat(posted(reference)).contains("care plan changes", "the young person")
			.doesNotContain("is well", "PN1");
		assertThat(clocks(reference)).containsOnly(
				Map.entry(SomeClocks.CIC_DECISIONS_TO_MANAGER, LocalDate.of(2026, 3, 10)),
				Map.entry(SomeClocks.CIC_REPORT_DISTRIBUTED, LocalDate.of(2026, 3, 31)), Map.entry(next, nextDue));
		nothingIsTold(reference);
	}

	private void theMethodOnOfferFitsWhatIsBooked(String reference) {
		this.helen.says("outcome " + reference);
		assertThat(this.helen.card().field("heldAs").orElseThrow().path("choices").valueStream())
			.extracting((choice) -> choice.path("value").asString(""))
			.containsExactly("VIRTUAL", "CONFERENCE_CALL");
	}

	@Test
	void aCoreGroupThatFollowsAConference() {
		String initial = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.about("M-2006")
			.countingFrom(LocalDate.of(2026, 2, 26))
			.reference();
		decides(initial, "Next: actions", Map.of("decision", "child-protection-plan", "category", "NEGLECT"));
		acts("Meet");
		approves(initial, Northmere.SIAN_PUGH.address());
		assertThat(clocks(initial)).containsKey(SomeClocks.FIRST_CORE_GROUP);

		String reference = BookedByChat.a(SomeKinds.CORE_GROUP_MEETING, Way.VIRTUAL, this.town, this.helen)
			.about("m-2006")
			.countingFrom(TODAY)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		assertThat(clocks(reference)).containsOnly(Map.entry(SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 3, 17)));
		assertThat(letter(MOTHER, reference, "Where you take part")).contains("a core group meeting");
		assertAsked(reference);
		theAgendaIsReadByEverybody(reference);

		this.helen.says("outcome " + reference);
		assertThat(this.helen.card().fields()).doesNotContainKeys("decision", "category", "dissent", "participation");
		decides(reference, "Next: actions", Map.of("nextMeetingOn", "2026-04-14"));
		acts("Take Kim Marsh to the clinic");
		approves(reference, MOTHER);
		assertThat(outcome(MOTHER, reference)).contains("Next core group on Tuesday 14 April 2026", "clinic");
		assertThat(clocks(reference)).isEmpty();
		assertThat(clocks(initial)).as("the first core group was held")
			.doesNotContainKey(SomeClocks.FIRST_CORE_GROUP)
			.containsKey(SomeClocks.FIRST_RCPC);
		nothingIsTold(reference);
		theNextCoreGroupIsBooked();
	}

	private void theNextCoreGroupIsBooked() {
		String second = BookedByChat.a(SomeKinds.LATER_CORE_GROUP_MEETING, Way.VIRTUAL, this.town, this.helen)
			.about("M-2006")
			.countingFrom(TODAY)
			.at(LocalDateTime.of(2026, 4, 14, 10, 0))
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.saying(() -> assertThat(this.helen.card().text()).containsSubsequence("Last lawful date",
					"none, there is no set time limit"))
			.reference();
		assertThat(conference(second).startsAt()).isEqualTo(LocalDateTime.of(2026, 4, 14, 10, 0));
		assertThat(clocks(second)).isEmpty();
		assertThat(letter(MOTHER, second, "Where you take part")).contains("a core group meeting",
				"look together at how the plan is carried out");
		theAgendaIsReadByEverybody(second);
	}

	@ParameterizedTest
	@CsvSource({ "allegations-meeting, asv-meeting, 2026-03-02, 2026-03-09, substantiated",
			"allegations-review, asv-review, 2026-02-24, 2026-03-24, enquiries-continue" })
	void aMeetingAboutAllegationsOfWhichNobodyElseLearns(@ConvertWith(KindNamed.class) Kind kind, ClockName clock,
			LocalDate from, LocalDate due, String decision) {
		WhatPeopleSee before = WhatPeopleSee.now(this.town, this.bot);
		String reference = BookedByChat.a(kind, Way.VIRTUAL, this.town, this.helen)
			.about("M-2007-" + kind.name())
			.countingFrom(from)
			.with("Ed Lane", EMPLOYER, "Northmere Swimming Club", Role.EMPLOYER)
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
		assertThat(clocks(reference)).containsOnly(Map.entry(clock, due));
		assertAsked(reference);
		theAgendaIsReadByEverybody(reference);
		assertThat(letter(EMPLOYER, reference, "Where you take part")).doesNotContain("llegation", "LADO", "family");
		this.joan.says("status " + reference);
		assertThat(this.joan.chat().transcript())
			.contains("I know no conference of yours with the reference " + reference);

		decides(reference, "Next: actions", Map.of("decision", decision));
		acts("Speak with the club");
		approves(reference, EMPLOYER);
		assertThat(clocks(reference)).isEqualTo(decision.equals("enquiries-continue")
				? Map.of(SomeClocks.ASV_REVIEW, LocalDate.of(2026, 3, 31)) : Map.of());
		WhatPeopleSee now = WhatPeopleSee.now(this.town, this.bot);
		assertThat(now.posts()).isEqualTo(before.posts());
		assertThat(now.files()).isEqualTo(before.files());
		nothingIsTold(reference);
	}

	/** In the calendar, and by the chair on the card. */
	private void theAgendaIsReadByEverybody(String reference) {
		var guide = conference(reference).kind().guide();
		String invitation = calendar(reference);
		Stream.concat(guide.agenda().stream(), guide.managed().stream())
			.forEach((line) -> assertThat(invitation.contains(line)).as(line).isEqualTo(guide.inCalendars()));
		this.helen.says("status " + reference);
		this.helen.presses("Agenda and dates");
		assertThat(this.helen.card().text()).contains(guide.runBy() + " runs it.", guide.agenda().getLast());
		clocks(reference).forEach((_, due) -> assertThat(this.helen.card().text()).contains(Dates.inWords(due)));
		this.helen.presses("Back to the conference");
		assertThat(this.helen.card().text()).contains("in everybody's calendar");
	}

	private void theParentsHaveTheReport(String reference) {
		this.helen.presses("Agenda and dates");
		this.helen.presses("Record that they have it", Map.of("withParentsOn", TODAY.plusDays(1)));
		assertThat(this.helen.card().text()).contains("is in the future");
		this.helen.presses("Record that they have it", Map.of("withParentsOn", TODAY));
		assertThat(this.helen.card().text()).contains("done in time, on Tuesday 3 March 2026");
		assertThat(clocks(reference)).doesNotContainKey(SomeClocks.SOCIAL_WORKER_REPORT_CIC_REVIEW_TO_PARENTS);
	}

	private void decides(String reference, String next, Map<String, Object> form) {
		Map<String, Object> all = new HashMap<>(form);
		all.put("tookPlace", "true");
		all.put("heldOn", TODAY);
		this.helen.says("outcome " + reference);
		this.helen.presses(next, all);
	}

	private void acts(String what) {
		String owner = this.helen.card().field("owner").orElseThrow().at("/choices/0/value").asString("");
		this.helen.presses("Add this action", Map.of("what", what, "owner", owner, "due", TODAY.plusDays(7)));
		assertThat(this.helen.card().text()).as(this.helen.chat().transcript()).contains(what);
	}

	private void approves(String reference, String told) {
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		assertThat(this.helen.card().text()).contains("Outcome of " + reference + ": approved");
		awaiting(() -> letters(told, reference).stream().anyMatch((mail) -> mail.subject().contains("outcome")));
		awaiting(() -> !clocks(reference).containsKey(SomeClocks.OUTCOME_SENT));
		boolean filed = conference(reference).kind().guide().filed();
		awaiting(() -> !filed || !posted(reference).isEmpty());
		this.helen.awaits((_) -> !this.helen.card().text().contains("on its way"), SOON);
	}

	private static Map<String, String> areas() {
		return Stream.of(ReviewArea.values())
			.filter((area) -> !area.optional())
			.collect(Collectors.toMap(ReviewArea::name, (area) -> area.heading() + ": Jade is well"));
	}

	private void assertAsked(String reference, String... addresses) {
		List<String> all = List.of(MOTHER, YOUNG_PERSON, SCHOOL, POLICE, EMPLOYER, Northmere.SIAN_PUGH.address());
		assertThat(all)
			.filteredOn((address) -> letters(address, reference).stream()
				.anyMatch((mail) -> mail.text().contains("Multi-Agency Report Template")))
			.containsExactlyInAnyOrder(addresses);
	}

	/** No name stands in a subject, a calendar, a channel or a file name. */
	private void nothingIsTold(String reference) {
		assertThat(calendar(reference)).doesNotContain(NAMES);
		this.town.tenant()
			.mailboxes()
			.addresses()
			.stream()
			.flatMap((address) -> letters(address, reference).stream())
			.forEach((mail) -> assertThat(mail.subject()).doesNotContain(NAMES));
		assertThat(posted(reference)).doesNotContain(NAMES);
		assertThat(this.town.tenant().library().files())
			.allSatisfy((file) -> assertThat(file.path()).doesNotContain(NAMES));
	}

	private String calendar(String reference) {
		return Stream.of(Northmere.CONFERENCES, Northmere.ALLEGATIONS_CALENDAR, Northmere.MARAC_CALENDAR)
			.flatMap((each) -> this.town.tenant().calendars().of(each.address()).stream())
			.filter((entry) -> entry.subject().equals(reference))
			.map((entry) -> entry.html())
			.collect(Collectors.joining());
	}

	private String posted(String reference) {
		return this.town.tenant()
			.channels()
			.messages(Northmere.CONFERENCE_OUTCOMES.id())
			.stream()
			.map((message) -> String.valueOf(message.attachments().getFirst().content()))
			.filter((card) -> card.contains(reference))
			.collect(Collectors.joining());
	}

	private String record(String reference) {
		var library = this.town.tenant().library();
		return library.files()
			.stream()
			.filter((file) -> file.path().contains(reference + "/Outcome"))
			.map((file) -> new String(file.bytes(), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
	}

	private List<MailItem> letters(String address, String reference) {
		return this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.meeting() == null && mail.subject().contains(reference))
			.toList();
	}

	private String letter(String address, String reference, String about) {
		return letters(address, reference).stream()
			.map(MailItem::text)
			.filter((text) -> text.contains(about))
			.findFirst()
			.orElseThrow();
	}

	private String outcome(String address, String reference) {
		return letters(address, reference).stream()
			.filter((mail) -> mail.subject().contains("outcome"))
			.map(MailItem::text)
			.findFirst()
			.orElseThrow();
	}

	private Map<ClockName, LocalDate> clocks(String reference) {
		return this.bot.part(Deadlines.class)
			.of(conference(reference).id())
			.stream()
			.filter(Deadline::isRunning)
			.collect(Collectors.toMap(Deadline::what, Deadline::due));
	}

	private Conference conference(String reference) {
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(SOON).until(condition);
	}

}
