package io.convenor.chat;

import java.time.Instant;
import java.util.Locale;

import io.convenor.conference.Viewer;

/**
 * One thing a person said or pressed, once it is known who they are.
 *
 * @param who the person
 * @param where the place
 * @param text what they wrote, without the mention of the bot; empty for a pressed button
 * @param locale the language of their Teams
 * @param id the activity's id, the same when Teams delivers it again
 * @param at when we received it
 */
public record Turn(Speaker who, Place where, String text, Locale locale, String id, Instant at) {

	public boolean isPrivate() {
		return this.where instanceof Place.Personal;
	}

	/** Who reads what is answered: the person alone, or everybody who is there. */
	public Viewer viewer() {
		return isPrivate() ? Viewer.person(this.who.objectId()) : Viewer.SEVERAL;
	}

}
