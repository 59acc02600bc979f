package io.convenor.scheduling.changes;

import java.util.List;

/**
 * Who would be told what, if a change were confirmed.
 *
 * @param told each person and what is different for them
 * @param calls who of the family is to be rung, too
 */
public record ChangePreview(List<Told> told, List<String> calls) {

	public ChangePreview {
		told = List.copyOf(told);
		calls = List.copyOf(calls);
	}

	/** Somebody who is told something. */
	public record Told(String who, String what) {
	}

}
