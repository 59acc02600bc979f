package io.convenor.conference.readers;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Something in a text that not every reader may read.
 *
 * @param people whom it is about, by mailbox; nobody where that is not known
 * @param namesakes who has that name too, but not that title
 * @param instead what stands in its place where it must not stand
 * @param ending what follows it as a part of the word, such as "'s"
 */
record Found(int start, int end, Why why, Set<String> people, Set<String> namesakes, String instead, String ending) {

	Found {
		people = Set.copyOf(people);
		namesakes = Set.copyOf(namesakes);
	}

	static Found of(int start, int end, Why why, String instead) {
		return new Found(start, end, why, Set.of(), Set.of(), instead, "");
	}

	boolean touches(int from, int until) {
		return this.start < until && from < this.end;
	}

	boolean holds(Found other) {
		return this.start <= other.start && other.end <= this.end;
	}

	/** A first name beside a surname that several have means whoever has both. */
	Set<String> alsoIn(Found other) {
		Set<String> both = new LinkedHashSet<>(this.people);
		both.retainAll(other.people);
		return both;
	}

	boolean isAbout(Set<String> some) {
		return this.people.stream().anyMatch(some::contains);
	}

}
