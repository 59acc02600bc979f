package io.convenor.tenant.graph;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: an application for itself, or for a signed-in person.
 *
 * @param userId the person's object id; absent when the application acts for itself
 * @param permissions the roles or scopes of the token
 */
public record Caller(boolean appOnly, @Nullable String userId, String appId, Set<String> permissions) {

	public Caller {
		permissions = Set.copyOf(permissions);
	}

	/**
	 * Whether the whole profile of a person is shown: one's own, and anybody's to whoever
	 * has one of these permissions.
	 */
	boolean sees(String personId, Set<String> needed) {
		return personId.equals(this.userId) || this.permissions.stream().anyMatch(needed::contains);
	}

}
