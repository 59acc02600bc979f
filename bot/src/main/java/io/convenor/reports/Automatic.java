package io.convenor.reports;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;

/**
 * Tells mail that a machine wrote from mail that a person wrote, so that two machines
 * never answer each other.
 */
@Component
class Automatic {

	private static final Set<String> BOUNCERS = Set.of("mailer-daemon", "postmaster");

	private static final Pattern EXCHANGE = Pattern.compile("microsoftexchange[0-9a-f]+");

	private static final Pattern NOBODY = Pattern.compile("(?:no|not|donot|do-not|do\\.not)[-_.]?reply.*");

	private static final List<String> BOUNCED = List.of("undeliverable", "undelivered mail",
			"delivery status notification", "mail delivery failed", "mail delivery failure", "delivery has failed",
			"delivery failure", "returned mail", "failure notice", "message not delivered", "delivery delayed");

	private static final List<String> REPLIED = List.of("automatic reply", "auto reply", "auto-reply", "autoreply",
			"auto:", "automatic response", "auto response", "out of office", "out of the office",
			"away from the office", "annual leave", "read:", "not read:", "accepted:", "declined:", "tentative:",
			"recall:");

	private final Authority authority;

	Automatic(Authority authority) {
		this.authority = authority;
	}

	Sender kindOf(ArrivedMail mail) {
		String address = mail.sender().strip().toLowerCase(Locale.ROOT);
		String local = local(address);
		String subject = mail.subject().strip().toLowerCase(Locale.ROOT);
		if (address.equalsIgnoreCase(this.authority.cpMailbox())
				|| address.equalsIgnoreCase(this.authority.organiser())) {
			return Sender.OURSELVES;
		}
		if (address.isEmpty() || BOUNCERS.contains(local) || EXCHANGE.matcher(local).matches()
				|| BOUNCED.stream().anyMatch(subject::startsWith)) {
			return Sender.BOUNCE;
		}
		return REPLIED.stream().anyMatch(subject::startsWith) ? Sender.AUTOMATIC_REPLY : Sender.PERSON;
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

		PERSON, AUTOMATIC_REPLY, BOUNCE, OURSELVES

	}

}
