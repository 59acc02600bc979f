package io.convenor.seen;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReadingAgeTests {

	@Test
	void aSentenceOfShortWordsIsReadBySmallChildren() {
		ReadingAge age = ReadingAge.of("<p>The cat sat on the mat.</p>");
		assertThat(age).isEqualTo(new ReadingAge(1, 6, 6));
		assertThat(age.years()).isEqualTo(0.39 * 6 + 11.8 - 15.59 + 5, within(0.001));
	}

	@Test
	void longWordsAndLongSentencesMakeItHarder() {
		assertThat(ReadingAge.of("<p>Safeguarding professionals consider information about the family.</p>").years())
			.isGreaterThan(ReadingAge.of("<p>We talk. You can ask.</p>").years() + 5);
	}

	@Test
	void aLineOfItsOwnIsASentence() {
		assertThat(ReadingAge.of("<h2>Who is there</h2><ul><li>you</li><li>the chair</li></ul>").sentences())
			.isEqualTo(3);
	}

	@Test
	void addressesNumbersAndReferencesAreNoWords() {
		assertThat(ReadingAge.of("<p>Write to help@northmere.example about CP-7F3KM by 12 May.</p>").words())
			.isEqualTo(5);
	}

}
