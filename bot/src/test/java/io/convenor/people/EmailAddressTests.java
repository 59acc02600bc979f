package io.convenor.people;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "ann@school.example", " Ann.O'Brien@NHS.example ", "a+b@police.pnn.example" })
	void anAddressIsTakenHoweverItIsTyped(String typed) {
		assertThat(EmailAddress.parse(typed))
			.hasValueSatisfying((address) -> assertThat(address.value()).isLowerCase().doesNotContain(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ann", "ann@", "@school.example", "ann@school", "ann@@school.example",
			"ann@school..example", "ann@school.example, bob@school.example", "Ann <ann@school.example>",
			"ann@school.example\nBcc: all@school.example", "javascript:alert(1)@x" })
	void whatIsNoAddressIsRecognised(String typed) {
		assertThat(EmailAddress.parse(typed)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 255, 10_000, 1_000_000 })
	void anEndlessAddressIsNoAddress(int length) {
		assertThat(EmailAddress.parse("a@" + "b".repeat(length) + ".example")).isEmpty();
	}

}
