package io.convenor.chat.clocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.convenor.LocalDatabase;
import io.convenor.chat.CardViews;
import io.convenor.chat.ChatWithoutTeams;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Screen;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.overview.Theirs;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Timetable;
import io.convenor.conference.Timetables;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Authority;
import io.convenor.people.Custodies;
import io.convenor.people.Staff;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HandCheckedDates;
import io.convenor.timescales.RuleSetVersion;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = ExplainTests.Rooms.class)
@MockitoBean(types = { CardScreen.class, TeamsChats.class })
class ExplainTests {

	private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 3, 10, 10, 0);

	private static final Pattern DAY = Pattern.compile("\\d{1,2} (January|April|May|June|August|September|December)");

	static final List<HandCheckedDates.Row> ROWS = HandCheckedDates.all();

	@Autowired
	private Turns turns;

	@Autowired
	private CardViews views;

	@Autowired
	private Conferences conferences;

	@Autowired
	private Timetables timetables;

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private RuleSets ruleSets;

	private Screen helen;

	private Screen joan;

	@BeforeEach
	void screens() {
		this.helen = new Screen(this.turns, this.views, "helen");
		this.joan = new Screen(this.turns, this.views, "joan");
	}

	@ParameterizedTest
	@FieldSource("ROWS")
	void whatIsExplainedAgreesWithTheDatesThatWereFoundByHand(HandCheckedDates.Row row) {
		Conference conference = with(row);
		Timetable.Part part = part(conference.kind(), row.key());
		String line = "%s: %s: %s.".formatted(row.rule().title(), Dates.inWords(row.due()), row.rule().inWords());
		assertThat(this.helen.says("explain " + conference.reference()).words()).contains(line);
		String arithmetic = this.helen.presses(button(part)).words();
		assertThat(arithmetic).contains(line, "on " + Dates.inWords(row.from()), "Source: " + row.rule().source());
		if (row.rule().unit() == Unit.WORKING_DAYS) {
			assertThat(arithmetic).contains("is " + Dates.inWords(row.due()) + ".", "day 0");
			DAY.matcher(row.note())
				.results()
				.forEach(
						(day) -> assertThat(arithmetic).as(row.note()).containsPattern("Not counted:.*" + day.group()));
		}
		assertThat(this.timetables.of(conference).of(part)).filteredOn((entry) -> entry.rule().key().equals(row.key()))
			.singleElement()
			.satisfies((entry) -> assertThat(entry.due()).isEqualTo(row.due()));
	}

	@Test
	void everyClockIsExplainedForSomeKind() {
		assertThat(this.ruleSets.named("wokingham", 1).timescales().keySet())
			.allSatisfy((key) -> assertThat(kind(key)).isNotNull());
	}

	@Test
	void theDatesOfAnInitialConferenceAreShownInShortWithWhatRunsAndWhatWillBe() {
		Conference conference = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 20),
				TUESDAY);
		this.deadlines.start(conference.id(), SomeClocks.ICPC_HELD, this.ruleSets.named("wokingham", 1),
				LocalDate.of(2026, 2, 20));
		String words = this.helen.says("explain " + conference.reference()).words();
		assertThat(words).containsSubsequence("The dates of " + conference.reference(),
				"It is planned for Tuesday 10 March 2026, 10:00. The last lawful date is Friday 13 March 2026.",
				"Rules: Wokingham Borough Council (wokingham, version 1)", "By when it has to be held",
				"Initial conference held: Friday 13 March 2026: at most 15 working days after the strategy discussion. "
						+ "It runs.",
				"Before the day", "Agency's report in the CP mailbox: Friday 6 March 2026", "After the day",
				"Outcome and plan sent: Wednesday 11 March 2026: 1 working day after the conference. Counted as "
						+ "if it is held as planned.",
				"Professional dissent recorded: Friday 13 March 2026: at most 72 hours after the conference.",
				"Inquorate conference held again: Tuesday 24 March 2026: at most 10 working days after the inquorate "
						+ "conference. Counted as if it is held as planned and too few agencies are there to "
						+ "decide.",
				"Minutes distributed: Thursday 9 April 2026",
				"First review conference held: Wednesday 10 June 2026: at most 3 months after the initial conference. Counted as 91 days: Tuesday 9 June 2026.");
		assertThat(words).doesNotContain("M-1234", "Okafor", "Source");
		assertThat(this.helen.presses("Explain the dates after").words())
			.contains("on Tuesday 10 March 2026, 11:00.", "That is Friday 13 March 2026, 11:00.")
			.contains("count 91 days instead show Tuesday 9 June 2026");
		assertThat(this.helen.presses("Hide the explanation").words()).isEqualTo(words);
	}

	@Test
	void aClockThatStoppedSaysWhetherItWasInTimeAndOneThatRunsTooLongThatItIsLate() {
		Conference conference = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 2),
				LocalDateTime.of(2026, 2, 10, 10, 0));
		var rules = this.ruleSets.named("wokingham", 1);
		this.deadlines.start(conference.id(), SomeClocks.ICPC_HELD, rules, LocalDate.of(2026, 2, 2));
		this.deadlines.stop(conference.id(), SomeClocks.ICPC_HELD, LocalDate.of(2026, 2, 10));
		this.deadlines.start(conference.id(), SomeClocks.FIRST_CORE_GROUP, rules, LocalDate.of(2026, 2, 10));
		this.deadlines.stop(conference.id(), SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 2, 25));
		this.deadlines.start(conference.id(), SomeClocks.OUTCOME_SENT, rules, LocalDate.of(2026, 2, 10));
		assertThat(this.helen.says("explain " + conference.reference()).words())
			.contains("the strategy discussion. Ended on Tuesday 10 February 2026, in time.")
			.contains("10 working days after the conference. Ended on Wednesday 25 February 2026, late.")
			.contains("1 working day after the conference. It runs, and is late.");
	}

	@Test
	void bothClocksOfAReviewAfterAPreBirthConferenceAreShownAndTheSoonerHolds() {
		Conference conference = saved(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, SomeRules.WOKINGHAM,
				LocalDate.of(2026, 2, 2), TUESDAY);
		assertThat(this.helen.says("explain " + conference.reference()).words())
			.contains("The last date that local procedure allows is Saturday 2 May 2026.")
			.contains("Review conference after a birth held: at most 10 working days after the birth. It runs once the "
					+ "day of the birth is known.");
		conference = this.conferences.get(conference.id());
		conference.bornOn(LocalDate.of(2026, 2, 26), "helen");
		this.conferences.save(conference);
		assertThat(this.helen.says("explain " + conference.reference()).words())
			.contains("The last date that local procedure allows is Thursday 12 March 2026.");
	}

	@Test
	void aConferenceUnderAnotherRuleSetHasOtherDates() {
		Conference wokingham = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 20),
				TUESDAY);
		Conference hillshire = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.HILLSHIRE, LocalDate.of(2026, 2, 20),
				TUESDAY);
		assertThat(this.helen.says("explain " + wokingham.reference()).words())
			.contains("Agency's report in the CP mailbox: Friday 6 March 2026");
		assertThat(this.helen.says("explain " + hillshire.reference()).words())
			.contains("Rules: Hillshire Council (hillshire, version 1)")
			.contains("Agency's report in the CP mailbox: Thursday 5 March 2026")
			.contains("Minutes distributed: Tuesday 31 March 2026")
			.contains("Professional dissent recorded: Thursday 12 March 2026");
	}

	@Test
	void aRuleSetThatIsNotThereAndADateBeyondTheHolidaysAreSaid() {
		Conference lost = saved(SomeKinds.INITIAL_CONFERENCE, new RuleSetVersion("elsewhere", 3),
				LocalDate.of(2026, 2, 20), TUESDAY);
		assertThat(this.helen.says("explain " + lost.reference()).words())
			.contains("There is no rule set elsewhere, version 3", "admin check");
		Conference far = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2028, 12, 20),
				LocalDateTime.of(2028, 12, 21, 10, 0));
		assertThat(this.helen.says("explain " + far.reference()).words())
			.contains("Working days can only be counted from Tuesday 1 January 2019");
	}

	@Test
	void aLaterCoreGroupHasNoTimeLimitWhereTheRulesGiveNoneAndThatIsSaid() {
		Conference conference = saved(SomeKinds.LATER_CORE_GROUP_MEETING, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 2),
				TUESDAY);
		assertThat(this.helen.says("explain " + conference.reference()).words())
			.contains("It is planned for Tuesday 10 March 2026, 10:00. There is no set time limit for it.")
			.doesNotContain("By when it has to be held");
	}

	@Test
	void administratorsSeeWhatTheyLookAfterAndNobodyElseAnything() {
		Conference conference = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 20),
				TUESDAY);
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING, SomeRules.WOKINGHAM, LocalDate.of(2026, 3, 6),
				TUESDAY);
		Screen martin = new Screen(this.turns, this.views, "martin");
		Screen nobody = new Screen(this.turns, this.views, "nobody");
		assertThat(this.joan.says("explain " + conference.reference()).words()).contains("The dates of");
		assertThat(this.helen.says("explain " + allegations.reference()).words()).contains("Allegations meeting held");
		Stream
			.of(this.joan.says("explain " + allegations.reference()), martin.says("explain " + conference.reference()))
			.forEach((screen) -> assertThat(screen.words()).startsWith("I know no conference of yours"));
		assertThat(nobody.says("explain " + conference.reference()).words()).doesNotContain("dates of");
		this.helen.says("explain " + conference.reference());
		assertThatThrownBy(() -> this.helen.inTheHandsOf("martin").presses("Explain the last date"))
			.hasMessageContaining("not one of yours");
		assertThat(this.helen.saysInAChannel("explain " + conference.reference()).words()).doesNotContain("March");
	}

	@Test
	void aPressThatNamesNoConferenceOrAnotherPartIsAnswered() {
		var turn = new Turn(new Speaker("helen", "Helen"), new Place.Personal("chat"), "", Locale.UK, "1",
				Instant.EPOCH);
		Stream.of("", "x", UUID.randomUUID().toString(), "'; drop table conference")
			.forEach((id) -> assertThat(this.turns.pressed(turn, "explain.open",
					new Press(null, Map.of("conference", id, "part", "HELD"), Map.of())))
				.hasToString(
						"Kept[status=400, sentence=That conference is not one of yours. Type conferences to see them.]"));
		Conference conference = saved(SomeKinds.INITIAL_CONFERENCE, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 20),
				TUESDAY);
		assertThat(this.turns.pressed(turn, "explain.open",
				new Press(null, Map.of("conference", conference.id().toString(), "part", "LUNCH"), Map.of())))
			.isInstanceOf(Turns.Outcome.Answered.class);
	}

	@Test
	void whatIsNoReferenceIsAnsweredWithWhatToType() {
		assertThat(this.helen.says("explain").words()).contains("explain CP-7F3KM");
		assertThat(this.helen.says("explain " + "x".repeat(3000)).words()).contains("explain CP-7F3KM");
		assertThat(this.helen.says("explain CP-22223").words()).contains("I know no conference of yours");
	}

	private static String button(Timetable.Part part) {
		return switch (part) {
			case HELD -> "Explain the last date";
			case BEFORE -> "Explain the dates before";
			case AFTER -> "Explain the dates after";
		};
	}

	/** A conference that this clock belongs to, on the day it counts from. */
	private Conference with(HandCheckedDates.Row row) {
		Kind kind = kind(row.key());
		boolean held = part(kind, row.key()) == Timetable.Part.HELD;
		RuleSetVersion rules = new RuleSetVersion(row.ruleSet(), 1);
		LocalDateTime start = (held ? row.from().plusDays(1) : row.from()).atTime(10, 0);
		Conference conference = saved(kind, rules, row.from(), start);
		if (row.key().equals(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH)) {
			conference.bornOn(row.from(), "helen");
			return this.conferences.save(conference);
		}
		return conference;
	}

	private static Kind kind(ClockName key) {
		return SomeKinds.SHIPPED.all()
			.stream()
			.filter((kind) -> kind.isHeldWithin(key) || kind.before().contains(key) || kind.after().contains(key))
			.findFirst()
			.orElseThrow();
	}

	private static Timetable.Part part(Kind kind, ClockName key) {
		return kind.isHeldWithin(key) ? Timetable.Part.HELD
				: kind.before().contains(key) ? Timetable.Part.BEFORE : Timetable.Part.AFTER;
	}

	private Conference saved(Kind kind, RuleSetVersion rules, LocalDate countsFrom, LocalDateTime start) {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		Conference.Agreed agreed = new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL, "helen", rules,
				countsFrom, start, 60, "conferences@northmere.example", null, List.of(chair));
		try {
			return this.conferences.save(Conference.book(agreed, Instant.EPOCH));
		}
		catch (DuplicateKeyException | DbActionExecutionException ex) {
			// Among hundreds, a reference that is drawn may be taken; whoever books draws
			// another.
			return this.conferences.save(Conference.book(agreed, Instant.EPOCH));
		}
	}

	/** Conferences and their dates, without those who book and write. */
	@EnableAutoConfiguration
	@EnableJdbcRepositories("io.convenor.conference")
	@ComponentScan(
			basePackages = { "io.convenor.chat.clocks", "io.convenor.conference", "io.convenor.deadlines",
					"io.convenor.delivery", "io.convenor.audit", "io.convenor.timescales" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = { ".*Tests?\\$.*", ".*[.]Mail[A-Z].*" }))
	@Import({ LocalDatabase.class, ChatWithoutTeams.class, Theirs.class })
	static class Rooms {

		@Bean
		Clock clock() {
			Clock ours = Clock.systemUTC();
			return Clock.offset(ours, Duration.between(ours.instant(), Instant.parse("2026-03-02T09:00:00Z")));
		}

		@Bean
		Authority authority() {
			return new Authority("Northmere Council", "conferences@northmere.example", "organiser",
					"cp.reports@northmere.example", "", "children’s services");
		}

		@Bean
		Custodies custodies() {
			return new Custodies(java.util.Map.of());
		}

		@Bean
		Staff staff() {
			return Staff.of(java.util.Set.of("helen", "martin"), java.util.Set.of("joan"), java.util.Set.of());
		}

	}

}
