package io.convenor.chat.booking;

import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.Reply;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.booking.Confirmation;
import io.convenor.scheduling.booking.Move;

/** The buttons of the booking card, and what each of them does. */
@Configuration(proxyBeanMethods = false)
class BookingActions {

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

	@Bean
	CardAction bookingAbout(Bookings bookings) {
		return action(ABOUT, bookings::about);
	}

	@Bean
	CardAction bookingAfresh(Bookings bookings) {
		return action(AFRESH, bookings::afresh);
	}

	@Bean
	CardAction bookingFind(Bookings bookings) {
		return action(FIND, bookings::seek);
	}

	@Bean
	CardAction bookingAddFound(Bookings bookings) {
		return action(ADD_FOUND, bookings::addFound);
	}

	@Bean
	CardAction bookingAdd(Bookings bookings) {
		return action(ADD, bookings::addByName);
	}

	@Bean
	CardAction bookingRemove(Bookings bookings) {
		return action(REMOVE, bookings::remove);
	}

	@Bean
	CardAction bookingCopy(Bookings bookings) {
		return action(COPY, bookings::copy);
	}

	@Bean
	CardAction bookingImport(Bookings bookings) {
		return action(IMPORT, bookings::importNetwork);
	}

	@Bean
	CardAction bookingPeople(Bookings bookings) {
		return action(PEOPLE, bookings::people);
	}

	@Bean
	CardAction bookingYes(Bookings bookings) {
		return action(YES, bookings::yes);
	}

	@Bean
	CardAction bookingNo(Bookings bookings) {
		return action(NO, bookings::no);
	}

	@Bean
	CardAction bookingBack(Bookings bookings) {
		return action(BACK, bookings::back);
	}

	@Bean
	CardAction bookingLook(Bookings bookings) {
		return action(LOOK, bookings::look);
	}

	@Bean
	CardAction bookingSlot(Bookings bookings) {
		return action(SLOT, bookings::slot);
	}

	@Bean
	CardAction bookingAsk(Bookings bookings) {
		return action(ASK, bookings::askForSlot);
	}

	@Bean
	CardAction bookingTime(Bookings bookings) {
		return action(TIME, bookings::time);
	}

	@Bean
	CardAction bookingApart(Bookings bookings) {
		return action(APART, bookings::whoIsApart);
	}

	@Bean
	CardAction bookingHowApart(Bookings bookings) {
		return action(HOW_APART, bookings::howApart);
	}

	@Bean
	CardAction bookingNotApart(Bookings bookings) {
		return action(NOT_APART, bookings::notApart);
	}

	@Bean
	CardAction bookingConfirm(Bookings bookings) {
		return new BookingAction(CONFIRM, (move) -> confirmed(bookings.confirm(move)));
	}

	private static CardAction action(String verb, Function<Move, Booking> step) {
		return new BookingAction(verb, (move) -> shown(step.apply(move)));
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
