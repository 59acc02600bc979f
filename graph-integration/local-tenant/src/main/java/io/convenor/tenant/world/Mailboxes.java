package io.convenor.tenant.world;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.FollowupFlag;
import com.microsoft.graph.models.FollowupFlagStatus;
import com.microsoft.graph.models.Importance;
import com.microsoft.graph.models.InferenceClassificationType;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemAttachment;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Mailbox.Folder;
import io.convenor.tenant.world.Mailbox.Item;

/**
 * Every mailbox of the tenant, and of the people outside that it writes to; mail sent
 * from one arrives in the others.
 */
public final class Mailboxes {

	private static final Set<String> CHANGEABLE_ONCE_SENT = Set.of("categories", "isRead", "flag", "importance",
			"inferenceClassification", "singleValueExtendedProperties", "multiValueExtendedProperties");

	private static final Map<String, String> THREAD = Map.of("String 0x1042", "In-Reply-To", "String 0x1039",
			"References");

	private final Clock clock;

	private final Directory directory;

	private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();

	private final List<Consumer<Arrival>> watchers = new CopyOnWriteArrayList<>();

	private int deltaGeneration;

	Mailboxes(Clock clock, Directory directory) {
		this.clock = clock;
		this.directory = directory;
	}

	/**
	 * What lies in a mailbox's Inbox, oldest first.
	 */
	public List<MailItem> inbox(String address) {
		return folder(address, "Inbox");
	}

	/**
	 * What lies in a mailbox's Sent Items, oldest first.
	 */
	public List<MailItem> sent(String address) {
		return folder(address, "Sent Items");
	}

	/**
	 * What lies in a folder, by its display name, oldest first.
	 */
	public synchronized List<MailItem> folder(String address, String displayName) {
		Mailbox mailbox = mailbox(address);
		return mailbox.named(displayName)
			.map((folder) -> mailbox.items(folder).stream().map((item) -> view(folder, item)).toList())
			.orElse(List.of());
	}

	/**
	 * The addresses that have a mailbox so far.
	 */
	public synchronized List<String> addresses() {
		return List.copyOf(this.mailboxes.keySet());
	}

	public synchronized List<String> folderNames(String address) {
		return mailbox(address).folders().stream().map(Folder::displayName).toList();
	}

	/**
	 * Deliver what somebody wrote to each whom it is addressed to.
	 * @return the internet message id it was given
	 */
	public synchronized String deliver(Mail mail) {
		Message message = written(mail);
		List<Attachment> attachments = new ArrayList<>();
		mail.files().forEach((file) -> attachments.add(attached(file)));
		mail.forwarded().forEach((forwarded) -> attachments.add(attached(forwarded)));
		send(message, attachments);
		store(mailbox(mail.from()), Mailbox.SENT_ITEMS, message, attachments);
		return message.getInternetMessageId();
	}

	/**
	 * Be told of each mail that comes into a folder from outside the mailbox.
	 */
	public void onArrival(Consumer<Arrival> watcher) {
		this.watchers.add(watcher);
	}

	/**
	 * Make every delta link given out so far too old to be used.
	 */
	public synchronized void expireDeltaTokens() {
		this.deltaGeneration++;
	}

	public synchronized int deltaGeneration() {
		return this.deltaGeneration;
	}

	public synchronized List<MailFolder> folders(String address, @Nullable String parent) {
		Mailbox mailbox = mailbox(address);
		String parentId = (parent != null) ? mailbox.folder(parent).id() : null;
		return mailbox.folders()
			.stream()
			.filter((folder) -> Objects.equals(folder.parentId(), parentId))
			.map((folder) -> shown(mailbox, folder))
			.toList();
	}

	public synchronized MailFolder folderOf(String address, String idOrName) {
		Mailbox mailbox = mailbox(address);
		return shown(mailbox, mailbox.folder(idOrName));
	}

	public synchronized MailFolder createFolder(String address, @Nullable String parent, String displayName) {
		Mailbox mailbox = mailbox(address);
		if (mailbox.named(displayName).isPresent()) {
			throw new Refused(409, "ErrorFolderExists", "A folder with the specified name already exists.");
		}
		String parentId = (parent != null) ? mailbox.folder(parent).id() : null;
		return shown(mailbox, mailbox.open(null, displayName, parentId));
	}

