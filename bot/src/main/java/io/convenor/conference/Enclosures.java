package io.convenor.conference;

import java.util.List;
import java.util.UUID;

/**
 * What another room has to tell somebody who is written to about a change, so that they
 * get one letter and not two.
 */
public interface Enclosures {

	/** What an invitee of a conference is still to be told. */
	List<Enclosure> toTell(UUID conference, UUID invitee);

	/** A letter that said it went. */
	void told(Enclosure enclosure);

	/**
	 * No letter to this invitee is on its way any more: what it did not say has to go by
	 * itself.
	 */
	void noLetterComes(UUID conference, UUID invitee);

	/**
	 * Something to be told.
	 *
	 * @param about what it is about, for the room that has it told
	 * @param says the sentences
	 * @param version what they said, for the room that has it told
	 */
	record Enclosure(UUID about, String says, String version) {
	}

}
