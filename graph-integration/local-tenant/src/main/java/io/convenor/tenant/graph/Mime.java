package io.convenor.tenant.graph;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemAttachment;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message as the internet carries it.
 */
final class Mime {

	private static final String BOUNDARY = "_northmere_local_tenant_";

	private static final String END = "\r\n";

	private Mime() {
	}

	static String of(Message message, List<Attachment> attachments) {
		StringBuilder text = new StringBuilder();
		header(text, "From", addresses(List.of(message.getFrom())));
		header(text, "To", addresses(message.getToRecipients()));
		header(text, "Cc", addresses(message.getCcRecipients()));
		header(text, "Subject", encoded(message.getSubject()));
		header(text, "Message-ID", message.getInternetMessageId());
		if (message.getSentDateTime() != null) {
			header(text, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(message.getSentDateTime()));
		}
		for (InternetMessageHeader header : Objects.requireNonNullElse(message.getInternetMessageHeaders(),
				List.<InternetMessageHeader>of())) {
			header(text, header.getName(), header.getValue());
		}
		header(text, "MIME-Version", "1.0");
		header(text, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
		text.append(END);
		boolean html = message.getBody().getContentType() == BodyType.Html;
		byte[] body = Objects.requireNonNullElse(message.getBody().getContent(), "").getBytes(StandardCharsets.UTF_8);
		part(text, (html ? "text/html" : "text/plain") + "; charset=utf-8", null, body);
		for (Attachment attachment : attachments) {
			if (attachment instanceof FileAttachment file) {
				part(text, file.getContentType(), file.getName(), file.getContentBytes());
			}
			else if (attachment instanceof ItemAttachment item && item.getItem() instanceof Message within) {
				embedded(text, of(within, Objects.requireNonNullElse(within.getAttachments(), List.of())));
			}
		}
		return text.append("--").append(BOUNDARY).append("--").append(END).toString();
	}

	/** A mail is carried within another as it is. */
	private static void embedded(StringBuilder text, String mail) {
		text.append("--").append(BOUNDARY).append(END);
		header(text, "Content-Type", "message/rfc822");
		text.append(END).append(mail.replace(BOUNDARY, BOUNDARY + "within_")).append(END);
	}

	private static void part(StringBuilder text, String contentType, @Nullable String name, byte[] content) {
		text.append("--").append(BOUNDARY).append(END);
		header(text, "Content-Type", contentType);
		header(text, "Content-Transfer-Encoding", "base64");
		if (name != null) {
			header(text, "Content-Disposition", "attachment; filename=\"" + encoded(name).replace("\"", "") + "\"");
		}
		text.append(END).append(Base64.getMimeEncoder().encodeToString(content)).append(END);
	}

	private static void header(StringBuilder text, String name, String value) {
		if (!value.isEmpty()) {
			text.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append(END);
		}
	}

	private static String addresses(@Nullable List<Recipient> recipients) {
		return Objects.requireNonNullElse(recipients, List.<Recipient>of())
			.stream()
			.map((recipient) -> recipient.getEmailAddress())
			.map((email) -> encoded(email.getName()) + " <" + email.getAddress() + ">")
			.collect(Collectors.joining(", "));
	}

	private static String encoded(@Nullable String text) {
		String value = Objects.requireNonNullElse(text, "");
		boolean plain = value.chars().allMatch((character) -> character >= ' ' && character < 127);
		return plain ? value
				: "=?utf-8?B?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
	}

}