	/**
	 * The mails of a folder, or of the whole mailbox, newest first.
	 */
	public synchronized List<Message> messages(String address, @Nullable String folder, IdKind kind) {
		Mailbox mailbox = mailbox(address);
		List<Item> items = (folder != null) ? mailbox.items(mailbox.folder(folder)) : mailbox.items();
		return items.reversed().stream().map((item) -> item.shown(kind)).toList();
	}

	public synchronized Message message(String address, String id, IdKind kind) {
		return mailbox(address).item(id).shown(kind);
	}

	public synchronized Message draft(String address, Message message, IdKind kind) {
		return draft(mailbox(address), message).shown(kind);
	}

	public synchronized Message update(String address, String id, JsonObject change, IdKind kind) {
		Mailbox mailbox = mailbox(address);
		Item item = mailbox.item(id);
		if (!Boolean.TRUE.equals(item.message.getIsDraft())) {
			change.keySet()
				.stream()
				.filter((name) -> !name.contains("@") && !CHANGEABLE_ONCE_SENT.contains(name))
				.findFirst()
				.ifPresent((name) -> {
					throw Refused.badRequest("ErrorInvalidRequest",
							"The property '" + name + "' can only be set on a draft.");
				});
		}
		item.message = GraphJson.model(GraphJson.overlay(GraphJson.tree(item.message), change),
				Message::createFromDiscriminatorValue);
		mailbox.changed(item);
		return item.shown(kind);
	}

	public synchronized Message move(String address, String id, String destination, IdKind kind) {
		Mailbox mailbox = mailbox(address);
		Item item = mailbox.item(id);
		mailbox.move(item, mailbox.folder(destination));
		return item.shown(kind);
	}

	public synchronized void delete(String address, String id) {
		Mailbox mailbox = mailbox(address);
		Item item = mailbox.item(id);
		Folder bin = mailbox.folder(Mailbox.DELETED_ITEMS);
		if (item.folderId.equals(bin.id())) {
			mailbox.remove(item);
		}
		else {
			mailbox.move(item, bin);
		}
	}

	/**
	 * Send a draft: it goes to Sent Items, and to each whom it is addressed to.
	 */
	public synchronized void send(String address, String id) {
		Mailbox mailbox = mailbox(address);
		Item item = mailbox.item(id);
		if (!Boolean.TRUE.equals(item.message.getIsDraft())) {
			throw Refused.badRequest("ErrorInvalidRequest", "The message is not a draft and cannot be sent again.");
		}
		send(item.message, item.attachments);
		mailbox.move(item, mailbox.folder(Mailbox.SENT_ITEMS));
	}

	/**
	 * Send a message that was never a draft.
	 */
	public synchronized void send(String address, Message message, boolean saveToSentItems) {
		Mailbox mailbox = mailbox(address);
		List<Attachment> attachments = takeAttachments(message);
		prepare(mailbox, message);
		send(message, attachments);
		if (saveToSentItems) {
			store(mailbox, Mailbox.SENT_ITEMS, message, attachments);
		}
	}

	/**
	 * Start an answer to a mail.
	 * @param comment put above the mail answered
	 * @param change laid over the answer that Exchange would have written
	 */
	public synchronized Message createReply(String address, String id, @Nullable String comment,
			@Nullable Message change, IdKind kind) {
		Mailbox mailbox = mailbox(address);
		Message answered = mailbox.item(id).message;
		Message reply = new Message();
		String subject = Objects.requireNonNullElse(answered.getSubject(), "");
		reply.setSubject(subject.regionMatches(true, 0, "RE:", 0, 3) ? subject : "RE: " + subject);
		reply.setToRecipients(List.of(answered.getFrom()));
		reply.setConversationId(answered.getConversationId());
		reply.setBody(html("<p>" + Objects.requireNonNullElse(comment, "") + "</p><hr>"
				+ Objects.requireNonNullElse(answered.getBody().getContent(), "")));
		if (change != null) {
			reply = GraphJson.model(GraphJson.overlay(GraphJson.tree(reply), GraphJson.tree(change)),
					Message::createFromDiscriminatorValue);
		}
		return draft(mailbox, reply).shown(kind);
	}

	public synchronized List<Attachment> attachments(String address, String id) {
		return mailbox(address).item(id).attachments.stream()
			.map((attachment) -> GraphJson.copy(attachment, Attachment::createFromDiscriminatorValue))
			.toList();
	}

	public synchronized Attachment attachment(String address, String id, String attachmentId) {
		return GraphJson.copy(mailbox(address).item(id).attachment(attachmentId),
				Attachment::createFromDiscriminatorValue);
	}

