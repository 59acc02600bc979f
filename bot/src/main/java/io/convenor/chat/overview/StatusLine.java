package io.convenor.chat.overview;

import java.util.List;

import io.convenor.conference.Conference;

/**
 * What another part of the chat has to say about how a conference stands, such as how
 * many reports are there. Every bean of this type adds its lines to {@code status} and to
 * the list of conferences.
 */
public interface StatusLine {

	/** Its lines, as they stand now; none where it has nothing to say. */
	List<Line> about(Conference conference);

	/**
	 * Grows with every change of these lines, so that a card that shows older ones is
	 * shown anew. The number of things that happened so far will do.
	 */
	long version(Conference conference);

	/**
	 * One line.
	 *
	 * @param name what it is about, such as {@code Reports}
	 * @param value how it stands, such as {@code 2 of 3 received}
	 * @param outstanding whether something is still to be done
	 * @param forChannels whether everybody in a channel may read it: counts, never names
	 * @param always whether it stands on the conference's card even when nothing is to be
	 * done about it
	 */
	record Line(String name, String value, boolean outstanding, boolean forChannels, boolean always) {

		public Line(String name, String value, boolean outstanding, boolean forChannels) {
			this(name, value, outstanding, forChannels, forChannels);
		}

		/** The same, which stands on the conference's card in any case. */
		public Line shownAlways() {
			return new Line(this.name, this.value, this.outstanding, this.forChannels, true);
		}

	}

}
