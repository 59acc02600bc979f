package io.convenor.chat.booking;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Timing;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Prospect;
import io.convenor.scheduling.booking.SlotRequest;
import io.convenor.scheduling.booking.SlotRequests;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/** The third step: when, and in which room. */
final class TimeStep {

	private static final List<Option> TIMES = Stream
		.iterate(LocalTime.of(7, 0), (time) -> !time.isAfter(LocalTime.of(20, 30)), (time) -> time.plusMinutes(30))
		.map((time) -> new Option(time.toString(), time.toString()))
		.toList();

	private TimeStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect, SlotRequests requests) {
		if (!booking.about().inTheCalendar()) {
			finishBy(card, booking, prospect);
			return;
		}
		card.heading("Book a conference (3 of 4): date and time");
		BookingCard.questions(card, booking, "Yes, book that time", "No, another time");
		lastLawful(card, prospect);
		if (booking.about().inARoom()) {
			room(card, booking.timing());
		}
		card.section((section) -> slots(section, booking));
		if (booking.timing().look() == Look.DONE) {
			reviews(card, requests.asked(booking.id()), requests.offered(booking.id()));
		}
		card.section((section) -> another(section));
		card.button(BookingCard.back());
		BookingCard.afresh(card, booking);
	}

	private static void lastLawful(Card.Builder card, Prospect prospect) {
		card.fact(prospect.lastLawful().map(DueDate::label).orElse("Last lawful date"), prospect.lastLawfulInWords());
		prospect.lastLawful().ifPresent((last) -> last.explanation().lines().forEach(card::note));
	}

	/** Where nobody meets, only the last day counts. */
	private static void finishBy(Card.Builder card, Booking booking, Prospect prospect) {
		LocalDateTime chosen = booking.timing().startsAt();
		card.heading("Book a conference (3 of 4): the day by which you finish")
			.text("No meeting is booked: you speak to people one by one, in any order and over several days.");
		lastLawful(card, prospect);
		if (!booking.timing().slots().isEmpty()) {
			card.section((section) -> section.heading("What I suggest")
				.items("day", booking.timing().slots(), (slot) -> "Finish by " + Dates.inWords(slot.toLocalDate()),
						(day, slot) -> day.button(
								Button.press(BookingCard.SLOT, "Choose").with(BookingFields.SLOT, slot.toString()))));
		}
		card.section((section) -> section.heading("Or another day")
			.field(Field.date(BookingFields.DATE, "Finish by")
				.value((chosen != null) ? chosen.toLocalDate().toString() : null))
			.button(Button.press(BookingCard.TIME, "Use this day")));
		card.button(BookingCard.back());
		BookingCard.afresh(card, booking);
	}

	private static void room(Card.Builder card, Timing timing) {
		if (timing.rooms().isEmpty()) {
			return;
		}
		card.section((section) -> section
			.field(Field.choice(BookingFields.ROOM, "Room")
				.hint("Choose one")
				.options(timing.rooms().stream().map((room) -> new Option(room.address(), room.described())).toList())
				.value(timing.room()))
			.button(Button.press(BookingCard.LOOK, "Show times in this room")));
	}

	private static void slots(Card.Builder section, Booking booking) {
		Timing timing = booking.timing();
		switch (timing.look()) {
			case NOT_YET -> section.text("Choose a room, and I look for times when it is free.");
			case ON_ITS_WAY ->
				section.text("I am still reading the diaries. The times appear here by themselves in a moment.")
					.button(Button.lookAgain(BookingCard.LOOK));
			case FAILED -> section
				.warning(timing.rooms().isEmpty() && booking.about().inARoom()
						? "The list of rooms and the diaries could not be read just now. Press Look again in a moment."
						: "The diaries could not be read just now. Press Look again, or give a date and time below.")
				.button(Button.lookAgain(BookingCard.LOOK));
			case DONE -> offered(section, booking);
		}
	}

	private static void offered(Card.Builder section, Booking booking) {
		Timing timing = booking.timing();
		if (timing.slots().isEmpty()) {
			section.warning("I found no time in office hours when all are free. Choose another room, look from another "
					+ "day, or give a date and time below.");
		}
		else {
			section.heading("Times that are free for " + everybody(booking))
				.items("time", timing.slots(),
						(slot) -> Dates.inWords(slot) + (slot.equals(timing.startsAt()) ? " (chosen)" : ""),
						(line, slot) -> line.button(
								Button.press(BookingCard.SLOT, "Choose").with(BookingFields.SLOT, slot.toString())));
		}
		if (!timing.unread().isEmpty()) {
			section.warning("I cannot see the diary of " + String.join(" and ", timing.unread())
					+ ", so please check with them.");
		}
		section.section((more) -> more
			.field(Field.date(BookingFields.LOOK_FROM, "Look for times from another day on")
				.value((timing.lookFrom() != null) ? timing.lookFrom().toString() : null))
			.button(Button.lookAgain(BookingCard.LOOK)));
	}

	/** Whatever may start a plan comes first, but the review's chair decides. */
	private static void reviews(Card.Builder card, Optional<SlotRequest> asked, List<SlotRequest> offered) {
		asked.ifPresent(
				(request) -> card.text("I have asked the chair of a review for its slot on %s, and wait for the answer."
					.formatted(Dates.inWords(request.startsAt()))));
		if (offered.isEmpty()) {
			return;
		}
		card.section((section) -> {
			section.heading("Times that a review has and could give up")
				.note("The review can still be held in time on another day. Pressing one moves nothing: it asks the review's "
						+ "chair, who sees what kind of meeting it is for and nothing else about it.")
				.items("slot", offered, (request) -> Dates.inWords(request.startsAt()) + ", the slot of a review",
						(line, request) -> line.button(Button.press(BookingCard.ASK, "Ask for")
							.with(BookingFields.REVIEW_SLOT, request.id().toString())));
		});
	}

	private static String everybody(Booking booking) {
		List<String> who = new ArrayList<>(List.of("you"));
		booking.plan().socialWorker().ifPresent((social) -> who.add(social.name()));
		booking.plan().teamManager().ifPresent((manager) -> who.add(manager.name()));
		booking.timing().chosenRoom().ifPresent((room) -> who.add("the room"));
		return (who.size() == 1) ? who.getFirst()
				: String.join(", ", who.subList(0, who.size() - 1)) + " and " + who.getLast();
	}

	private static void another(Card.Builder section) {
		section.heading("Or another date and time")
			.field(Field.date(BookingFields.DATE, "Date"))
			.field(Field.choice(BookingFields.TIME, "Time").hint("Choose one").options(TIMES))
			.button(Button.press(BookingCard.TIME, "Use this time"));
	}

}
