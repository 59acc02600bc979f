package io.convenor.outcomes;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.Invitee;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTests {

	private static final Invitee KIM = invitee("Kim Marsh", Role.MOTHER);

	private static final Invitee LEE = invitee("Lee Marsh", Role.FATHER);

	private final Trace inKimsLetter = new Trace(KIM, List.of(LEE));

	@ParameterizedTest
	@ValueSource(strings = { "Lee attends the course", "LEE MARSH sees the children on Sundays", "Mr Marsh moves out",
			"The father is assessed", "Dad's contact is supervised", "Both parents keep the appointment",
			"Write to leemarsh@home.example", "Ask Lée" })
	void tellsOfWhomTheReaderIsKeptApartFrom(String text) {
		assertThat(this.inKimsLetter.isIn(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kim Marsh sees the GP", "Visit the family weekly", "Fleece and sleep", "",
			"Neglect is worked on at 12 Mill Road", "The grandfather clock" })
	void saysNothingOfThem(String text) {
		assertThat(this.inKimsLetter.isIn(text)).isFalse();
	}

	@Test
	void thereIsNoTraceWhereNobodyIsKeptApart() {
		assertThat(new Trace(KIM, List.of()).isIn("Lee and the father and everybody")).isFalse();
	}

	private static Invitee invitee(String name, Role role) {
		return Invitee.named(name)
			.mailbox(new EmailAddress(name.replace(" ", "").toLowerCase(java.util.Locale.UK) + "@home.example"))
			.as(role)
			.build();
	}

}
