package io.convenor.chat.booking;

import java.util.List;
import java.util.stream.Stream;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Booking;
import io.convenor.scheduling.Booking.Found;
import io.convenor.scheduling.BookingFields;
import io.convenor.scheduling.Bookings.Prospect;

/** The second step: who comes. */
final class PeopleStep {

	private static final String CANNOT_JOIN_ONLINE = "Cannot join online and wants a place in the room";

	private PeopleStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect) {
		boolean rooms = booking.about().inARoom();
		card.heading("Book a conference (2 of 4): people");
		BookingCard.questions(card, booking, "Yes, that is right", "No, let me add them");
		people(card, prospect, rooms);
		card.section((section) -> directory(section, booking.plan().found(), rooms));
		card.section((section) -> byName(section, rooms));
		card.button(Button.press(BookingActions.PEOPLE, "Next: date and time").primary()).button(BookingCard.back());
	}

	private static void people(Card.Builder card, Prospect prospect, boolean rooms) {
		prospect.people().forEach((each) -> card.point(each.guest().described() + (rooms ? place(each) : "")));
		List<Option> others = prospect.people()
			.stream()
			.map((each) -> each.guest())
			.filter((guest) -> guest.role() != Role.CHAIR)
			.map((guest) -> new Option(guest.id().toString(), guest.name()))
			.toList();
		if (!others.isEmpty()) {
			card.section((section) -> section.field(
					Field.choice(BookingFields.GUEST, "Take somebody off the list").hint("Choose one").options(others))
				.button(Button.press(BookingActions.REMOVE, "Remove")));
		}
	}

	private static String place(Prospect.Placed each) {
		return each.inTheRoom() ? ": in the room" : ": on Teams";
	}

	private static void directory(Card.Builder section, List<Found> found, boolean rooms) {
		section.heading("Add a colleague")
			.field(Field.text(BookingFields.SOUGHT, "Beginning of their name"))
			.button(Button.press(BookingActions.FIND, "Find"));
		if (found.isEmpty()) {
			return;
		}
		section.section((results) -> {
			results
				.field(Field.choice(BookingFields.FOUND, "Found")
					.expanded()
					.options(found.stream().map((each) -> new Option(each.id(), described(each))).toList()))
				.field(roles(BookingFields.FOUND_ROLE));
			if (rooms) {
				results.field(Field.toggle(BookingFields.FOUND_PLACE, "Place in the room", CANNOT_JOIN_ONLINE));
			}
			results.button(Button.press(BookingActions.ADD_FOUND, "Add this colleague"));
		});
	}

	private static String described(Found found) {
		return found.jobTitle().isBlank() ? found.name() : found.name() + ", " + found.jobTitle();
	}

	private static void byName(Card.Builder section, boolean rooms) {
		section.heading("Add family or somebody from another agency")
			.field(Field.text(BookingFields.NAME, "Name").atMost(100))
			.field(Field.email(BookingFields.EMAIL, "Email address"))
			.field(Field.text(BookingFields.AGENCY, "Agency (leave empty for family)").atMost(100))
			.field(roles(BookingFields.ROLE))
			.field(Field
				.choice(BookingFields.STANDING, "Family or professional (if not as usual for what they come as)")
				.hint("As usual")
				.options(Stream.of(Standing.values())
					.map((standing) -> new Option(standing.name(), standing.label()))
					.toList()));
		if (rooms) {
			section.field(Field.toggle(BookingFields.PLACE, "Place in the room", CANNOT_JOIN_ONLINE));
		}
		section.button(Button.press(BookingActions.ADD, "Add this person"));
	}

	private static Field roles(String id) {
		return Field.choice(id, "Comes as")
			.hint("Choose one")
			.options(Stream.of(Role.values())
				.filter((role) -> role != Role.CHAIR)
				.map((role) -> new Option(role.name(), role.label()))
				.toList());
	}

}
