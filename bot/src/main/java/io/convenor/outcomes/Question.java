package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Choice;

/**
 * Words that are held back from some, or that somebody has to decide about first.
 *
 * @param said the words
 * @param reads what would be read of them if they stood
 * @param because why, in words
 * @param inChannel whether it is about the channel, and not about letters
 * @param readers whose letters it is about
 * @param alone whether it is asked for this reader alone
 * @param mayStand whether the chair may let it stand
 * @param open whether nothing goes out before it is decided
 * @param chosen what was decided
 */
public record Question(String said, String reads, List<String> because, boolean inChannel, List<Invitee> readers,
		boolean alone, boolean mayStand, boolean open, Optional<Choice> chosen) {

	public Question {
		because = List.copyOf(because);
		readers = List.copyOf(readers);
	}

	/** Names it on a card; the same words asked about again have the same. */
	public UUID id() {
		String whom = this.alone ? this.readers.getFirst().id().toString() : "";
		return UUID.nameUUIDFromBytes((this.inChannel + whom + this.said).getBytes(StandardCharsets.UTF_8));
	}

}
