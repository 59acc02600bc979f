package io.convenor.timescales;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of both shipped sets agree with the dates that were found without them. */
class HandCheckedDatesTests {

	private static final WorkingDays DAYS = new WorkingDays(BankHolidays.shipped());

	static final List<HandCheckedDates.Row> ROWS = HandCheckedDates.all();

	@ParameterizedTest
	@FieldSource("ROWS")
	void theRuleGivesTheDateThatWasFoundByHand(HandCheckedDates.Row row) {
		assertThat(row.rule().dueFrom(row.from(), DAYS).date()).isEqualTo(row.due());
	}

	@ParameterizedTest
	@FieldSource("ROWS")
	void whatSystemsThatCountDaysShowStandsBesideIt(HandCheckedDates.Row row) {
		assertThat(Optional.ofNullable(row.rule().dueFrom(row.from(), DAYS).countedAs())).isEqualTo(row.countedAs());
	}

	@Test
	void everyClockOfBothSetsWasCheckedAtLeastThreeTimes() {
		Stream.of("wokingham", "hillshire")
			.forEach((ruleSet) -> RuleSets.shipped()
				.named(ruleSet, 1)
				.timescales()
				.keySet()
				.forEach((key) -> assertThat(ROWS)
					.filteredOn((row) -> row.ruleSet().equals(ruleSet) && row.key().equals(key))
					.as("%s of %s", key, ruleSet)
					.hasSizeGreaterThanOrEqualTo(3)));
	}

	@Test
	void everyYearFrom2019To2027IsThere() {
		IntStream.rangeClosed(2019, 2027)
			.forEach((year) -> assertThat(ROWS).filteredOn((row) -> row.from().getYear() == year).isNotEmpty());
	}

}
