package io.convenor.replies;

import org.jspecify.annotations.Nullable;

/**
 * Where a mail belongs, seen from both sides: from the administration team's, for whom
 * there is no meeting about allegations, and from that of those who run one. What the
 * first side gets, and whether it may read the mail, does not depend on the second, so
 * that nobody can tell by a mail or by its sender whether there is such a meeting. What
 * one of their own people writes, who was invited by the administration team, too, goes
 * to them alone where it does not say that it is for the other: they can pass it on.
 *
 * @param known as if there were no meetings about allegations
 * @param apart for those who run the meeting about allegations that it points to; null
 * where it points to none
 * @param forThemAlone whether nobody but they should get it: it comes from one of their
 * people
 * @param closed why the first side does not get to read it, as a sentence; null where it
 * does
 * @param closedForGood whether it stays so when somebody hands it on
 */
public record Placed(Placing known, Placing.@Nullable Theirs apart, boolean forThemAlone, @Nullable String closed,
		boolean closedForGood) {

	/** The conference that it is about, as far as the administration team may know. */
	public Placing.@Nullable Theirs knownToBe() {
		return (this.known instanceof Placing.Theirs theirs) ? theirs : null;
	}

}
