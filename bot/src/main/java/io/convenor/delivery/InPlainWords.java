package io.convenor.delivery;

import io.convenor.graph.GraphFailure;

/** Says what went wrong with Microsoft 365 so that an administrator can act on it. */
final class InPlainWords {

	private InPlainWords() {
	}

	static String of(GraphFailure failure) {
		return switch (failure) {
			case GraphFailure.Throttled _ -> "Microsoft 365 asks us to wait";
			case GraphFailure.Unreachable _ -> "Microsoft 365 could not be reached";
			case GraphFailure.Ambiguous _ -> "Microsoft 365 did not answer";
			case GraphFailure.Rejected rejected when rejected.permission() != null ->
				"the permission " + rejected.permission() + " is missing";
			case GraphFailure.Rejected rejected -> "Microsoft 365 refused (" + rejected.code() + ")";
			case GraphFailure.NotFound _ -> "it is not there";
			case GraphFailure.Conflict _ -> "somebody else changed it at the same time";
			case GraphFailure.PositionLost _ -> "Microsoft 365 lost its place";
			case GraphFailure.ConsentMissing _ -> "nobody has signed in";
		};
	}

}
