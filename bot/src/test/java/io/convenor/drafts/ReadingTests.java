package io.convenor.chat.cards;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-03", "3/3/2026", "03/03/2026", "3 March 2026", " 2026-03-03 ", "3rd March 2026",
			"Tuesday 3 March 2026" })
	void aDateIsReadAsPeopleWriteIt(String written) {
		Answers answers = of(written);
		assertThat(answers.date("x")).contains(LocalDate.of(2026, 3, 3));
		assertThat(answers.haveProblems()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "2026", "1e9", "{{DATE()}}" })
	void whatIsNoDateIsOneClearSentence(String written) {
		Answers answers = of(written);
		assertThat(answers.date("x")).isEmpty();
		assertThat(answers.sentences()).singleElement().asString().contains("is not a date", "3 March 2026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-30", "31/6/2026" })
	void aDayThatDoesNotExistIsOneClearSentence(String written) {
		Answers answers = of(written);
		assertThat(answers.date("x")).isEmpty();
		assertThat(answers.sentences()).singleElement().asString().startsWith("There is no day");
	}

	@Test
	void tenThousandCharactersAreNotRepeatedBack() {
		Answers answers = of("x".repeat(10_000));
		assertThat(answers.date("x")).isEmpty();
		assertThat(answers.sentences().getFirst()).hasSizeLessThan(150);
		assertThat(of("x".repeat(10_000)).text("x")).isEmpty();
		Answers again = of("x".repeat(10_000));
		again.text("x", 40);
		assertThat(again.sentences()).containsExactly("That is 10,000 characters; please keep it to 40.");
	}

	@Test
	void nothingWrittenIsNoProblem() {
		Answers answers = of("   ");
		assertThat(answers.text("x")).isEmpty();
		assertThat(answers.date("x")).isEmpty();
		assertThat(answers.number("x", 1, 2)).isEmpty();
		assertThat(answers.choice("x", List.of())).isEmpty();
		assertThat(answers.choices("x")).isEmpty();
		assertThat(answers.toggle("x")).isFalse();
		assertThat(answers.haveProblems()).isFalse();
	}

	@Test
	void aNumberHasToFit() {
		assertThat(of("90").number("x", 30, 240)).contains(90);
		assertThat(of("90.0").number("x", 30, 240)).contains(90);
		for (String wrong : List.of("20", "241", "ninety", "9e1", "99999999999999", "1.5")) {
			Answers answers = of(wrong);
			assertThat(answers.number("x", 30, 240)).isEmpty();
			assertThat(answers.sentences()).singleElement().asString().contains("from 30 to 240");
		}
	}

	@Test
	void onlyWhatWasOfferedCanBeChosen() {
		assertThat(of("A").choice("x", List.of(new Option("A", "First")))).contains("A");
		Answers answers = of("B");
		assertThat(answers.choice("x", List.of(new Option("A", "First")))).isEmpty();
		assertThat(answers.haveProblems()).isTrue();
		assertThat(of("NANOS").choice("x", java.time.temporal.ChronoUnit.class)).isPresent();
		assertThat(of("nanos").choice("x", java.time.temporal.ChronoUnit.class)).isEmpty();
	}

	@Test
	void severalChoicesComeApart() {
		assertThat(of("a, b,,a").choices("x")).containsExactly("a", "b");
	}

	@Test
	void theFirstProblemOfAFieldCounts() {
		Answers answers = of("soon");
		answers.date("x");
		answers.refuse("x", "another");
		assertThat(answers.sentences()).hasSize(1);
	}

	private static Answers of(String written) {
		return new Answers(Map.of("x", written));
	}

}
