package io.convenor.graph;

import java.util.Set;

/**
 * Whether the tenant is set up as the bot needs it. Each check makes one request at most
 * and changes nothing.
 */
public interface TenantChecks {

	/**
	 * The application permissions that the bot's own token carries. Those that Exchange
	 * grants by role (RBAC for Applications) are not among them. No request.
	 */
	Set<String> grantedPermissions();

	/**
	 * Whether a mailbox may hold Teams meetings: no, when its account lacks the licence.
	 */
	boolean mayHoldTeamsMeetings(String organiser);

	/** Whether the mailbox opens for us. */
	boolean opensMailbox(String mailbox);

	/**
	 * What people see as the sender of a mail from this mailbox: Exchange shows its
	 * display name, whatever a mail says. Empty where it has none.
	 */
	String senderShown(String mailbox);

	/**
	 * Whether the lobby of this organiser's meetings is ours to set (the application
	 * access policy).
	 */
	boolean maySetLobby(String organiserId);

	/** Whether the document library opens for us. */
	boolean opensLibrary();

}
