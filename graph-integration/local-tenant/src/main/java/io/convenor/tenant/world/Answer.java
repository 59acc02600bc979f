package io.convenor.tenant.world;

import com.microsoft.graph.models.ResponseType;

/**
 * What somebody invited has said.
 */
public enum Answer {

	NONE(ResponseType.None, ""), TENTATIVE(ResponseType.TentativelyAccepted, "Tentative"),
	ACCEPTED(ResponseType.Accepted, "Accepted"), DECLINED(ResponseType.Declined, "Declined");

	private final ResponseType graph;

	private final String word;

	Answer(ResponseType graph, String word) {
		this.graph = graph;
		this.word = word;
	}

	ResponseType graph() {
		return this.graph;
	}

	String word() {
		return this.word;
	}

	static Answer of(ResponseType graph) {
		return switch (graph) {
			case Accepted -> ACCEPTED;
			case TentativelyAccepted -> TENTATIVE;
			case Declined -> DECLINED;
			default -> NONE;
		};
	}

}
