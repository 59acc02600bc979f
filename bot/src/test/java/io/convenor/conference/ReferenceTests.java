package io.convenor.conference;

import java.util.HashSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTests {

	@ParameterizedTest
	@ValueSource(strings = { "CP-7F3K", "status cp-7f3k", "RE: FW: Report for CP-7F3K (school)", "cp 7f3k",
			"CP\u20137F3K", "CP7F3K", "Report_CP-7F3K_school.pdf", "CP - 7F3K", "cp_7f3k", "CP-\u200B7F3K", "CP-\n7F3K",
			"CP\u00A07F3K", "*CP-7F3K*", "Ref: CP#7F3K." })
	void aReferenceIsFoundHoweverItIsTyped(String text) {
		assertThat(Reference.in(text)).contains(new Reference("CP-7F3K"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "CP-", "CP-7F3", "CP-7F3K9", "report for the conference", "CP-0O1I", "SCP-7F3K" })
	void whatIsNoReferenceIsNotTakenForOne(String text) {
		assertThat(Reference.in(text)).isEmpty();
	}

	@Test
	void severalReferencesInOneSubjectAreAllFound() {
		assertThat(Reference.allIn("Reports CP-7F3K, CP-2222 and CP-7F3K")).containsExactly(new Reference("CP-7F3K"),
				new Reference("CP-2222"));
	}

	@Test
	void everyNewReferenceIsRecognisedAgain() {
		assertThat(Stream.generate(Reference::random).limit(2000))
			.allSatisfy((reference) -> assertThat(Reference.in(reference.value())).contains(reference));
	}

	@Test
	void referencesSeldomMeet() {
		var seen = new HashSet<Reference>();
		Stream.generate(Reference::random).limit(500).forEach(seen::add);
		assertThat(seen).hasSizeGreaterThan(490);
	}

}
