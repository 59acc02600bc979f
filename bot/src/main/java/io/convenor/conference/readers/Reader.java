package io.convenor.conference.readers;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;
import io.convenor.conference.Invitee;

/** Somebody who reads something about a conference, and what they may read of it. */
public sealed interface Reader permits Letter, Channel {

	/** A text as they may have it. */
	default Reading reads(String text) {
		return reads(text, null);
	}

	/**
	 * What somebody has to do, as they may have it. Of what somebody does whom they are
	 * kept from, they read only what is theirs.
	 * @param owner the invitee who does it, or null
	 */
	Reading reads(String text, @Nullable UUID owner);

	/** What somebody is called where they read of them. */
	String calls(Invitee somebody);

	/** The name of a child, where it is known and they may read it. */
	Optional<String> names(Child child);

}
