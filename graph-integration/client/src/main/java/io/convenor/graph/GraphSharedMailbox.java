package io.convenor.graph;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.AttachmentCollectionResponse;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.EventMessageResponse;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.ItemAttachment;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaRequestBuilder;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import org.jspecify.annotations.Nullable;

/** The shared mailbox, read by its list of changes. */
final class GraphSharedMailbox implements SharedMailbox {

	private static final String PAGE_SIZE = "odata.maxpagesize=50";

	private static final String[] SEEN = { "id", "internetMessageId", "from", "subject", "receivedDateTime",
			"hasAttachments", "bodyPreview", "body", "replyTo", "conversationId", "internetMessageHeaders" };

	private static final String[] WRITTEN = { "id", "internetMessageId", "body", "replyTo", "conversationId",
			"internetMessageHeaders" };

	private static final String[] SEEN_OF_FILES = { "id", "name", "contentType", "size", "isInline" };

	private static final int MOST_FOLDERS = 200;

	private static final Duration FOLDERS_KEPT = Duration.ofHours(12);

	private final GraphServiceClient graph;

	private final GraphServiceClient streaming;

	private final GraphCalls calls;

	private final String graphAddress;

	private final Cache<FolderName, String> folders;

	GraphSharedMailbox(Clients clients, GraphCalls calls, GraphSettings settings, Clock clock) {
		this.graph = clients.own();
		this.streaming = clients.streaming();
		this.calls = calls;
		this.graphAddress = settings.graphUrl() + "/";
		this.folders = Caches.of(MOST_FOLDERS, FOLDERS_KEPT, clock);
	}

	@Override
	public Arrivals arrivalsSince(String mailbox, @Nullable String position) {
		if (position != null && !position.startsWith(this.graphAddress)) {
			throw new GraphFailure.PositionLost(null);
		}
		List<ArrivedMail> mails = new ArrayList<>();
		DeltaGetResponse page = (position != null) ? page(mailbox, position) : firstPage(mailbox);
		while (true) {
			Pages.orEmpty(page.getValue())
				.stream()
				.filter(GraphSharedMailbox::arrived)
				.map(GraphSharedMailbox::mail)
				.forEach(mails::add);
			if (page.getOdataNextLink() == null) {
				return new Arrivals(mails, page.getOdataDeltaLink());
			}
			page = page(mailbox, page.getOdataNextLink());
		}
	}

	@Override
	public WrittenMail read(String mailbox, String messageId) {
		Message message = this.calls.ask(Operation.READ_MAIL, mailbox,
				() -> message(mailbox, messageId).get((get) -> get.queryParameters.select = WRITTEN));
		return written(message);
	}

	@Override
	public List<AttachedFile> attachments(String mailbox, String messageId) {
		var attachments = message(mailbox, messageId).attachments();
		List<Attachment> files = Pages.all(
				() -> this.calls.ask(Operation.LIST_ATTACHMENTS, mailbox,
						() -> attachments.get((get) -> get.queryParameters.select = SEEN_OF_FILES)),
				(link) -> this.calls.ask(Operation.LIST_ATTACHMENTS, mailbox, () -> attachments.withUrl(link).get()),
				AttachmentCollectionResponse::getValue);
		return files.stream().map(GraphSharedMailbox::file).toList();
	}

	@Override
	public InputStream open(String mailbox, String messageId, String attachmentId) {
		RequestInformation request = new RequestInformation(HttpMethod.GET,
				"{+baseurl}/users/{mailbox}/messages/{message}/attachments/{attachment}/$value",
				new HashMap<>(Map.of("mailbox", mailbox, "message", messageId, "attachment", attachmentId)));
		HashMap<String, ParsableFactory<? extends Parsable>> errors = new HashMap<>();
		errors.put("XXX", ODataError::createFromDiscriminatorValue);
		return this.calls.stream(Operation.OPEN_ATTACHMENT, mailbox,
				() -> this.streaming.getRequestAdapter().sendPrimitive(request, errors, InputStream.class));
	}

	@Override
	public void fileAway(IdempotencyKey key, String mailbox, String messageId, String folder) {
		FolderName name = new FolderName(mailbox.toLowerCase(Locale.ROOT), folder);
		boolean remembered = this.folders.getIfPresent(name) != null;
		try {
			move(mailbox, messageId, folderId(name));
		}
		catch (GraphFailure.NotFound mailOrFolderGone) {
			this.folders.invalidate(name);
			moveAgain(key, mailbox, messageId, name, remembered, mailOrFolderGone);
		}
	}

	private void moveAgain(IdempotencyKey key, String mailbox, String messageId, FolderName name,
			boolean folderMayBeGone, GraphFailure.NotFound first) {
		try {
			if (!folderMayBeGone) {
				throw first;
			}
			move(mailbox, messageId, folderId(name));
		}
		catch (GraphFailure.NotFound mailGone) {
			if (!key.triedBefore()) {
				throw mailGone;
			}
		}
	}

