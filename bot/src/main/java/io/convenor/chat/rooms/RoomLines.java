package io.convenor.chat.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Conference;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.scheduling.places.Seats;
import io.convenor.scheduling.rooms.RoomClashes;

/**
 * Says of a conference who is in the room, how people ring in, and whether it is safe.
 */
@Component
@Order(10)
class RoomLines implements StatusLine {

	private final Seats seats;

	private final RoomClashes clashes;

	private final RiskAssessments assessments;

	private final Deliveries deliveries;

	RoomLines(Seats seats, RoomClashes clashes, RiskAssessments assessments, Deliveries deliveries) {
		this.seats = seats;
		this.clashes = clashes;
		this.assessments = assessments;
		this.deliveries = deliveries;
	}

	@Override
	public List<Line> about(Conference conference) {
		if (conference.status() != Conference.Status.BOOKED) {
			return List.of();
		}
		List<Line> lines = new ArrayList<>();
		telephone(conference).ifPresent(lines::add);
		this.clashes.of(conference)
			.map((clash) -> new Line("Room promised twice", clash.inWords(), true, false))
			.ifPresent(lines::add);
		this.seats.of(conference).map(RoomLines::places).ifPresent(lines::add);
		risk(conference).ifPresent(lines::add);
		return lines;
	}

	/** The deliveries of a call and the changes of places count on the card already. */
	@Override
	public long version(Conference conference) {
		return this.assessments.countOf(conference.id()) + this.clashes.version(conference.id());
	}

	private static Line places(Seats.Places places) {
		String waiting = places.waiting().isEmpty() ? "" : "; next in turn: "
				+ String.join(", ", places.waiting().stream().map((seat) -> seat.invitee().name()).toList());
		return new Line("Places in the room",
				"%d of %d taken%s".formatted(places.inTheRoom().size(), places.most(), waiting), false, false);
	}

	private Optional<Line> risk(Conference conference) {
		if (!conference.way().inARoom()) {
			return Optional.empty();
		}
		return this.assessments.problem(conference, conference.way())
			.map((sentence) -> new Line("Risk assessment", sentence, true, false))
			.or(() -> this.assessments.ofConference(conference.id())
				.map(AssessedRisk::inWords)
				.map((words) -> new Line("Risk assessment", words, false, false)));
	}

	private Optional<Line> telephone(Conference conference) {
		if (conference.way() != Way.CONFERENCE_CALL) {
			return Optional.empty();
		}
		if (conference.dialInNumber().isEmpty()) {
			return Optional.of(new Line("Telephone",
					this.deliveries.byKey(conference.id() + "/call")
						.map(RoomLines::withoutANumber)
						.orElse("the call is not opened yet"),
					true, false));
		}
		return Optional.of(new Line("Telephone",
				"number and code are there" + (conference.isLobbyGuarded()
						? ", and callers wait until the chair lets them in" : "; that callers wait first is being set"),
				!conference.isLobbyGuarded(), false));
	}

	private static String withoutANumber(Delivery call) {
		String reason = Optional.ofNullable(call.reason()).orElse("the reason is not known");
		return switch (call.state()) {
			case WAITING -> (call.reason() != null)
					? "there is no number yet; nobody is invited before there is one. That happens when the organiser has no audio conferencing licence: ask the administration team to look with “admin check”"
					: "the call is being opened";
			case FAILED, SENT -> "the call is not open yet: " + reason + ". I keep trying";
			case GIVEN_UP -> "the call could not be opened: " + reason
					+ ". Everybody is told that the number is not ready; tell them how to take part";
		};
	}

}
