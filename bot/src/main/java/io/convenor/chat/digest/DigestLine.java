package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What another part of the chat has to remind a chair of in the morning, such as calls to
 * make. Every bean of this type adds its points to the digest.
 */
public interface DigestLine {

	/** What the points are about, such as {@code Calls to make}. */
	String heading();

	/**
	 * The points as they stand now; none where nothing is to be done.
	 * @param until the last day the digest looks at; what has a day after it can wait
	 */
	Points forChair(String chairId, LocalDate until);

	/**
	 * Points that can be said once what they are about was read.
	 *
	 * @param about the conferences that must be read for that
	 * @param words one sentence each
	 */
	record Points(Set<UUID> about, Supplier<List<String>> words) {

		/** Points for which no conference must be read. */
		public static Points of(List<String> words) {
			return new Points(Set.of(), () -> words);
		}

	}

}
