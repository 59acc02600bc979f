package io.convenor.chat.changes;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Reply;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.HandMadeDecisions;

/** What can be decided about an event that somebody changed in Outlook by hand. */
@Component
class HandMadeActions implements CardButtons {

	static final String KEEP = "by-hand.keep";

	static final String PUT_BACK = "by-hand.put-back";

	static final String BOOK_ANEW = "by-hand.book-anew";

	static final String CANCEL = "by-hand.cancel";

	private static final List<String> FIELDS = List.of(ChangeFields.MANAGER, ChangeFields.MANAGERS_REASON,
			ChangeFields.REASON);

	private final HandMadeDecisions decisions;

	HandMadeActions(HandMadeDecisions decisions) {
		this.decisions = decisions;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(KEEP, decides(this.decisions::keep))
			.onNewest(PUT_BACK, decides(this.decisions::putBack))
			.onNewest(BOOK_ANEW, decides(this.decisions::bookAnew))
			.onNewest(CANCEL, decides(this.decisions::cancel));
	}

	private static Buttons.Step decides(Consumer<Submission> decision) {
		return (turn, press) -> {
			Submission submission = press.submission(HandMadeCard.KIND, FIELDS, turn)
				.orElseThrow(() -> new Refused("That card is not one I can act on."));
			decision.accept(submission);
			return Reply.live(HandMadeCard.KIND, submission.draft().toString());
		};
	}

}
