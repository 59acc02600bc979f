package io.convenor.chat.booking;

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
import io.convenor.scheduling.BookingRefused;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Move;

/**
 * A button of the booking card: hands what was filled in to one step of the room, and
 * shows the booking as it is then.
 */
record BookingAction(String verb, Function<Move, Reply> step) implements CardAction {

	@Override
	public Audience audience() {
		return Audience.CHAIRS;
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
		catch (BookingRefused ex) {
			throw new NotPossible(ex.sentence());
		}
	}

	private static Move move(Turn turn, Press press) {
		Press.Seen card = press.card();
		if (card == null || !card.kind().equals(BookingCard.KIND)) {
			throw new NotPossible("That card is not one I can act on. Type schedule to begin a booking.");
		}
		Map<String, String> typed = new HashMap<>();
		BookingFields.ALL.forEach((field) -> press.answers()
			.raw(field)
			.or(() -> press.carried(field))
			.ifPresent((text) -> typed.put(field, text)));
		return new Move(UUID.fromString(card.subject()), card.version(), turn.who().objectId(), typed);
	}

}
