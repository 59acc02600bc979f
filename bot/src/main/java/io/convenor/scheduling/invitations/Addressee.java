package io.convenor.scheduling.invitations;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The person a letter is for, and how they take part.
 *
 * @param reports whether their agency is asked for a report
 * @param hostUrl where the chair opens a conference call; null for everybody else
 * @param organises whether the entry stands in their own calendar, so that nobody invites
 * them to it
 * @param helpers who was invited for them, such as an interpreter
 * @param takesDecisions whether they are asked what should be decided
 */
record Addressee(String name, ReadsAs as, There there, boolean reports, @Nullable String hostUrl, boolean organises,
		boolean hearsTheDecision, boolean onPaper, Helps helps, List<String> helpers, boolean takesDecisions) {

	public boolean chair() {
		return this.as == ReadsAs.CHAIR;
	}

	/** Where the words stand that are for family in their place. */
	public String words() {
		return "scheduling/readers/" + this.as.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public boolean minuteTaker() {
		return this.as == ReadsAs.MINUTE_TAKER;
	}

	/** Whether they speak for an agency that works with the family. */
	public boolean agency() {
		return this.as == ReadsAs.PROFESSIONAL;
	}

	public boolean family() {
		return this.as.compareTo(ReadsAs.YOUNG_PERSON) >= 0;
	}

	/** Whether each agency is asked, and so is theirs, what should be decided. */
	public boolean decides() {
		return this.takesDecisions && this.there.toTheEnd && !this.there.ownLink;
	}

	/** Whether they take part in the meeting with the others, but not for all of it. */
	public boolean part() {
		return this.there.apart && !this.there.ownLink;
	}

	/**
	 * When and where they are there.
	 *
	 * @param apart whether they take part for a time or in a meeting of their own
	 * @param ownLink whether it is a meeting of their own
	 * @param toTheEnd whether they stay until the end of the meeting
	 * @param both whether they are invited to another conference of the same meeting, too
	 */
	record There(boolean inTheRoom, boolean roomAwaited, boolean apart, boolean ownLink, boolean toTheEnd,
			boolean both) {
	}

	/**
	 * Whom they come for.
	 *
	 * @param language what they interpret; null for whoever does not, or where it is not
	 * known
	 * @param comesFor whom they come for as an interpreter, an advocate or a solicitor,
	 * by role; null where that is not known
	 * @param withThem whether they take part apart because whom they come for does
	 */
	record Helps(@Nullable String language, @Nullable String comesFor, boolean withThem) {
	}

}
