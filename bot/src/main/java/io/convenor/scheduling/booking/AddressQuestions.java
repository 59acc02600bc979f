package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.AddressCheck;
import io.convenor.people.AddressCheck.Addressed;
import io.convenor.people.Agencies;
import io.convenor.people.Doubt;
import io.convenor.people.EmailAddress;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.WhoIsWho;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.rooms.Rooms;

/** What is to be asked about the addresses of people before anything goes to them. */
@Component
public class AddressQuestions {

	private final AddressCheck check;

	private final Agencies agencies;

	private final Rooms rooms;

	private final WhoIsWho whoIsWho;

	AddressQuestions(AddressCheck check, Agencies agencies, Rooms rooms, WhoIsWho whoIsWho) {
		this.check = check;
		this.agencies = agencies;
		this.rooms = rooms;
		this.whoIsWho = whoIsWho;
	}

	/** The mailboxes of rooms that are known, in lower case. */
	Set<String> rooms() {
		return this.rooms.mailboxes();
	}

	/** What our own tables make odd about anybody on a list. */
	List<Question> about(List<Guest> guests) {
		return doubts(guests.stream().flatMap((each) -> addressed(each).stream()).toList()).stream()
			.map(AddressQuestions::question)
			.toList();
	}

	/** The same for people who are to be invited together. */
	public List<Doubt> doubts(List<Addressed> people) {
		return this.check.doubts(people, this.rooms.mailboxes());
	}

	/**
	 * What the directory makes odd about addresses at the authority that were typed in;
	 * not more than one request each, and none for addresses elsewhere.
	 */
	List<Question> lookedUp(List<Guest> guests) {
		return lookUp(guests.stream().flatMap((each) -> addressed(each).stream()).toList()).stream()
			.map(AddressQuestions::question)
			.toList();
	}

	/** The same for people who are to be invited together. */
	public List<Doubt> lookUp(List<Addressed> people) {
		List<Addressed> ours = people.stream()
			.filter((each) -> !each.fromDirectory() && this.check.isOurs(each.address()))
			.toList();
		if (ours.isEmpty()) {
			return List.of();
		}
		return switch (this.whoIsWho.holders(ours.stream().map((each) -> each.address().value()).toList())) {
			case Patience.Answer.Here<Map<String, Optional<DirectoryPerson>>> here -> against(ours, here.value());
			default -> ours.stream().map(this.check::notAsked).toList();
		};
	}

	private List<Doubt> against(List<Addressed> people, Map<String, Optional<DirectoryPerson>> holders) {
		return people.stream()
			.flatMap((person) -> this.check
				.againstDirectory(person,
						holders.getOrDefault(person.address().value(), Optional.empty())
							.map(DirectoryPerson::name)
							.orElse(null))
				.stream())
			.toList();
	}

	/** Learns where the mail of the agencies comes from whose people were booked. */
	void booked(List<Guest> guests) {
		this.agencies.booked(guests.stream()
			.filter((each) -> !each.family())
			.flatMap((each) -> EmailAddress.parse(each.address())
				.map((address) -> new Agencies.Speaking(each.agency(), address))
				.stream())
			.toList());
	}

	private static Question question(Doubt doubt) {
		return new Question(Question.What.ADDRESS, doubt.what(), doubt.sentence());
	}

	private static Optional<Addressed> addressed(Guest guest) {
		return EmailAddress.parse(guest.address())
			.map((address) -> new Addressed(guest.name(), address, guest.agency(), guest.role(), guest.standing(),
					guest.directoryId() != null));
	}

}
