package io.convenor.graph;

import java.util.Set;

/** The groups of the authority's directory. */
public interface Groups {

	/**
	 * The object ids of the people in a group, and in the groups within it. One request
	 * for every 999 of them.
	 * @throws GraphFailure.NotFound when there is no such group
	 */
	Set<String> members(String groupId);

}
