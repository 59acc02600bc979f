package io.convenor.graph;

import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** Finds the Teams meeting behind a link. */
final class TeamsMeetings {

	// Without it, what came later than an enumeration's first values is not told:
	// co-organisers among them.
	static final String ALL_VALUES = "include-unknown-enum-members";

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	TeamsMeetings(GraphServiceClient graph, GraphCalls calls) {
		this.graph = graph;
		this.calls = calls;
	}

	OnlineMeeting byLink(String organiserId, String joinUrl) {
		return Pages.orEmpty(this.calls.ask(Operation.FIND_ONLINE_MEETING,
				() -> this.graph.users().byUserId(organiserId).onlineMeetings().get((get) -> {
					get.headers.add("Prefer", ALL_VALUES);
					get.queryParameters.filter = "JoinWebUrl eq " + Filters.quoted(joinUrl);
				}))
			.getValue())
			.stream()
			.findFirst()
			.orElseThrow(() -> new GraphFailure.NotFound(Operation.FIND_ONLINE_MEETING.thing(), null));
	}

}
