package io.convenor.tenant.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.AttachmentItem;
import com.microsoft.graph.models.AttachmentType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.models.UploadSession;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.messages.item.attachments.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import com.microsoft.graph.users.item.messages.item.reply.ReplyPostRequestBody;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class MailTests extends GraphTenant {

	private static final String IMMUTABLE = "IdType=\"ImmutableId\"";

	private static final String KEY = "String {8ECCC264-6880-4EBE-992F-8888D2EEAA1D} Name ConvenorKey";

	private static final String SCHOOL = "office@school.example";

	private static final byte[] REPORT = "a report".getBytes(StandardCharsets.UTF_8);

	@Test
	void aDraftWithAttachmentsIsSentOnceAndFoundAgainByItsKey() {
		Message draft = mailbox().messages().post(letter(SCHOOL), (config) -> config.headers.add("Prefer", IMMUTABLE));
		mailbox().messages().byMessageId(draft.getId()).attachments().post(file("invitation.pdf", REPORT));
		mailbox().messages()
			.byMessageId(draft.getId())
			.send()
			.post((config) -> config.headers.add("Prefer", IMMUTABLE));

		MailItem arrived = this.tenant.mailboxes().inbox(SCHOOL).getFirst();
		assertThat(arrived.subject()).isEqualTo("Report for CP-7F3KM");
		assertThat(arrived.from()).isEqualTo(CP_REPORTS);
		assertThat(arrived.attachments()).extracting("name").containsExactly("invitation.pdf");
		assertThat(arrived.attachments().getFirst().text()).isEqualTo("a report");
		assertThat(arrived.headers()).containsEntry("x-convenor-key", "letter-1");
		assertThat(this.tenant.mailboxes().sent(CP_REPORTS)).hasSize(1);
		assertThat(this.tenant.mailboxes().folder(CP_REPORTS, "Drafts")).isEmpty();

		List<Message> found = mailbox().messages().get((config) -> {
			config.headers.add("Prefer", IMMUTABLE);
			config.queryParameters.filter = "singleValueExtendedProperties/any(ep: ep/id eq '" + KEY
					+ "' and ep/value eq 'letter-1')";
			config.queryParameters.select = new String[] { "id", "isDraft", "internetMessageId" };
		}).getValue();
		assertThat(found).singleElement().satisfies((message) -> {
			assertThat(message.getId()).isEqualTo(draft.getId());
			assertThat(message.getIsDraft()).isFalse();
			assertThat(message.getSubject()).isNull();
		});
		ODataError again = refusal(() -> mailbox().messages().byMessageId(draft.getId()).send().post());
		assertThat(again.getResponseStatusCode()).isEqualTo(400);
	}

	@Test
	void withoutImmutableIdsAnIdIsGoneAfterAMove() {
		this.tenant.mailboxes().deliver(Mail.from(SCHOOL).to(CP_REPORTS).subject("CP-7F3KM").text("Our report"));
		Message regular = inbox().getFirst();
		String immutable = inboxWithImmutableIds().getFirst().getId();
		MovePostRequestBody archive = new MovePostRequestBody();
		archive.setDestinationId("archive");
		Message moved = mailbox().messages().byMessageId(regular.getId()).move().post(archive);
		assertThat(moved.getId()).isNotEqualTo(regular.getId());
		ODataError gone = refusal(() -> mailbox().messages().byMessageId(regular.getId()).get());
		assertThat(gone.getResponseStatusCode()).isEqualTo(404);
		assertThat(gone.getError().getCode()).isEqualTo("ErrorItemNotFound");
		assertThat(mailbox().messages().byMessageId(immutable).get().getSubject()).isEqualTo("CP-7F3KM");
		assertThat(this.tenant.mailboxes().folder(CP_REPORTS, "Archive")).hasSize(1);
	}

	@Test
	void recipientsOnlySeeWhatWasAddressedToThem() {
		Message letter = letter(SCHOOL);
		letter.setBccRecipients(List.of(recipient("gp@surgery.example")));
		SendMailPostRequestBody body = new SendMailPostRequestBody();
		body.setMessage(letter);
		body.setSaveToSentItems(false);
		mailbox().sendMail().post(body);
		MailItem gps = this.tenant.mailboxes().inbox("gp@surgery.example").getFirst();
		assertThat(gps.to()).containsExactly(SCHOOL);
		assertThat(gps.bcc()).isEmpty();
		assertThat(this.tenant.mailboxes().inbox(SCHOOL).getFirst().bcc()).isEmpty();
		assertThat(this.tenant.mailboxes().sent(CP_REPORTS)).isEmpty();
	}

	@Test
	void attachmentsAreListedWithoutTheirBytesAndOpenedRaw() throws Exception {
		this.tenant.mailboxes()
			.deliver(Mail.from(SCHOOL)
				.to(CP_REPORTS)
				.subject("CP-7F3KM")
				.text("Our report")
				.attach("report.pdf", "application/pdf", REPORT)
				.forward(Mail.from("head@school.example").to(SCHOOL).subject("Earlier").text("the thread")));
		String id = inbox().getFirst().getId();
		List<Attachment> listed = mailbox().messages()
			.byMessageId(id)
			.attachments()
			.get((config) -> config.queryParameters.select = new String[] { "id", "name", "contentType", "size" })
			.getValue();
		assertThat(listed).extracting(Attachment::getName).containsExactly("report.pdf", "Earlier");
		assertThat(((FileAttachment) listed.getFirst()).getContentBytes()).isNull();
		FileAttachment whole = (FileAttachment) mailbox().messages()
			.byMessageId(id)
			.attachments()
			.byAttachmentId(listed.getFirst().getId())
			.get();
		assertThat(whole.getContentBytes()).isEqualTo(REPORT);
		String raw = "/v1.0/users/" + CP_REPORTS + "/messages/" + id + "/attachments/";
		String token = TestTokens.app("Mail.Read");
		assertThat(send("GET", raw + listed.getFirst().getId() + "/$value", token, "").body()).isEqualTo("a report");
		assertThat(send("GET", raw + listed.getLast().getId() + "/$value", token, "").body())
			.contains("Subject: Earlier");
		assertThat(
				new String(mailbox().messages().byMessageId(id).content().get().readAllBytes(), StandardCharsets.UTF_8))
			.contains("From: office@school.example", "report.pdf");
	}

	@Test
	void aLargeAttachmentGoesUpInPiecesWithoutAuthorization() throws Exception {
		Message draft = mailbox().messages().post(letter(SCHOOL));
		byte[] large = new byte[4 * 1024 * 1024 + 17];
		AttachmentItem item = new AttachmentItem();
		item.setAttachmentType(AttachmentType.File);
		item.setName("scan.pdf");
		item.setSize((long) large.length);
		CreateUploadSessionPostRequestBody body = new CreateUploadSessionPostRequestBody();
		body.setAttachmentItem(item);
		UploadSession session = mailbox().messages()
			.byMessageId(draft.getId())
			.attachments()
			.createUploadSession()
			.post(body);
		int half = 2 * 1024 * 1024;
		assertThat(put(session.getUploadUrl(), large, 0, half, "Bearer x")).isEqualTo(401);
		assertThat(put(session.getUploadUrl(), large, 0, half, "")).isEqualTo(200);
		assertThat(put(session.getUploadUrl(), large, 0, half, "")).isEqualTo(416);
		assertThat(put(session.getUploadUrl(), large, half, large.length, "")).isEqualTo(201);
		mailbox().messages().byMessageId(draft.getId()).send().post();
		assertThat(this.tenant.mailboxes().inbox(SCHOOL).getFirst().attachments().getFirst().bytes())
			.hasSize(large.length);
	}

	@Test
	void anAttachmentOfThreeMegabytesNeedsAnUploadSession() {
		Message draft = mailbox().messages().post(letter(SCHOOL));
		ODataError error = refusal(() -> mailbox().messages()
			.byMessageId(draft.getId())
			.attachments()
			.post(file("scan.pdf", new byte[3 * 1024 * 1024])));
		assertThat(error.getResponseStatusCode()).isEqualTo(413);
	}

	@Test
	void aDeltaTellsWhatCameChangedAndLeft() {
		for (int i = 0; i < 5; i++) {
			this.tenant.mailboxes().deliver(Mail.from(SCHOOL).to(CP_REPORTS).subject("Report " + i).text("text"));
		}
		List<Message> seen = new ArrayList<>();
		DeltaGetResponse page = mailbox().mailFolders()
			.byMailFolderId("inbox")
			.messages()
			.delta()
			.get((config) -> config.headers.add("Prefer", "odata.maxpagesize=2"));
		seen.addAll(page.getValue());
		assertThat(page.getValue()).hasSize(2);
		while (page.getOdataNextLink() != null) {
			page = follow(page.getOdataNextLink());
			seen.addAll(page.getValue());
		}
		assertThat(seen).extracting(Message::getSubject)
			.containsExactly("Report 0", "Report 1", "Report 2", "Report 3", "Report 4");
		assertThat(page.getOdataDeltaLink()).startsWith(this.tenant.graphUrl());
		assertThat(follow(page.getOdataDeltaLink()).getValue()).isEmpty();

		Message change = new Message();
		change.setCategories(List.of("Filed"));
		change.setIsRead(true);
		mailbox().messages().byMessageId(seen.get(1).getId()).patch(change);
		mailbox().messages().byMessageId(seen.get(0).getId()).delete();
		List<Message> changes = follow(page.getOdataDeltaLink()).getValue();
		assertThat(changes).hasSize(2);
		assertThat(changes.getFirst().getCategories()).containsExactly("Filed");
		assertThat(changes.getLast().getAdditionalData()).containsKey("@removed");
		assertThat(changes.getLast().getId()).isEqualTo(seen.get(0).getId());
	}

	@Test
	void anOldDeltaTokenIsAnswered410() {
		DeltaGetResponse page = mailbox().mailFolders().byMailFolderId("inbox").messages().delta().get();
		this.tenant.mailboxes().expireDeltaTokens();
		ODataError error = refusal(() -> follow(page.getOdataDeltaLink()));
		assertThat(error.getResponseStatusCode()).isEqualTo(410);
		assertThat(error.getError().getCode()).isEqualTo("syncStateNotFound");
	}

	@Test
	void aReplyGoesToTheSenderInTheSameConversation() {
		this.tenant.mailboxes().deliver(Mail.from(SCHOOL).to(CP_REPORTS).subject("CP-7F3KM").text("Our report"));
		Message received = inbox().getFirst();
		ReplyPostRequestBody body = new ReplyPostRequestBody();
		body.setComment("Thank you, we have your report.");
		mailbox().messages().byMessageId(received.getId()).reply().post(body);
		MailItem reply = this.tenant.mailboxes().inbox(SCHOOL).getFirst();
		assertThat(reply.subject()).isEqualTo("RE: CP-7F3KM");
		assertThat(reply.text()).contains("Thank you, we have your report.");
		assertThat(reply.conversationId()).isEqualTo(received.getConversationId());
	}

	@Test
	void foldersAreFoundAndMade() {
		String id = mailbox().mailFolders().post(filed()).getId();
		assertThat(mailbox().mailFolders().byMailFolderId(id).get().getTotalItemCount()).isZero();
		assertThat(mailbox().mailFolders().get((config) -> config.queryParameters.top = 50).getValue())
			.extracting(MailFolder::getDisplayName)
			.contains("Inbox", "Sent Items", "Filed");
		assertThat(refusal(() -> mailbox().mailFolders().post(filed())).getResponseStatusCode()).isEqualTo(409);
	}

	@Test
	void aHeaderMustBeginWithX() {
		Message letter = letter(SCHOOL);
		letter.setInternetMessageHeaders(List.of(header("Return-Path", "me")));
		ODataError error = refusal(() -> mailbox().messages().post(letter));
		assertThat(error.getError().getCode()).isEqualTo("InvalidInternetMessageHeader");
	}

	@Test
	void nobodySendsInAnothersName() {
		Message letter = letter(SCHOOL);
		letter.setFrom(recipient(Northmere.HELEN_OKAFOR.address()));
		SendMailPostRequestBody body = new SendMailPostRequestBody();
		body.setMessage(letter);
		ODataError error = refusal(() -> mailbox().sendMail().post(body));
		assertThat(error.getError().getCode()).isEqualTo("ErrorSendAsDenied");
	}

	private static MailFolder filed() {
		MailFolder folder = new MailFolder();
		folder.setDisplayName("Filed");
		return folder;
	}

	private UserItemRequestBuilder mailbox() {
		return this.graph.users().byUserId(CP_REPORTS);
	}

	private List<Message> inbox() {
		return mailbox().mailFolders().byMailFolderId("inbox").messages().get().getValue();
	}

	private List<Message> inboxWithImmutableIds() {
		return mailbox().mailFolders()
			.byMailFolderId("inbox")
			.messages()
			.get((config) -> config.headers.add("Prefer", IMMUTABLE))
			.getValue();
	}

	private DeltaGetResponse follow(String link) {
		return mailbox().mailFolders()
			.byMailFolderId("inbox")
			.messages()
			.delta()
			.withUrl(link)
			.get((config) -> config.headers.add("Prefer", "odata.maxpagesize=2"));
	}

	private static int put(String url, byte[] bytes, int from, int to, String authorization) throws Exception {
		Request.Builder request = new Request.Builder().url(url)
			.put(RequestBody.create(bytes, MediaType.get("application/octet-stream"), from, to - from))
			.header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
		if (!authorization.isEmpty()) {
			request.header("Authorization", authorization);
		}
		try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
			return response.code();
		}
	}

	static Message letter(String to) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent("<p>Please send us your report.</p>");
		SingleValueLegacyExtendedProperty key = new SingleValueLegacyExtendedProperty();
		key.setId(KEY);
		key.setValue("letter-1");
		Message message = new Message();
		message.setSubject("Report for CP-7F3KM");
		message.setBody(body);
		message.setToRecipients(List.of(recipient(to)));
		message.setInternetMessageHeaders(List.of(header("x-convenor-key", "letter-1")));
		message.setSingleValueExtendedProperties(List.of(key));
		return message;
	}

	private static FileAttachment file(String name, byte[] bytes) {
		FileAttachment file = new FileAttachment();
		file.setName(name);
		file.setContentType("application/pdf");
		file.setContentBytes(bytes);
		return file;
	}

	private static InternetMessageHeader header(String name, String value) {
		InternetMessageHeader header = new InternetMessageHeader();
		header.setName(name);
		header.setValue(value);
		return header;
	}

	private static Recipient recipient(String address) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		Recipient recipient = new Recipient();
		recipient.setEmailAddress(email);
		return recipient;
	}

}
