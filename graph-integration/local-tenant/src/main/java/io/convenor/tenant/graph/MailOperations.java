package io.convenor.tenant.graph;

import java.util.List;
import java.util.Objects;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.AttachmentItem;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.ItemAttachment;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.messages.item.attachments.createuploadsession.CreateUploadSessionPostRequestBody;
import com.microsoft.graph.users.item.messages.item.createreply.CreateReplyPostRequestBody;
import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import com.microsoft.graph.users.item.messages.item.reply.ReplyPostRequestBody;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Mailboxes;
import io.convenor.tenant.world.Refused;

/**
 * Mail: folders, drafts, attachments, sending, answering, moving.
 */
final class MailOperations {

	private static final long SMALL_ATTACHMENT = 3 * 1024 * 1024;

	private static final long LARGEST_ATTACHMENT = 150L * 1024 * 1024;

	private static final String[] HIDDEN = { "internetMessageHeaders", "singleValueExtendedProperties",
			"multiValueExtendedProperties", "attachments", "uniqueBody" };

	private final Mailboxes mailboxes;

	private final Accounts accounts;

	private final Uploads uploads;

	private final MailDelta delta;

	MailOperations(Mailboxes mailboxes, Accounts accounts, Uploads uploads) {
		this.mailboxes = mailboxes;
		this.accounts = accounts;
		this.uploads = uploads;
		this.delta = new MailDelta(mailboxes);
	}

	void register(Operations operations) {
		Needs reading = Needs.any("Mail.Read", "Mail.ReadWrite").inMailbox();
		Needs writing = Needs.any("Mail.ReadWrite").inMailbox();
		Needs sending = Needs.any("Mail.Send").inMailbox();
		registerFolders(operations, reading, writing);
		String messages = "/users/{user}/messages";
		operations.get(messages, reading, (request) -> list(request, null));
		operations.post(messages, writing, this::draft);
		operations.post("/users/{user}/mailFolders/{folder}/messages", writing, this::draft);
		operations.get(messages + "/{message}", reading, this::get);
		operations.get(messages + "/{message}/$value", reading, this::mime);
		operations.patch(messages + "/{message}", writing, this::update);
		operations.delete(messages + "/{message}", writing, this::delete);
		operations.post(messages + "/{message}/move", writing, this::move);
		operations.post(messages + "/{message}/send", sending, this::sendDraft);
		operations.post(messages + "/{message}/reply", sending, this::reply);
		operations.post(messages + "/{message}/createReply", writing, this::createReply);
		operations.post("/users/{user}/sendMail", sending, this::sendMail);
		registerAttachments(operations, messages + "/{message}/attachments", reading, writing);
	}

	private void registerFolders(Operations operations, Needs reading, Needs writing) {
		String folders = "/users/{user}/mailFolders";
		operations.get(folders, reading, (request) -> folders(request, null));
		operations.post(folders, writing, (request) -> createFolder(request, null));
		operations.get(folders + "/{folder}", reading, (request) -> Query.of(request, 10)
			.one(200, this.mailboxes.folderOf(this.accounts.mailbox(request), request.path("folder"))));
		operations.get(folders + "/{folder}/childFolders", reading,
				(request) -> folders(request, request.path("folder")));
		operations.post(folders + "/{folder}/childFolders", writing,
				(request) -> createFolder(request, request.path("folder")));
		operations.get(folders + "/{folder}/messages", reading, (request) -> list(request, request.path("folder")));
		operations.get(folders + "/{folder}/messages/delta", reading,
				(request) -> this.delta.answer(request, this.accounts.mailbox(request), HIDDEN));
	}

	private void registerAttachments(Operations operations, String attachments, Needs reading, Needs writing) {
		operations.get(attachments, reading, this::attachments);
		operations.post(attachments, writing, this::attach);
		operations.post(attachments + "/createUploadSession", writing, this::createUploadSession);
		operations.get(attachments + "/{attachment}", reading,
				(request) -> Query.of(request, 10, "item").one(200, attachment(request)));
		operations.get(attachments + "/{attachment}/$value", reading, this::attachmentValue);
	}

