package io.convenor.timescales;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BankHolidaysTests {

	private final BankHolidays shipped = BankHolidays.shipped();

	@TempDir
	Path folder;

	@Test
	void theListCoversTenWholeYears() {
		assertThat(this.shipped.coveredFrom()).isEqualTo(LocalDate.of(2019, 1, 1));
		assertThat(this.shipped.coveredUntil()).isEqualTo(LocalDate.of(2028, 12, 31));
		assertThat(this.shipped.copiedOn()).isBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028 })
	void easterIsWhereTheMoonPutsIt(int year) {
		LocalDate easter = easterSunday(year);
		assertThat(this.shipped.on(easter.minusDays(2)))
			.hasValueSatisfying((holiday) -> assertThat(holiday.title()).isEqualTo("Good Friday"));
		assertThat(this.shipped.on(easter.plusDays(1)))
			.hasValueSatisfying((holiday) -> assertThat(holiday.title()).isEqualTo("Easter Monday"));
	}

	@ParameterizedTest
	@CsvSource({ "2020-05-08, Early May bank holiday (VE day)", "2022-06-02, Spring bank holiday",
			"2022-06-03, Platinum Jubilee bank holiday",
			"2022-09-19, Bank Holiday for the State Funeral of Queen Elizabeth II",
			"2023-05-08, Bank holiday for the coronation of King Charles III" })
	void oneOffHolidaysAreThere(LocalDate date, String title) {
		assertThat(this.shipped.on(date)).hasValue(new BankHoliday(date, title, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2020-05-04", "2022-05-30", "2021-12-24", "2026-06-15" })
	void aDayFromWhichAHolidayMovedAwayOrThatIsOneElsewhereIsNone(LocalDate date) {
		assertThat(this.shipped.on(date)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2020-12-28, Boxing Day", "2021-12-27, Christmas Day", "2021-12-28, Boxing Day",
			"2022-01-03, New Year’s Day", "2022-12-27, Christmas Day", "2023-01-02, New Year’s Day",
			"2026-12-28, Boxing Day", "2027-12-27, Christmas Day", "2027-12-28, Boxing Day",
			"2028-01-03, New Year’s Day" })
	void aHolidayAtTheWeekendHasItsSubstituteDay(LocalDate date, String title) {
		assertThat(this.shipped.on(date)).hasValue(new BankHoliday(date, title, true));
	}

	@Test
	void exactlyTheTenSubstituteDaysAreMarkedAndNoHolidayIsAtAWeekend() {
		List<BankHoliday> all = this.shipped.from(this.shipped.coveredFrom(), this.shipped.coveredUntil());
		assertThat(all).hasSize(83).noneMatch((holiday) -> WorkingDays.isWeekend(holiday.date()));
		assertThat(all).filteredOn(BankHoliday::substitute).hasSize(10);
	}

	@Test
	void mayAndAugustHolidaysAreMondays() {
		assertThat(this.shipped.from(this.shipped.coveredFrom(), this.shipped.coveredUntil()))
			.filteredOn((holiday) -> List.of("Early May bank holiday", "Summer bank holiday").contains(holiday.title()))
			.hasSize(19)
			.allMatch((holiday) -> holiday.date().getDayOfWeek() == DayOfWeek.MONDAY);
	}

	@Test
	void theWarningComesWhenFewerThanTwelveMonthsAreLeft() {
		assertThat(this.shipped.warning(LocalDate.of(2027, 12, 31))).isEmpty();
		assertThat(this.shipped.warning(LocalDate.of(2028, 1, 1))).hasValueSatisfying(
				(sentence) -> assertThat(sentence).contains("ends on Sunday 31 December 2028", "newly published list"));
		assertThat(this.shipped.warning(LocalDate.of(2030, 1, 1))).isPresent();
	}

	@Test
	void thePublishedFileIsTakenAsItIsAndScotlandIsLeftAlone() throws IOException {
		BankHolidays read = read(
				"""
						{"england-and-wales":{"division":"england-and-wales","events":[%s]},
						 "scotland":{"division":"scotland","events":[{"title":"2nd January","date":"2031-01-02","notes":"","bunting":true}]}}
						"""
					.formatted(events(2031, 8)),
				"copied-on=2030-06-01");
		assertThat(read.on(LocalDate.of(2031, 1, 1))).isPresent();
		assertThat(read.on(LocalDate.of(2031, 1, 2))).isEmpty();
		assertThat(read.copiedOn()).isEqualTo(LocalDate.of(2030, 6, 1));
		assertThat(read.coveredUntil()).isEqualTo(LocalDate.of(2031, 12, 31));
	}

	@Test
	void aListThatIsCutShortIsRefused() {
		assertThatThrownBy(() -> read(division(events(2031, 8) + "," + events(2032, 3)), "copied-on=2030-06-01"))
			.hasMessage("list.json, key events: only 3 bank holidays are there for 2032, so the year is not complete.");
		assertThatThrownBy(() -> read(division(events(2031, 8) + "," + events(2033, 8)), "copied-on=2030-06-01"))
			.hasMessage("list.json, key events: only 0 bank holidays are there for 2032, so the year is not complete.");
	}

	@Test
	void aBrokenListIsRefusedWithASentence() {
		assertThatThrownBy(() -> read("{\"england-and-wales\":\n{\"events\":[{]}}", "copied-on=2030-06-01"))
			.isInstanceOf(BrokenFileException.class)
			.hasMessageStartingWith("list.json, line 2: this is not the published shape");
		assertThatThrownBy(() -> read("{\"scotland\":{}}", "copied-on=2030-06-01"))
			.hasMessage("list.json, key england-and-wales: there are no events for it.");
		assertThatThrownBy(() -> read(division(""), "copied-on=2030-06-01"))
			.hasMessage("list.json, key events: there is no bank holiday in it.");
		assertThatThrownBy(() -> read(division("{\"title\":\"New Year\"}"), "copied-on=2030-06-01"))
			.hasMessageStartingWith("list.json, key events: each event needs a title and a date");
		assertThatThrownBy(() -> read(division("{\"title\":\"X\",\"date\":\"1st May\"}"), "copied-on=2030-06-01"))
			.hasMessageStartingWith("list.json, line 1: this is not the published shape");
		assertThatThrownBy(() -> read(division(events(2031, 8) + "," + events(2031, 8)), "copied-on=2030-06-01"))
			.hasMessage("list.json: 2031-01-01 is there twice.");
	}

	@Test
	void aListWithoutTheDateOfItsCopyIsRefused() {
		assertThatThrownBy(() -> read(division(events(2031, 8)), "copied-on=in June"))
			.hasMessage("list.properties, key copied-on: it must be a date such as 2026-03-03.");
		assertThatThrownBy(() -> read(division(events(2031, 8)), null))
			.hasMessageStartingWith("list.properties, key copied-on: the file that says when the list was copied");
	}

	private BankHolidays read(String list, String about) throws IOException {
		Path file = Files.writeString(this.folder.resolve("list.json"), list);
		Files.deleteIfExists(this.folder.resolve("list.properties"));
		if (about != null) {
			Files.writeString(this.folder.resolve("list.properties"), about);
		}
		return BankHolidays.read(new FileSystemResource(file));
	}

	private static String division(String events) {
		return "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[" + events + "]}}";
	}

	private static String events(int year, int count) {
		return IntStream.rangeClosed(1, count)
			.mapToObj((month) -> "{\"title\":\"Holiday\",\"date\":\"%d-%02d-01\",\"notes\":\"\",\"bunting\":true}"
				.formatted(year, month))
			.collect(Collectors.joining(","));
	}

	/** The Gregorian reckoning: the Sunday after the full moon on or after 21 March. */
	private static LocalDate easterSunday(int year) {
		int golden = year % 19;
		int century = year / 100;
		int moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
		int correction = (moon == 29 || (moon == 28 && golden > 10)) ? 1 : 0;
		LocalDate fullMoon = LocalDate.of(year, 3, 21).plusDays(moon - correction);
		return fullMoon.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
	}

}
