package io.convenor.scheduling;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.Response;
import io.convenor.scheduling.Invitations.RoomQuestion;

/** Looks at the event until the room has answered. */
@Component
class RoomAnswerCourier implements Courier<RoomQuestion, RoomAnswer> {

	private final Meetings meetings;

	private final Invitations invitations;

	private final Clock clock;

	RoomAnswerCourier(Meetings meetings, Invitations invitations, Clock clock) {
		this.meetings = meetings;
		this.invitations = invitations;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "room-answer";
	}

	@Override
	public Class<RoomQuestion> contents() {
		return RoomQuestion.class;
	}

	@Override
	public Outcome<RoomAnswer> carry(RoomQuestion question, IdempotencyKey key, UUID conference) {
		Response response = this.meetings.look(question.organiser(), question.eventId())
			.answers()
			.stream()
			.filter((answer) -> answer.address().equalsIgnoreCase(question.room()))
			.map((answer) -> answer.response())
			.findFirst()
			.orElse(Response.NONE);
		return switch (response) {
			case ACCEPTED -> Outcome.done(RoomAnswer.ACCEPTED);
			case DECLINED -> Outcome.done(RoomAnswer.DECLINED);
			case NONE, TENTATIVE -> wait(question);
		};
	}

	private Outcome<RoomAnswer> wait(RoomQuestion question) {
		return GrowingWait.next(question.since(), this.clock.instant())
			.<Outcome<RoomAnswer>>map((next) -> new Outcome.NotYet<>(next, "the room's answer"))
			.orElseGet(() -> new Outcome.Refused<>("The room has not answered for a day"));
	}

	@Override
	public void arrived(RoomQuestion question, RoomAnswer answer, UUID conference) {
		this.invitations.roomAnswered(conference, question, answer);
	}

}
