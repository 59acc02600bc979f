package io.convenor.deadlines;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.convenor.timescales.BankHoliday;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for the newly published bank holidays, and how far that is.
 *
 * @param askedBy their object id
 * @param problem why the list was not taken, as a sentence
 * @param added bank holidays that the published list has and ours has not
 * @param removed bank holidays that only ours has
 * @param number the list it became, once it is in use
 * @param moves grows with every change
 */
public record HolidayRefresh(UUID id, State state, String askedBy, Instant askedAt, @Nullable String problem,
		List<BankHoliday> added, List<BankHoliday> removed, @Nullable Integer number, int moves) {

	/** Whether something is being done that will end by itself. */
	public boolean underWay() {
		return this.state == State.FETCHING || this.state == State.COUNTING;
	}

	/** Whether it brought a list that nobody turned down. */
	public boolean broughtAList() {
		return this.state != State.REFUSED && this.state != State.LEFT;
	}

	/** The states it goes through. */
	public enum State {

		/** The list is being fetched. */
		FETCHING,

		/** What was fetched cannot be used; nothing changed. */
		REFUSED,

		/** It has the days we have; only the day of the copy is new. */
		SAME,

		/** Somebody has to say whether it is to be used. */
		OFFERED,

		/** It is to be used; the running clocks are being counted anew. */
		COUNTING,

		/** It is in use. */
		IN_USE,

		/** Somebody said that it is not to be used. */
		LEFT

	}

}
