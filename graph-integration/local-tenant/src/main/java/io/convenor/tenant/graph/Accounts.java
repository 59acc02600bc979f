package io.convenor.tenant.graph;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Refused;
import io.convenor.tenant.world.Room;

/**
 * Finds the account that a path names.
 */
final class Accounts {

	private final Directory directory;

	Accounts(Directory directory) {
		this.directory = directory;
	}

	/**
	 * The address of the mailbox that {@code {user}} names, a person's or a room's.
	 */
	String mailbox(GraphRequest request) {
		String user = request.path("user");
		return this.directory.person(user)
			.map(Person::address)
			.or(() -> this.directory.room(user).map(Room::address))
			.orElseThrow(() -> Refused.notFound("ErrorInvalidUser", "The requested user '" + user + "' is invalid."));
	}

	Person person(GraphRequest request) {
		String user = request.path("user");
		return this.directory.person(user)
			.orElseThrow(() -> Refused.notFound("Request_ResourceNotFound", "Resource '" + user
					+ "' does not exist or one of its queried reference-property objects are not present."));
	}

}
