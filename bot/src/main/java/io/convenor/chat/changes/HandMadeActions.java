package io.convenor.chat.changes;

import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.ChangeRefused;
import io.convenor.scheduling.changes.HandMadeDecisions;
import io.convenor.scheduling.invitations.CancelReason;

/** What can be decided about an event that somebody changed in Outlook by hand. */
@Configuration(proxyBeanMethods = false)
class HandMadeActions {

	static final String KEEP = "by-hand.keep";

	static final String PUT_BACK = "by-hand.put-back";

	static final String BOOK_ANEW = "by-hand.book-anew";

	static final String CANCEL = "by-hand.cancel";

	private static final int LONGEST = 500;

	@Bean
	CardAction keepWhatWasSetByHand(HandMadeDecisions decisions) {
		return new Decide(KEEP, (find, press) -> decisions.keep(find.id, find.version, find.who,
				typed(press, ChangeFields.MANAGER), typed(press, ChangeFields.MANAGERS_REASON)));
	}

	@Bean
	CardAction putBackWhatWasChangedByHand(HandMadeDecisions decisions) {
		return new Decide(PUT_BACK, (find, _) -> decisions.putBack(find.id, find.version, find.who));
	}

	@Bean
	CardAction bookAnewWhatWasDeletedByHand(HandMadeDecisions decisions) {
		return new Decide(BOOK_ANEW, (find, _) -> decisions.bookAnew(find.id, find.version, find.who));
	}

	@Bean
	CardAction cancelWhatWasDeletedByHand(HandMadeDecisions decisions) {
		return new Decide(CANCEL,
				(find, press) -> decisions.cancel(find.id, find.version, find.who,
						CancelReason.named(typed(press, ChangeFields.REASON))
							.orElseThrow(() -> new NotPossible("Choose why it will not be held."))));
	}

	private static String typed(Press press, String field) {
		String text = press.answers().raw(field).map(String::strip).orElse("");
		if (text.length() > LONGEST) {
			throw new NotPossible("That is too long. Please keep it to " + LONGEST + " characters.");
		}
		return text;
	}

	private record Find(UUID id, long version, String who) {
	}

	private interface Decision {

		void make(Find find, Press press);

	}

	private record Decide(String verb, Decision decision) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			Press.Seen card = press.card();
			if (card == null || !card.kind().equals(HandMadeCard.KIND)) {
				throw new NotPossible("That card is not one I can act on.");
			}
			try {
				this.decision.make(new Find(UUID.fromString(card.subject()), card.version(), turn.who().objectId()),
						press);
			}
			catch (ChangeRefused ex) {
				return Reply.live(card.kind(), card.subject()).saying(ex.sentence()).keeping(press.answers());
			}
			return Reply.live(card.kind(), card.subject());
		}

	}

}
