package io.convenor.tenant;

import java.time.ZonedDateTime;

/**
 * A clock that may be set forward, so that what is booked for another day can be held
 * today.
 */
public interface MovableTime {

	/**
	 * It is this moment now.
	 * @throws IllegalArgumentException when it is over already: time only goes forward
	 */
	void isNow(ZonedDateTime moment);

}
