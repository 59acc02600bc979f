package io.convenor.conference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is there, as far as it counts for a conference to make decisions.
 *
 * @param socialCare whether children's social care is there
 * @param agencies the other agencies, each once
 * @param needed how many other agencies are needed
 */
public record Quorum(boolean socialCare, Set<String> agencies, int needed) {

	public Quorum {
		agencies = Collections.unmodifiableSet(new LinkedHashSet<>(agencies));
	}

	/** Whether the conference may decide. */
	public boolean reached() {
		return this.socialCare && this.agencies.size() >= this.needed;
	}

	/** Who counts, in words. */
	public String inWords() {
		List<String> all = new ArrayList<>();
		if (this.socialCare) {
			all.add(Counting.SOCIAL_CARE);
		}
		all.addAll(this.agencies);
		return all.isEmpty() ? "nobody who counts" : String.join(", ", all);
	}

	/** What is missing, in words; empty when nothing is. */
	public String missing() {
		List<String> missing = new ArrayList<>();
		if (!this.socialCare) {
			missing.add("children's social care");
		}
		int more = this.needed - this.agencies.size();
		if (more > 0) {
			missing.add((more == 1) ? "1 other agency" : more + " other agencies");
		}
		return String.join(" and ", missing);
	}

}
