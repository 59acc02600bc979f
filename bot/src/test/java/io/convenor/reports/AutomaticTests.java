package io.convenor.reports;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.people.Authority;

import static org.assertj.core.api.Assertions.assertThat;

class AutomaticTests {

	private final Automatic automatic = new Automatic(new Authority("Northmere Council",
			"conferences@northmere.example", "org", "cp.reports@northmere.example", "", "children’s services"));

	@ParameterizedTest
	@CsvSource({ "office@school.example, RE: CP-7F3KM, PERSON", "office@school.example, Automation in schools, PERSON",
			"office@school.example, Automatic reply: CP-7F3KM, AUTOMATIC_REPLY",
			"office@school.example, OUT OF OFFICE, AUTOMATIC_REPLY",
			"office@school.example, Undeliverable: CP-7F3KM, BOUNCE", "postmaster@school.example, CP-7F3KM, BOUNCE",
			"Conferences@northmere.example, CP-7F3KM, OURSELVES" })
	void whoWroteAMailIsToldByItsSenderAndSubject(String sender, String subject, Automatic.Sender expected) {
		assertThat(this.automatic.kindOf(mail(sender, subject))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-reply@school.example", "NoReply@school.example", "donotreply-alerts@school.example",
			"not an address", "" })
	void whereNobodyReadsNobodyIsAnswered(String sender) {
		assertThat(this.automatic.mayBeAnswered(mail(sender, "CP-7F3KM"))).isFalse();
	}

	@Test
	void aPersonMayBeAnswered() {
		assertThat(this.automatic.mayBeAnswered(mail("norah@school.example", "CP-7F3KM"))).isTrue();
	}

	private static ArrivedMail mail(String sender, String subject) {
		return new ArrivedMail(UUID.randomUUID(), null, "id", sender, "", subject, Instant.EPOCH, false,
				ArrivedMail.State.NEW, ArrivedMail.ForAPerson.NOTHING, 0, 0);
	}

}
