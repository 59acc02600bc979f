package io.convenor.scheduling.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.drafts.Reading;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking.Found;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Particulars;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.places.WishForPlace.Why;
import io.convenor.scheduling.rooms.RoomOnOffer;

/** Who comes: adds people, one at a time, and says why somebody cannot be added. */
@Component
public class GuestList {

	private static final int LONGEST_NAME = 100;

	private static final int MOST_ROWS_TOLD = 12;

	private static final String NO_FAMILY_THERE = "%s cannot be invited. %s";

	private final Authority authority;

	private final LawfulDates lawful;

	private final SchedulingSettings settings;

	private final CaseQuestions sameCase;

	private final GuestParticulars particulars = new GuestParticulars();

	private final AddressQuestions addresses;

	GuestList(Authority authority, LawfulDates lawful, SchedulingSettings settings, CaseQuestions sameCase,
			AddressQuestions addresses) {
		this.addresses = addresses;
		this.authority = authority;
		this.lawful = lawful;
		this.settings = settings;
		this.sameCase = sameCase;
	}

	/** Who is usually invited to such a meeting and is not on the list. */
	List<Role> missing(Plan plan) {
		Kind kind = plan.about().kind();
		if (kind == null) {
			return List.of();
		}
		Set<Role> invited = plan.guests().stream().map(Guest::role).collect(Collectors.toSet());
		return kind.guide().usuallyInvited().stream().filter((role) -> !invited.contains(role)).toList();
	}

	/** From whom nobody is on the list without whom such a meeting decides nothing. */
	List<String> nobodyFrom(Plan plan) {
		Kind kind = plan.about().kind();
		return (kind == null || !plan.about().inTheCalendar()) ? List.of()
				: kind.quorum()
					.under(this.lawful.rules().quoracy())
					.nobodyFrom(plan.guests().stream().filter((guest) -> !guest.family()).map(Guest::role).toList());
	}

	/** What people may come as to such a meeting: first what is missing. */
	List<Role> open(Plan plan) {
		boolean family = allowsFamily(plan);
		return Stream.concat(missing(plan).stream(), Stream.of(Role.values()))
			.distinct()
			.filter((role) -> role != Role.CHAIR && (family || role.standing() == Standing.PROFESSIONAL))
			.toList();
	}

	/** Whether agencies are asked for reports to such a meeting. */
	boolean asks(Plan plan) {
		Kind kind = plan.about().kind();
		return kind == null || !kind.guide().askedForAReport().isEmpty();
	}

	private boolean allowsFamily(Plan plan) {
		Kind kind = plan.about().kind();
		return kind == null || kind.guide().forTheFamily();
	}

	/** Why family is not invited, as a sentence. */
	public static String noFamily(@Nullable Kind kind) {
		return "No family is part of a meeting of this kind%s."
			.formatted((kind != null && kind.sort() == Kind.Sort.ALLEGATIONS)
					? ", nor is the person an allegation is about" : "");
	}

	/** Puts the chair on the list, who is in from the start. */
	public Plan withChair(Plan plan, DirectoryPerson person) {
		Guest chair = new Guest(UUID.randomUUID(), person.name(),
				EmailAddress.parse(person.address()).map(EmailAddress::value).orElse(person.address()),
				this.authority.name(), Role.CHAIR, Standing.PROFESSIONAL, person.id(), false);
		List<Guest> guests = new ArrayList<>(plan.guests());
		guests.addFirst(chair);
		return plan.withGuests(guests);
	}

	/** Adds somebody whom the directory found. */
	Plan addFound(Plan plan, Reading reading) {
		Optional<Found> found = reading.choice(BookingFields.FOUND, (id) -> among(plan.found(), id),
				"Choose one of the people found.");
		Optional<Role> role = reading.choice(BookingFields.FOUND_ROLE, GuestList::role, "Choose what they come as.");
		Optional<Why> wish = wish(reading, BookingFields.FOUND_PLACE);
		if (found.isEmpty() || role.isEmpty() || reading.hasProblems()) {
			return plan.with(reading.refused());
		}
		Found person = found.get();
		Optional<EmailAddress> address = EmailAddress.parse(person.address());
		if (address.isEmpty()) {
			reading.refuse(BookingFields.FOUND,
					person.name() + " has no mailbox in the directory. " + "Add them by name and email address below.");
			return plan.with(reading.refused());
		}
		Guest guest = new Guest(UUID.randomUUID(), person.name(), address.get().value(), this.authority.name(),
				role.get(), role.get().standing(), person.id(), wish.isPresent(), wish.orElse(null));
		Plan next = add(plan, guest, reading, BookingFields.FOUND, BookingFields.FOUND_PLACE,
				BookingFields.FROM_DIRECTORY);
		return reading.hasProblems() ? next : next.withFound(List.of());
	}

