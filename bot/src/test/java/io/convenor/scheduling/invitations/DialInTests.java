package io.convenor.scheduling.invitations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A telephone dials the link as it stands; a person reads the number and keys it in. */
class DialInTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			+44 1632 960000,     731007919,      tel:+441632960000,    01632 960000,  731 007 919
			+44 20 7946 0123,    123 456 789 #,  tel:+442079460123,    020 7946 0123, 123 456 789
			+442079460123,       12345,          tel:+442079460123,    020 7946 0123, 123 45
			+441632960000,       1234,           tel:+441632960000,    01632 960000,  123 4
			+44 (0)20 7946 0123, 1,              tel:+442079460123,    020 7946 0123, 1
			+353 1 234 5678,     123456,         tel:+35312345678,     +353 1 234 5678, 123 456
			01632 960000,        123,            tel:01632960000,      01632 960000,  123
			""")
	void isDialledWithPausesAndReadInThrees(String number, String code, String link, String read, String threes) {
		DialIn ring = DialIn.of(number, code);
		assertThat(ring.link()).isEqualTo(link + ",," + threes.replace(" ", "")).doesNotContain("#");
		assertThat(ring.number()).isEqualTo(read);
		assertThat(ring.code()).isEqualTo(threes);
	}

	@Test
	void withoutACodeOnlyTheNumberIsDialled() {
		assertThat(DialIn.of("+44 1632 960000", null)).isEqualTo(new DialIn("tel:+441632960000", "01632 960000", null));
	}

}
