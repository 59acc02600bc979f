package io.convenor.scheduling.invitations;

import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.invitations.RoomQuestions.RoomQuestion;
import io.convenor.scheduling.rooms.RoomAnswered;
import io.convenor.scheduling.rooms.RoomClashes;
import io.convenor.scheduling.rooms.RoomDeclined;

/** Who is told what a room answered. */
@Component
class RoomAnswers {

	private final Conferences conferences;

	private final RoomQuestions questions;

	private final OwnInvitations own;

	private final Correspondence correspondence;

	private final RoomClashes clashes;

	private final ApplicationEventPublisher events;

	RoomAnswers(Conferences conferences, RoomQuestions questions, OwnInvitations own, Correspondence correspondence,
			RoomClashes clashes, ApplicationEventPublisher events) {
		this.conferences = conferences;
		this.questions = questions;
		this.own = own;
		this.correspondence = correspondence;
		this.clashes = clashes;
		this.events = events;
	}

	/** Takes in what a room answered, unless it has been asked something else since. */
	void answered(UUID id, RoomQuestion question, RoomAnswer answer) {
		Conference conference = this.conferences.locked(id);
		if (!question.isStillAskedBy(conference)) {
			return;
		}
		if (conference.roomAnswer().filter(answer::equals).isEmpty()) {
			conference.roomAnswered(answer);
			settled(this.conferences.save(conference), answer);
		}
		if (answer == RoomAnswer.ACCEPTED) {
			this.clashes.accepted(conference);
		}
	}

	/** A room may answer, or answer otherwise, at any time, as the watch sees. */
	@EventListener
	void answered(RoomAnswered answered) {
		settled(this.conferences.locked(answered.conference()), answered.answer());
	}

	/** Whoever has a place in the room, or believes so, is told, and so is the chair. */
	private void settled(Conference conference, RoomAnswer answer) {
		this.conferences.heldTogetherWith(conference.id()).forEach((each) -> {
			Conference guest = this.conferences.locked(each.id());
			guest.roomAnswered(answer);
			tell(this.conferences.save(guest), answer);
		});
		tell(conference, answer);
		if (answer == RoomAnswer.DECLINED) {
			this.questions.forget(conference.id());
			this.events.publishEvent(new RoomDeclined(conference.id(), conference.arrangement()));
		}
	}

	private void tell(Conference conference, RoomAnswer answer) {
		this.own.hurry(conference);
		if (answer == RoomAnswer.ACCEPTED) {
			this.own.sayAlso(conference);
		}
		this.correspondence.roomAnswered(conference);
	}

	/** Nobody waited for it any more when it was looked up. */
	void notAsked(UUID id, RoomQuestion question) {
		this.questions.notAsked(this.conferences.locked(id), question);
	}

}
