package io.convenor.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, from the CP mailbox. There is no way to write to two.
 *
 * @param from the mailbox it is sent from
 * @param subject carries a reference and nothing else about the case
 * @param answers the internet message id of the mail that it answers; null where it
 * answers none
 */
public record IndividualMail(String from, String to, String toName, String subject, String htmlBody,
		@Nullable String answers) {

	public IndividualMail {
		if (to.indexOf('@') < 0) {
			throw new IllegalArgumentException("A mail goes to a mailbox; who has none is written to on paper");
		}
	}

	public IndividualMail(String from, String to, String toName, String subject, String htmlBody) {
		this(from, to, toName, subject, htmlBody, null);
	}

}
