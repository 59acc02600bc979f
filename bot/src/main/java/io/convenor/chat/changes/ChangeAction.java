package io.convenor.chat.changes;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.ChangeMove;
import io.convenor.scheduling.changes.ChangeRefused;

/**
 * A button of the card on which a conference is changed: hands what was filled in to one
 * step of the room, and shows the change as it is then.
 */
record ChangeAction(String verb, Function<ChangeMove, Reply> step) implements CardAction {

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	/**
	 * The room compares the versions itself, since it knows which changes do not matter.
	 */
	@Override
	public boolean needsPresentVersion() {
		return false;
	}

	@Override
	public Reply handle(Turn turn, Press press) {
		try {
			return this.step.apply(move(turn, press));
		}
		catch (ChangeRefused ex) {
			throw new NotPossible(ex.sentence());
		}
	}

	private static ChangeMove move(Turn turn, Press press) {
		Press.Seen card = press.card();
		if (card == null || !card.kind().equals(ChangeCard.KIND)) {
			throw new NotPossible(
					"That card is not one I can act on. Type change and a reference, such as change CP-7F3K.");
		}
		Map<String, String> typed = new HashMap<>();
		ChangeFields.ALL.forEach((field) -> press.answers()
			.raw(field)
			.or(() -> press.carried(field))
			.ifPresent((text) -> typed.put(field, text)));
		return new ChangeMove(UUID.fromString(card.subject()), card.version(), turn.who().objectId(), typed);
	}

}
