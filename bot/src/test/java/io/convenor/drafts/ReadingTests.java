package io.convenor.drafts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-03", "3/3/2026", "03/03/2026", "3 March 2026", " 2026-03-03 ", "3rd March 2026",
			"Tuesday 3 March 2026" })
	void aDateIsReadAsPeopleWriteIt(String written) {
		Reading reading = of(written);
		assertThat(reading.optionalDate("x")).contains(LocalDate.of(2026, 3, 3));
		assertThat(reading.hasProblems()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "2026", "1e9", "{{DATE()}}" })
	void whatIsNoDateIsOneClearSentence(String written) {
		Reading reading = of(written);
		assertThat(reading.optionalDate("x")).isEmpty();
		assertThat(reading.problems().values()).singleElement().asString().contains("is not a date", "3 March 2026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-30", "31/6/2026" })
	void aDayThatDoesNotExistIsOneClearSentence(String written) {
		Reading reading = of(written);
		assertThat(reading.optionalDate("x")).isEmpty();
		assertThat(reading.problems().values()).singleElement().asString().startsWith("There is no day");
	}

	@Test
	void tenThousandCharactersAreNotRepeatedBack() {
		Reading reading = of("x".repeat(10_000));
		assertThat(reading.optionalDate("x")).isEmpty();
		assertThat(reading.problems().values().iterator().next()).hasSizeLessThan(150);
		assertThat(of("x".repeat(10_000)).text("x", 200)).isEmpty();
		Reading again = of("x".repeat(10_000));
		again.text("x", 40);
		assertThat(again.problems().values()).containsExactly("That is 10,000 characters; please keep it to 40.");
	}

	@Test
	void nothingWrittenIsNoProblem() {
		Reading reading = of("   ");
		assertThat(reading.text("x", 200)).isEmpty();
		assertThat(reading.optionalDate("x")).isEmpty();
		assertThat(reading.number("x", 1, 2)).isEmpty();
		assertThat(reading.oneOf("x", List.of())).isEmpty();
		assertThat(reading.choices("x")).isEmpty();
		assertThat(reading.ticked("x")).isFalse();
		assertThat(reading.hasProblems()).isFalse();
	}

	@Test
	void aNumberHasToFit() {
		assertThat(of("90").number("x", 30, 240)).contains(90);
		assertThat(of("90.0").number("x", 30, 240)).contains(90);
		for (String wrong : List.of("20", "241", "ninety", "9e1", "99999999999999", "1.5")) {
			Reading reading = of(wrong);
			assertThat(reading.number("x", 30, 240)).isEmpty();
			assertThat(reading.problems().values()).singleElement().asString().contains("from 30 to 240");
		}
	}

	@Test
	void onlyWhatWasOfferedCanBeChosen() {
		assertThat(of("A").oneOf("x", List.of("A"))).contains("A");
		Reading reading = of("B");
		assertThat(reading.oneOf("x", List.of("A"))).isEmpty();
		assertThat(reading.hasProblems()).isTrue();
		assertThat(of("NANOS").oneOf("x", java.time.temporal.ChronoUnit.class)).isPresent();
		assertThat(of("nanos").oneOf("x", java.time.temporal.ChronoUnit.class)).isEmpty();
	}

	@Test
	void severalChoicesComeApart() {
		assertThat(of("a, b,,a").choices("x")).containsExactly("a", "b");
	}

	@Test
	void theFirstProblemOfAFieldCounts() {
		Reading reading = of("soon");
		reading.optionalDate("x");
		reading.refuse("x", "another");
		assertThat(reading.problems().values()).hasSize(1);
	}

	private static Reading of(String written) {
		return new Reading(Map.of("x", written));
	}

}
