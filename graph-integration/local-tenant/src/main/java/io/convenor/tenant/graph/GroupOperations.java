package io.convenor.tenant.graph;

import java.util.List;
import java.util.stream.Stream;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.User;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Refused;

/**
 * Who belongs to a group, and to the groups within it.
 */
final class GroupOperations {

	private final Directory directory;

	GroupOperations(Directory directory) {
		this.directory = directory;
	}

	void register(Operations operations) {
		Needs members = Needs.any("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");
		operations.get("/groups/{group}/transitiveMembers", members, this::transitiveMembers);
	}

	private Answer transitiveMembers(GraphRequest request) {
		String group = request.path("group");
		if (!this.directory.groups().contains(group)) {
			throw Refused.notFound("Request_ResourceNotFound", "Resource '" + group
					+ "' does not exist or one of its queried reference-property objects are not " + "present.");
		}
		List<DirectoryObject> members = Stream
			.concat(this.directory.membersOf(group).stream().map(GroupOperations::user),
					this.directory.groupsWithin(group).stream().map(GroupOperations::group))
			.toList();
		return Query.of(request, 100).page(members);
	}

	private static DirectoryObject user(String id) {
		User user = new User();
		user.setOdataType("#microsoft.graph.user");
		user.setId(id);
		return user;
	}

	private static DirectoryObject group(String id) {
		Group group = new Group();
		group.setOdataType("#microsoft.graph.group");
		group.setId(id);
		return group;
	}

}