	private Answer folders(GraphRequest request, @Nullable String parent) {
		return Query.of(request, 10).page(this.mailboxes.folders(this.accounts.mailbox(request), parent));
	}

	private Answer createFolder(GraphRequest request, @Nullable String parent) {
		MailFolder folder = request.body(MailFolder::createFromDiscriminatorValue);
		if (folder.getDisplayName() == null || folder.getDisplayName().isBlank()) {
			throw Refused.badRequest("ErrorInvalidRequest", "A folder needs a display name.");
		}
		return Answer
			.created(this.mailboxes.createFolder(this.accounts.mailbox(request), parent, folder.getDisplayName()));
	}

	private Answer list(GraphRequest request, @Nullable String folder) {
		return Query.of(request, 10, HIDDEN)
			.page(this.mailboxes.messages(this.accounts.mailbox(request), folder, request.idKind()));
	}

	private Answer get(GraphRequest request) {
		return Query.of(request, 10, HIDDEN).one(200, message(request));
	}

	private Message message(GraphRequest request) {
		return this.mailboxes.message(this.accounts.mailbox(request), request.path("message"), request.idKind());
	}

	private Answer mime(GraphRequest request) {
		List<Attachment> attachments = this.mailboxes.attachments(this.accounts.mailbox(request),
				request.path("message"));
		return Answer.text(200, "text/plain", Mime.of(message(request), attachments));
	}

	private Answer draft(GraphRequest request) {
		Message draft = request.body(Message::createFromDiscriminatorValue);
		Message kept = this.mailboxes.draft(this.accounts.mailbox(request), draft, request.idKind());
		return Query.of(request, 10, HIDDEN).one(201, kept).with("Location", request.url() + "/" + kept.getId());
	}

	private Answer update(GraphRequest request) {
		JsonObject change = request.change(Message::createFromDiscriminatorValue);
		return Query.of(request, 10, HIDDEN)
			.one(200, this.mailboxes.update(this.accounts.mailbox(request), request.path("message"), change,
					request.idKind()));
	}

	private Answer delete(GraphRequest request) {
		this.mailboxes.delete(this.accounts.mailbox(request), request.path("message"));
		return Answer.noContent();
	}

	private Answer move(GraphRequest request) {
		String destination = request.body(MovePostRequestBody::createFromDiscriminatorValue).getDestinationId();
		if (destination == null) {
			throw Refused.badRequest("ErrorInvalidRequest", "A move needs a destinationId.");
		}
		return Query.of(request, 10, HIDDEN)
			.one(201, this.mailboxes.move(this.accounts.mailbox(request), request.path("message"), destination,
					request.idKind()));
	}

	private Answer sendDraft(GraphRequest request) {
		this.mailboxes.send(this.accounts.mailbox(request), request.path("message"));
		return Answer.accepted();
	}

	private Answer sendMail(GraphRequest request) {
		SendMailPostRequestBody body = request.body(SendMailPostRequestBody::createFromDiscriminatorValue);
		if (body.getMessage() == null) {
			throw Refused.badRequest("ErrorInvalidRequest", "The parameter 'Message' is required.");
		}
		boolean save = !Boolean.FALSE.equals(body.getSaveToSentItems());
		this.mailboxes.send(this.accounts.mailbox(request), body.getMessage(), save);
		return Answer.accepted();
	}

	private Answer reply(GraphRequest request) {
		ReplyPostRequestBody body = request.body(ReplyPostRequestBody::createFromDiscriminatorValue);
		String address = this.accounts.mailbox(request);
		Message reply = this.mailboxes.createReply(address, request.path("message"), body.getComment(),
				body.getMessage(), request.idKind());
		this.mailboxes.send(address, reply.getId());
		return Answer.accepted();
	}

