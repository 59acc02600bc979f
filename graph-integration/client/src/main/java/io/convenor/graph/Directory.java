package io.convenor.graph;

import java.util.List;
import java.util.Optional;

/** The people of the authority, as its directory knows them. */
public interface Directory {

	/**
	 * People whose name or address begins with what was typed, at most ten; nobody for a
	 * single letter. One request, kept for five minutes.
	 */
	List<DirectoryPerson> find(String typed);

	/** The person with an object id or address. One request, kept for an hour. */
	Optional<DirectoryPerson> person(String idOrAddress);

	/** A person with an account in the authority. */
	record DirectoryPerson(String id, String name, String address, String jobTitle) {
	}

}
