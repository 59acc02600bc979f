package io.convenor.scheduling.rooms;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.timescales.Dates;

/**
 * Whether the people of a booked conference may meet in a room: asked before its way, its
 * room or its time is changed, in the transaction that changes it.
 */
@Component
public class RoomRules {

	private final RiskAssessments assessments;

	private final Rooms rooms;

	private final SharedMeetings meetings;

	private final Clock clock;

	RoomRules(RiskAssessments assessments, Rooms rooms, SharedMeetings meetings, Clock clock) {
		this.meetings = meetings;
		this.assessments = assessments;
		this.rooms = rooms;
		this.clock = clock;
	}

	/**
	 * Takes in the risk assessment that was filled in where another way is chosen, and
	 * says by field why a conference cannot be held that way. One that finds it not safe
	 * is kept, too. Where none is needed, what was filled in is left alone.
	 * @param who the object id of who filled it in, who looks after the conference
	 */
	public Map<String, String> assess(Conference conference, Way way, Map<String, String> typed, String who) {
		Optional<String> problem = this.assessments.problem(conference, way);
		RiskForm form = RiskForm.of((field) -> Optional.ofNullable(typed.get(field)), Dates.today(this.clock));
		if (problem.isEmpty() || form.isEmpty()) {
			return byField(problem);
		}
		if (form.assessed().isEmpty()) {
			return form.problems();
		}
		this.assessments.record(conference, form.assessed().get(), who);
		return byField(this.assessments.problem(conference, way));
	}

	private static Map<String, String> byField(Optional<String> problem) {
		return problem.map((sentence) -> Map.of(RiskForm.FINDING, sentence)).orElse(Map.of());
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
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> risk(each, way).stream())
			.findFirst()
			.or(() -> roomProblem(List.of(conference), way, room, start, conference.lengthMinutes(), people));
	}

	/**
	 * Why the people of a conference cannot be put in a room for it, or stay in one, as a
	 * sentence.
	 */
	public Optional<String> risk(Conference conference, Way way) {
		return this.assessments.problem(conference, way)
			.map((sentence) -> "%s You record it under “Risk assessment” on the card of %s.".formatted(sentence,
					conference.reference()));
	}

	/**
	 * Why a room cannot be had for so long and so many, as a sentence, whoever was
	 * assessed.
	 * @param conferences that are to have it, instead of what they have now
	 */
	public Optional<String> roomProblem(List<Conference> conferences, Way way, Conference.Room room,
			LocalDateTime start, int minutes, int people) {
		if (!way.inARoom()) {
			return Optional.empty();
		}
		return withoutAddress(conferences, room)
			.or(() -> ((way == Way.FACE_TO_FACE) ? this.rooms.tooMany(room.address(), room.name(), people)
					: Optional.<String>empty()))
			.or(() -> this.rooms.takenByOurs(room, start, start.plusMinutes(minutes),
					conferences.stream().map(Conference::id).toList()));
	}

	/**
	 * Why somebody of the family cannot be invited to come to a room, as a sentence,
	 * whoever was invited there before.
	 */
	public Optional<String> noWayThere(Way way, Conference.Room room) {
		return way.inARoom() ? this.rooms.withoutAddress(room.address(), room.name()) : Optional.empty();
	}

	/** Where they are invited to already stays as it was told. */
	private Optional<String> withoutAddress(List<Conference> conferences, Conference.Room room) {
		boolean familyIsNew = conferences.stream()
			.filter((each) -> each.roomToComeTo().filter(room::equals).isEmpty())
			.flatMap((each) -> each.invitees().stream())
			.anyMatch(Invitee::family);
		return familyIsNew ? this.rooms.withoutAddress(room.address(), room.name()) : Optional.empty();
	}

}
