package io.convenor.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.tenant.world.MailFile;
import io.convenor.tenant.world.MailItem;

import static io.convenor.graph.Northmere365.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class OutboxTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private final String doctor = "doctor." + UUID.randomUUID() + "@surgery.example";

	private final IdempotencyKey key = IdempotencyKey.first("report request to " + this.doctor);

	private final IdempotencyKey again = IdempotencyKey.again(this.key.value());

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
	}

	@Test
	void aMailGoesToOnePersonAndIsKeptInSentItems() {
		send(this.key);
		MailItem mail = received().getFirst();
		assertThat(mail.from()).isEqualTo(MAILBOX);
		assertThat(mail.to()).containsExactly(this.doctor);
		assertThat(mail.cc()).isEmpty();
		assertThat(mail.bcc()).isEmpty();
		assertThat(mail.subject()).isEqualTo("CP-7F3KM: your report");
		assertThat(mail.html()).contains("<b>Tuesday 3 March 2026</b>");
		assertThat(mail.attachments()).containsExactly(new MailFile("form.txt", "text/plain", bytes("Form")));
		assertThat(sent()).hasSize(1);
	}

	@Test
	void noMailAsksForAnAutomaticAnswer() {
		send(this.key);
		assertThat(received().getFirst().headers()).containsEntry("X-Auto-Response-Suppress", "OOF, AutoReply");
	}

	@Test
	void aMailIsTwoRequests() {
		assertThat(NORTHMERE.requestsOf(() -> send(this.key))).containsExactly("POST /users/{user}/messages",
				"POST /users/{user}/messages/{message}/send");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/*/messages", "/users/*/messages/*/send" })
	void whateverAnswerWasLostTheMailArrivesOnce(String path) {
		NORTHMERE.misbehave().on("POST", path).workWithoutAnswering();
		assertThatThrownBy(() -> send(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		send(this.again);
		send(this.again);
		assertThat(received()).hasSize(1);
		assertThat(sent()).hasSize(1);
		assertThat(drafts()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/*/messages", "/users/*/messages/*/send" })
	void whateverNeverArrivedTheMailArrivesOnce(String path) {
		NORTHMERE.misbehave().on("POST", path).dropConnection();
		assertThatThrownBy(() -> send(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		send(this.again);
		assertThat(received()).hasSize(1);
		assertThat(drafts()).isEmpty();
	}

	@Test
	void aThrottleBetweenDraftAndSendingLeavesNoSecondDraft() {
		NORTHMERE.misbehave().on("POST", "/users/*/messages/*/send").throttle(Duration.ofMinutes(1));
		assertThatThrownBy(() -> send(this.key)).isInstanceOf(GraphFailure.Throttled.class);
		send(this.again);
		assertThat(received()).hasSize(1);
		assertThat(drafts()).isEmpty();
	}

	@Test
	void filesThatAreTooMuchForOneRequestAreAttachedOneByOne() {
		List<Outbox.Attachment> files = List.of(file("a.pdf", 1_500_000), file("b.pdf", 1_500_000),
				file("b.pdf", 2_900_000));
		send(this.key, files);
		assertThat(received().getFirst().attachments()).extracting((file) -> file.bytes().length)
			.containsExactly(1_500_000, 1_500_000, 2_900_000);
	}

	@Test
	void aDraftThatIsHalfPackedIsPackedAndSent() {
		List<Outbox.Attachment> files = List.of(file("a.pdf", 1_500_000), file("b.pdf", 1_500_000));
		NORTHMERE.misbehave().on("POST", "/users/*/messages/*/attachments").workWithoutAnswering();
		assertThatThrownBy(() -> send(this.key, files)).isInstanceOf(GraphFailure.Ambiguous.class);
		send(this.again, files);
		assertThat(received()).singleElement()
			.satisfies((mail) -> assertThat(mail.attachments()).extracting(MailFile::name)
				.containsExactly("a.pdf", "b.pdf"));
	}

	@Test
	void aFileThatNoMailTakesIsRefusedBeforeAnythingHappens() {
		assertThatThrownBy(() -> send(this.key, List.of(file("big.pdf", 3_000_001))))
			.isInstanceOf(IllegalArgumentException.class);
		assertThat(drafts()).isEmpty();
	}

	@Test
	void anAddressThatIsNoneIsRefused() {
		Outbox.Mail mail = new Outbox.Mail(MAILBOX, "no address", "Nobody", "CP-7F3KM", "<p>Text</p>", List.of());
		assertThatThrownBy(() -> NORTHMERE.graph().outbox().send(this.key, mail))
			.isInstanceOf(GraphFailure.Rejected.class);
	}

	@Test
	void aMailboxThatIsNotThereIsNotFound() {
		Outbox.Mail mail = new Outbox.Mail("nobody@northmere.example", this.doctor, "Doctor", "CP-7F3KM", "<p>Text</p>",
				List.of());
		assertThatThrownBy(() -> NORTHMERE.graph().outbox().send(this.key, mail))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	private void send(IdempotencyKey key) {
		send(key, List.of(new Outbox.Attachment("form.txt", "text/plain", bytes("Form"))));
	}

	private void send(IdempotencyKey key, List<Outbox.Attachment> files) {
		NORTHMERE.graph()
			.outbox()
			.send(key, new Outbox.Mail(MAILBOX, this.doctor, "A doctor", "CP-7F3KM: your report",
					"<p>Please send it by <b>Tuesday 3 March 2026</b>.</p>", files));
	}

	private List<MailItem> received() {
		return NORTHMERE.tenant().mailboxes().inbox(this.doctor);
	}

	private List<MailItem> sent() {
		return toDoctor(NORTHMERE.tenant().mailboxes().sent(MAILBOX));
	}

	private List<MailItem> drafts() {
		return toDoctor(NORTHMERE.tenant().mailboxes().folder(MAILBOX, "Drafts"));
	}

	private List<MailItem> toDoctor(List<MailItem> mails) {
		return mails.stream().filter((mail) -> mail.to().contains(this.doctor)).toList();
	}

	private static Outbox.Attachment file(String name, int size) {
		return new Outbox.Attachment(name, "application/pdf", new byte[size]);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
