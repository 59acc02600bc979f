package io.convenor.timescales;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Due dates from 2019 to 2027 that were found without our code: the first ones with a
 * finger on a wall calendar, the others by a script of a few lines that knows when Easter
 * is and which days were proclaimed. Behind the arrow: which days were skipped besides
 * weekends, or what systems that count days show instead.
 */
public final class HandCheckedDates {

	private static final Pattern COUNTED_AS = Pattern.compile("days would be (\\d+) (\\p{L}+)");

	private static final String WOKINGHAM = """
			icpc-held 2019-04-08 2019-05-01 > Good Friday, Easter Monday
			first-core-group 2019-04-26 2019-05-13 > early May on the 6th
			later-rcpc 2019-08-30 2020-02-29 > no day 30 in that month; 183 days end on the same day
			later-rcpc 2019-08-31 2020-02-29 > no day 31 in that month; 183 days would be 1 March
			cic-decisions-to-manager 2020-02-24 2020-03-02 > leap day on a Saturday
			agency-report 2020-03-02 2020-02-27 > backwards over the leap day
			icpc-held 2020-04-24 2020-05-18 > VE day on Friday the 8th, the 4th counts
			exclusion-request 2020-05-11 2020-05-05 > VE day
			first-rcpc 2020-11-30 2021-02-28 > no day 30 in that month; 91 days would be 1 March
			icpc-held 2020-12-11 2021-01-06 > 25, 28 December, 1 January
			icpc-held 2021-04-02 2021-04-26 > starts on Good Friday; Easter Monday
			later-cic-review 2021-08-31 2022-02-28 > no day 31 in that month; 183 days would be 2 March
			icpc-held 2021-12-13 2022-01-06 > 27, 28 December, 3 January
			inquorate-relisted 2022-05-27 2022-06-14 > 2 and 3 June; the last Monday of May counts
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
			first-rcpc 2024-06-03 2024-09-03 > 91 days would be 2 September
			second-cic-review 2024-06-03 2024-09-03 > 91 days would be 2 September
			icpc-held 2024-12-10 2025-01-03 > 25, 26 December, 1 January
			later-rcpc 2025-01-15 2025-07-15 > 183 days would be 17 July
			later-rcpc 2025-03-14 2025-09-14 > 183 days would be 13 September
			first-core-group 2025-04-11 2025-04-29 > Good Friday, Easter Monday
			asv-meeting 2025-08-21 2025-08-29 > summer bank holiday on the 25th
			cic-decisions-to-manager 2025-10-23 2025-10-30 > the clocks go back on the 26th
			asv-review 2026-03-12 2026-04-09 > every day counts, Easter and the clock change too
			icpc-held 2026-03-26 2026-04-20 > the clocks go forward; Good Friday, Easter Monday
			professional-dissent 2026-03-27 2026-03-30 > hours run through the weekend
			pre-birth-rcpc-from-birth 2026-12-14 2026-12-30 > 25, 28 December
			pre-birth-rcpc-from-icpc 2026-10-30 2027-01-30 > 91 days would be 29 January
			first-cic-review 2026-12-07 2027-01-07 > 25, 28 December, 1 January
			icpc-held 2026-12-14 2027-01-07 > 25, 28 December, 1 January
			cic-report-distributed 2027-03-01 2027-03-31 > Good Friday, Easter Monday on the clock change
			asv-meeting 2027-03-22 2027-03-31 > Good Friday, Easter Monday
			first-core-group 2027-12-20 2028-01-06 > 27, 28 December, 3 January
			transfer-in-held 2022-12-12 2023-01-05 > 26, 27 December, 2 January
			transfer-in-held 2025-04-14 2025-05-08 > 18 April, 21 April, 5 May
			transfer-in-held 2026-03-26 2026-04-20 > the clocks go forward; Good Friday, Easter Monday
			icpc-held 2019-04-15 2019-05-09 > 19 April, 22 April, 6 May
			icpc-held 2022-09-14 2022-10-06 > 19 September
			icpc-held 2025-04-14 2025-05-08 > 18 April, 21 April, 5 May
			first-rcpc 2020-05-04 2020-08-04 > 91 days would be 3 August
			first-rcpc 2023-05-04 2023-08-04 > 91 days would be 3 August
			first-rcpc 2026-03-27 2026-06-27 > 91 days would be 26 June
			later-rcpc 2021-12-20 2022-06-20 > 183 days would be 21 June
			later-rcpc 2024-03-25 2024-09-25 > 183 days would be 24 September
			later-rcpc 2027-03-23 2027-09-23 > 183 days would be 22 September
			pre-birth-rcpc-from-birth 2022-12-19 2023-01-05 > 26 December, 27 December, 2 January
			pre-birth-rcpc-from-birth 2025-10-24 2025-11-07 > weekends only
			pre-birth-rcpc-from-birth 2019-04-15 2019-05-01 > 19 April, 22 April
			pre-birth-rcpc-from-icpc 2023-08-31 2023-11-30 > no day 31 in that month; 91 days end on the same day
			pre-birth-rcpc-from-icpc 2026-08-27 2026-11-27 > 91 days would be 26 November
			pre-birth-rcpc-from-icpc 2020-05-04 2020-08-04 > 91 days would be 3 August
			first-core-group 2024-11-29 2024-12-13 > weekends only
			first-core-group 2027-05-27 2027-06-11 > 31 May
			first-core-group 2021-12-20 2022-01-06 > 27 December, 28 December, 3 January
			first-cic-review 2025-12-19 2026-01-21 > 25 December, 26 December, 1 January
			first-cic-review 2019-12-20 2020-01-22 > 25 December, 26 December, 1 January
			first-cic-review 2022-12-19 2023-01-19 > 26 December, 27 December, 2 January
			second-cic-review 2026-12-21 2027-03-21 > 91 days would be 22 March
			second-cic-review 2020-08-28 2020-11-28 > 91 days would be 27 November
			second-cic-review 2023-08-31 2023-11-30 > no day 31 in that month; 91 days end on the same day
			later-cic-review 2027-11-30 2028-05-30 > 183 days would be 31 May
			later-cic-review 2022-05-30 2022-11-30 > 183 days would be 29 November
			later-cic-review 2024-11-29 2025-05-29 > 183 days would be 31 May
			asv-meeting 2020-02-27 2020-03-05 > weekends only
			asv-meeting 2025-12-19 2025-12-30 > 25 December, 26 December
			asv-review 2021-03-29 2021-04-26 > every day counts
			asv-review 2024-02-27 2024-03-26 > every day counts
			asv-review 2026-12-21 2027-01-18 > every day counts
			inquorate-relisted 2022-09-14 2022-09-29 > 19 September
			inquorate-relisted 2025-04-14 2025-04-30 > 18 April, 21 April
			inquorate-relisted 2027-11-30 2027-12-14 > weekends only
			social-worker-report-icpc 2023-05-04 2023-05-02 > weekends only
			social-worker-report-icpc 2026-03-27 2026-03-25 > weekends only
			social-worker-report-icpc 2020-02-27 2020-02-25 > weekends only
			social-worker-report-icpc-to-parents 2024-03-25 2024-03-21 > weekends only
			social-worker-report-icpc-to-parents 2027-03-23 2027-03-19 > weekends only
			social-worker-report-icpc-to-parents 2021-03-29 2021-03-25 > weekends only
			social-worker-report-rcpc 2025-10-24 2025-10-17 > weekends only
			social-worker-report-rcpc 2019-04-15 2019-04-08 > weekends only
			social-worker-report-rcpc 2022-09-14 2022-09-07 > weekends only
			social-worker-report-cic-review 2026-08-27 2026-08-20 > weekends only
			social-worker-report-cic-review 2020-05-04 2020-04-27 > weekends only
			social-worker-report-cic-review 2023-05-04 2023-04-26 > 1 May
			social-worker-report-cic-review-to-parents 2027-05-27 2027-05-20 > weekends only
			social-worker-report-cic-review-to-parents 2021-12-20 2021-12-13 > weekends only
			social-worker-report-cic-review-to-parents 2024-03-25 2024-03-18 > weekends only
			agency-report 2019-12-20 2019-12-18 > weekends only
			agency-report 2022-12-19 2022-12-15 > weekends only
			agency-report 2025-10-24 2025-10-22 > weekends only
			exclusion-request 2020-08-28 2020-08-25 > weekends only
			exclusion-request 2023-08-31 2023-08-25 > 28 August
			exclusion-request 2026-08-27 2026-08-24 > weekends only
			outcome-sent 2022-05-30 2022-05-31 > weekends only
			outcome-sent 2024-11-29 2024-12-02 > weekends only
			outcome-sent 2027-05-27 2027-05-28 > weekends only
			minutes-distributed 2023-04-03 2023-05-04 > 7 April, 10 April, 1 May
			minutes-distributed 2025-12-19 2026-01-21 > 25 December, 26 December, 1 January
			minutes-distributed 2019-12-20 2020-01-22 > 25 December, 26 December, 1 January
			cic-decisions-to-manager 2024-02-27 2024-03-05 > weekends only
			cic-decisions-to-manager 2026-12-21 2026-12-30 > 25 December, 28 December
			cic-decisions-to-manager 2020-08-28 2020-09-07 > 31 August
			cic-report-distributed 2025-04-14 2025-05-15 > 18 April, 21 April, 5 May
			cic-report-distributed 2027-11-30 2027-12-30 > 27 December, 28 December
			cic-report-distributed 2022-05-30 2022-06-29 > 2 June, 3 June
			professional-dissent 2020-02-27 2020-03-01 > every day counts
			professional-dissent 2023-04-03 2023-04-06 > every day counts
			social-worker-report-rcpc-to-parents 2024-04-03 2024-03-25 > 29 March, 1 April
			social-worker-report-rcpc-to-parents 2023-05-09 2023-04-28 > 1 May, 8 May
			social-worker-report-rcpc-to-parents 2022-06-07 2022-05-27 > 2 June, 3 June
			social-worker-report-rcpc-to-parents 2026-12-30 2026-12-21 > 25 December, 28 December
			social-worker-report-rcpc-to-parents 2027-03-31 2027-03-22 > 26 March, 29 March
			social-worker-report-rcpc-to-parents 2020-05-12 2020-05-04 > 8 May
			social-worker-report-rcpc-to-parents 2026-11-02 2026-10-26 > weekends only
			first-rcpc 2026-11-02 2027-02-02 > 91 days would be 1 February
			""";

