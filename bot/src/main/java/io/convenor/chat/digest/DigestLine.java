package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;

/**
 * What another part of the chat has to remind a chair of in the morning, such as calls to
 * make. Every bean of this type adds its points to the digest.
 */
public interface DigestLine {

	/** What the points are about, such as {@code Calls to make}. */
	String heading();

	/**
	 * The points as they stand now, one sentence each; none where nothing is to be done.
	 * @param until the last day the digest looks at; what has a day after it can wait
	 */
	List<String> forChair(String chairId, LocalDate until);

}
