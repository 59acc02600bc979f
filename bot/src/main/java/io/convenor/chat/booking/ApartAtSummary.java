package io.convenor.chat.booking;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.apart.ApartForm;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Separation.Manner;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.Booking.Apart;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Prospect;

/** Who takes part apart from the others, asked before anything goes out. */
final class ApartAtSummary {

	/** So many that their names are shortened where one of them is to be chosen. */
	private static final int MANY = 25;

	private static final int SHORTENED = 60;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private ApartAtSummary() {
	}

	static void show(Card.Builder section, Prospect prospect, LocalDateTime start, int minutes) {
		List<Guest> guests = prospect.people()
			.stream()
			.map(Prospect.Placed::guest)
			.filter((each) -> each.role() != Role.CHAIR)
			.toList();
		if (guests.isEmpty()) {
			return;
		}
		section.heading("People who must not meet");
		guests.forEach((each) -> {
			Apart apart = each.apart();
			if (apart != null && apart.manner() != null) {
				said(section, each, apart, guests, start, minutes);
			}
		});
		if (prospect.people().stream().anyMatch(ApartAtSummary::comesForATime)) {
			section.warning(ApartForm.SAME_BUILDING);
		}
		guests.stream()
			.filter((each) -> each.apart() != null && each.apart().manner() == null)
			.findFirst()
			.ifPresentOrElse((each) -> ask(section, each, guests, start, minutes),
					() -> section
						.field(Field.choice(ApartFields.WHO, "Takes part apart from the others")
							.hint("Nobody, unless you choose somebody")
							.options(options(guests)))
						.button(Button.press(BookingCard.APART, "Say how they take part")));
	}

	private static boolean comesForATime(Prospect.Placed placed) {
		Apart apart = placed.guest().apart();
		return placed.inTheRoom() && apart != null && apart.manner() == Manner.OWN_TIME;
	}

	private static void said(Card.Builder section, Guest guest, Apart apart, List<Guest> guests, LocalDateTime start,
			int minutes) {
		Integer until = apart.untilMinute();
		String times = "from %s to %s".formatted(TIME.format(start.plusMinutes(apart.fromMinute())),
				TIME.format(start.plusMinutes((until != null) ? until : minutes)));
		String how = ((apart.manner() == Manner.OWN_LINK) ? "a meeting and link of their own, "
				: "a time of their own, ") + times;
		section.section((line) -> {
			line.fact("Apart: " + guest.described(),
					how + other(apart.apartFrom(), guests) + ". Why: " + apart.reason());
			if (ApartForm.isInTwoAtOnce(apart.manner(), apart.fromMinute(), until)) {
				line.warning(ApartForm.IN_TWO_AT_ONCE);
			}
			line.button(Button.press(BookingCard.NOT_APART, "With everybody after all: " + guest.name())
				.with(ApartFields.WHO, guest.id().toString()));
		});
	}

	private static String other(@Nullable UUID id, List<Guest> guests) {
		return guests.stream()
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.map((each) -> ", so as not to meet " + each.name())
			.orElse("");
	}

	private static void ask(Card.Builder section, Guest guest, List<Guest> guests, LocalDateTime start, int minutes) {
		section.section((form) -> {
			form.heading(guest.described());
			ApartForm.show(form, options(guests.stream().filter((each) -> !each.id().equals(guest.id())).toList()),
					List.of(Manner.OWN_TIME, Manner.OWN_LINK),
					"%s to %s".formatted(TIME.format(start), TIME.format(start.plusMinutes(minutes))));
			form.button(Button.press(BookingCard.HOW_APART, "Keep them apart"));
		});
		section.section((line) -> line.button(Button.press(BookingCard.NOT_APART, "With everybody after all")
			.with(ApartFields.WHO, guest.id().toString())));
	}

	private static List<Option> options(List<Guest> guests) {
		int longest = (guests.size() > MANY) ? SHORTENED : Integer.MAX_VALUE;
		return guests.stream()
			.map((each) -> new Option(each.id().toString(), Card.shortened(each.described(), longest)))
			.toList();
	}

}
