package io.convenor.chat.booking;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Way;
import io.convenor.scheduling.Booking;
import io.convenor.scheduling.Bookings.Prospect;
import io.convenor.timescales.Dates;

/** The last step: everything once more, and what confirming will do. */
final class SummaryStep {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private SummaryStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect) {
		Booking.About about = booking.about();
		LocalDateTime start = booking.timing().startsAt();
		card.heading("Book a conference (4 of 4): is this right?");
		if (start != null && about.lengthMinutes() != null) {
			card.fact("When", Dates.inWords(start) + " to " + TIME.format(start.plusMinutes(about.lengthMinutes())));
		}
		booking.timing()
			.chosenRoom()
			.filter((_) -> about.inARoom())
			.ifPresent((room) -> card.fact("Room", room.described()));
		prospect.risk()
			.filter((_) -> about.inARoom())
			.ifPresent((risk) -> card.fact("Risk assessment", risk.inWords()));
		if (about.kind() != null && about.way() != null) {
			card.fact("What", about.kind().label()).fact("How", about.way().label());
		}
		card.fact("Case reference", BookingCard.orNothing(about.caseReference()));
		if (about.bornOn() != null) {
			card.fact("Child born", Dates.inWords(about.bornOn()));
		}
		prospect.lastLawful().ifPresent((last) -> card.fact("Last lawful date", Dates.inWords(last.date())));
		card.section((section) -> {
			section.heading("Invited");
			prospect.people()
				.forEach((each) -> section.point(each.guest().described() + BookingCard.place(booking, each)));
		});
		card.section((section) -> consequences(section, booking, prospect));
		card.button(Button.press(BookingActions.CONFIRM, "Confirm and send").primary()).button(BookingCard.back());
		BookingCard.afresh(card, booking);
	}

	private static void consequences(Card.Builder section, Booking booking, Prospect prospect) {
		boolean online = booking.about().way() == null || booking.about().way().online();
		section.heading("What happens when you confirm")
			.point("Everybody gets a calendar invitation. Its title is a reference that tells nothing, it is private, and "
					+ "nobody sees who else is invited.");
		booking.timing()
			.chosenRoom()
			.filter((_) -> booking.about().inARoom())
			.ifPresent((room) -> section.point(room.name() + " is asked for, and you see what it answers."));
		if (online) {
			section.point("The invitation has a Teams link. Everybody waits in the lobby until you let them in.");
		}
		if (booking.about().way() == Way.CONFERENCE_CALL) {
			section.point("A conference call is opened first; the invitation brings everybody its number and code. You "
					+ "alone get the link to host it, and callers wait until you let them in.");
		}
		section.point("Each person gets an email of their own that says how they take part.")
			.point(prospect.asked()
					? "Each agency that reports to such a meeting is asked for its report, by an email of its own."
					: "Nobody is asked for a report: such a meeting has none.");
	}

}
