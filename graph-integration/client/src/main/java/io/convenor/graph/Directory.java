package io.convenor.graph;

import java.util.List;
import java.util.Optional;

/** The people of the authority, as its directory knows them. */
public interface Directory {

	/**
	 * People whose name or address begins with what was typed, at most ten; nobody for a
	 * single letter. Accounts that are known to be disabled, as those of rooms and shared
	 * mailboxes are, are left out; without {@code User.Read.All} none is known to be. One
	 * request, kept for five minutes.
	 */
	List<DirectoryPerson> find(String typed);

	/** The person with an object id or address. One request, kept for an hour. */
	Optional<DirectoryPerson> person(String idOrAddress);

	/**
	 * A person with an account in the authority.
	 *
	 * @param jobTitle empty where it is not known, as it is without {@code User.Read.All}
	 * @param guest whether they are from elsewhere and were invited into the tenant
	 */
	record DirectoryPerson(String id, String name, String address, String jobTitle, boolean guest) {
	}

}
