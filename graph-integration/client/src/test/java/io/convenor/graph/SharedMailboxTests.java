package io.convenor.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;

import static io.convenor.graph.Northmere365.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class SharedMailboxTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private final String subject = "CP-" + UUID.randomUUID();

	private final IdempotencyKey key = IdempotencyKey.first("filing " + this.subject);

	private final IdempotencyKey again = IdempotencyKey.again(this.key.value());

	private String position = "";

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@BeforeEach
	void readEverything() {
		this.position = mailbox().arrivalsSince(MAILBOX, null).position();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
	}

	@Test
	void onlyWhatArrivedSinceIsRead() {
		write("Report one");
		SharedMailbox.Arrivals first = arrivals(this.position);
		write("Report two");
		SharedMailbox.Arrivals second = arrivals(first.position());
		assertThat(first.mails()).extracting(SharedMailbox.ArrivedMail::subject)
			.containsExactly(this.subject + " Report one");
		assertThat(second.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.subject()).endsWith("Report two");
			assertThat(mail.from()).isEqualTo("nurse@health.example");
			assertThat(mail.fromName()).isEqualTo("A school nurse");
			assertThat(mail.internetMessageId()).startsWith("<");
			assertThat(mail.receivedAt()).isNotNull();
			assertThat(mail.hasAttachments()).isFalse();
		});
		assertThat(arrivals(second.position()).mails()).isEmpty();
	}

	@Test
	void everythingIsReadInPagesOfFifty() {
		IntStream.range(0, 120).forEach((number) -> write("Report " + number));
		Set<String> subjects = new HashSet<>();
		List<String> requests = NORTHMERE
			.requestsOf(() -> arrivals(this.position).mails().forEach((mail) -> subjects.add(mail.subject())));
		assertThat(subjects).hasSize(120);
		assertThat(requests).hasSize(3);
	}

	@Test
	void aPositionThatExpiredIsLost() {
		NORTHMERE.tenant().mailboxes().expireDeltaTokens();
		assertThatThrownBy(() -> arrivals(this.position)).isInstanceOf(GraphFailure.PositionLost.class);
		write("Report");
		assertThat(arrivals(null).mails()).extracting(SharedMailbox.ArrivedMail::subject)
			.contains(this.subject + " Report");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "https://elsewhere.example/v1.0/users/x/mailFolders/inbox/messages/delta",
			"file:///etc/passwd" })
	void aPositionThatIsNotGraphsIsLostAndNeverAsked(String position) {
		assertThat(NORTHMERE.requestsOf(
				() -> assertThatThrownBy(() -> arrivals(position)).isInstanceOf(GraphFailure.PositionLost.class)))
			.isEmpty();
	}

	@Test
	void whatWasFiledAwayDoesNotArriveAgain() {
		write("Report");
		SharedMailbox.Arrivals arrivals = arrivals(this.position);
		mailbox().fileAway(this.key, MAILBOX, arrivals.mails().getFirst().id(), "Filed");
		assertThat(arrivals(arrivals.position()).mails()).isEmpty();
	}

	@Test
	void attachedFilesAreListedWithoutTheirContentAndOpenedAsAStream() throws IOException {
		byte[] report = new byte[2_000_000];
		report[1_999_999] = 7;
		NORTHMERE.tenant()
			.mailboxes()
			.deliver(mail("Report").attach("report.pdf", "application/pdf", report)
				.attach("note.txt", "text/plain", "Read me".getBytes(StandardCharsets.UTF_8)));
		SharedMailbox.ArrivedMail mail = arrivals(this.position).mails().getFirst();
		List<SharedMailbox.AttachedFile> files = mailbox().attachments(MAILBOX, mail.id());
		assertThat(mail.hasAttachments()).isTrue();
		assertThat(files).extracting(SharedMailbox.AttachedFile::name).containsExactly("report.pdf", "note.txt");
		assertThat(files).allSatisfy((file) -> {
			assertThat(file.kind()).isEqualTo(SharedMailbox.AttachedFile.Kind.FILE);
			assertThat(file.inline()).isFalse();
		});
		assertThat(files.getFirst().contentType()).isEqualTo("application/pdf");
		assertThat(files.getFirst().size()).isGreaterThanOrEqualTo(2_000_000);
		try (InputStream content = mailbox().open(MAILBOX, mail.id(), files.getFirst().id())) {
			assertThat(content.readAllBytes()).isEqualTo(report);
		}
	}

	@Test
	void aMailInPlaceOfAFileIsToldApart() {
		NORTHMERE.tenant()
			.mailboxes()
			.deliver(mail("Forwarded")
				.forward(Mail.from("gp@surgery.example").to(MAILBOX).subject("Older").text("Text")));
		SharedMailbox.ArrivedMail mail = arrivals(this.position).mails().getFirst();
		assertThat(mailbox().attachments(MAILBOX, mail.id())).singleElement()
			.satisfies((attached) -> assertThat(attached.kind()).isEqualTo(SharedMailbox.AttachedFile.Kind.ITEM));
	}

	@Test
	void anAttachmentThatIsNotThereIsNotFound() {
		write("Report");
		String id = arrivals(this.position).mails().getFirst().id();
		assertThatThrownBy(() -> mailbox().open(MAILBOX, id, "none")).isInstanceOf(GraphFailure.NotFound.class);
		assertThatThrownBy(() -> mailbox().attachments(MAILBOX, "none")).isInstanceOf(GraphFailure.NotFound.class);
	}

	@Test
	void aMailIsFiledInAFolderThatIsMadeWhereItIsMissing() {
		write("Report");
		String id = arrivals(this.position).mails().getFirst().id();
		String folder = "Filed it's " + UUID.randomUUID();
		assertThat(NORTHMERE.requestsOf(() -> mailbox().fileAway(this.key, MAILBOX, id, folder))).hasSize(3);
		assertThat(NORTHMERE.requestsOf(() -> mailbox().fileAway(this.again, MAILBOX, id, folder))).hasSize(1);
		assertThat(folder(folder)).hasSize(1);
	}

	@Test
	void aFilingWhoseAnswerWasLostIsDoneOnce() {
		write("Report");
		String id = arrivals(this.position).mails().getFirst().id();
		NORTHMERE.misbehave().on("POST", "/users/*/messages/*/move").workWithoutAnswering();
		assertThatThrownBy(() -> mailbox().fileAway(this.key, MAILBOX, id, "Filed"))
			.isInstanceOf(GraphFailure.Ambiguous.class);
		mailbox().fileAway(this.again, MAILBOX, id, "Filed");
		assertThat(folder("Filed")).hasSize(1);
	}

	@Test
	void aMailThatIsGoneCanOnlyHaveBeenFiledBefore() {
		assertThatThrownBy(() -> mailbox().fileAway(this.key, MAILBOX, "gone", "Filed"))
			.isInstanceOf(GraphFailure.NotFound.class);
		mailbox().fileAway(this.again, MAILBOX, "gone", "Filed");
	}

	@Test
	void aReadIsThrottledOnlyWhenTheWaitIsLong() {
		NORTHMERE.misbehave().on("GET", "/users/*/mailFolders/*/messages/**").throttle(Duration.ZERO);
		write("Report");
		assertThat(arrivals(this.position).mails()).hasSize(1);
	}

	@Test
	void aDroppedReadIsTriedAgain() {
		write("Report");
		String id = arrivals(this.position).mails().getFirst().id();
		NORTHMERE.misbehave().on("GET", "/users/*/messages/*/attachments").dropConnection();
		assertThat(mailbox().attachments(MAILBOX, id)).isEmpty();
	}

	private SharedMailbox mailbox() {
		return NORTHMERE.graph().sharedMailbox();
	}

	private SharedMailbox.Arrivals arrivals(@Nullable String position) {
		return mailbox().arrivalsSince(MAILBOX, position);
	}

	private Mail mail(String about) {
		return Mail.from("nurse@health.example", "A school nurse")
			.to(MAILBOX)
			.subject(this.subject + " " + about)
			.text("See attached.");
	}

	private void write(String about) {
		NORTHMERE.tenant().mailboxes().deliver(mail(about));
	}

	private List<MailItem> folder(String name) {
		return NORTHMERE.tenant()
			.mailboxes()
			.folder(MAILBOX, name)
			.stream()
			.filter((mail) -> mail.subject().startsWith(this.subject))
			.toList();
	}

}
