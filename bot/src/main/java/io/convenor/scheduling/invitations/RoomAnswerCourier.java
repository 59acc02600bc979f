package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.Response;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.invitations.RoomQuestions.RoomQuestion;

/**
 * Waits for the room's answer, which comes with the calendar that is watched; when it
 * does not, looks at the event until the room has answered.
 */
@Component
class RoomAnswerCourier implements Courier<RoomQuestion, Optional<RoomAnswer>> {

	static final String KIND = "room-answer";

	private static final String WAITING_FOR = "the room's answer";

	/** Nobody hurries what is being looked at in that very moment. */
	private static final Duration WHETHER_IT_DID = Duration.ofSeconds(4);

	private static final Duration UNTIL_THE_CALENDAR_TOLD = Duration.ofSeconds(20);

	private final Meetings meetings;

	private final Conferences conferences;

	private final RoomAnswers answers;

	private final Clock clock;

	RoomAnswerCourier(Meetings meetings, Conferences conferences, RoomAnswers answers, Clock clock) {
		this.meetings = meetings;
		this.conferences = conferences;
		this.answers = answers;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Outcome<Optional<RoomAnswer>> carry(RoomQuestion question, IdempotencyKey key, UUID conference) {
		Conference now = this.conferences.get(conference);
		Optional<RoomAnswer> known = now.roomAnswer().filter((answer) -> answer != RoomAnswer.WAITING);
		if (known.isPresent() || !question.isStillAskedBy(now)) {
			return Outcome.done(known);
		}
		Instant first = question.since().plus(UNTIL_THE_CALENDAR_TOLD);
		Instant moment = this.clock.instant();
		return moment.isBefore(first)
				? new Outcome.NotYet<>(Correspondence.sooner(first, moment.plus(WHETHER_IT_DID)), WAITING_FOR)
				: look(question);
	}

	private Outcome<Optional<RoomAnswer>> look(RoomQuestion question) {
		Response response = this.meetings.look(question.organiser(), question.eventId())
			.answers()
			.stream()
			.filter((answer) -> answer.address().equalsIgnoreCase(question.room()))
			.map((answer) -> answer.response())
			.findFirst()
			.orElse(Response.NONE);
		return switch (response) {
			case ACCEPTED -> Outcome.done(Optional.of(RoomAnswer.ACCEPTED));
			case DECLINED -> Outcome.done(Optional.of(RoomAnswer.DECLINED));
			case NONE, TENTATIVE -> wait(question);
		};
	}

	private Outcome<Optional<RoomAnswer>> wait(RoomQuestion question) {
		return GrowingWait.next(question.since(), this.clock.instant())
			.<Outcome<Optional<RoomAnswer>>>map((next) -> new Outcome.NotYet<>(next, WAITING_FOR))
			.orElseGet(() -> new Outcome.Refused<>("The room has not answered for a day"));
	}

	@Override
	public void arrived(RoomQuestion question, Optional<RoomAnswer> answer, UUID conference) {
		answer.ifPresentOrElse((said) -> this.answers.answered(conference, question, said),
				() -> this.answers.notAsked(conference, question));
	}

}