	private Answer createReply(GraphRequest request) {
		CreateReplyPostRequestBody body = request.body(CreateReplyPostRequestBody::createFromDiscriminatorValue);
		Message reply = this.mailboxes.createReply(this.accounts.mailbox(request), request.path("message"),
				body.getComment(), body.getMessage(), request.idKind());
		return Query.of(request, 10, HIDDEN).one(201, reply);
	}

	private Answer attachments(GraphRequest request) {
		return Query.of(request, 100, "item")
			.page(this.mailboxes.attachments(this.accounts.mailbox(request), request.path("message")));
	}

	private Answer attach(GraphRequest request) {
		Attachment attachment = request.body(Attachment::createFromDiscriminatorValue);
		if (attachment instanceof FileAttachment file) {
			checkFile(file);
		}
		else if (attachment.getClass() == Attachment.class) {
			throw Refused.badRequest("ErrorInvalidRequest",
					"An attachment needs an @odata.type, such as #microsoft.graph.fileAttachment.");
		}
		Attachment kept = this.mailboxes.attach(this.accounts.mailbox(request), request.path("message"), attachment);
		return Query.of(request, 10, "item").one(201, kept);
	}

	private static void checkFile(FileAttachment file) {
		if (file.getName() == null || file.getContentBytes() == null) {
			throw Refused.badRequest("ErrorInvalidRequest", "A file attachment needs a name and contentBytes.");
		}
		if (file.getContentBytes().length >= SMALL_ATTACHMENT) {
			throw new Refused(413, "RequestEntityTooLarge", "Attachments of 3 MB or more need an upload session.");
		}
	}

	private Attachment attachment(GraphRequest request) {
		return this.mailboxes.attachment(this.accounts.mailbox(request), request.path("message"),
				request.path("attachment"));
	}

	private Answer attachmentValue(GraphRequest request) {
		return switch (attachment(request)) {
			case FileAttachment file -> Answer.bytes(file.getContentType(), file.getContentBytes());
			case ItemAttachment item when item.getItem() instanceof Message message -> Answer.text(200, "text/plain",
					Mime.of(message, Objects.requireNonNullElse(message.getAttachments(), List.of())));
			default -> throw new Refused(405, "ErrorInvalidRequest", "This kind of attachment has no raw value.");
		};
	}

	private Answer createUploadSession(GraphRequest request) {
		AttachmentItem item = request.body(CreateUploadSessionPostRequestBody::createFromDiscriminatorValue)
			.getAttachmentItem();
		if (item == null || item.getName() == null || item.getSize() == null) {
			throw Refused.badRequest("ErrorInvalidRequest",
					"An upload session needs an AttachmentItem with a name " + "and a size.");
		}
		if (item.getSize() < SMALL_ATTACHMENT || item.getSize() > LARGEST_ATTACHMENT) {
			throw Refused.badRequest("ErrorAttachmentSizeShouldNotBeLessThanMinimumSize",
					"The attachment size must be between 3 MB and 150 MB for an upload session.");
		}
		String address = this.accounts.mailbox(request);
		Message message = message(request);
		String url = request.url().replaceFirst("/createUploadSession$", "");
		return Answer.created(this.uploads.open(request, Uploads.Rules.OUTLOOK, (last, bytes) -> {
			FileAttachment file = new FileAttachment();
			file.setName(item.getName());
			file.setContentType(Objects.requireNonNullElse(item.getContentType(), "application/octet-stream"));
			file.setContentBytes(bytes);
			file.setIsInline(item.getIsInline());
			Attachment kept = this.mailboxes.attach(address, message.getId(),
					GraphJson.copy(file, FileAttachment::createFromDiscriminatorValue));
			return Answer.empty(201).with("Location", url + "/" + kept.getId());
		}));
	}

}
