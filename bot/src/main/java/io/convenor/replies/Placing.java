package io.convenor.replies;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;

/** Whose a mail is. */
public sealed interface Placing {

	/**
	 * It is about this conference, for whoever looks after it.
	 *
	 * @param invitee who wrote it; null where nobody who was invited did
	 * @param how by what it was recognised
	 * @param besides why somebody else should look, too; null where there is no need
	 */
	record Theirs(Conference conference, @Nullable Invitee invitee, Reply.Recognised how,
			@Nullable String besides) implements Placing {
	}

	/** Nobody can tell. */
	record Unknown(String reason) implements Placing {
	}

}
