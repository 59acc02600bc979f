package io.convenor.chat.changes;

import java.util.UUID;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.HandMadeDecisions;
import io.convenor.scheduling.invitations.CancelReason;
import org.springframework.stereotype.Component;

/** What can be decided about an event that somebody changed in Outlook by hand. */
@Component
class HandMadeActions implements CardButtons {

	static final String KEEP = "by-hand.keep";

	static final String PUT_BACK = "by-hand.put-back";

	static final String BOOK_ANEW = "by-hand.book-anew";

	static final String CANCEL = "by-hand.cancel";

	private static final int LONGEST = 500;

	private final HandMadeDecisions decisions;

	HandMadeActions(HandMadeDecisions decisions) {
		this.decisions = decisions;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(KEEP, decides(this::keep))
			.onNewest(PUT_BACK, decides((find, _) -> this.decisions.putBack(find.id, find.version, find.who)))
			.onNewest(BOOK_ANEW, decides((find, _) -> this.decisions.bookAnew(find.id, find.version, find.who)))
			.onNewest(CANCEL, decides(this::cancel));
	}

	private void keep(Find find, Press press) {
		this.decisions.keep(find.id, find.version, find.who, typed(press, ChangeFields.MANAGER),
				typed(press, ChangeFields.MANAGERS_REASON));
	}

	private void cancel(Find find, Press press) {
		CancelReason reason = CancelReason.named(typed(press, ChangeFields.REASON))
			.orElseThrow(() -> new Refused("Choose why it will not be held."));
		this.decisions.cancel(find.id, find.version, find.who, reason);
	}

	private static String typed(Press press, String field) {
		String text = press.answers().raw(field).map(String::strip).orElse("");
		if (text.length() > LONGEST) {
			throw new Refused("That is too long. Please keep it to " + LONGEST + " characters.");
		}
		return text;
	}

	private record Find(UUID id, long version, String who) {
	}

	private interface Decision {

		void make(Find find, Press press);

	}

	private static Buttons.Step decides(Decision decision) {
		return (turn, press) -> {
			Press.Seen card = press.card();
			if (card == null || !card.kind().equals(HandMadeCard.KIND)) {
				throw new Refused("That card is not one I can act on.");
			}
			decision.make(new Find(UUID.fromString(card.subject()), card.version(), turn.who().objectId()), press);
			return Reply.live(card.kind(), card.subject());
		};
	}

}
