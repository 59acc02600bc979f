package io.convenor.chat.booking;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.booking.Confirmation;
import io.convenor.scheduling.booking.Move;

/**
 * The buttons of the booking card. Each hands what was filled in to one step of the room,
 * which compares the versions itself, since it knows which changes do not matter.
 */
@Component
class BookingActions implements CardButtons {

	static final String ABOUT = "booking.about";

	static final String AFRESH = "booking.afresh";

	static final String FIND = "booking.find";

	static final String ADD_FOUND = "booking.add-found";

	static final String ADD = "booking.add";

	static final String REMOVE = "booking.remove";

	static final String COPY = "booking.copy";

	static final String IMPORT = "booking.import";

	static final String PEOPLE = "booking.people";

	static final String YES = "booking.yes";

	static final String NO = "booking.no";

	static final String BACK = "booking.back";

	static final String LOOK = "booking.look";

	static final String SLOT = "booking.slot";

	static final String ASK = "booking.ask";

	static final String TIME = "booking.time";

	static final String APART = "booking.apart";

	static final String HOW_APART = "booking.how-apart";

	static final String NOT_APART = "booking.not-apart";

	static final String CONFIRM = "booking.confirm";

	private final Bookings bookings;

	BookingActions(Bookings bookings) {
		this.bookings = bookings;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onAnyVersion(ABOUT, step(this.bookings::about))
			.onAnyVersion(AFRESH, step(this.bookings::afresh))
			.onAnyVersion(FIND, step(this.bookings::seek))
			.onAnyVersion(ADD_FOUND, step(this.bookings::addFound))
			.onAnyVersion(ADD, step(this.bookings::addByName))
			.onAnyVersion(REMOVE, step(this.bookings::remove))
			.onAnyVersion(COPY, step(this.bookings::copy))
			.onAnyVersion(IMPORT, step(this.bookings::importNetwork))
			.onAnyVersion(PEOPLE, step(this.bookings::people))
			.onAnyVersion(YES, step(this.bookings::yes))
			.onAnyVersion(NO, step(this.bookings::no))
			.onAnyVersion(BACK, step(this.bookings::back))
			.onAnyVersion(LOOK, step(this.bookings::look))
			.onAnyVersion(SLOT, step(this.bookings::slot))
			.onAnyVersion(ASK, step(this.bookings::askForSlot))
			.onAnyVersion(TIME, step(this.bookings::time))
			.onAnyVersion(APART, step(this.bookings::whoIsApart))
			.onAnyVersion(HOW_APART, step(this.bookings::howApart))
			.onAnyVersion(NOT_APART, step(this.bookings::notApart))
			.onAnyVersion(CONFIRM, moving((move) -> confirmed(this.bookings.confirm(move))));
	}

	private static Buttons.Step step(Function<Move, Booking> step) {
		return moving((move) -> shown(step.apply(move)));
	}

	private static Buttons.Step moving(Function<Move, Reply> step) {
		return (turn, press) -> step.apply(move(turn, press));
	}

	private static Move move(Turn turn, Press press) {
		Press.Seen card = press.card();
		if (card == null || !card.kind().equals(BookingCard.KIND)) {
			throw new Refused("That card is not one I can act on. Type schedule to begin a booking.");
		}
		Map<String, String> typed = new HashMap<>();
		BookingFields.ALL.forEach((field) -> press.answers()
			.raw(field)
			.or(() -> press.carried(field))
			.ifPresent((text) -> typed.put(field, text)));
		return new Move(UUID.fromString(card.subject()), card.version(), turn.who().objectId(), typed);
	}

	private static Reply shown(Booking booking) {
		return Reply.live(BookingCard.KIND, booking.id().toString());
	}

	private static Reply confirmed(Confirmation confirmation) {
		return switch (confirmation) {
			case Confirmation.Booked booked -> Reply.live(ConferenceCard.KIND, booked.conference().toString())
				.saying("Booked as " + booked.reference()
						+ ". Everything goes out now; this card shows how far it is.");
			case Confirmation.Already already -> Reply.live(ConferenceCard.KIND, already.conference().toString())
				.saying("Already booked as " + already.reference() + ". Nothing was done again.");
			case Confirmation.NotYet notYet -> shown(notYet.booking());
		};
	}

}
