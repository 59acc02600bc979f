package io.convenor.graph;

import java.util.Set;
import java.util.stream.Collectors;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** Groups of the directory; nothing is kept. */
final class GraphGroups implements Groups {

	private static final String[] SEEN = { "id" };

	private static final int AT_ONCE = 999;

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	GraphGroups(GraphServiceClient graph, GraphCalls calls) {
		this.graph = graph;
		this.calls = calls;
	}

	@Override
	public Set<String> members(String groupId) {
		var members = this.graph.groups().byGroupId(groupId).transitiveMembers();
		return Pages.<DirectoryObjectCollectionResponse, DirectoryObject>all(
				() -> this.calls.ask(Operation.LIST_MEMBERS, () -> members.get((get) -> {
					get.queryParameters.select = SEEN;
					get.queryParameters.top = AT_ONCE;
				})), (next) -> this.calls.ask(Operation.LIST_MEMBERS, () -> members.withUrl(next).get()),
				DirectoryObjectCollectionResponse::getValue)
			.stream()
			.filter(User.class::isInstance)
			.map(DirectoryObject::getId)
			.collect(Collectors.toUnmodifiableSet());
	}

}
