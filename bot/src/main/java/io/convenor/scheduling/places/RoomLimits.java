package io.convenor.scheduling.places;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeeting;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/** How many of a hybrid meeting may be in its room. */
@Component
class RoomLimits {

	private final Rooms rooms;

	private final RuleSets ruleSets;

	RoomLimits(Rooms rooms, RuleSets ruleSets) {
		this.rooms = rooms;
		this.ruleSets = ruleSets;
	}

	/** As the rules say, or fewer where the room is small. */
	int of(SharedMeeting meeting) {
		Conference conference = meeting.host();
		Stream<Integer> limits = Stream.concat(byTheRules(conference).stream(),
				conference.room().flatMap((room) -> this.rooms.holds(room.address())).stream());
		return limits.min(Integer::compare).orElse(meeting.people().size());
	}

	private Optional<Integer> byTheRules(Conference conference) {
		try {
			return Optional.of(this.ruleSets.kept(conference.rules()).peopleInTheRoom().value());
		}
		catch (UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

}
