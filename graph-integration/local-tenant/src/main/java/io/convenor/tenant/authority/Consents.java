package io.convenor.tenant.authority;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the tenant lets the bot do: application permissions an administrator has granted,
 * and delegated permissions each person has consented to.
 */
public final class Consents {

	/** The application permissions the bot is granted when the tenant starts. */
	public static final List<String> APPLICATION_PERMISSIONS = List.of("Calendars.ReadWrite", "Mail.ReadWrite",
			"Mail.Send", "OnlineMeetings.ReadWrite.All", "OnlineMeetingArtifact.Read.All", "Place.Read.All",
			"Sites.Selected", "User.ReadBasic.All", "GroupMember.Read.All", "ChannelMessage.Read.Group",
			"ChannelSettings.Read.Group");

	/** The delegated permissions a person consents to on first use. */
	public static final List<String> DELEGATED_PERMISSIONS = List.of("ChannelMessage.Send", "User.Read");

	private final Set<String> application = new LinkedHashSet<>(APPLICATION_PERMISSIONS);

	private final Map<String, Set<String>> delegated = new TreeMap<>();

	synchronized Set<String> application() {
		return Set.copyOf(this.application);
	}

	synchronized void grant(String permission) {
		this.application.add(permission);
	}

	synchronized void withdraw(String permission) {
		this.application.remove(permission);
	}

	synchronized Set<String> delegated(String userId) {
		return Set.copyOf(this.delegated.getOrDefault(userId, Set.of()));
	}

	synchronized void consent(String userId, Collection<String> permissions) {
		this.delegated.put(userId, new LinkedHashSet<>(permissions));
	}

	synchronized void withdrawConsent(String userId) {
		this.delegated.remove(userId);
	}

}
