package io.convenor.chat.booking;

import java.util.UUID;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Conferences;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Bookings;

/**
 * The buttons of the booking card. Each hands what was filled in to one step of the room,
 * which compares the versions itself, since it knows which changes do not matter.
 */
@Configuration(proxyBeanMethods = false)
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

	private final Conferences conferences;

	BookingActions(Bookings bookings, Conferences conferences) {
		this.bookings = bookings;
		this.conferences = conferences;
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
			.onAnyVersion(CONFIRM, submitting((submission) -> confirmed(this.bookings.confirm(submission))));
	}

	private static Buttons.Step step(Function<Submission, Booking> step) {
		return submitting((submission) -> shown(step.apply(submission)));
	}

	private static Buttons.Step submitting(Function<Submission, Reply> step) {
		return (turn, press) -> step.apply(press.submission(BookingCard.KIND, BookingFields.ALL, turn)
			.orElseThrow(() -> new Refused("That card is not one I can act on. Type schedule to begin a booking.")));
	}

	private static Reply shown(Booking booking) {
		return Reply.live(BookingCard.KIND, booking.id().toString());
	}

	private Reply confirmed(Confirmation<Booking> confirmation) {
		return switch (confirmation) {
			case Confirmation.Done<Booking>(UUID conference) ->
				booked(conference, "Booked as %s. Everything goes out now; this card shows how far it is.");
			case Confirmation.Already<Booking>(UUID conference) ->
				booked(conference, "Already booked as %s. Nothing was done again.");
			case Confirmation.NotYet<Booking>(Booking booking) -> shown(booking);
		};
	}

	private Reply booked(UUID conference, String sentence) {
		return Reply.live(ConferenceCard.KIND, conference.toString())
			.saying(sentence.formatted(this.conferences.get(conference).reference()));
	}

	@Bean
	@Order(10)
	Command typingSchedule() {
		return Command.named("schedule", "Book a conference or review")
			.alsoCalled("book")
			.by(Audience.CHAIRS)
			.inPrivate()
			.does(this::begin);
	}

	Reply begin(Turn turn, Arguments arguments) {
		Booking booking = this.bookings.begin(turn.who().objectId());
		Reply.Live card = Reply.live(BookingCard.KIND, booking.id().toString());
		return booking.begun() ? card.saying("You had begun this one, and everything is as you left it. "
				+ "Go on, or press Start afresh to put it away.") : card;
	}

}
