package io.convenor.chat.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.convenor.chat.Page;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Way;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Prospect;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/** The last step: everything once more, and what confirming will do. */
final class SummaryStep {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int SHORTENED = 120;

	private SummaryStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect, Page page) {
		Booking.About about = booking.about();
		LocalDateTime start = booking.timing().startsAt();
		card.heading("Book a conference (4 of 4): is this right?");
		if (start != null && !about.inTheCalendar()) {
			card.fact("Finished by", Dates.inWords(start.toLocalDate()));
		}
		else if (start != null && about.lengthMinutes() != null) {
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
		about.children()
			.forEach((child) -> card.fact((about.children().size() > 1) ? "Child" : "Case reference", child.written()));
		if (about.bornOn() != null) {
			card.fact("Child born", Dates.inWords(about.bornOn()));
		}
		card.fact(prospect.lastLawful().map(DueDate::label).orElse("Last lawful date"), prospect.lastLawfulInWords());
		if (start != null) {
			late(card, about, prospect, start.toLocalDate());
			prospect.lastLawful().flatMap((last) -> last.warning(start.toLocalDate())).ifPresent(card::note);
		}
		card.section((section) -> {
			section.heading(about.inTheCalendar() ? "Invited" : "Told, and spoken to by you");
			BookingCard.people(section, booking, prospect, page);
		});
		Integer minutes = about.lengthMinutes();
		if (about.inTheCalendar() && start != null && minutes != null) {
			card.section((section) -> ApartAtSummary.show(section, prospect, start, minutes));
		}
		card.section((section) -> consequences(section, booking, prospect));
		card.button(Button.press(BookingCard.CONFIRM, "Confirm and send")).button(BookingCard.back());
		BookingCard.afresh(card, booking);
	}

	private static void late(Card.Builder card, Booking.About about, Prospect prospect, LocalDate day) {
		Booking.Late late = about.late();
		prospect.lastLawful()
			.filter((last) -> late != null && day.isAfter(last.date()))
			.ifPresent((last) -> card
				.warning("Late: %s.".formatted(LateDecisions.howLate(day, last.date(), last.called())))
				.fact("Decided by", BookingCard.orNothing((late != null) ? late.manager() : null))
				.fact("Reason", BookingCard.orNothing((late != null) ? late.reason() : null)));
	}

	private static void consequences(Card.Builder section, Booking booking, Prospect prospect) {
		if (!booking.about().inTheCalendar()) {
			section.heading("What happens when you confirm")
				.point("Nothing is put into a calendar, and there is no meeting and no link.")
				.point(letters(booking) + ": there is no meeting, and you will speak to them.")
				.point("Each agency that reports is asked for its report, by an email of its own.")
				.point("You get a list of documents to read and people to speak to, where you write down each conversation.");
			return;
		}
		boolean online = booking.about().way() == null || booking.about().way().online();
		section.heading("What happens when you confirm")
			.point((onPaper(booking).isEmpty() ? "Everybody" : "Everybody who has an email address")
					+ " gets a calendar invitation. Its title is a reference that tells nothing, it is private, and "
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
		section.point(letters(booking) + " that says how they take part.")
			.point(prospect.asked()
					? "Each agency that reports to such a meeting is asked for its report, by an email of its own."
					: "Nobody is asked for a report: such a meeting has none.");
	}

	private static String letters(Booking booking) {
		List<String> onPaper = onPaper(booking);
		return onPaper.isEmpty() ? "Each person gets an email of their own"
				: "Each person gets an email of their own, or a letter for you to print and post (%s)"
					.formatted(Card.shortened(String.join(", ", onPaper), SHORTENED));
	}

	/** Who has no email. */
	private static List<String> onPaper(Booking booking) {
		return booking.guests().stream().filter(Booking.Guest::withoutEmail).map(Booking.Guest::name).toList();
	}

}
