package io.convenor.scheduling.booking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;

/**
 * Numbers children as they were numbered before, so that "child 2" is the same child in
 * every letter about brothers and sisters.
 */
final class ChildNumbers {

	private ChildNumbers() {
	}

	/**
	 * The children of a new conference, numbered.
	 * @param known every conference about one of them
	 */
	static List<Child> of(List<Child> typed, Collection<Conference> known) {
		List<Conference> earlier = known.stream()
			.sorted(Comparator.comparing(Conference::bookedAt).reversed())
			.toList();
		Set<Integer> taken = new HashSet<>();
		earlier.forEach((each) -> each.children().forEach((child) -> taken.add(child.number())));
		Set<Integer> used = new HashSet<>();
		List<Child> numbered = new ArrayList<>();
		for (Child child : typed) {
			int number = before(child, earlier).filter((former) -> !used.contains(former))
				.orElseGet(() -> firstFree(taken));
			used.add(number);
			taken.add(number);
			numbered.add(child.numbered(number));
		}
		return numbered;
	}

	private static Optional<Integer> before(Child child, List<Conference> earlier) {
		return earlier.stream()
			.flatMap((each) -> each.childrenOf(List.of(child.caseReference())).stream())
			.map(Child::number)
			.findFirst();
	}

	private static int firstFree(Set<Integer> taken) {
		int number = 1;
		while (taken.contains(number)) {
			number++;
		}
		return number;
	}

}