	public synchronized Attachment attach(String address, String id, Attachment attachment) {
		Mailbox mailbox = mailbox(address);
		Item item = mailbox.item(id);
		if (!Boolean.TRUE.equals(item.message.getIsDraft())) {
			throw Refused.badRequest("ErrorInvalidRequest", "Attachments can only be added to a draft.");
		}
		Attachment kept = named(attachment);
		item.attachments.add(kept);
		mailbox.changed(item);
		return GraphJson.copy(kept, Attachment::createFromDiscriminatorValue);
	}

	/**
	 * The number of the last change in a mailbox.
	 */
	public synchronized long lastChange(String address) {
		return mailbox(address).lastChange();
	}

	/**
	 * What has become of each mail that a folder gained, changed or lost after one change
	 * and up to another.
	 */
	public synchronized List<MailChange> changes(String address, String folder, long after, long upTo, IdKind kind) {
		Mailbox mailbox = mailbox(address);
		return mailbox.changes(after, upTo, mailbox.folder(folder), kind);
	}

	/**
	 * Put a mail about a meeting into somebody's Inbox; it is not kept in the sender's
	 * Sent Items.
	 */
	synchronized void deliverAboutMeeting(Message message, String recipient) {
		prepare(mailbox(message.getFrom().getEmailAddress().getAddress()), message);
		message.setIsDraft(false);
		message.setSentDateTime(now());
		arrive(message, List.of(), recipient);
	}

	private Item draft(Mailbox mailbox, Message message) {
		Optional.ofNullable(message.getInternetMessageHeaders())
			.stream()
			.flatMap(List::stream)
			.filter((header) -> !header.getName().regionMatches(true, 0, "x-", 0, 2))
			.findFirst()
			.ifPresent((header) -> {
				throw Refused.badRequest("InvalidInternetMessageHeader",
						"The internet message header name '" + header.getName() + "' should start with 'x-' or 'X-'.");
			});
		List<Attachment> attachments = takeAttachments(message);
		prepare(mailbox, message);
		return mailbox.put(mailbox.folder(Mailbox.DRAFTS), message, attachments);
	}

	private List<Attachment> takeAttachments(Message message) {
		List<Attachment> attachments = Optional.ofNullable(message.getAttachments()).orElse(List.of());
		List<Attachment> kept = attachments.stream().map(this::named).toList();
		message.setAttachments(null);
		return kept;
	}

	private Attachment named(Attachment attachment) {
		attachment.setId(Ids.item("AAMkADa-"));
		attachment.setLastModifiedDateTime(now());
		attachment.setIsInline(Boolean.TRUE.equals(attachment.getIsInline()));
		if (attachment instanceof FileAttachment file) {
			byte[] bytes = file.getContentBytes();
			file.setSize((bytes != null) ? bytes.length : 0);
			file.setContentType(Objects.requireNonNullElse(file.getContentType(), "application/octet-stream"));
		}
		return attachment;
	}

	private void prepare(Mailbox mailbox, Message message) {
		OffsetDateTime now = now();
		Recipient owner = recipient(mailbox.address());
		Recipient from = message.getFrom();
		if (from != null && !mailbox.address().equalsIgnoreCase(from.getEmailAddress().getAddress())) {
			throw new Refused(403, "ErrorSendAsDenied",
					"The user account which was used to submit this request does not have the right to send mail on "
							+ "behalf of the specified sending account.");
		}
		message.setFrom(owner);
		message.setSender(owner);
		message.setIsDraft(true);
		message.setIsRead(true);
		message.setCreatedDateTime(now);
		message.setLastModifiedDateTime(now);
		message.setReceivedDateTime(now);
		message.setSentDateTime(now);
		message.setInternetMessageId("<" + Ids.uuid() + "@" + mailbox.address().replaceFirst(".*@", "") + ">");
		message.setSubject(Objects.requireNonNullElse(message.getSubject(), ""));
		message.setBody(Objects.requireNonNullElseGet(message.getBody(), () -> html("")));
		message.setBodyPreview(preview(message));
		message.setImportance(Objects.requireNonNullElse(message.getImportance(), Importance.Normal));
		message.setInferenceClassification(InferenceClassificationType.Focused);
		message.setCategories(Objects.requireNonNullElse(message.getCategories(), List.of()));
		message.setToRecipients(withNames(message.getToRecipients()));
		message.setCcRecipients(withNames(message.getCcRecipients()));
		message.setBccRecipients(withNames(message.getBccRecipients()));
		message.setReplyTo(withNames(message.getReplyTo()));
		message.setFlag(Objects.requireNonNullElseGet(message.getFlag(), Mailboxes::notFlagged));
		message
			.setConversationId(Objects.requireNonNullElseGet(message.getConversationId(), () -> Ids.item("AAQkADc-")));
	}