	private static final String HILLSHIRE = """
			transfer-in-held 2022-12-12 2023-01-05 > 26, 27 December, 2 January
			transfer-in-held 2025-04-14 2025-05-08 > 18 April, 21 April, 5 May
			transfer-in-held 2026-03-26 2026-04-20 > the clocks go forward; Good Friday, Easter Monday
			icpc-held 2021-03-29 2021-04-21 > 2 April, 5 April
			icpc-held 2024-02-27 2024-03-19 > weekends only
			icpc-held 2026-12-21 2027-01-14 > 25 December, 28 December, 1 January
			first-rcpc 2022-09-14 2022-12-14 > by the calendar
			first-rcpc 2025-04-14 2025-07-14 > by the calendar
			first-rcpc 2027-11-30 2028-02-29 > the month has no 30
			later-rcpc 2023-05-04 2023-11-04 > by the calendar
			later-rcpc 2026-03-27 2026-09-27 > by the calendar
			later-rcpc 2020-02-27 2020-08-27 > by the calendar
			pre-birth-rcpc-from-birth 2024-03-25 2024-04-17 > 29 March, 1 April
			pre-birth-rcpc-from-birth 2027-03-23 2027-04-15 > 26 March, 29 March
			pre-birth-rcpc-from-birth 2021-03-29 2021-04-21 > 2 April, 5 April
			pre-birth-rcpc-from-icpc 2025-10-24 2025-12-24 > by the calendar
			pre-birth-rcpc-from-icpc 2019-04-15 2019-06-15 > by the calendar
			pre-birth-rcpc-from-icpc 2022-09-14 2022-11-14 > by the calendar
			first-core-group 2026-08-27 2026-09-11 > 31 August
			first-core-group 2020-05-04 2020-05-19 > 8 May
			first-core-group 2023-05-04 2023-05-19 > 8 May
			first-cic-review 2027-05-27 2027-06-25 > 31 May
			first-cic-review 2021-12-20 2022-01-20 > 27 December, 28 December, 3 January
			first-cic-review 2024-03-25 2024-04-24 > 29 March, 1 April
			second-cic-review 2019-12-20 2020-03-20 > by the calendar
			second-cic-review 2022-12-19 2023-03-19 > by the calendar
			second-cic-review 2025-10-24 2026-01-24 > by the calendar
			later-cic-review 2020-08-28 2021-02-28 > by the calendar
			later-cic-review 2023-08-31 2024-02-29 > the month has no 31
			later-cic-review 2026-08-27 2027-02-27 > by the calendar
			asv-meeting 2022-05-30 2022-06-06 > 2 June, 3 June
			asv-meeting 2024-11-29 2024-12-04 > weekends only
			asv-meeting 2027-05-27 2027-06-02 > 31 May
			asv-review 2023-04-03 2023-05-04 > 7 April, 10 April, 1 May
			asv-review 2025-12-19 2026-01-21 > 25 December, 26 December, 1 January
			asv-review 2019-12-20 2020-01-22 > 25 December, 26 December, 1 January
			inquorate-relisted 2024-02-27 2024-03-05 > weekends only
			inquorate-relisted 2026-12-21 2026-12-30 > 25 December, 28 December
			inquorate-relisted 2020-08-28 2020-09-07 > 31 August
			social-worker-report-icpc 2025-04-14 2025-04-09 > weekends only
			social-worker-report-icpc 2027-11-30 2027-11-25 > weekends only
			social-worker-report-icpc 2022-05-30 2022-05-25 > weekends only
			social-worker-report-icpc-to-parents 2026-03-27 2026-03-26 > weekends only
			social-worker-report-icpc-to-parents 2020-02-27 2020-02-26 > weekends only
			social-worker-report-icpc-to-parents 2023-04-03 2023-03-31 > weekends only
			social-worker-report-rcpc 2027-03-23 2027-03-16 > every day counts
			social-worker-report-rcpc 2021-03-29 2021-03-22 > every day counts
			social-worker-report-rcpc 2024-02-27 2024-02-20 > every day counts
			social-worker-report-cic-review 2019-04-15 2019-04-10 > weekends only
			social-worker-report-cic-review 2022-09-14 2022-09-09 > weekends only
			social-worker-report-cic-review 2025-04-14 2025-04-09 > weekends only
			social-worker-report-cic-review-to-parents 2020-05-04 2020-04-29 > weekends only
			social-worker-report-cic-review-to-parents 2023-05-04 2023-04-28 > 1 May
			social-worker-report-cic-review-to-parents 2026-03-27 2026-03-24 > weekends only
			agency-report 2021-12-20 2021-12-15 > weekends only
			agency-report 2024-03-25 2024-03-20 > weekends only
			agency-report 2027-03-23 2027-03-18 > weekends only
			exclusion-request 2022-12-19 2022-12-12 > weekends only
			exclusion-request 2025-10-24 2025-10-17 > weekends only
			exclusion-request 2019-04-15 2019-04-08 > weekends only
			outcome-sent 2023-08-31 2023-09-04 > weekends only
			outcome-sent 2026-08-27 2026-09-01 > 31 August
			outcome-sent 2020-05-04 2020-05-06 > weekends only
			minutes-distributed 2024-11-29 2024-12-20 > weekends only
			minutes-distributed 2027-05-27 2027-06-18 > 31 May
			minutes-distributed 2021-12-20 2022-01-13 > 27 December, 28 December, 3 January
			cic-decisions-to-manager 2025-12-19 2025-12-24 > weekends only
			cic-decisions-to-manager 2019-12-20 2019-12-27 > 25 December, 26 December
			cic-decisions-to-manager 2022-12-19 2022-12-22 > weekends only
			cic-report-distributed 2026-12-21 2027-01-14 > 25 December, 28 December, 1 January
			cic-report-distributed 2020-08-28 2020-09-21 > 31 August
			cic-report-distributed 2023-08-31 2023-09-21 > weekends only
			professional-dissent 2027-11-30 2027-12-02 > every day counts
			professional-dissent 2022-05-30 2022-06-01 > every day counts
			professional-dissent 2024-11-29 2024-12-01 > every day counts
			social-worker-report-rcpc-to-parents 2024-04-03 2024-03-26 > 29 March, 1 April
			social-worker-report-rcpc-to-parents 2026-12-30 2026-12-22 > 25 December, 28 December
			social-worker-report-rcpc-to-parents 2021-04-07 2021-03-30 > 2 April, 5 April
			""";

