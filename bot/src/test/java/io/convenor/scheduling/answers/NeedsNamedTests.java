package io.convenor.scheduling.answers;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NeedsNamedTests {

	@Test
	void aMothersOwnWordsNameWhatSheNeeds() {
		NeedsNamed named = NeedsNamed.in("I need an interpreter. I can not sit with Dean, he frightens me");
		assertThat(named.needs()).containsExactlyInAnyOrder(Need.INTERPRETER, Need.SEPARATE_WAITING);
	}

	@Test
	void theLanguageIsNamedWithIt() {
		assertThat(NeedsNamed.in("Please can we have a Polish interpreter").note()).isEqualTo("Polish");
		assertThat(NeedsNamed.in("My mum only speaks Somali, she needs an interpreter").note()).isEqualTo("Somali");
		assertThat(NeedsNamed.in("I need an interpreter in the room").note()).isEmpty();
	}

	@Test
	void whereNothingIsNamedNothingIsProposed() {
		assertThat(NeedsNamed.in("Which entrance do I use on the day?").needs()).isEmpty();
	}

}
