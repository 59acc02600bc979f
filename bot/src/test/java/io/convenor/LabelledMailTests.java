package io.convenor;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;

import static org.assertj.core.api.Assertions.assertThat;

/** What an authority's gateway looks for stands before every subject. */
class LabelledMailTests {

	private final List<Outbox.Mail> sent = new ArrayList<>();

	@Test
	void everySubjectBeginsWithTheLabelOfTheAuthority() {
		send("[SECURE]");
		send("");
		assertThat(this.sent).extracting(Outbox.Mail::subject).containsExactly("[SECURE] CP-7F3KM", "CP-7F3KM");
		assertThat(this.sent).extracting(Outbox.Mail::answers).containsOnly("<before@example>");
	}

	private void send(String label) {
		Outbox outbox = (_, mail) -> {
			this.sent.add(mail);
			return new Outbox.SentMail("id");
		};
		outbox.labelling(label)
			.send(IdempotencyKey.first("mail"), new Outbox.Mail("cp@northmere.example", "kim@home.example", "Kim",
					"CP-7F3KM", "<p>Text</p>", List.of(), "<before@example>"));
	}

}
