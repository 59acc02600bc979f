package io.convenor.chat.admin;

import io.convenor.graph.GraphFailure;

/** Says what a failed look means, and what an administrator can do about it. */
final class WentWrong {

	private static final String AGAIN = "Check again in a few minutes.";

	private WentWrong() {
	}

	static Finding of(String what, Throwable failure) {
		return (failure instanceof GraphFailure graph) ? ofGraph(what, graph)
				: Finding.unsure(what, "I could not look", "Check again; if it stays, look at the bot's log.");
	}

	private static Finding ofGraph(String what, GraphFailure failure) {
		return switch (failure) {
			case GraphFailure.Throttled _ -> Finding.unsure(what, "Microsoft 365 asks us to wait", AGAIN);
			case GraphFailure.Unreachable _ -> Finding.broken(what, "Microsoft 365 could not be reached",
					"See whether the bot's server reaches the internet and whether Microsoft reports an incident.");
			case GraphFailure.Ambiguous _ -> Finding.unsure(what, "Microsoft 365 did not answer", AGAIN);
			case GraphFailure.Rejected rejected when rejected.permission() != null ->
				Finding.broken(what, "the permission " + rejected.permission() + " is missing",
						"An administrator of Microsoft 365 can grant it to the bot's application.");
			case GraphFailure.Rejected rejected ->
				Finding.broken(what, "Microsoft 365 refused (" + rejected.code() + ")",
						"Compare the bot's settings and its application's registration with the set-up guide.");
			case GraphFailure.NotFound _ ->
				Finding.broken(what, "Microsoft 365 does not know it", "Compare the name or id in the bot's settings.");
			case GraphFailure.Conflict _, GraphFailure.PositionLost _, GraphFailure.ConsentMissing _ ->
				Finding.unsure(what, "Microsoft 365 could not say", AGAIN);
		};
	}

}
