package io.convenor.chat;

/** The people a command or a button is for. */
public enum Audience {

	/** Anyone of the authority who can reach the bot. */
	EVERYONE,

	/** Those who run conferences: chairs and reviewing officers. */
	CHAIRS,

	/** The administration team. */
	ADMINISTRATORS,

	/**
	 * With whom meetings are kept that stay with a group, such as those about
	 * allegations.
	 */
	CUSTODIANS,

	/** Those who look after conferences: all of these. */
	STAFF

}
