package io.convenor.scheduling.invitations;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;

/**
 * The list of the phone calls to families about changes. A letter says that somebody
 * rings only where this list says so, too.
 */
public interface CallsToFamilies {

	/**
	 * Puts a call to one person on the list where they are to be rung about what is new
	 * to them, or takes it off.
	 * @return whether it is on the list now
	 */
	boolean follow(Conference conference, Invitee invitee);

}
