package io.convenor.conference;

import java.util.stream.Stream;

/** References that belong to no conference, as far as chance allows. */
public final class SomeReferences {

	private SomeReferences() {
	}

	/** One that is formed like those that are given out, and always the same. */
	public static Reference otherThan(Reference reference) {
		return Stream.of("CP-7777V", "CP-8888C")
			.map(Reference::new)
			.filter((each) -> each.isGenuine() && !each.equals(reference))
			.findFirst()
			.orElseThrow();
	}

}
