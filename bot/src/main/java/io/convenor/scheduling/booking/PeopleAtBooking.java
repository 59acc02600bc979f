package io.convenor.scheduling.booking;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.drafts.Reading;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.WhoIsWho;
import io.convenor.scheduling.booking.Booking.Found;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;

/** The second step of a booking: who comes. */
@Component
class PeopleAtBooking {

	private static final int LONGEST_SEARCH = 100;

	private final StoredBookings stored;

	private final GuestList guestList;

	private final EarlierPeople earlier;

	private final WhoIsWho whoIsWho;

	private final LookingForTimes looking;

	PeopleAtBooking(StoredBookings stored, GuestList guestList, EarlierPeople earlier, WhoIsWho whoIsWho,
			LookingForTimes looking) {
		this.stored = stored;
		this.guestList = guestList;
		this.earlier = earlier;
		this.whoIsWho = whoIsWho;
		this.looking = looking;
	}

	/** Looks for people in the directory. */
	Plan seek(Plan plan, Reading reading) {
		Optional<String> sought = reading.line(BookingFields.SOUGHT, LONGEST_SEARCH,
				"Type the beginning of a name, then press Find.");
		if (sought.isEmpty()) {
			return plan.with(reading.refused());
		}
		List<Found> found = switch (this.whoIsWho.called(sought.get())) {
			case Patience.Answer.Here<List<DirectoryPerson>> here ->
				withoutRooms(here.value()).stream().map(PeopleAtBooking::found).toList();
			default -> {
				reading.refuse(BookingFields.SOUGHT, "The directory did not answer in time. Press Find again, "
						+ "or add the person by name and email address below.");
				yield List.of();
			}
		};
		if (found.isEmpty()) {
			reading.refuse(BookingFields.SOUGHT,
					"Nobody in the directory has a name that begins with %s. Try less of it, or add them by name and email address below."
						.formatted(Reading.echo(sought.get())));
		}
		return plan.withFound(found).with(reading.refused());
	}

	/** A room has an account, too, and is nobody to invite. */
	private List<DirectoryPerson> withoutRooms(List<DirectoryPerson> found) {
		Set<String> rooms = this.guestList.rooms();
		return found.stream().filter((each) -> !rooms.contains(each.address().toLowerCase(Locale.ROOT))).toList();
	}

	private static Found found(DirectoryPerson person) {
		return new Found(person.id(), person.name(), person.address(), person.jobTitle(), person.guest());
	}

	/** Adds somebody whom the directory found. */
	Plan addFound(Plan plan, Reading reading) {
		return this.guestList.addFound(plan, reading);
	}

	/** Adds somebody by name and address. */
	Plan addByName(Plan plan, Reading reading) {
		return this.guestList.addByName(plan, reading);
	}

	/** Takes somebody off the list. */
	Plan remove(Plan plan, Reading reading) {
		return this.guestList.remove(plan, reading);
	}

	/** Adds the people of an earlier conference of this chair, or of the same case. */
	Plan copy(Plan plan, Reading reading, String chairId) {
		return reading
			.choice(BookingFields.EARLIER, (reference) -> this.earlier.of(reference, plan, chairId),
					"Choose the conference whose people are invited again.")
			.map((people) -> this.guestList.copy(plan, people, reading))
			.orElseGet(() -> plan.with(reading.refused()));
	}

	/** Adds the people of a table that was pasted in. */
	Plan importNetwork(Plan plan, Reading reading) {
		return reading
			.lines(BookingFields.NETWORK, Network.LONGEST,
					"Paste the table first, with a first row that names the columns: Name, Email, Agency, Role.")
			.flatMap((text) -> network(text, reading))
			.map((network) -> this.guestList.take(plan, network, reading))
			.orElseGet(() -> plan.with(reading.refused()));
	}

	private static Optional<Network> network(String text, Reading reading) {
		try {
			return Optional.of(Network.read(text));
		}
		catch (Network.NotATable ex) {
			reading.refuse(BookingFields.NETWORK, ex.sentence());
			return Optional.empty();
		}
	}

	/** The list is done: asks what is odd about it, or goes on to the times. */
	Booking done(Booking booking, Plan plan) {
		List<Question> questions = Stream
			.concat(this.guestList.questions(plan).stream(), this.guestList.lookedUp(plan).stream())
			.toList();
		return questions.isEmpty() ? this.looking.at(booking, plan.at(Step.TIME))
				: this.stored.save(booking.with(plan.asking(questions)));
	}

	/** What was asked about the list is right. */
	Booking yes(Booking booking) {
		Plan plan = booking.plan().fresh();
		Set<String> settled = new HashSet<>(plan.settled());
		plan.questions().forEach((question) -> settled.add(question.key()));
		return this.looking.at(booking, plan.settling(settled).at(Step.TIME));
	}

}
