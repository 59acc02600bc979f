package io.convenor.chat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;

/**
 * Whom a card is for. It is asked each time the card is about to be shown, so that who
 * may no longer know does not see it again.
 */
public sealed interface ShownTo {

	/** Those who may know all of each of these conferences. */
	static ShownTo whoKnows(Conference... conferences) {
		return new Knowing(List.of(conferences));
	}

	/** Those who may know that there is this conference. */
	static ShownTo whoKnowsThatItExists(Conference conference) {
		return new KnowingThatItExists(conference);
	}

	/**
	 * The chair of this conference, while they are one of the chairs, and nobody else.
	 */
	static ShownTo itsChair(Conference conference) {
		return new ItsChair(conference);
	}

	/** One person, for as long as they are one of these. */
	static ShownTo one(String objectId, Audience as) {
		return new One(objectId, as);
	}

	/** One person, while they may know of a chair's conferences of all these kinds. */
	static ShownTo whoLooksAfter(String objectId, String chairId, Set<Kind> kinds) {
		return new LookingAfter(objectId, chairId, kinds);
	}

	/** All of these people, each in private. */
	static ShownTo all(Audience audience) {
		return new All(audience);
	}

	/** The custodians of a group, each in private; nobody where there is none. */
	static ShownTo custodiansOf(Optional<String> group) {
		return new Custodians(group);
	}

	/** See {@link #custodiansOf}. */
	record Custodians(Optional<String> group) implements ShownTo {
	}

	/** See {@link #whoKnows}. */
	record Knowing(List<Conference> conferences) implements ShownTo {
	}

	/** See {@link #whoKnowsThatItExists}. */
	record KnowingThatItExists(Conference conference) implements ShownTo {
	}

	/** See {@link #itsChair}. */
	record ItsChair(Conference conference) implements ShownTo {
	}

	/** See {@link #one}. */
	record One(String objectId, Audience as) implements ShownTo {
	}

	/** See {@link #whoLooksAfter}. */
	record LookingAfter(String objectId, String chairId, Set<Kind> kinds) implements ShownTo {
	}

	/** See {@link #all}. */
	record All(Audience audience) implements ShownTo {
	}

}
