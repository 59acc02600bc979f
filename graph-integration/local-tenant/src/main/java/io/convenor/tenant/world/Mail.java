package io.convenor.tenant.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody writes, before it is delivered.
 *
 * @param text plain text
 * @param files what is attached
 * @param forwarded other mails attached whole, as a forwarded thread is
 * @param headers further internet headers
 * @param replyTo where answers are wanted, where that is not the sender
 * @param html whether the text is HTML
 * @param inReplyTo the internet message id of the mail that this one answers
 */
public record Mail(String from, String fromName, List<String> to, List<String> cc, String subject, String text,
		List<MailFile> files, List<Mail> forwarded, Map<String, String> headers, @Nullable String inReplyTo,
		List<String> replyTo, boolean html) {

	public Mail(String from, String fromName, List<String> to, List<String> cc, String subject, String text,
			List<MailFile> files, List<Mail> forwarded, Map<String, String> headers, @Nullable String inReplyTo) {
		this(from, fromName, to, cc, subject, text, files, forwarded, headers, inReplyTo, List.of(), false);
	}

	public Mail {
		to = List.copyOf(to);
		cc = List.copyOf(cc);
		files = List.copyOf(files);
		forwarded = List.copyOf(forwarded);
		headers = Map.copyOf(headers);
		replyTo = List.copyOf(replyTo);
	}

	public static Mail from(String address) {
		return from(address, address);
	}

	public static Mail from(String address, String name) {
		return new Mail(address, name, List.of(), List.of(), "", "", List.of(), List.of(), Map.of(), null);
	}

	public Mail to(String... addresses) {
		return new Mail(this.from, this.fromName, List.of(addresses), this.cc, this.subject, this.text, this.files,
				this.forwarded, this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail cc(String... addresses) {
		return new Mail(this.from, this.fromName, this.to, List.of(addresses), this.subject, this.text, this.files,
				this.forwarded, this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail subject(String subject) {
		return new Mail(this.from, this.fromName, this.to, this.cc, subject, this.text, this.files, this.forwarded,
				this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail text(String text) {
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, text, this.files, this.forwarded,
				this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail attach(String name, String contentType, byte[] bytes) {
		return attach(new MailFile(name, contentType, bytes));
	}

	public Mail attach(MailFile file) {
		List<MailFile> more = new ArrayList<>(this.files);
		more.add(file);
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, this.text, more, this.forwarded,
				this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail forward(Mail other) {
		List<Mail> more = new ArrayList<>(this.forwarded);
		more.add(other);
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, this.text, this.files, more,
				this.headers, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail header(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, this.text, this.files, this.forwarded,
				more, this.inReplyTo, this.replyTo, this.html);
	}

	public Mail answering(MailItem item) {
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, this.text, this.files, this.forwarded,
				this.headers, item.internetMessageId(), this.replyTo, this.html);
	}

	public Mail replyTo(String... addresses) {
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, this.text, this.files, this.forwarded,
				this.headers, this.inReplyTo, List.of(addresses), this.html);
	}

	public Mail html(String text) {
		return new Mail(this.from, this.fromName, this.to, this.cc, this.subject, text, this.files, this.forwarded,
				this.headers, this.inReplyTo, this.replyTo, true);
	}

}
