package io.convenor.chat.booking;

import java.util.List;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Bookings;

/** Begins a booking, or goes on with the one the chair had begun. */
@Component
@Order(10)
class ScheduleCommand implements Command {

	private final Bookings bookings;

	ScheduleCommand(Bookings bookings) {
		this.bookings = bookings;
	}

	@Override
	public String name() {
		return "schedule";
	}

	@Override
	public List<String> alsoCalled() {
		return List.of("book");
	}

	@Override
	public String summary() {
		return "Book a conference or review";
	}

	@Override
	public Audience audience() {
		return Audience.CHAIRS;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Booking booking = this.bookings.begin(turn.who().objectId());
		Reply.Live card = Reply.live(BookingCard.KIND, booking.id().toString());
		return booking.begun() ? card.saying("You had begun this one, and everything is as you left it. "
				+ "Go on, or press Start afresh to put it away.") : card;
	}

}
