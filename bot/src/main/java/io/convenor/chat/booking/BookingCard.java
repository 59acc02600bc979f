package io.convenor.chat.booking;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.CardView.View;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.BookingProspects;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.booking.Prospect;
import io.convenor.scheduling.booking.SlotRequests;
import io.convenor.scheduling.booking.SlotsArrived;

/** Shows a booking at the step it has come to. */
@Component
class BookingCard implements CardView {

	static final String KIND = "booking";

	private static final int SHORTENED_NAME = 40;

	private static final int SHORTEST_NAME = 20;

	private static final int SHORTENED_ANSWER = 300;

	private final Bookings bookings;

	private final BookingProspects prospects;

	private final Conferences conferences;

	private final SlotRequests slotRequests;

	private final CardScreen screen;

	BookingCard(Bookings bookings, BookingProspects prospects, SlotRequests slotRequests, Conferences conferences,
			CardScreen screen) {
		this.bookings = bookings;
		this.prospects = prospects;
		this.slotRequests = slotRequests;
		this.conferences = conferences;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.bookings.find(UUID.fromString(subject))
			.map((booking) -> new View((booking.conference() != null) ? closed(booking.conference()) : open(booking),
					booking.version(), ShownTo.one(booking.chairId(), Audience.CHAIRS)));
	}

	private Card closed(UUID conference) {
		String reference = this.conferences.get(conference).reference().value();
		return Card.titled("Booked as " + reference)
			.text("This booking is done. Type “status " + reference + "” to see how it stands.")
			.build();
	}

	/**
	 * What a person can type is more than a card can hold; names and what was typed are
	 * shortened then, on the card alone.
	 */
	private Card open(Booking booking) {
		Prospect prospect = this.prospects.of(booking);
		try {
			return open(booking, prospect, Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return shortened(booking, prospect);
		}
	}

	private Card shortened(Booking booking, Prospect prospect) {
		try {
			return open(booking, shortened(prospect, SHORTENED_NAME), SHORTENED_ANSWER);
		}
		catch (CardTooLarge ex) {
			return open(booking, shortened(prospect, SHORTEST_NAME), SHORTENED_ANSWER);
		}
	}

	private Card open(Booking booking, Prospect prospect, int longestAnswer) {
		Card.Builder card = Card.saying("Book a conference, step " + booking.step().number() + " of 4");
		Optional.ofNullable(booking.plan().notice()).ifPresent(card::warning);
		switch (booking.step()) {
			case ABOUT -> AboutStep.show(card, booking, prospect);
			case PEOPLE -> PeopleStep.show(card, booking, prospect);
			case TIME -> TimeStep.show(card, booking, prospect, this.slotRequests);
			case SUMMARY -> SummaryStep.show(card, booking, prospect);
		}
		return card.keeping(Answers.of(booking.plan().form(), longestAnswer)).build();
	}

	private static Prospect shortened(Prospect prospect, int longest) {
		return new Prospect(prospect.kinds(), prospect.lastLawful(),
				prospect.people()
					.stream()
					.map((each) -> new Prospect.Placed(shortened(each.guest(), longest), each.inTheRoom(), each.turn()))
					.toList(),
				prospect.riskAskedFor(), prospect.risk(), prospect.earlier(), prospect.missing(), prospect.nobodyFrom(),
				prospect.open(), prospect.asked(), prospect.saysWhy());
	}

	private static Guest shortened(Guest guest, int longest) {
		return guest.called(Card.shortened(guest.name(), longest),
				guest.withoutEmail() ? guest.address() : shortenedAddress(guest.address()),
				Card.shortened(guest.agency(), longest));
	}

	/** Where the letter goes is said by the end of an address, so that stays. */
	private static String shortenedAddress(String address) {
		return (address.length() <= SHORTENED_NAME) ? address
				: "…" + address.substring(address.length() - SHORTENED_NAME);
	}

	/** What the chair is asked before it goes on. */
	static void questions(Card.Builder card, Booking booking, String yes, String no) {
		if (booking.plan().questions().isEmpty()) {
			return;
		}
		card.panel((panel) -> {
			panel.heading((booking.plan().questions().size() == 1) ? "One question first" : "Some questions first");
			booking.plan().questions().stream().map(Question::sentence).forEach(panel::text);
			panel.button(Button.press(BookingActions.YES, yes).primary());
			panel.button(Button.press(BookingActions.NO, no));
		});
	}

	/**
	 * Lets a chair put away what they had begun, at whichever step they find it again.
	 */
	static void afresh(Card.Builder card, Booking booking) {
		if (booking.begun()) {
			card.button(Button.press(BookingActions.AFRESH, "Start afresh")
				.explained("Puts away everything you filled in for this booking"));
		}
	}

	/** Somebody with the address they are written to and where they take part. */
	static String whoAndWhere(Booking booking, Prospect.Placed each) {
		return "%s, %s%s".formatted(each.guest().described(), each.guest().writtenTo(), place(booking, each));
	}

	/** Where somebody takes part, and whether they wait for a place. */
	static String place(Booking booking, Prospect.Placed each) {
		if (!booking.about().inARoom()) {
			return "";
		}
		if (each.inTheRoom()) {
			return ": in the room";
		}
		return ": on Teams" + ((each.turn() > 0) ? ", number " + each.turn() + " on the waiting list" : "");
	}

	static Button back() {
		return Button.press(BookingActions.BACK, "Back");
	}

	static String orNothing(@Nullable String text) {
		return (text != null) ? text : "";
	}

	@EventListener
	void show(SlotsArrived arrived) {
		this.screen.changed(KIND, arrived.booking().toString(), arrived.booking());
	}

}
