package io.convenor.scheduling.rooms;

import java.time.LocalDateTime;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;

/**
 * Whether the people of a booked conference may meet in a room: asked before its way, its
 * room or its time is changed, in the transaction that changes it.
 */
@Component
public class RoomRules {

	private final RiskAssessments assessments;

	private final Rooms rooms;

	RoomRules(RiskAssessments assessments, Rooms rooms) {
		this.assessments = assessments;
		this.rooms = rooms;
	}

	/**
	 * Why a conference cannot be held this way in this room at this time, as a sentence:
	 * a risk assessment is missing or advises against it, the room is too small for
	 * everybody, or another of our conferences has it. Whoever is in a room already is
	 * asked about, too: what was safe when they were put there need not be so now.
	 * @param people how many there will be
	 */
	public Optional<String> problem(Conference conference, Way way, Conference.Room room, LocalDateTime start,
			int people) {
		if (!way.inARoom()) {
			return Optional.empty();
		}
		return this.assessments.problem(conference, way)
			.map((sentence) -> sentence + " You record it under “Risk assessment” on the conference's card.")
			.or(() -> (way == Way.FACE_TO_FACE) ? this.rooms.tooMany(room.address(), room.name(), people)
					: Optional.empty())
			.or(() -> this.rooms.takenByOurs(room, start, start.plusMinutes(conference.lengthMinutes()),
					conference.id()));
	}

}