	/** Adds somebody by name and address. */
	Plan addByName(Plan plan, Reading reading) {
		Optional<String> name = reading.line(BookingFields.NAME, LONGEST_NAME, "Give their name.");
		Particulars more = this.particulars.read(plan, reading);
		Optional<String> agency = reading.optionalLine(BookingFields.AGENCY, LONGEST_NAME);
		Optional<Role> role = reading.choice(BookingFields.ROLE, GuestList::role, "Choose what they come as.");
		Optional<Standing> standing = reading.blank(BookingFields.STANDING) ? role.map(Role::standing)
				: reading.choice(BookingFields.STANDING, GuestList::standing, "");
		Optional<Why> wish = wish(reading, BookingFields.PLACE);
		role.filter((each) -> each.standing() == Standing.FAMILY && standing.orElse(null) == Standing.PROFESSIONAL)
			.ifPresent((each) -> reading.refuse(BookingFields.STANDING,
					each.label() + " is one of the family. Choose Family, or another role."));
		Optional<String> address = address(reading, more, standing.orElse(null))
			.or(() -> name.flatMap((who) -> role.map((as) -> Invitee.keyWithoutEmail(who, as))));
		if (reading.hasProblems()) {
			return plan.with(reading.refused());
		}
		Guest guest = new Guest(UUID.randomUUID(), name.orElseThrow(), address.orElseThrow(), agency.orElse(""),
				role.orElseThrow(), standing.orElseThrow(), null, wish.isPresent(), wish.orElse(null));
		return add(plan, more.equals(Particulars.NONE) ? guest : guest.with(more), reading, BookingFields.EMAIL,
				BookingFields.PLACE, BookingFields.BY_NAME);
	}

	/** Family may have none: then they are written to on paper, and rung. */
	private static Optional<String> address(Reading reading, Particulars more, @Nullable Standing standing) {
		if (standing == Standing.FAMILY && reading.blank(BookingFields.EMAIL)) {
			ContactForm.requireAWay(reading, BookingFields.EMAIL, more.contact());
			return Optional.empty();
		}
		return reading.address(BookingFields.EMAIL).map(EmailAddress::value);
	}

	private Plan add(Plan plan, Guest guest, Reading reading, String personField, String placeField,
			List<String> form) {
		whyNot(plan, guest).ifPresent((sentence) -> reading.refuse(personField, sentence));
		List<Guest> guests = new ArrayList<>(plan.guests());
		guests.add(guest);
		Plan added = plan.withGuests(guests);
		RoomPlaces places = places(added);
		if (guest.asksForPlace() && plan.about().inARoom() && !places.has(guest)
				&& !reading.says(placeField, BookingFields.WAITS_FOR_PLACE)) {
			reading.refuse(placeField, places(plan).refusal(guest.name()));
		}
		if (reading.hasProblems()) {
			return plan.with(reading.refused());
		}
		return added.with(reading.accepted(form)).telling(lostTheirPlace(plan, added));
	}

	/** Why somebody cannot be put on the list, as a sentence. */
	private Optional<String> whyNot(Plan plan, Guest guest) {
		if (guest.family() && !allowsFamily(plan)) {
			return Optional.of(NO_FAMILY_THERE.formatted(guest.name(), noFamily(plan.about().kind())));
		}
		return twice(plan, guest)
			.or(() -> (plan.guests().size() < this.settings.mostPeople()) ? Optional.empty() : Optional
				.of("There are %d people on the list already, and one conference takes no more. Remove somebody first, or ask the administration team to raise the limit."
					.formatted(plan.guests().size())));
	}

	/** Adds the people of an earlier conference, apart from each other as they were. */
	Plan copy(Plan plan, EarlierPeople.People people, Reading reading) {
		Plan next = plan;
		for (Guest person : people.guests()) {
			if (next.guests().contains(person)) {
				continue;
			}
			Optional<String> problem = whyNot(next, person);
			if (problem.isPresent()) {
				reading.refuse(BookingFields.EARLIER, problem.get());
				break;
			}
			next = next.withGuests(Stream.concat(next.guests().stream(), Stream.of(person)).toList());
		}
		int added = next.guests().size() - plan.guests().size();
		List<Guest> apart = next.guests()
			.stream()
			.filter((each) -> each.apart() == null && people.apart().containsKey(each.id()))
			.toList();
		next = next.withParts(next.guests()
			.stream()
			.map((each) -> apart.contains(each) ? each.apart(people.apart().get(each.id())) : each)
			.toList());
		return next.with(reading.hasProblems() ? reading.refused() : reading.accepted(List.of(BookingFields.EARLIER)))
			.telling(copied(added) + keptApart(apart) + notInvited(next, people));
	}