	private static String preview(Message message) {
		String text = Objects.requireNonNullElse(message.getBody().getContent(), "")
			.replaceAll("<[^>]+>", " ")
			.replaceAll("\\s+", " ")
			.strip();
		return text.substring(0, Math.min(255, text.length()));
	}

	private void send(Message message, List<Attachment> attachments) {
		Set<String> recipients = new LinkedHashSet<>();
		Stream.of(message.getToRecipients(), message.getCcRecipients(), message.getBccRecipients())
			.flatMap(List::stream)
			.map((recipient) -> Directory.key(recipient.getEmailAddress().getAddress()))
			.forEach(recipients::add);
		if (recipients.isEmpty()) {
			throw Refused.badRequest("ErrorInvalidRecipients", "At least one recipient isn't valid.");
		}
		recipients.forEach(Mailboxes::checkAddress);
		message.setIsDraft(false);
		message.setSentDateTime(now());
		message.setLastModifiedDateTime(now());
		recipients.forEach((recipient) -> arrive(message, attachments, recipient));
	}

	private static void checkAddress(String address) {
		if (!address.matches("[^@\\s]+@[^@\\s]+")) {
			throw Refused.badRequest("ErrorInvalidRecipients",
					"At least one recipient is not valid., Recipient '" + address + "' is not resolved.");
		}
	}

	private void arrive(Message message, List<Attachment> attachments, String recipient) {
		Message copy = GraphJson.copy(message, Message::createFromDiscriminatorValue);
		copy.setBccRecipients(List.of());
		copy.setCategories(List.of());
		copy.setFlag(notFlagged());
		thread(copy);
		copy.setSingleValueExtendedProperties(null);
		copy.setMultiValueExtendedProperties(null);
		copy.setIsRead(false);
		copy.setReceivedDateTime(now());
		store(mailbox(recipient), Mailbox.INBOX, copy, attachments);
	}

	/** Exchange makes the headers of a thread of these properties when it sends. */
	private static void thread(Message message) {
		List<InternetMessageHeader> headers = new ArrayList<>(
				Objects.requireNonNullElse(message.getInternetMessageHeaders(), List.of()));
		Objects
			.requireNonNullElse(message.getSingleValueExtendedProperties(),
					List.<SingleValueLegacyExtendedProperty>of())
			.forEach((property) -> Optional.ofNullable(THREAD.get(property.getId()))
				.ifPresent((name) -> headers.add(header(name, property.getValue()))));
		message.setInternetMessageHeaders(headers);
	}

	private void store(Mailbox mailbox, String folderName, Message message, List<Attachment> attachments) {
		Folder folder = mailbox.folder(folderName);
		Item item = mailbox.put(folder, message, attachments);
		Arrival arrival = new Arrival(mailbox.address(), folder.id(), folderName, item.id, item.immutableId);
		this.watchers.forEach((watcher) -> watcher.accept(arrival));
	}

	private Message written(Mail mail) {
		Message message = new Message();
		message.setSubject(mail.subject());
		ItemBody body = new ItemBody();
		body.setContentType(mail.html() ? BodyType.Html : BodyType.Text);
		body.setContent(mail.text());
		message.setBody(body);
		message.setToRecipients(mail.to().stream().map(this::recipient).toList());
		message.setCcRecipients(mail.cc().stream().map(this::recipient).toList());
		List<InternetMessageHeader> headers = new ArrayList<>();
		mail.headers().forEach((name, value) -> headers.add(header(name, value)));
		if (mail.inReplyTo() != null) {
			headers.add(header("In-Reply-To", mail.inReplyTo()));
			headers.add(header("References", mail.inReplyTo()));
		}
		message.setInternetMessageHeaders(headers);
		answered(mail).ifPresent((answered) -> message.setConversationId(answered.getConversationId()));
		prepare(mailbox(mail.from()), message);
		String own = mail.headers().get("Message-ID");
		if (own != null) {
			message.setInternetMessageId(own);
		}
		message.getFrom().getEmailAddress().setName(mail.fromName());
		message.setReplyTo(withNames(mail.replyTo().stream().map(this::recipient).toList()));
		return message;
	}

