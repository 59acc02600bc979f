package io.convenor.conference.readers;

import java.util.List;

/**
 * A part of a text as one reader may have it.
 *
 * @param said what was written
 * @param reads what the reader would read of it
 * @param mayStand whether the chair may let it stand as it is
 * @param because why it is held back or asked about, in words
 * @param joint what joins it to the next
 */
public record Passage(String said, String reads, Standing standing, boolean mayStand, List<String> because,
		String joint) {

	static final String OTHERS_TASK = "it is the task of somebody they are kept apart from";

	public Passage {
		because = List.copyOf(because);
	}

	/** Whether it is held back because it is for somebody they are kept apart from. */
	public boolean othersTask() {
		return this.because.contains(OTHERS_TASK);
	}

	/** Whether somebody could be found by it. */
	public boolean tellsWhere() {
		return this.because.stream().anyMatch(Why::tellsWhere);
	}

	Passage be(Standing newStanding, String newReads) {
		return new Passage(this.said, newReads, newStanding, this.mayStand, this.because, this.joint);
	}

	/** Whether the reader reads something of it. */
	public boolean isRead() {
		return this.standing == Standing.STANDS || this.standing == Standing.REPLACED;
	}

	/** How a part of a text stands for a reader. */
	public enum Standing {

		/** The reader reads it as it is. */
		STANDS,

		/** The reader reads other words in the place of some. */
		REPLACED,

		/** Somebody has to decide before the reader gets it. */
		SUSPECTED,

		/** The reader does not get it. */
		HELD

	}

}