	private static String copied(int added) {
		return (added == 0) ? "Everybody of that conference is on the list already."
				: "%s copied. Look at each of them: addresses and roles may have changed since."
					.formatted((added == 1) ? "1 person was" : added + " people were");
	}

	private static String keptApart(List<Guest> apart) {
		return apart.isEmpty() ? ""
				: " Kept apart from others then, and so again now: %s. Look at how, before you confirm: it stands in the summary."
					.formatted(described(apart));
	}

	private static String notInvited(Plan plan, EarlierPeople.People people) {
		String told = people.excluded().isEmpty() ? "" : " Not invited to any part then, and so not copied: %s."
			.formatted(people.excluded().stream().map(Invitee::described).collect(Collectors.joining("; ")));
		List<Guest> all = plan.guests().stream().filter(people::isExcluded).toList();
		return all.isEmpty() ? told
				: told + " But on the list: %s. Remove them, unless that is right now.".formatted(described(all));
	}

	private static String described(List<Guest> guests) {
		return guests.stream().map(Guest::described).collect(Collectors.joining("; "));
	}

	/**
	 * Adds everybody of a table who can be added. The rows of the others stay in the
	 * field, and each is told with what was not understood.
	 */
	Plan take(Plan plan, Network network, Reading reading) {
		Plan next = plan;
		List<String> left = new ArrayList<>();
		for (Network.Row row : network.rows()) {
			Optional<String> problem = switch (row) {
				case Network.Row.NotUnderstood not -> Optional.of(not.why());
				case Network.Row.Person person -> whyNot(next, guest(person));
			};
			if (problem.isEmpty() && row instanceof Network.Row.Person person) {
				next = next.withGuests(Stream.concat(next.guests().stream(), Stream.of(guest(person))).toList());
			}
			else {
				left.add(row.written());
				tell(reading, row.number(), left.size(), problem.orElse(""));
			}
		}
		int added = next.guests().size() - plan.guests().size();
		String rest = left.isEmpty() ? ""
				: " %s not: %s still in the box below, and I say above why. Put right what is wrong and press again. The roles I know: %s."
					.formatted((left.size() == 1) ? "1 row was" : left.size() + " rows were",
							(left.size() == 1) ? "it is" : "they are", Network.roles());
		return next
			.with(left.isEmpty() ? reading.accepted(List.of(BookingFields.NETWORK))
					: reading.refused(BookingFields.NETWORK, network.header() + "\n" + String.join("\n", left)))
			.telling("%s added.%s".formatted((added == 1) ? "1 person was" : added + " people were", rest));
	}

	/** Each row has a sentence of its own, up to as many as a person reads. */
	private static void tell(Reading reading, long row, int nth, String why) {
		if (nth <= MOST_ROWS_TOLD) {
			String sentence = why.endsWith(".") ? why : why + ".";
			reading.refuse(BookingFields.NETWORK + "-row-" + row, "Row %d: %s".formatted(row, sentence));
		}
		else {
			reading.refuse(BookingFields.NETWORK + "-rows",
					"More rows were not understood. Put these right first; the others are told next time.");
		}
	}

	private static Guest guest(Network.Row.Person person) {
		Guest guest = new Guest(UUID.randomUUID(), person.name(), person.address(), person.agency(), person.role(),
				person.standing(), null, false);
		return person.particulars().equals(Particulars.NONE) ? guest : guest.with(person.particulars());
	}

	private @Nullable String lostTheirPlace(Plan before, Plan after) {
		List<Guest> already = places(before).leftOut();
		List<Guest> lost = places(after).leftOut().stream().filter((guest) -> !already.contains(guest)).toList();
		return lost.isEmpty() ? null
				: "Family have their places in the room first, so now on Teams and on the waiting list: "
						+ lost.stream().map(Guest::described).collect(Collectors.joining("; ")) + ".";
	}

	/** Takes somebody off the list; the chair stays on it. */
	Plan remove(Plan plan, Reading reading) {
		Optional<Guest> guest = reading.choice(BookingFields.GUEST,
				(id) -> plan.guests().stream().filter((each) -> each.id().toString().equals(id)).findFirst(),
				"Choose whom to remove.");
		guest.filter((each) -> each.role() == Role.CHAIR)
			.ifPresent(
					(_) -> reading.refuse(BookingFields.GUEST, "You chair the conference, so you stay on the list."));
		if (reading.hasProblems()) {
			return plan.with(reading.refused());
		}
		List<Guest> rest = plan.guests().stream().filter((each) -> !each.equals(guest.orElseThrow())).toList();
		return plan.withGuests(rest).with(reading.accepted(List.of(BookingFields.GUEST)));
	}