	private Optional<Message> answered(Mail mail) {
		return this.mailboxes.values()
			.stream()
			.flatMap((mailbox) -> mailbox.items().stream())
			.map((item) -> item.message)
			.filter((message) -> message.getInternetMessageId().equals(mail.inReplyTo()))
			.findFirst();
	}

	private Attachment attached(MailFile file) {
		FileAttachment attachment = new FileAttachment();
		attachment.setName(file.name());
		attachment.setContentType(file.contentType());
		attachment.setContentBytes(file.bytes());
		attachment.setIsInline(file.inline());
		return named(attachment);
	}

	private Attachment attached(Mail forwarded) {
		ItemAttachment attachment = new ItemAttachment();
		attachment.setName(forwarded.subject());
		Message message = written(forwarded);
		message.setIsDraft(false);
		message.setAttachments(Stream
			.concat(forwarded.files().stream().map(this::attached), forwarded.forwarded().stream().map(this::attached))
			.toList());
		attachment.setItem(message);
		attachment.setSize(forwarded.text().length());
		return named(attachment);
	}

	private MailItem view(Folder folder, Item item) {
		Message message = item.message;
		OffsetDateTime at = message.getReceivedDateTime();
		Map<String, String> headers = new LinkedHashMap<>();
		Optional.ofNullable(message.getInternetMessageHeaders())
			.stream()
			.flatMap(List::stream)
			.forEach((header) -> headers.put(header.getName(), header.getValue()));
		return new MailItem(item.immutableId, message.getInternetMessageId(), message.getConversationId(),
				folder.displayName(), message.getFrom().getEmailAddress().getAddress(),
				addresses(message.getToRecipients()), addresses(message.getCcRecipients()),
				addresses(message.getBccRecipients()), message.getSubject(),
				Objects.requireNonNullElse(message.getBody().getContent(), ""), headers, item.files(),
				message.getCategories(), Boolean.TRUE.equals(message.getIsRead()), at.toInstant(),
				MeetingMails.meeting(message));
	}

	private static MailFolder shown(Mailbox mailbox, Folder folder) {
		List<Item> items = mailbox.items(folder);
		MailFolder shown = new MailFolder();
		shown.setId(folder.id());
		shown.setDisplayName(folder.displayName());
		shown.setParentFolderId(Objects.requireNonNullElse(folder.parentId(), "AAMkADroot="));
		shown.setTotalItemCount(items.size());
		shown.setUnreadItemCount(
				(int) items.stream().filter((item) -> !Boolean.TRUE.equals(item.message.getIsRead())).count());
		shown.setChildFolderCount(
				(int) mailbox.folders().stream().filter((child) -> folder.id().equals(child.parentId())).count());
		shown.setIsHidden(false);
		return shown;
	}

	private Mailbox mailbox(String address) {
		return this.mailboxes.computeIfAbsent(Directory.key(address), Mailbox::new);
	}

	private List<Recipient> withNames(@Nullable List<Recipient> recipients) {
		if (recipients == null) {
			return List.of();
		}
		return recipients.stream().map((recipient) -> {
			EmailAddress address = recipient.getEmailAddress();
			if (address == null || address.getAddress() == null) {
				throw Refused.badRequest("ErrorInvalidRecipients", "At least one recipient isn't valid.");
			}
			Recipient named = recipient(address.getAddress());
			if (address.getName() != null) {
				named.getEmailAddress().setName(address.getName());
			}
			return named;
		}).toList();
	}

	Recipient recipient(String address) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		email.setName(this.directory.nameOf(address));
		Recipient recipient = new Recipient();
		recipient.setEmailAddress(email);
		return recipient;
	}

	private static List<String> addresses(List<Recipient> recipients) {
		return recipients.stream().map((recipient) -> recipient.getEmailAddress().getAddress()).toList();
	}

	private static InternetMessageHeader header(String name, String value) {
		InternetMessageHeader header = new InternetMessageHeader();
		header.setName(name);
		header.setValue(value);
		return header;
	}

	private static FollowupFlag notFlagged() {
		FollowupFlag flag = new FollowupFlag();
		flag.setFlagStatus(FollowupFlagStatus.NotFlagged);
		return flag;
	}

	private static ItemBody html(String content) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(content);
		return body;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
