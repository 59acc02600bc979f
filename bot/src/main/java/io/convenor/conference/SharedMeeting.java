package io.convenor.conference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The conferences of one meeting: the one it belongs to, and those of brothers and
 * sisters that are held in it. A conference by itself has a meeting of one. What a
 * meeting has to keep to, it has to keep to for all of them.
 *
 * @param host whose time, way, room and chair the meeting has
 * @param guests those that follow it, by reference
 */
public record SharedMeeting(Conference host, List<Conference> guests) {

	public SharedMeeting {
		guests = List.copyOf(guests);
	}

	/** A meeting for one conference alone. */
	public static SharedMeeting of(Conference conference) {
		return new SharedMeeting(conference, List.of());
	}

	/** The meeting there would be if another conference were held in it, too. */
	public SharedMeeting and(Conference guest) {
		return new SharedMeeting(this.host, Stream.concat(this.guests.stream(), Stream.of(guest)).toList());
	}

	/**
	 * The same meeting for those that are still to be held: whatever changes it leaves
	 * alone what was held.
	 */
	public SharedMeeting stillToBeHeld() {
		return new SharedMeeting(this.host, this.guests.stream().filter(SharedMeeting::isBooked).toList());
	}

	private static boolean isBooked(Conference conference) {
		return conference.status() == Conference.Status.BOOKED;
	}

	/** Whether more than one conference is held in it. */
	public boolean isShared() {
		return !this.guests.isEmpty();
	}

	/**
	 * Whether a conference can be cancelled or held without meeting: others may be held
	 * in it, and would be left without a meeting.
	 */
	public boolean canDoWithout(Conference conference) {
		return !stillToBeHeld().isShared() || !conference.id().equals(this.host.id());
	}

	/** Every conference of it, the one it belongs to first. */
	public List<Conference> all() {
		return Stream.concat(Stream.of(this.host), this.guests.stream()).toList();
	}

	/** The others, those that were held among them. */
	public List<Conference> besides(UUID one) {
		return all().stream().filter((each) -> !each.id().equals(one)).toList();
	}

	/** Everybody who is invited to any of them, each once. */
	public List<Invitee> people() {
		return people((_, _) -> true);
	}

	/** The same of those who come for some of them, each once. */
	public List<Invitee> people(BiPredicate<Conference, Invitee> comes) {
		Map<String, Invitee> people = new LinkedHashMap<>();
		all().stream()
			.flatMap((each) -> each.invitees().stream().filter((invitee) -> comes.test(each, invitee)))
			.forEach((invitee) -> people.putIfAbsent(mailbox(invitee.address()), invitee));
		return List.copyOf(people.values());
	}

	/** The conference that comes first among those somebody is invited to. */
	public Optional<Conference> firstWith(String address) {
		return all().stream().filter((each) -> each.invited(address).isPresent()).findFirst();
	}

	/** An address by which two are the same person. */
	public static String mailbox(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

}
