package io.convenor.timescales;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Due dates that were counted with a finger on a wall calendar, under Wokingham's rules.
 * After the arrow: what the finger skipped besides weekends, or which reading was
 * earlier.
 */
class HandCheckedDatesTests {

	private static final WorkingDays DAYS = new WorkingDays(BankHolidays.shipped());

	private static final RuleSet RULES = RuleSets.shipped().named("wokingham", 1);

	static final List<String> ROWS = """
			icpc-held 2019-04-08 2019-05-01 > Good Friday, Easter Monday
			first-core-group 2019-04-26 2019-05-13 > early May on the 6th
			later-rcpc 2019-08-30 2020-02-29 > no 30 February; 183 days end on the same day
			later-rcpc 2019-08-31 2020-02-29 > no 31 February; 183 days would be 1 March
			cic-decisions-to-manager 2020-02-24 2020-03-02 > leap day on a Saturday
			agency-report 2020-03-02 2020-02-27 > backwards over the leap day
			icpc-held 2020-04-24 2020-05-18 > VE day on Friday the 8th, the 4th counts
			exclusion-request 2020-05-11 2020-05-05 > VE day
			first-rcpc 2020-11-30 2021-02-28 > no 30 February; 91 days would be 1 March
			icpc-held 2020-12-11 2021-01-06 > 25, 28 December, 1 January
			icpc-held 2021-04-02 2021-04-26 > starts on Good Friday; Easter Monday
			later-cic-review 2021-08-31 2022-02-28 > no 31 February, no leap year
			icpc-held 2021-12-13 2022-01-06 > 27, 28 December, 3 January
			inquorate-relisted 2022-05-27 2022-06-14 > 2 and 3 June, 30 May counts
			icpc-held 2022-09-09 2022-10-03 > 19 September
			social-worker-report-icpc 2022-09-20 2022-09-15 > 19 September
			icpc-held 2022-12-06 2022-12-29 > 26, 27 December
			icpc-held 2022-12-12 2023-01-05 > 26, 27 December, 2 January
			social-worker-report-icpc-to-parents 2023-01-03 2022-12-29 > 2 January
			asv-meeting 2023-04-03 2023-04-12 > Good Friday, Easter Monday
			icpc-held 2023-04-28 2023-05-23 > 1 and 8 May
			social-worker-report-rcpc 2023-05-09 2023-04-28 > 8 and 1 May
			outcome-sent 2024-02-28 2024-02-29 > the leap day is a Thursday
			minutes-distributed 2024-02-29 2024-03-28 > from the leap day to the day before Good Friday
			later-rcpc 2024-02-29 2024-08-29 > 183 days would be 30 August
			icpc-held 2024-03-09 2024-04-02 > starts on a Saturday; Good Friday, Easter Monday
			icpc-held 2024-03-18 2024-04-10 > Good Friday, Easter Monday
			social-worker-report-cic-review 2024-04-03 2024-03-25 > Easter Monday, Good Friday
			social-worker-report-cic-review-to-parents 2024-04-03 2024-03-25 > Easter Monday, Good Friday
			first-rcpc 2024-06-03 2024-09-02 > 91 days; the calendar would be 3 September
			second-cic-review 2024-06-03 2024-09-02 > 91 days; the calendar would be 3 September
			icpc-held 2024-12-10 2025-01-03 > 25, 26 December, 1 January
			later-rcpc 2025-01-15 2025-07-15 > the calendar; 183 days would be 17 July
			later-rcpc 2025-03-14 2025-09-13 > 183 days; the calendar would be 14 September
			first-core-group 2025-04-11 2025-04-29 > Good Friday, Easter Monday
			asv-meeting 2025-08-21 2025-08-29 > summer bank holiday on the 25th
			cic-decisions-to-manager 2025-10-23 2025-10-30 > the clocks go back on the 26th
			asv-review 2026-03-12 2026-04-09 > every day counts, Easter and the clock change too
			icpc-held 2026-03-26 2026-04-20 > the clocks go forward; Good Friday, Easter Monday
			professional-dissent 2026-03-27 2026-03-30 > hours run through the weekend
			pre-birth-rcpc-from-birth 2026-12-14 2026-12-30 > 25, 28 December
			pre-birth-rcpc-from-icpc 2026-10-30 2027-01-29 > 91 days; the calendar would be 30 January
			first-cic-review 2026-12-07 2027-01-07 > 25, 28 December, 1 January
			icpc-held 2026-12-14 2027-01-07 > 25, 28 December, 1 January
			cic-report-distributed 2027-03-01 2027-03-31 > Good Friday, Easter Monday on the clock change
			asv-meeting 2027-03-22 2027-03-31 > Good Friday, Easter Monday
			first-core-group 2027-12-20 2028-01-06 > 27, 28 December, 3 January
			""".lines().toList();

	@ParameterizedTest
	@FieldSource("ROWS")
	void theRuleGivesTheDateThatWasCountedByHand(String row) {
		String[] cells = row.split(" ", 4);
		Timescale rule = RULES.timescale(TimescaleKey.of(cells[0]));
		assertThat(rule.dueFrom(LocalDate.parse(cells[1]), DAYS).date()).isEqualTo(LocalDate.parse(cells[2]));
	}

	@Test
	void everyClockWasCountedByHandAtLeastOnce() {
		assertThat(ROWS).hasSizeGreaterThan(25);
		assertThat(Arrays.stream(TimescaleKey.values()).map(TimescaleKey::key))
			.allMatch((key) -> ROWS.stream().anyMatch((row) -> row.startsWith(key + " ")));
	}

}
