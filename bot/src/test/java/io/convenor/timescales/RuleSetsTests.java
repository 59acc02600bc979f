package io.convenor.timescales;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import io.convenor.timescales.Quoracy.HealthCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleSetsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	private final String wokingham = wokingham();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			icpc-held | at most 15 working days after the strategy discussion
			first-rcpc | at most 3 months after the initial conference
			later-rcpc | at most 6 months after the last review conference
			pre-birth-rcpc-from-birth | at most 10 working days after the birth
			pre-birth-rcpc-from-icpc | at most 3 months after the initial conference
			first-core-group | at most 10 working days after the conference
			first-cic-review | at most 20 working days after the day the child entered care
			second-cic-review | at most 3 months after the first review
			later-cic-review | at most 6 months after the last review
			asv-meeting | at most 5 working days after the referral
			asv-review | at most 28 days after the last allegations meeting
			inquorate-relisted | at most 10 working days after the inquorate conference
			social-worker-report-icpc | 2 working days before the conference
			social-worker-report-icpc-to-parents | 2 working days before the conference
			social-worker-report-rcpc | 5 working days before the conference
			social-worker-report-cic-review | 5 working days before the review
			social-worker-report-cic-review-to-parents | 5 working days before the review
			agency-report | 2 working days before the conference
			exclusion-request | 3 working days before the conference
			outcome-sent | 1 working day after the conference
			minutes-distributed | 20 working days after the conference
			cic-decisions-to-manager | 5 working days after the review
			cic-report-distributed | 20 working days after the review
			professional-dissent | at most 72 hours after the conference
			""")
	void theDefaultSetHoldsTheNumbersOfTheField(String key, String words) {
		Timescale timescale = RuleSets.shipped().inForceOn(TODAY).timescale(new ClockName(key));
		assertThat(timescale.inWords()).isEqualTo(words);
		assertThat(timescale.title()).isNotBlank();
		assertThat(timescale.source()).isNotBlank();
	}

	@Test
	void theDefaultSetSaysWhoMustBeThereAndHowManyFitTheRoom() {
		RuleSet rules = RuleSets.shipped().inForceOn(TODAY);
		assertThat(rules.inWords()).isEqualTo("wokingham, version 1");
		assertThat(rules.quoracy().otherAgencies().inWords()).isEqualTo("at least 2 agencies");
		assertThat(rules.quoracy().health()).isEqualTo(HealthCounts.ONE_AGENCY);
		assertThat(rules.quoracy().inquorateInARow().inWords()).isEqualTo("at least 2 conferences");
		assertThat(rules.peopleInTheRoom().inWords()).isEqualTo("at most 4 people");
	}

	@Test
	void theDefaultSetSaysWhoGetsTheReportsWhatIsRiskAssessedAndHowLongAChairRests() {
		RuleSet rules = RuleSets.shipped().inForceOn(TODAY);
		assertThat(rules.reports().agencyReportsTo().to()).isEqualTo(Circulation.To.ALL_INVITEES);
		assertThat(rules.riskAssessment().careReviewInARoom().isAskedFor()).isTrue();
		assertThat(rules.riskAssessment().otherMeetingInARoom().isAskedFor()).isFalse();
		assertThat(rules.riskAssessment().visit().isAskedFor()).isTrue();
		assertThat(rules.turnRound().inWords()).isEqualTo("at least 15 minutes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			icpc-held | at most 15 working days after the strategy discussion
			first-rcpc | at most 3 months after the initial conference
			later-rcpc | at most 6 months after the last review conference
			pre-birth-rcpc-from-birth | at most 15 working days after the birth
			pre-birth-rcpc-from-icpc | at most 2 months after the initial conference
			first-core-group | at most 10 working days after the conference
			first-cic-review | at most 20 working days after the day the child entered care
			second-cic-review | at most 3 months after the first review
			later-cic-review | at most 6 months after the last review
			asv-meeting | at most 3 working days after the referral
			asv-review | at most 20 working days after the last allegations meeting
			inquorate-relisted | at most 5 working days after the inquorate conference
			social-worker-report-icpc | 3 working days before the conference
			social-worker-report-icpc-to-parents | 1 working day before the conference
			social-worker-report-rcpc | 7 days before the conference
			social-worker-report-cic-review | 3 working days before the review
			social-worker-report-cic-review-to-parents | 3 working days before the review
			agency-report | 3 working days before the conference
			exclusion-request | 5 working days before the conference
			outcome-sent | 2 working days after the conference
			minutes-distributed | 15 working days after the conference
			cic-decisions-to-manager | 3 working days after the review
			cic-report-distributed | 15 working days after the review
			professional-dissent | at most 48 hours after the conference
			""")
	void theOtherShippedSetDiffersWhereTheLawLeavesItOpen(String key, String words) {
		Timescale timescale = hillshire().timescale(new ClockName(key));
		assertThat(timescale.inWords()).isEqualTo(words);
		assertThat(timescale.asDays()).isNull();
	}

	@Test
	void theOtherShippedSetCountsAndCirculatesOtherwise() {
		RuleSet rules = hillshire();
		assertThat(rules.authority()).isEqualTo("Hillshire Council");
		assertThat(rules.reports().agencyReportsTo().to()).isEqualTo(Circulation.To.PROFESSIONALS_ONLY);
		assertThat(rules.quoracy().otherAgencies().value()).isEqualTo(3);
		assertThat(rules.quoracy().health()).isEqualTo(HealthCounts.SEPARATE_AGENCIES);
		assertThat(rules.peopleInTheRoom().value()).isEqualTo(8);
		assertThat(rules.riskAssessment().otherMeetingInARoom().isAskedFor()).isTrue();
		assertThat(rules.riskAssessment().visit().isAskedFor()).isFalse();
		assertThat(rules.turnRound().inWords()).isEqualTo("at least 30 minutes");
	}

	private static RuleSet hillshire() {
		return RuleSets.shipped().named("hillshire", 1);
	}

	@Test
	void anotherAuthoritysNumbersAreTakenFromItsFile() {
		String elsewhere = this.wokingham.replace("name: wokingham", "name: elsewhere")
			.replace("    value: 20\n    unit: working days\n    direction: after\n    counts-from: the conference",
					"    value: 15\n    unit: days\n    direction: after\n    counts-from: the conference")
			.replace("as-days: 183", "as-days: 182")
			.replace("value: one agency", "value: separate agencies")
			.replace("value: 4", "value: 6");
		RuleSet rules = RuleSets.read(List.of(file("w.yaml", this.wokingham), file("e.yaml", elsewhere)), "elsewhere")
			.inForceOn(TODAY);
		assertThat(rules.timescale(SomeClocks.MINUTES_DISTRIBUTED).inWords()).isEqualTo("15 days after the conference");
		assertThat(rules.timescale(SomeClocks.LATER_RCPC).asDays()).isEqualTo(182);
		assertThat(rules.quoracy().health()).isEqualTo(HealthCounts.SEPARATE_AGENCIES);
		assertThat(rules.peopleInTheRoom().value()).isEqualTo(6);
	}

	@Test
	void aMeetingOnTeamsAllowsNothingUnlessAKindIsNamed() {
		TeamsMeetings shipped = RuleSets.shipped().inForceOn(TODAY).teamsMeetings();
		assertThat(shipped.kinds()).isEmpty();
		assertThat(shipped.of("a-kind-nobody-thought-of")).isEqualTo(shipped.everyKind());
		assertThat(shipped.everyKind().recording().isAllowed()).isFalse();
		assertThat(shipped.everyKind().transcription().isAllowed()).isFalse();
		assertThat(shipped.everyKind().chat().when()).isEqualTo(TeamsMeetings.When.NEVER);
		assertThat(shipped.everyKind().presenting().who()).isEqualTo(TeamsMeetings.Who.THE_CHAIR_ALONE);
		assertThat(shipped.everyKind().recording().source()).isNotBlank();
		TeamsMeetings hillshire = RuleSets.shipped().named("hillshire", 1).teamsMeetings();
		assertThat(hillshire.of("later-core-group-meeting").chat().when())
			.isEqualTo(TeamsMeetings.When.DURING_THE_MEETING);
		assertThat(hillshire.of("initial-conference").chat().when()).isEqualTo(TeamsMeetings.When.NEVER);
	}

	@Test
	void aNewVersionAppliesFromItsDayAndTheOldOneStaysFindable() {
		String second = this.wokingham.replace("version: 1", "version: 2").replace("2020-12-02", "2026-09-01");
		RuleSets ruleSets = RuleSets.read(List.of(file("2.yaml", second), file("1.yaml", this.wokingham)), "wokingham");
		assertThat(ruleSets.inForceOn(LocalDate.of(2026, 8, 31)).version()).isEqualTo(1);
		assertThat(ruleSets.inForceOn(LocalDate.of(2026, 9, 1)).version()).isEqualTo(2);
		assertThat(ruleSets.named("wokingham", 1).version()).isEqualTo(1);
		assertThat(ruleSets.kept(SomeRules.WOKINGHAM).version()).isEqualTo(1);
		assertThat(ruleSets.all()).hasSize(2);
	}

	@Test
	void aTimeForLaterCoreGroupsMayBeGivenAndIsReadAsStrictlyAsTheOthers() {
		RuleSet shipped = RuleSets.shipped().inForceOn(TODAY);
		assertThat(shipped.has(SomeClocks.LATER_CORE_GROUP)).isFalse();
		assertThat(shipped.find(SomeClocks.LATER_CORE_GROUP)).isEmpty();
		String local = this.wokingham.replace("  first-cic-review:", """
				later-core-group:
				  title: Next core group held
				  value: 42
				  unit: days
				  direction: at most
				  counts-from: the last core group
				  source: Local procedure of May 2026
				first-cic-review:""".indent(2).stripTrailing());
		RuleSet rules = RuleSetFile.read(file("local.yaml", local));
		assertThat(rules.timescale(SomeClocks.LATER_CORE_GROUP).inWords())
			.isEqualTo("at most 42 days after the last core group");
		assertThat(shipped.differencesTo(rules)).containsExactly("later-core-group");
		assertThatThrownBy(() -> RuleSetFile.read(file("local.yaml", local.replace("value: 42", "value: six"))))
			.hasMessageContaining("clocks.later-core-group.value");
		assertThatThrownBy(() -> RuleSetFile
			.read(file("local.yaml", local.replace("Local procedure of May 2026", "Local procedure"))))
			.hasMessageContaining("clocks.later-core-group.source")
			.hasMessageContaining("“Local procedure” names no edition: say of which year it is");
		assertThatThrownBy(() -> RuleSetFile.read(file("local.yaml",
				local.replace("      source: Local procedure of May 2026\n", "")
					.replace("    source: Local procedure of May 2026\n", ""))))
			.hasMessageContaining("clocks.later-core-group.source")
			.hasMessageContaining("it is missing");
	}

	@Test
	void aSetThatIsNotThereIsSaidInASentence() {
		RuleSets ruleSets = RuleSets.shipped();
		assertThatThrownBy(() -> ruleSets.inForceOn(LocalDate.of(2020, 12, 1)))
			.isInstanceOf(UnknownRuleSetException.class)
			.hasMessage("No rule set called wokingham applies on Tuesday 1 December 2020 yet.");
		assertThatThrownBy(() -> ruleSets.named("wokingham", 7)).isInstanceOf(UnknownRuleSetException.class)
			.hasMessageContaining("There is no rule set wokingham, version 7.");
		assertThatThrownBy(() -> ruleSets.kept(new RuleSetVersion("wokingham", 7)))
			.isInstanceOf(UnknownRuleSetException.class)
			.hasMessageContaining("There is no rule set wokingham, version 7.");
	}

	@Test
	void theSameVersionTwiceIsRefused() {
		assertThatThrownBy(() -> RuleSets.read(List.of(file("a.yaml", this.wokingham), file("b.yaml", this.wokingham)),
				"wokingham"))
			.hasMessage("b.yaml, key version: another file already holds wokingham, version 1.");
	}

	@Test
	void aSettingThatNamesNoSetIsRefused() {
		assertThatThrownBy(() -> RuleSets.read(List.of(file("a.yaml", this.wokingham)), "northmere"))
			.hasMessage("The rule sets: none of the 1 files is called northmere, which the settings ask for.");
		assertThatThrownBy(() -> RuleSets.read(List.of(), "northmere"))
			.hasMessage("The rule sets: none of the 0 files is called northmere, which the settings ask for.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					value: 15 | value: fifteen | clocks.icpc-held.value: “fifteen” must be a whole number from 1 to 1000.
					value: 15 | value: 0 | clocks.icpc-held.value: “0” must be a whole number from 1 to 1000.
					value: 15 | value: 99999999999 | clocks.icpc-held.value: “99999999999” must be a whole number from 1 to 1000.
					value: 15 | value: [15] | clocks.icpc-held.value: it must be a single value.
					value: 15 | value: | clocks.icpc-held.value: it must not be empty.
					value: 15 | valeu: 15 | clocks.icpc-held.value: it is missing.
					unit: months | unit: fortnights | clocks.first-rcpc.unit: “fortnights” must be one of: working days, days, months, hours.
					direction: before | direction: behind | clocks.social-worker-report-icpc.direction: “behind” must be one of: before, after, at most.
					as-days: 91 | as-weeks: 13 | clocks.first-rcpc.as-weeks: no such key belongs here.
					applies-from: 2020-12-02 | applies-from: last year | applies-from: “last year” must be a date such as 2026-03-03.
					version: 1 | version: one | version: “one” must be a whole number from 1 to 2147483647.
					asv-review: | ASV: | clocks.ASV: “ASV” is no name of a clock.
					law: yes | law: perhaps | clocks.icpc-held.law: “perhaps” must be one of: yes, no.
					leaves-out: | leave-out: | leave-out: no such key belongs here.
					value: one agency | value: two agencies | quoracy.health-counts-as.value: “two agencies” must be one of: one agency, separate agencies.
					direction: at least | direction: exactly | quoracy.other-agencies.direction: “exactly” must be one of: at least, at most.
					name: wokingham | name: "" | name: it must not be empty.
					value: all invitees | value: everybody | reports.agency-reports-to.value: “everybody” must be one of: all invitees, professionals only.
					value: not asked for | value: perhaps | quoracy.named-roles.value: “perhaps” must be one of: asked for, not asked for.
					turn-round: | turnround: | chair.turn-round: it is missing.
					visit: | visits: | risk-assessment.visit: it is missing.
					teams-meeting: | teams-meetings: | teams-meeting: it is missing.
					every-kind: | any-kind: | teams-meeting.every-kind: it is missing.
					recording: | records: | teams-meeting.every-kind.recording: it is missing.
					value: not allowed | value: off | teams-meeting.every-kind.recording.value: “off” must be one of: allowed, not allowed.
					value: never | value: sometimes | teams-meeting.every-kind.chat.value: “sometimes” must be one of: never, during the meeting, always.
					value: the chair alone | value: anybody | teams-meeting.every-kind.presenting.value: “anybody” must be one of: the chair alone, the chair and the minute taker, professionals.
					""")
	void aBrokenFileIsRefusedWithTheLineAndTheKey(String good, String bad, String problem) {
		String broken = this.wokingham.replaceFirst(good, bad);
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", broken))).isInstanceOf(BrokenFileException.class)
			.message()
			.matches("broken\\.yaml, line \\d+, key .*")
			.endsWith("key " + problem);
	}

	@Test
	void theLineIsTheOneAnEditorShows() {
		String broken = this.wokingham.replaceFirst("unit: months", "unit: fortnights");
		int line = List.of(broken.split("\n")).indexOf("    unit: fortnights") + 1;
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", broken)))
			.hasMessageStartingWith("broken.yaml, line " + line + ", key clocks.first-rcpc.unit:");
	}

	@Test
	void aKeyThatIsThereTwiceIsRefused() {
		String broken = this.wokingham.replaceFirst("value: 15", "value: 15\n    value: 16");
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", broken))).message()
			.endsWith("key clocks.icpc-held.value: it is there twice.");
	}

	@Test
	void whatIsNotYamlIsRefusedNearTheLastKey() {
		String broken = this.wokingham.replaceFirst("unit: months", "unit: \"months");
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", broken))).isInstanceOf(BrokenFileException.class)
			.message()
			.matches("broken\\.yaml, line \\d+, key [\\w-]+: this is not YAML .*");
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", "\tname: x")))
			.hasMessageStartingWith("broken.yaml, line 1, key name: this is not YAML");
	}

	@Test
	void anEmptyFileOrAListOrABinaryIsRefused() {
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", "")))
			.hasMessage("broken.yaml, line 1: there must be keys under it.");
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", "- a\n- b\n")))
			.hasMessage("broken.yaml, line 1: there must be keys under it.");
		assertThatThrownBy(() -> RuleSetFile.read(file("broken.yaml", "name: \u0000\u0001")))
			.hasMessageStartingWith("broken.yaml, line 1: this is not YAML");
		assertThatThrownBy(() -> RuleSetFile.read(new ClassPathResource("timescales/none.yaml")))
			.hasMessageStartingWith("none.yaml: it cannot be read");
	}

	@Test
	void aClockIsCalledBySmallLettersAndHyphens() {
		assertThat(new ClockName("tea-break-2")).hasToString("tea-break-2");
		for (String name : List.of("", "Tea", "tea break", "-tea", "tea--break", "tea\n")) {
			assertThatThrownBy(() -> new ClockName(name)).isInstanceOf(IllegalArgumentException.class);
		}
	}

	private static String wokingham() {
		try {
			return new ClassPathResource("timescales/rule-sets/wokingham.yaml")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Resource file(String name, String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return name;
			}
		};
	}

}
