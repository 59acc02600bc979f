package io.convenor.chat.overview;

import java.util.Optional;

import io.convenor.chat.cards.Button;
import io.convenor.conference.Conference;

/**
 * What another part of the chat lets people do with a conference. Every bean of this type
 * puts its button on the conference's card, in the order of the beans; the action behind
 * it checks who may.
 */
public interface ConferenceButton {

	/** Its button, as the conference stands now; empty where there is nothing to do. */
	Optional<Button> on(Conference conference);

}
