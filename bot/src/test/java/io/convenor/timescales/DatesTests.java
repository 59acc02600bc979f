package io.convenor.timescales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import io.convenor.timescales.TypedDate.NotUnderstood;
import io.convenor.timescales.TypedDate.Understood;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatesTests {

	private static final LocalDate THIRD_OF_MARCH = LocalDate.of(2026, 3, 3);

	@Test
	void datesAreWrittenInFull() {
		assertThat(Dates.inWords(THIRD_OF_MARCH)).isEqualTo("Tuesday 3 March 2026");
		assertThat(Dates.inWords(LocalDateTime.of(2026, 9, 3, 9, 5))).isEqualTo("Thursday 3 September 2026, 09:05");
	}

	@Test
	void momentsAreWrittenInLondonsTimeInWinterAndSummer() {
		assertThat(Dates.inWords(Instant.parse("2026-03-03T10:00:00Z"))).isEqualTo("Tuesday 3 March 2026, 10:00");
		assertThat(Dates.inWords(Instant.parse("2026-07-01T23:30:00Z"))).isEqualTo("Thursday 2 July 2026, 00:30");
		assertThat(Dates.inWords(ZonedDateTime.of(2026, 3, 3, 11, 0, 0, 0, ZoneId.of("Europe/Paris"))))
			.isEqualTo("Tuesday 3 March 2026, 10:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-03", "2026-3-3", "3 March 2026", "3 march 2026", "03/03/2026", "3/3/2026",
			"03.03.2026", "3-3-2026", "  3  March  2026 ", "3rd March 2026", "3rd of March 2026", "3 Mar 2026",
			"Tuesday 3 March 2026", "Tue, 3 March 2026", "Tues 3 March, 2026", "March 3, 2026", "March 3rd 2026",
			"3 March 2026.", "03 / 03 / 2026", "3\u00a0March\u00a02026", "０３/０３/２０２６", "\u200e03/03/2026",
			"03\u201103\u20112026" })
	void aDateIsUnderstoodHoweverItIsWritten(String typed) {
		assertThat(Dates.read(typed)).isEqualTo(new Understood(THIRD_OF_MARCH));
	}

	@Test
	void theDayComesBeforeTheMonth() {
		assertThat(Dates.read("04/03/2026")).isEqualTo(new Understood(LocalDate.of(2026, 3, 4)));
		assertThat(Dates.read("29/02/2028")).isEqualTo(new Understood(LocalDate.of(2028, 2, 29)));
	}

	@Test
	void whatIsWrittenInWordsIsReadBack() {
		LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2025, 1, 1)).forEach((date) -> {
			assertThat(Dates.read(Dates.inWords(date))).isEqualTo(new Understood(date));
			assertThat(Dates.read(date.toString())).isEqualTo(new Understood(date));
		});
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "   ", "\t\n" })
	void nothingAtAllAsksForADate(String typed) {
		assertThat(sentence(typed)).isEqualTo("A date is needed here.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					31/02/2026 | There is no day 31 in February 2026, which has 28 days. Please check the date.
					2027-02-29 | There is no day 29 in February 2027, which has 28 days. Please check the date.
					0 March 2026 | There is no day 0 in March 2026, which has 31 days. Please check the date.
					03/25/2026 | There is no month 25. Write it like 3 March 2026 or 03/03/2026, the day first.
					Monday 3 March 2026 | 3 March 2026 is a Tuesday, not a Monday. Which of the two is meant?
					3/3/26 | “3/3/26” does not say which century. Write the year in full, like 03/03/2026.
					0026-03-03 | The year 0026 cannot be right. Please check the date.
					0000-00-00 | There is no month 0. Write it like 3 March 2026 or 03/03/2026, the day first.
					9999-12-31 | The year 9999 cannot be right. Please check the date.
					next Tuesday | “next Tuesday” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first.
					3 Ma 2026 | “3 Ma 2026” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first.
					3 Smarch 2026 | “3 Smarch 2026” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first.
					Funday 3 March 2026 | “Funday 3 March 2026” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first.
					20260303 | “20260303” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first.
					""")
	void whatIsNoDateGetsASentenceThatSaysWhy(String typed, String sentence) {
		assertThat(sentence(typed)).isEqualTo(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>3 March 2026</b>", "${TextBlock} 3 March", "[here](https://example.org)",
			"`3` *March*", "@{triggerBody()} <at>all</at>", "{\"type\":\"AdaptiveCard\"}", "\u202e6202/30/30 |x|" })
	void markupAndCardSyntaxAreNotRepeatedToThePerson(String typed) {
		assertThat(sentence(typed)).contains("is not a date").doesNotContainPattern("[<>$\\[\\]{}()`*|@\\u202e\"_#]");
	}

	@Test
	void onlyPunctuationIsNotRepeatedAtAll() {
		assertThat(sentence("<<<>>>")).startsWith("That is not a date. ");
	}

	@Test
	void tenThousandCharactersGetOneShortSentence() {
		for (String piece : new String[] { "9", "a", " ", "3 ", "<", "-", "\ud83d\ude00", "\ufdfa", "2026-03-03" }) {
			assertThat(sentence(piece.repeat(10_000 / piece.length()))).hasSizeLessThan(140).doesNotContain("\n");
		}
	}

	@Test
	void aCharacterIsNotCutInTwo() {
		String sentence = sentence("a" + "\ud835\udc00".repeat(200));
		assertThat(sentence.codePoints())
			.noneMatch((each) -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
	}

	@Property
	void nothingThatAnybodyTypesBreaksTheReader(@ForAll String typed) {
		assertThat(Dates.read(typed)).isNotNull();
	}

	private static String sentence(String typed) {
		TypedDate read = Dates.read(typed);
		assertThat(read).isInstanceOf(NotUnderstood.class);
		return ((NotUnderstood) read).sentence();
	}

}
