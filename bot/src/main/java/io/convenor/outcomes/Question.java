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

	/** As many as one card holds, whatever is in them. */
	private static final int ON_ONE_CARD = 4;

	public Question {
		because = List.copyOf(because);
		readers = List.copyOf(readers);
	}

	/** Those that one card asks about, by the number of the card from 0. */
	public static List<Question> onCard(List<Question> all, int number) {
		return all.stream().skip((long) number * ON_ONE_CARD).limit(ON_ONE_CARD).toList();
	}

	/** How many cards ask about all of them. */
	public static int cards(List<Question> all) {
		return Math.max(1, (all.size() + ON_ONE_CARD - 1) / ON_ONE_CARD);
	}

	/** Names it on a card; the same words asked about again have the same. */
	public UUID id() {
		String whom = this.alone ? this.readers.getFirst().id().toString() : "";
		return UUID.nameUUIDFromBytes((this.inChannel + whom + this.said).getBytes(StandardCharsets.UTF_8));
	}

}