	private HandCheckedDates() {
	}

	/** Every row of both shipped sets. */
	public static List<Row> all() {
		return Stream.concat(rows("wokingham", WOKINGHAM), rows("hillshire", HILLSHIRE)).toList();
	}

	private static Stream<Row> rows(String ruleSet, String table) {
		return table.lines().map((line) -> {
			String[] cells = line.split(" ", 4);
			return new Row(ruleSet, new ClockName(cells[0]), LocalDate.parse(cells[1]), LocalDate.parse(cells[2]),
					cells[3].substring(2));
		});
	}

	/**
	 * One date.
	 *
	 * @param note what stands behind the arrow
	 */
	public record Row(String ruleSet, ClockName key, LocalDate from, LocalDate due, String note) {

		/** What systems that count days show, where that is another day. */
		public Optional<LocalDate> countedAs() {
			Matcher said = COUNTED_AS.matcher(this.note);
			return !said.find() ? Optional.empty() : Optional.of(LocalDate.of(this.due.getYear(),
					Month.valueOf(said.group(2).toUpperCase(Locale.UK)), Integer.parseInt(said.group(1))));
		}

		/** The rule it was found by. */
		public Timescale rule() {
			return RuleSets.shipped().named(this.ruleSet, 1).timescale(this.key);
		}

	}

}
