package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a conversation that was had. All of it comes from outside and
 * is believed nothing.
 *
 * @param people who took part, of those on the list
 * @param somebodyElse who took part beside them
 */
public record Told(Set<UUID> people, @Nullable String somebodyElse, @Nullable LocalDate heldOn, @Nullable Means means,
		String said, String rationale) {

	/** What was said, in characters. */
	public static final int LONGEST_SAID = 3000;

	/** A rationale, in characters. */
	public static final int LONGEST_RATIONALE = 1500;

	/** What the record says about one area, in characters. */
	public static final int LONGEST_AREA = 1000;

	/** The brief minutes, in characters. */
	public static final int LONGEST_MINUTES = 3000;

	public Told {
		people = new LinkedHashSet<>(people);
	}

}
