package io.convenor.tenant.world;

/**
 * The two sorts of id that Exchange gives a mail.
 */
public enum IdKind {

	/** Changes whenever the mail is moved to another folder. */
	REGULAR,

	/** Stays with the mail as long as it stays in the mailbox. */
	IMMUTABLE

}
