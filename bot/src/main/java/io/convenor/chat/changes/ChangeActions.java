package io.convenor.chat.changes;

import java.util.UUID;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Reply;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.What;

/**
 * The buttons of the card on which a conference is changed. Each hands what was filled in
 * to one step of the room, which compares the versions itself, since it knows which
 * changes do not matter.
 */
@Component
class ChangeActions implements CardButtons {

	private static final String CHOOSE = "change.choose.";

	static final String BACK = "change.back";

	static final String LOOK = "change.look";

	static final String SLOT = "change.slot";

	static final String PROPOSED = "change.proposed";

	static final String TIME = "change.time";

	static final String WAY = "change.way";

	static final String ROOM = "change.room";

	static final String INVITE = "change.invite";

	static final String WHOSE = "change.whose";

	static final String CORRECT = "change.correct";

	static final String REMOVE = "change.remove";

	static final String CANCEL = "change.cancel";

	static final String CONFIRM = "change.confirm";

	static final String LEAVE = "change.leave";

	private final Changes changes;

	ChangeActions(Changes changes) {
		this.changes = changes;
	}

	static String choose(What what) {
		return CHOOSE + what.name();
	}

	@Override
	public Buttons buttons() {
		Buttons buttons = Buttons.of(Audience.STAFF)
			.onAnyVersion(BACK, step(this.changes::back))
			.onAnyVersion(LOOK, step(this.changes::look))
			.onAnyVersion(SLOT, step(this.changes::slot))
			.onAnyVersion(PROPOSED, step(this.changes::proposed))
			.onAnyVersion(TIME, step(this.changes::time))
			.onAnyVersion(WAY, step(this.changes::way))
			.onAnyVersion(ROOM, step(this.changes::room))
			.onAnyVersion(INVITE, step(this.changes::invite))
			.onAnyVersion(WHOSE, step(this.changes::whose))
			.onAnyVersion(CORRECT, step(this.changes::correct))
			.onAnyVersion(REMOVE, step(this.changes::remove))
			.onAnyVersion(CANCEL, step(this.changes::cancel))
			.onAnyVersion(CONFIRM, submitting((submission) -> confirmed(this.changes.confirm(submission))))
			.onAnyVersion(LEAVE, submitting(this::leave));
		for (What what : What.values()) {
			buttons.onAnyVersion(choose(what), step((submission) -> this.changes.choose(submission, what)));
		}
		return buttons;
	}

	private Reply leave(Submission submission) {
		return this.changes.find(submission.draft())
			.filter((change) -> change.who().equals(submission.who()))
			.<Reply>map((change) -> conference(change.conference()))
			.orElseGet(() -> Reply.text("There is no such change of yours any more."));
	}

	private static Buttons.Step step(Function<Submission, PlannedChange> step) {
		return submitting((submission) -> shown(step.apply(submission)));
	}

	private static Buttons.Step submitting(Function<Submission, Reply> step) {
		return (turn, press) -> step.apply(press.submission(ChangeCard.KIND, ChangeFields.ALL, turn)
			.orElseThrow(() -> new Refused(
					"That card is not one I can act on. Type change and a reference, such as change CP-7F3KM.")));
	}

	static Reply.Live shown(PlannedChange change) {
		return Reply.live(ChangeCard.KIND, change.id().toString());
	}

	private static Reply.Live conference(UUID id) {
		return Reply.live(ConferenceCard.KIND, id.toString());
	}

	private static Reply confirmed(Confirmation<PlannedChange> confirmation) {
		return switch (confirmation) {
			case Confirmation.Done<PlannedChange>(UUID conference) -> conference(conference)
				.saying("Changed. The calendar and the people are told now; this card shows how far it is.");
			case Confirmation.Already<PlannedChange>(UUID conference) ->
				conference(conference).saying("That change is done already. Nothing was done again.");
			case Confirmation.NotYet<PlannedChange>(PlannedChange change) -> shown(change);
		};
	}

}