	private void move(String mailbox, String messageId, String folderId) {
		MovePostRequestBody body = new MovePostRequestBody();
		body.setDestinationId(folderId);
		this.calls.ask(Operation.FILE_MAIL, mailbox, () -> message(mailbox, messageId).move().post(body));
	}

	private String folderId(FolderName name) {
		return this.folders.get(name, (missing) -> findFolder(name).orElseGet(() -> makeFolder(name)));
	}

	private Optional<String> findFolder(FolderName name) {
		return Pages.orEmpty(this.calls.ask(Operation.FIND_FOLDER, name.mailbox(),
				() -> this.graph.users().byUserId(name.mailbox()).mailFolders().get((get) -> {
					get.queryParameters.filter = "displayName eq " + Filters.quoted(name.folder());
					get.queryParameters.select = new String[] { "id", "displayName" };
				}))
			.getValue()).stream().map(MailFolder::getId).findFirst();
	}

	private String makeFolder(FolderName name) {
		MailFolder folder = new MailFolder();
		folder.setDisplayName(name.folder());
		try {
			return this.calls
				.ask(Operation.MAKE_FOLDER, name.mailbox(),
						() -> this.graph.users().byUserId(name.mailbox()).mailFolders().post(folder))
				.getId();
		}
		catch (GraphFailure.Conflict madeMeanwhile) {
			return findFolder(name).orElseThrow(() -> madeMeanwhile);
		}
	}

	private DeltaGetResponse firstPage(String mailbox) {
		return this.calls.ask(Operation.READ_ARRIVALS, mailbox, () -> delta(mailbox).get((get) -> {
			get.queryParameters.select = SEEN;
			get.queryParameters.changeType = "created";
			get.headers.add("Prefer", PAGE_SIZE);
		}));
	}

	private DeltaGetResponse page(String mailbox, String link) {
		return this.calls.ask(Operation.READ_ARRIVALS, mailbox,
				() -> delta(mailbox).withUrl(link).get((get) -> get.headers.add("Prefer", PAGE_SIZE)));
	}

	private DeltaRequestBuilder delta(String mailbox) {
		return this.graph.users().byUserId(mailbox).mailFolders().byMailFolderId("inbox").messages().delta();
	}

	private MessageItemRequestBuilder message(String mailbox, String messageId) {
		return this.graph.users().byUserId(mailbox).messages().byMessageId(messageId);
	}

	// A mail that left the inbox comes as a bare "@removed", a later change as a
	// fragment.
	private static boolean arrived(Message message) {
		return !message.getAdditionalData().containsKey("@removed") && message.getReceivedDateTime() != null;
	}

	private static ArrivedMail mail(Message message) {
		Recipient from = message.getFrom();
		EmailAddress sender = (from != null) ? from.getEmailAddress() : null;
		Instant receivedAt = message.getReceivedDateTime().toInstant();
		return new ArrivedMail(message.getId(), text(message.getInternetMessageId(), message.getId()),
				text((sender != null) ? sender.getAddress() : null, ""),
				text((sender != null) ? sender.getName() : null, ""), text(message.getSubject(), ""), receivedAt,
				Boolean.TRUE.equals(message.getHasAttachments()),
				message instanceof EventMessageResponse && text(message.getBodyPreview(), "").isBlank(),
				written(message));
	}

	private static WrittenMail written(Message message) {
		ItemBody body = message.getBody();
		Map<String, List<String>> headers = new LinkedHashMap<>();
		Pages.orEmpty(message.getInternetMessageHeaders())
			.forEach((header) -> headers
				.computeIfAbsent(text(header.getName(), "").toLowerCase(Locale.ROOT), (_) -> new ArrayList<>())
				.add(text(header.getValue(), "")));
		headers.putIfAbsent("message-id", List.of(text(message.getInternetMessageId(), "")));
		return new WrittenMail((body != null) ? text(body.getContent(), "") : "",
				body != null && body.getContentType() == BodyType.Html,
				Pages.orEmpty(message.getReplyTo()).stream().map(GraphSharedMailbox::address).toList(),
				text(message.getConversationId(), ""), headers, message instanceof EventMessageResponse);
	}

	private static String address(Recipient recipient) {
		EmailAddress address = recipient.getEmailAddress();
		return (address != null) ? text(address.getAddress(), "") : "";
	}

	private static AttachedFile file(Attachment attachment) {
		Integer size = attachment.getSize();
		return new AttachedFile(attachment.getId(), text(attachment.getName(), ""),
				text(attachment.getContentType(), "application/octet-stream"), (size != null) ? size : 0,
				Boolean.TRUE.equals(attachment.getIsInline()), switch (attachment) {
					case FileAttachment _ -> AttachedFile.Kind.FILE;
					case ItemAttachment _ -> AttachedFile.Kind.ITEM;
					default -> AttachedFile.Kind.LINK;
				});
	}

	private static String text(@Nullable String value, String otherwise) {
		return Objects.requireNonNullElse(value, otherwise);
	}

	private record FolderName(String mailbox, String folder) {
	}

}
