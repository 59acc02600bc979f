package io.convenor.conference;

import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What was changed about a conference after it was booked. */
public sealed interface Change {

	/** It is held at another time. */
	record Moved(LocalDateTime from, LocalDateTime to) implements Change {
	}

	/**
	 * It is held another way.
	 *
	 * @param leftRoom the room it was to be held in, where it had one
	 */
	record HeldAnotherWay(Way from, Way to, Conference.@Nullable Room leftRoom) implements Change {
	}

	/** It is held in another room. */
	record InAnotherRoom(Conference.@Nullable Room from, Conference.Room to) implements Change {
	}

	/** Another chair runs it; by object id. */
	record Chaired(String fromChairId, String toChairId) implements Change {
	}

	/** Somebody more is invited. */
	record Joined(UUID invitee) implements Change {
	}

	/** Somebody is no longer invited. */
	record Left(UUID invitee) implements Change {
	}

	/**
	 * What is known of somebody is put right, and they are written to anew.
	 *
	 * @param readdressed whether they are reached at another address
	 */
	record Corrected(UUID invitee, boolean readdressed) implements Change {
	}

	/** Somebody takes part elsewhere. */
	record Placed(UUID invitee, Invitee.Place from, Invitee.Place to) implements Change {
	}

	/** Somebody takes part apart from the others, or with them again. */
	record Apart(UUID invitee) implements Change {
	}

	/** It is held together with another, in that one's meeting. */
	record Combined(UUID with) implements Change {
	}

	/** It has a meeting of its own again. */
	record TakenApart(UUID from) implements Change {
	}

	/** The people of another conference come to its meeting, or no longer do. */
	record OthersComeToo() implements Change {
	}

	/** The room declined, and nobody has a place in it. */
	record RoomDeclined() implements Change {
	}

	/** It was held before its time was over. */
	record HeldEarly() implements Change {
	}

	/** Whoever is invited gets a new link, and nobody comes in by the old one. */
	record NewLink() implements Change {
	}

	/** It will not be held. */
	record Cancelled() implements Change {
	}

}
