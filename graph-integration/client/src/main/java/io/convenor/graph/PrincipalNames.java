package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/**
 * The user principal names of people, which need not be their addresses. Kept for an
 * hour, and learned from whoever reads the directory.
 */
final class PrincipalNames {

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final Cache<String, String> names;

	PrincipalNames(GraphServiceClient graph, GraphCalls calls, Clock clock) {
		this.graph = graph;
		this.calls = calls;
		this.names = Caches.of(2000, Duration.ofHours(1), clock);
	}

	void learn(User user) {
		if (user.getId() != null && user.getUserPrincipalName() != null) {
			this.names.put(user.getId(), user.getUserPrincipalName());
		}
	}

	/** The name of the person with an object id. One request, where it is not known. */
	String of(String id) {
		String known = this.names.getIfPresent(id);
		if (known != null) {
			return known;
		}
		User user = this.calls.ask(Operation.FIND_PERSON,
				() -> this.graph.users()
					.byUserId(id)
					.get((get) -> get.queryParameters.select = new String[] { "id", "userPrincipalName" }));
		learn(user);
		return user.getUserPrincipalName();
	}

}
