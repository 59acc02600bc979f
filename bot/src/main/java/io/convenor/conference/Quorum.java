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
 * @param named from whom somebody is needed as well: "health"
 * @param nobodyFrom those of them from whom nobody is there
 */
public record Quorum(boolean socialCare, Set<String> agencies, int needed, List<String> named,
		List<String> nobodyFrom) {

	public Quorum {
		agencies = Collections.unmodifiableSet(new LinkedHashSet<>(agencies));
		named = List.copyOf(named);
		nobodyFrom = List.copyOf(nobodyFrom);
	}

	/** Whether the conference may decide. */
	public boolean reached() {
		return this.socialCare && this.agencies.size() >= this.needed && this.nobodyFrom.isEmpty();
	}

	/** How much of what is needed is there: the more, the nearer it is to a quorum. */
	int weight() {
		return this.agencies.size() + (this.socialCare ? 1 : 0) + this.named.size() - this.nobodyFrom.size();
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

	/** What is needed, in words. */
	public String neededInWords() {
		String number = "children's social care and %d other agencies".formatted(this.needed);
		return this.named.isEmpty() ? number : number + ", among them somebody from " + listed(this.named);
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
		if (!this.nobodyFrom.isEmpty()) {
			missing.add("somebody from " + listed(this.nobodyFrom));
		}
		return listed(missing);
	}

	private static String listed(List<String> all) {
		int last = all.size() - 1;
		return (last <= 0) ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
	}

}
