package io.convenor.people;

import java.util.EnumSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTests {

	@ParameterizedTest
	@EnumSource(names = { "INTERPRETER", "SOLICITOR", "MINUTE_TAKER" })
	void whoeverHelpsIsNoAgencyAndHearsNothingOfTheirOwnAccord(Role role) {
		assertThat(role.counts()).isEqualTo(Counts.NOT);
		assertThat(role.reports()).isFalse();
		assertThat(role.takesDecisions()).isFalse();
		assertThat(role.toldByDefault()).isFalse();
	}

	@Test
	void anAdvocateHearsNeitherTheDecisionNorWhoDisagreed() {
		assertThat(Role.ADVOCATE.hears().theDecision()).isFalse();
		assertThat(Role.ADVOCATE.hears().theDissent()).isFalse();
	}

	@Test
	void noFamilyHearsWhoDisagreed() {
		assertThat(Stream.of(Role.values()).filter((role) -> role.standing() == Standing.FAMILY))
			.noneMatch((role) -> role.hears().theDissent());
	}

	@Test
	void whoeverIsAskedForAReportSpeaksForAnAgencyThatCounts() {
		assertThat(Stream.of(Role.values()).filter(Role::reports)).noneMatch((role) -> role.counts() == Counts.NOT);
	}

	@Test
	void onlyWhoeverAnswersForTheChildTakesPartInDeciding() {
		assertThat(Stream.of(Role.values()).filter((role) -> !role.takesDecisions()))
			.containsExactlyInAnyOrderElementsOf(EnumSet.of(Role.MINUTE_TAKER, Role.INTERPRETER, Role.SOLICITOR,
					Role.MOTHER, Role.FATHER, Role.CARER, Role.YOUNG_PERSON, Role.RELATIVE, Role.SUPPORTER,
					Role.ADVOCATE, Role.FOSTER_CARER));
	}

}
