package io.convenor.delivery;

/**
 * A mail to one person, from the CP mailbox. There is no way to write to two.
 *
 * @param from the mailbox it is sent from
 * @param subject carries a reference and nothing else about the case
 */
public record IndividualMail(String from, String to, String toName, String subject, String htmlBody) {

	public IndividualMail {
		if (to.indexOf('@') < 0) {
			throw new IllegalArgumentException("A mail goes to a mailbox; who has none is written to on paper");
		}
	}

}
