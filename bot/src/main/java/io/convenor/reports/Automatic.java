package io.convenor.reports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;

/**
 * Tells mail that a machine wrote from mail that a person wrote, so that two machines
 * never answer each other, and what a person wrote is never taken for a machine's.
 */
@Component
class Automatic {

	private static final Set<String> BOUNCERS = Set.of("mailer-daemon", "postmaster");

	private static final Pattern EXCHANGE = Pattern.compile("microsoftexchange[0-9a-f]+");

	private static final Pattern NOBODY = Pattern.compile("(?:no|not|donot|do-not|do\\.not)[-_.]?reply.*");

	private static final List<String> BOUNCED = List.of("undeliverable", "undelivered mail",
			"delivery status notification", "mail delivery failed", "mail delivery failure", "delivery has failed",
			"delivery failure", "returned mail", "failure notice", "message not delivered", "delivery delayed");

	/** A person may begin so, too: it counts where a colon, "re" or nothing follows. */
	private static final Pattern REPLIED = Pattern.compile("(?:automatic reply|auto[- ]?reply|automatic response"
			+ "|auto response|out of (?:the )?office(?: auto[- ]?reply)?|ateb awtomatig"
			+ "|automatische antwort|r[eé]ponse automatique|respuesta autom[aá]tica|odpowied[zź] automatyczna)"
			+ "(?:\\s*:.*|\\s+re:.*|\\s*)|(?:auto|away from the office|annual leave)\\s*");

	private static final Pattern RECEIPT = Pattern
		.compile("(?:read|not read|delivered|relayed|read receipt|darllenwyd)\\s*:.*");

	private static final Pattern RECALL = Pattern.compile("recall:.*|.*\\bwould like to recall the message\\b.*");

	/** Nobody reads what is written there, and nobody will. */
	private static final Pattern GONE = Pattern
		.compile("(?i)\\bno longer (?:works?|working|employed|with|at|in (?:post|use)"
				+ "|monitored|active|exists?|an? )|\\b(?:has|have) (?:now )?(?:left(?! the office)|retired)\\b"
				+ "|\\b(?:mailbox|address|account|inbox) (?:is|has been) (?:not monitored|closed|deactivated|unmonitored)\\b");

	private final Authority authority;

	Automatic(Authority authority) {
		this.authority = authority;
	}

	Sender kindOf(ArrivedMail mail) {
		return kindOf(mail, Map.of());
	}

	/**
	 * Who wrote a mail.
	 * @param headers its internet headers, by name in small letters, as far as they are
	 * known
	 */
	Sender kindOf(ArrivedMail mail, Map<String, List<String>> headers) {
		String address = mail.sender().strip().toLowerCase(Locale.ROOT);
		String local = local(address);
		String subject = mail.subject().strip().toLowerCase(Locale.ROOT);
		if (address.equalsIgnoreCase(this.authority.cpMailbox())
				|| address.equalsIgnoreCase(this.authority.organiser())) {
			return Sender.OURSELVES;
		}
		if (RECALL.matcher(subject).matches()) {
			return Sender.RECALL;
		}
		if (address.isEmpty() || BOUNCERS.contains(local) || EXCHANGE.matcher(local).matches()
				|| BOUNCED.stream().anyMatch(subject::startsWith)
				|| first(headers, "content-type").contains("delivery-status")
				|| !first(headers, "x-failed-recipients").isEmpty()) {
			return Sender.BOUNCE;
		}
		if (RECEIPT.matcher(subject).matches() || first(headers, "content-type").contains("disposition-notification")) {
			return Sender.RECEIPT;
		}
		if (REPLIED.matcher(subject).matches() || saysSoItself(headers)) {
			return Sender.AUTOMATIC_REPLY;
		}
		boolean program = first(headers, "auto-submitted").startsWith("auto-") && !mail.hasAttachments();
		return program ? Sender.PROGRAM : Sender.PERSON;
	}

	/** Whether an automatic reply says that it is so for good. */
	static boolean saysGoneForGood(String text) {
		return GONE.matcher(text).find();
	}

	/** A scanner's mail is made by a machine as well, but it is no reply. */
	private static boolean saysSoItself(Map<String, List<String>> headers) {
		return first(headers, "auto-submitted").startsWith("auto-replied") || !first(headers, "x-autoreply").isEmpty()
				|| !first(headers, "x-autorespond").isEmpty()
				|| !first(headers, "x-ms-exchange-inbox-rules-loop").isEmpty()
				|| first(headers, "x-ms-exchange-generated-message-source").startsWith("mailbox rules")
				|| first(headers, "precedence").equals("auto_reply");
	}

	private static String first(Map<String, List<String>> headers, String name) {
		return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
	}

	/** Whether anybody would read an answer. */
	boolean mayBeAnswered(ArrivedMail mail) {
		return kindOf(mail) == Sender.PERSON && EmailAddress.parse(mail.sender()).isPresent()
				&& !NOBODY.matcher(local(mail.sender().strip().toLowerCase(Locale.ROOT))).matches();
	}

	private static String local(String address) {
		int at = address.lastIndexOf('@');
		return (at < 0) ? address : address.substring(0, at);
	}

	/** Who wrote a mail. */
	enum Sender {

		PERSON,

		/** It is no reply, and may hold what a person typed into a form. */
		PROGRAM,

		AUTOMATIC_REPLY, RECEIPT, BOUNCE, RECALL, OURSELVES

	}

}
