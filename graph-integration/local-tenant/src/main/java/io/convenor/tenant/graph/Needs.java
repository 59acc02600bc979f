package io.convenor.tenant.graph;

import java.util.Set;

import io.convenor.tenant.world.Refused;

/**
 * The permissions that let somebody ask for an operation: any one of a set, which differs
 * for an application asking for itself and for one asking for a person.
 *
 * @param mailbox whether it touches a mailbox, where a person needs a permission of its
 * own for somebody else's
 */
record Needs(Set<String> application, Set<String> delegated, boolean mailbox) {

	/**
	 * The same permissions for both.
	 */
	static Needs any(String... permissions) {
		return new Needs(Set.of(permissions), Set.of(permissions), false);
	}

	static Needs application(String... permissions) {
		return new Needs(Set.of(permissions), Set.of(), false);
	}

	static Needs delegated(String... permissions) {
		return new Needs(Set.of(), Set.of(permissions), false);
	}

	Needs orDelegated(String... permissions) {
		return new Needs(this.application, Set.of(permissions), this.mailbox);
	}

	/** In a mailbox, Graph says no with Exchange's code. */
	Needs inMailbox() {
		return new Needs(this.application, this.delegated, true);
	}

	void check(Caller caller, boolean ownMailbox) {
		Set<String> wanted = caller.appOnly() ? this.application : this.delegated;
		boolean foreign = this.mailbox && !caller.appOnly() && !ownMailbox;
		boolean held = wanted.stream()
			.map((permission) -> foreign ? permission + ".Shared" : permission)
			.anyMatch(caller.permissions()::contains);
		if (held) {
			return;
		}
		String names = String.join(", ",
				wanted.stream().sorted().map((permission) -> foreign ? permission + ".Shared" : permission).toList());
		if (this.mailbox) {
			throw new Refused(403, "ErrorAccessDenied",
					"Access is denied. Check credentials and try again. The request needs one of '" + names + "'.");
		}
		String kind = caller.appOnly() ? "role" : "scope";
		String missing = wanted.isEmpty() ? "The operation is not available to this kind of token."
				: "API requires one of '" + names + "'.";
		throw new Refused(403, "Forbidden", "Missing " + kind + " permissions on the request. " + missing
				+ " Permissions on the request: '" + String.join(", ", caller.permissions()) + "'.");
	}

}
