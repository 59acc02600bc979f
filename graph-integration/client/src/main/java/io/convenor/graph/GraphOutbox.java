package io.convenor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;

/**
 * Mail written as a draft that carries its key, then sent: a draft and what became of it
 * can be found again, which Graph's own "send this" cannot offer.
 */
final class GraphOutbox implements Outbox {

	private static final String KEY_PROPERTY = "String {8d6f4f1e-7f2b-4c39-9a53-2f4c2f0b7a61} Name ConvenorDelivery";

	private static final String IN_REPLY_TO = "String 0x1042";

	private static final String REFERENCES = "String 0x1039";

	private static final String KEY_HEADER = "x-convenor-delivery";

	// Exchange answers no mail by itself that asks for it; what could not be delivered is
	// told all the same.
	private static final String NO_AUTOMATIC_ANSWER_HEADER = "X-Auto-Response-Suppress";

	private static final String NO_AUTOMATIC_ANSWER = "OOF, AutoReply";

	// A request may hold 4 MB, and Base64 takes a third more than what it carries.
	private static final int MOST_BYTES_IN_DRAFT = 2_500_000;

	private static final int MOST_BYTES_IN_FILE = 3_000_000;

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	GraphOutbox(GraphServiceClient graph, GraphCalls calls) {
		this.graph = graph;
		this.calls = calls;
	}

	@Override
	public SentMail send(IdempotencyKey key, Mail mail) {
		mail.attachments().forEach(GraphOutbox::refuseTooLarge);
		return key.triedBefore() ? resume(key, mail) : write(key, mail);
	}

	private SentMail resume(IdempotencyKey key, Mail mail) {
		List<Message> found = find(key, mail.from());
		for (Message each : found) {
			if (!Boolean.TRUE.equals(each.getIsDraft())) {
				return sent(each);
			}
		}
		return found.isEmpty() ? write(key, mail) : complete(key, found.getFirst(), mail);
	}

	private SentMail write(IdempotencyKey key, Mail mail) {
		boolean together = fitTogether(mail);
		Message draft = draft(key, mail, together);
		Message written = this.calls.ask(Operation.DRAFT_MAIL, mail.from(),
				() -> this.graph.users().byUserId(mail.from()).messages().post(draft));
		if (!together) {
			mail.attachments().forEach((file) -> attach(mail.from(), written.getId(), file));
		}
		return post(mail.from(), written);
	}

	private SentMail complete(IdempotencyKey key, Message draft, Mail mail) {
		String id = draft.getId();
		if (!fitTogether(mail)) {
			List<String> there = namesOfAttached(mail.from(), id);
			for (Attachment file : mail.attachments()) {
				if (!there.remove(file.name())) {
					attach(mail.from(), id, file);
				}
			}
		}
		try {
			return post(mail.from(), draft);
		}
		catch (GraphFailure.NotFound gone) {
			return find(key, mail.from()).stream()
				.filter((each) -> !Boolean.TRUE.equals(each.getIsDraft()))
				.findFirst()
				.map(GraphOutbox::sent)
				.orElseThrow(() -> gone);
		}
	}

	private SentMail post(String from, Message draft) {
		this.calls.tell(Operation.SEND_MAIL, from, () -> message(from, draft.getId()).send().post());
		return sent(draft);
	}

	private static SentMail sent(Message message) {
		return new SentMail(message.getId(), Objects.requireNonNullElse(message.getInternetMessageId(), ""),
				Objects.requireNonNullElse(message.getConversationId(), ""));
	}

	private List<Message> find(IdempotencyKey key, String from) {
		String filter = "singleValueExtendedProperties/Any(ep: ep/id eq %s and ep/value eq %s)"
			.formatted(Filters.quoted(KEY_PROPERTY), Filters.quoted(key.uuid().toString()));
		return Pages.orEmpty(this.calls
			.ask(Operation.FIND_MAIL, from, () -> this.graph.users().byUserId(from).messages().get((get) -> {
				get.queryParameters.filter = filter;
				get.queryParameters.select = new String[] { "id", "isDraft", "internetMessageId", "conversationId" };
			}))
			.getValue());
	}

	private void attach(String from, String id, Attachment file) {
		this.calls.ask(Operation.ATTACH_FILE, from, () -> message(from, id).attachments().post(attachment(file)));
	}

	private List<String> namesOfAttached(String from, String id) {
		List<String> names = new ArrayList<>();
		Pages
			.orEmpty(
					this.calls
						.ask(Operation.LIST_ATTACHMENTS, from,
								() -> message(from, id).attachments()
									.get((get) -> get.queryParameters.select = new String[] { "id", "name" }))
						.getValue())
			.forEach((attached) -> names.add(attached.getName()));
		return names;
	}

	private MessageItemRequestBuilder message(String from, String id) {
		return this.graph.users().byUserId(from).messages().byMessageId(id);
	}

	private static Message draft(IdempotencyKey key, Mail mail, boolean withAttachments) {
		Message draft = new Message();
		draft.setSubject(mail.subject());
		draft.setBody(html(mail.htmlBody()));
		draft.setToRecipients(List.of(recipient(mail.to(), mail.toName())));
		draft.setInternetMessageHeaders(List.of(header(KEY_HEADER, key.uuid().toString()),
				header(NO_AUTOMATIC_ANSWER_HEADER, NO_AUTOMATIC_ANSWER)));
		draft.setSingleValueExtendedProperties(properties(key, mail.answers()));
		if (withAttachments && !mail.attachments().isEmpty()) {
			draft.setAttachments(new ArrayList<>(mail.attachments().stream().map(GraphOutbox::attachment).toList()));
		}
		return draft;
	}

	private static ItemBody html(String content) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(content);
		return body;
	}

	private static Recipient recipient(String address, String name) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		email.setName(name);
		Recipient recipient = new Recipient();
		recipient.setEmailAddress(email);
		return recipient;
	}

	private static InternetMessageHeader header(String name, String value) {
		InternetMessageHeader header = new InternetMessageHeader();
		header.setName(name);
		header.setValue(value);
		return header;
	}

	// Graph lets nobody write the headers that make a thread, but Exchange makes them of
	// these properties.
	private static List<SingleValueLegacyExtendedProperty> properties(IdempotencyKey key, @Nullable String answers) {
		SingleValueLegacyExtendedProperty ours = property(KEY_PROPERTY, key.uuid().toString());
		return (answers == null || answers.isBlank()) ? List.of(ours)
				: List.of(ours, property(IN_REPLY_TO, answers), property(REFERENCES, answers));
	}

	private static SingleValueLegacyExtendedProperty property(String id, String value) {
		SingleValueLegacyExtendedProperty property = new SingleValueLegacyExtendedProperty();
		property.setId(id);
		property.setValue(value);
		return property;
	}

	private static FileAttachment attachment(Attachment file) {
		FileAttachment attachment = new FileAttachment();
		attachment.setName(file.name());
		attachment.setContentType(file.contentType());
		attachment.setContentBytes(file.content());
		return attachment;
	}

	private static boolean fitTogether(Mail mail) {
		return mail.attachments().stream().mapToLong((file) -> file.content().length).sum() <= MOST_BYTES_IN_DRAFT;
	}

	private static void refuseTooLarge(Attachment file) {
		if (file.content().length > MOST_BYTES_IN_FILE) {
			throw new IllegalArgumentException("An attached file may hold 3 MB at most");
		}
	}

}