	/** What is odd about the people, where the chair has not said that it is right. */
	List<Question> questions(Plan plan) {
		List<Question> questions = new ArrayList<>();
		Kind kind = plan.about().kind();
		if (kind == null) {
			return questions;
		}
		questions.addAll(this.addresses.about(plan.guests()));
		this.sameCase.aboutAPlan(plan.about()).ifPresent(questions::add);
		this.sameCase.aboutTheFirst(plan.about()).ifPresent(questions::add);
		if (kind.guide().forTheFamily() && plan.guests().stream().noneMatch(Guest::family)) {
			questions.add(new Question(Question.What.NO_FAMILY, "Nobody from the family is invited. Is that right?"));
		}
		if (!kind.isRestricted() && plan.socialWorker().isEmpty()) {
			questions.add(new Question(Question.What.NO_SOCIAL_WORKER,
					"No social worker is invited, so times are offered without looking at a social worker's diary. Is that right?"));
		}
		return open(plan, questions);
	}

	/** What the directory makes odd about the people, where that was not answered yet. */
	List<Question> lookedUp(Plan plan) {
		return open(plan, this.addresses.lookedUp(plan.guests()));
	}

	/** The mailboxes of rooms, which nobody is invited by. */
	Set<String> rooms() {
		return this.addresses.rooms();
	}

	private static List<Question> open(Plan plan, List<Question> questions) {
		return questions.stream().filter((question) -> !plan.settled().contains(question.key())).toList();
	}

	/** What makes the list impossible, as a sentence. */
	Optional<String> problem(Plan plan) {
		if (plan.guests().size() > this.settings.mostPeople()) {
			return Optional.of("%d people are on the list, and one conference takes at most %d. Remove some of them."
				.formatted(plan.guests().size(), this.settings.mostPeople()));
		}
		Optional<Guest> family = plan.guests().stream().filter(Guest::family).findFirst();
		if (family.isPresent() && !allowsFamily(plan)) {
			return family.map((guest) -> NO_FAMILY_THERE.formatted(guest.name(), noFamily(plan.about().kind()))
					+ " Remove them from the list.");
		}
		long different = plan.guests().stream().map(Guest::address).distinct().count();
		return (different < plan.guests().size()) ? Optional.of("Somebody is on the list twice. Remove one of the two.")
				: Optional.empty();
	}

	/** Who has a place in the room. */
	RoomPlaces places(Plan plan) {
		Way way = plan.about().way();
		if (way == null || !way.inARoom()) {
			return RoomPlaces.none(plan.guests());
		}
		return (way == Way.FACE_TO_FACE) ? RoomPlaces.everybody(plan.guests())
				: RoomPlaces.few(inTheRoom(plan), plan.guests());
	}

	private int inTheRoom(Plan plan) {
		int byTheRules = this.lawful.rules().peopleInTheRoom().value();
		return plan.timing()
			.chosenRoom()
			.map(RoomOnOffer::holds)
			.map((most) -> Math.min(most, byTheRules))
			.orElse(byTheRules);
	}

	private static Optional<String> twice(Plan plan, Guest guest) {
		return plan.guests()
			.stream()
			.filter((each) -> each.address().equals(guest.address()))
			.findFirst()
			.map((each) -> "%s is on the list already, with the same address. Nobody is invited twice."
				.formatted(each.described()));
	}

	private static Optional<Found> among(List<Found> found, String id) {
		return found.stream().filter((each) -> each.id().equals(id)).findFirst();
	}

	/** A field left empty asks for nothing, and neither does a box that is not ticked. */
	private static Optional<Why> wish(Reading reading, String field) {
		return reading.blank(field) ? Optional.empty()
				: reading.choice(field, GuestList::wish, "").flatMap(Function.identity());
	}

	private static Optional<Optional<Why>> wish(String text) {
		return switch (text) {
			case "false", BookingFields.NO_PLACE -> Optional.of(Optional.empty());
			case BookingFields.WAITS_FOR_PLACE -> Optional.of(Optional.of(Why.CANNOT_JOIN_ONLINE));
			default -> Optional.of(Why.named(text)).filter(Optional::isPresent);
		};
	}

	private static Optional<Role> role(String name) {
		return Role.named(name).filter((role) -> role != Role.CHAIR);
	}

	private static Optional<Standing> standing(String name) {
		return List.of(Standing.values()).stream().filter((each) -> each.name().equals(name)).findFirst();
	}

}
