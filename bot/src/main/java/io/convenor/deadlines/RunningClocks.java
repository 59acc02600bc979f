package io.convenor.deadlines;

import java.util.List;

import io.convenor.timescales.WorkingDays;

/**
 * Dates that were counted in working days and written down while what is due is not done.
 * Every bean of this type is asked to count them anew when the bank holidays change.
 */
public interface RunningClocks {

	/**
	 * Counts every running clock anew, each under the rule set it keeps, in the caller's
	 * transaction.
	 * @param workingDays what to count by
	 * @return those that are due on another day now
	 */
	List<MovedClock> countAnew(WorkingDays workingDays);

}
