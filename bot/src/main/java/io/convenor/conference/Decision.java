package io.convenor.conference;

import java.util.LinkedHashSet;
import java.util.Set;

import io.convenor.timescales.ClockName;

/**
 * Something that a kind of meeting can decide, as its file says. Two are the same if they
 * have the same id.
 *
 * @param id stays the same in tables and cards, such as
 * {@code initial-conference/early-help}
 * @param label what people call it
 * @param plan whether a child has a child protection plan after it, which needs a
 * category and an action
 * @param starts the clocks that it starts
 * @param ifSo what has to be so for them to start, as half a sentence after "and"
 */
public record Decision(String id, String label, boolean plan, Set<ClockName> starts, String ifSo) {

	public Decision {
		starts = new LinkedHashSet<>(starts);
	}

	/** Names it among the decisions of its kind: {@code early-help}. */
	public String name() {
		return this.id.substring(this.id.indexOf('/') + 1);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Decision decision && decision.id.equals(this.id);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

}
