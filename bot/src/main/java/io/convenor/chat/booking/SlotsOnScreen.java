package io.convenor.chat.booking;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.teams.CardScreen;
import io.convenor.scheduling.booking.SlotsArrived;

/**
 * Shows times on the booking card that came too late for the turn that asked for them.
 */
@Component
class SlotsOnScreen {

	private final CardScreen screen;

	SlotsOnScreen(CardScreen screen) {
		this.screen = screen;
	}

	@EventListener
	void show(SlotsArrived arrived) {
		this.screen.changed(BookingCard.KIND, arrived.booking().toString(), arrived.booking());
	}

}
