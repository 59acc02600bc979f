package io.convenor.conference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Capacity;
import io.convenor.people.Role;

/**
 * Who may chair a kind of meeting, as its file says. {@link WhoMayChair} answers for
 * somebody.
 *
 * @param rules what holds for whom, by the capacity in which they chair; nobody else may
 * @param source who says so
 */
public record KindChairs(Map<Capacity, Rule> rules, String source) {

	/** Where a file says nothing about it. */
	static final KindChairs INDEPENDENT_ONES = new KindChairs(
			Map.of(Capacity.INDEPENDENT_CHAIR, new Rule(Set.of(), false, null)), "as no file says otherwise");

	public KindChairs {
		rules = Map.copyOf(rules);
	}

	/** What holds for those who chair in a capacity; empty where they may not. */
	Optional<Rule> rule(Capacity as) {
		return Optional.ofNullable(this.rules.get(as));
	}

	/** "an independent chair or a lead practitioner". */
	String inWords() {
		return this.rules.keySet().stream().sorted().map(Capacity::inWords).collect(Collectors.joining(" or "));
	}

	/**
	 * What holds for one capacity.
	 *
	 * @param notWhoCameAs who came to a meeting about the same case as one of these may
	 * not chair it
	 * @param saysWhy whether they say why they chair it, if the rule set asks for that
	 * @param words what is said of the meeting where they chair it; null for what is
	 * always said
	 */
	record Rule(Set<Role> notWhoCameAs, boolean saysWhy, @Nullable Words words) {

		Rule {
			notWhoCameAs = Set.copyOf(notWhoCameAs);
		}

	}

	/**
	 * What is true only of one who chairs in this capacity.
	 *
	 * @param runBy who runs it
	 * @param chairsPart what the chair does and is, in words for the family; null where
	 * no family is invited
	 * @param managed how it is managed
	 */
	record Words(String runBy, @Nullable String chairsPart, List<String> managed) {

		Words {
			managed = List.copyOf(managed);
		}

	}

}
