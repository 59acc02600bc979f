package io.convenor.chat.booking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.chat.Page;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Found;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Prospect;
import io.convenor.scheduling.places.WishForPlace;
import io.convenor.timescales.Dates;

/** The second step: who comes. */
final class PeopleStep {

	private static final List<Option> PLACES = List.of(
			new Option(BookingFields.NO_PLACE, "No: joins on Teams or by telephone"),
			new Option(WishForPlace.Why.MEET_THE_CHAIR.name(), WishForPlace.Why.MEET_THE_CHAIR.label()),
			new Option(WishForPlace.Why.CANNOT_JOIN_ONLINE.name(), WishForPlace.Why.CANNOT_JOIN_ONLINE.label()),
			new Option(BookingFields.WAITS_FOR_PLACE, "Cannot join online, and waits if no place is free"));

	private PeopleStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect, Page page) {
		boolean rooms = booking.about().way() == Way.HYBRID;
		card.heading("Book a conference (2 of 4): people");
		BookingCard.questions(card, booking, "Yes, that is right", "No, let me put it right");
		List<Prospect.Placed> shown = BookingCard.people(card, booking, prospect, page);
		if (!prospect.missing().isEmpty()) {
			card.note("Usually invited, not on your list: "
					+ prospect.missing().stream().map(Role::label).collect(Collectors.joining(", ")) + ".");
		}
		if (!prospect.nobodyFrom().isEmpty()) {
			card.warning("Nobody on your list is from %s. Without them the meeting cannot decide."
				.formatted(String.join(", ", prospect.nobodyFrom())));
		}
		card.section((section) -> directory(section, booking.plan().found(), prospect.open(), rooms));
		card.section((section) -> byName(section, prospect.people().stream().map((each) -> each.guest()).toList(),
				prospect.open(), rooms));
		copying(card, prospect);
		card.section(PeopleStep::importing);
		removal(card, shown);
		card.button(Button.press(BookingCard.PEOPLE,
				booking.about().inTheCalendar() ? "Next: date and time" : "Next: the last day"))
			.button(BookingCard.back());
		BookingCard.afresh(card, booking);
	}

	/** Of those on the page. */
	private static void removal(Card.Builder card, List<Prospect.Placed> shown) {
		List<Option> others = shown.stream()
			.map((each) -> each.guest())
			.filter((guest) -> guest.role() != Role.CHAIR)
			.map((guest) -> new Option(guest.id().toString(), guest.name() + ", " + guest.writtenTo()))
			.toList();
		if (!others.isEmpty()) {
			card.section((section) -> section.heading("Take somebody off the list")
				.field(Field.choice(BookingFields.GUEST, "Who").hint("Choose one").options(others))
				.button(Button.press(BookingCard.REMOVE, "Remove")));
		}
	}

	private static void copying(Card.Builder card, Prospect prospect) {
		if (prospect.earlier().isEmpty()) {
			return;
		}
		List<Option> earlier = prospect.earlier()
			.stream()
			.map((each) -> new Option(each.reference(),
					"%s, %s, case %s%s".formatted(each.reference(), Dates.inWords(each.startsAt()),
							each.caseReference(), each.sameCase() ? " (the same case)" : "")))
			.toList();
		boolean known = prospect.earlier().getFirst().sameCase();
		card.section((section) -> section.heading("Invite the people of an earlier conference")
			.field(Field.choice(BookingFields.EARLIER, "Conference")
				.hint("Choose one")
				.options(earlier)
				.value(known ? prospect.earlier().getFirst().reference() : null))
			.button(Button.press(BookingCard.COPY, "Copy its people")));
	}

	private static void importing(Card.Builder section) {
		section.heading("Add several people from a table")
			.field(Field.paragraph(BookingFields.NETWORK, "Table, from a CSV file or a spreadsheet")
				.atMost(20_000)
				.hint("Name, Email, Agency, Role"))
			.button(Button.press(BookingCard.IMPORT, "Add everybody in the table"));
	}

	private static void directory(Card.Builder section, List<Found> found, List<Role> open, boolean rooms) {
		section.heading("Add a colleague")
			.section((search) -> search.field(Field.text(BookingFields.SOUGHT, "Beginning of their name"))
				.button(Button.press(BookingCard.FIND, "Find")));
		if (found.isEmpty()) {
			return;
		}
		section.section((results) -> {
			results
				.field(Field.choice(BookingFields.FOUND, "Found")
					.expanded()
					.options(found.stream().map((each) -> new Option(each.id(), each.described())).toList())
					.value(only(found).map(Found::id).orElse(null)))
				.field(roles(BookingFields.FOUND_ROLE, open)
					.value(only(found).flatMap(PeopleStep::usualRole).map(Role::name).orElse(null)));
			if (rooms) {
				results.field(places(BookingFields.FOUND_PLACE));
			}
			results.button(Button.press(BookingCard.ADD_FOUND, "Add this colleague"));
		});
	}

	/** Where only one was found, nothing needs choosing. */
	private static Optional<Found> only(List<Found> found) {
		return found.stream().filter((_) -> found.size() == 1).findFirst();
	}

	/** Somebody whose job is called like a role comes as that. */
	private static Optional<Role> usualRole(Found found) {
		return Stream.of(Role.values())
			.filter((role) -> role != Role.CHAIR && role.label().equalsIgnoreCase(found.jobTitle()))
			.findFirst();
	}

	private static void byName(Card.Builder section, List<Guest> guests, List<Role> open, boolean rooms) {
		boolean family = open.stream().anyMatch((role) -> role.standing() == Standing.FAMILY);
		section.heading(family ? "Add family or somebody from another agency" : "Add somebody from another agency")
			.field(Field.text(BookingFields.NAME, "Name").atMost(100))
			.field(Field.email(BookingFields.EMAIL,
					(family ? "Email address (family may have none)" : "Email address")))
			.field(Field.text(BookingFields.AGENCY, family ? "Agency (leave empty for family)" : "Agency").atMost(100))
			.field(roles(BookingFields.ROLE, open))
			.field(Field.choice(BookingFields.STANDING, "Family or professional")
				.hint("As usual for what they come as")
				.options(Stream.of(Standing.values())
					.filter((standing) -> family || standing == Standing.PROFESSIONAL)
					.map((standing) -> new Option(standing.name(), standing.label()))
					.toList()));
		if (rooms) {
			section.field(places(BookingFields.PLACE));
		}
		section.field(Field.text(BookingFields.LANGUAGE, "Language they speak best, or interpret").atMost(100));
		List<Guest> relatives = guests.stream().filter(Guest::family).toList();
		if (!relatives.isEmpty()) {
			section.field(Field.choice(BookingFields.FOR_WHOM, "For whom they come (interpreter, advocate, solicitor)")
				.hint("Nobody in particular")
				.options(relatives.stream().map((guest) -> new Option(guest.id().toString(), guest.name())).toList()));
		}
		section.field(Field.choice(BookingFields.KNOWS_THE_CHILD, "Their agency had contact with the child")
			.hint("As usual for what they come as; another professional only if you say so")
			.options(ContactOnCard.YES_OR_NO));
		if (family) {
			ContactOnCard.show(section);
		}
		section.button(Button.press(BookingCard.ADD, "Add this person"));
	}

	private static Field places(String id) {
		return Field.choice(id, "Asks for a place in the room")
			.hint("No, unless family: they have places first")
			.options(PLACES);
	}

	/** What is missing stands at the top. */
	private static Field roles(String id, List<Role> open) {
		return Field.choice(id, "Comes as")
			.hint("Choose one")
			.options(open.stream().map((role) -> new Option(role.name(), role.label())).toList());
	}

}
