package io.convenor.scheduling.booking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;

/**
 * Those who must be free for a meeting: the chair, who needs time around it as well, the
 * first social worker, the first team manager, and the room.
 *
 * @param chair the chair's mailbox; empty where there is none yet
 * @param names what each is called, by mailbox in lower case
 * @param turnRound what the chair needs between two meetings
 */
public record MustBeFree(Optional<String> chair, Map<String, String> names, TurnRound turnRound) {

	private static final List<Role> BESIDE_THE_CHAIR = List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER);

	static MustBeFree to(Plan plan, TurnRound turnRound) {
		Map<String, String> names = new LinkedHashMap<>();
		Stream.of(plan.chair(), plan.socialWorker(), plan.teamManager())
			.flatMap(Optional::stream)
			.forEach((Guest guest) -> names.put(lower(guest.address()), guest.name()));
		plan.timing().chosenRoom().ifPresent((room) -> names.put(lower(room.address()), room.name()));
		return new MustBeFree(plan.chair().map(Guest::address).map(MustBeFree::lower), names, turnRound);
	}

	/**
	 * For a meeting that is booked.
	 * @param conference whose chair and room it has
	 * @param heldWithIt the conferences that are held in the same meeting, whose social
	 * workers and managers come too
	 */
	public static MustBeFree to(Conference conference, Collection<Conference> heldWithIt, TurnRound turnRound) {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(lower(conference.chair().address()), conference.chair().name());
		Stream.concat(Stream.of(conference), heldWithIt.stream())
			.flatMap((each) -> BESIDE_THE_CHAIR.stream().flatMap((role) -> first(each, role)))
			.forEach((invitee) -> names.putIfAbsent(lower(invitee.address()), invitee.name()));
		conference.room().ifPresent((room) -> names.put(lower(room.address()), room.name()));
		return new MustBeFree(Optional.of(lower(conference.chair().address())), names, turnRound);
	}

	private static Stream<Invitee> first(Conference conference, Role role) {
		return conference.invitees().stream().filter((invitee) -> invitee.role() == role).limit(1);
	}

	/** Whose diaries to read. */
	public List<String> mailboxes() {
		return List.copyOf(this.names.keySet());
	}

	/** The diaries that say something, the chair's with the time between two meetings. */
	public List<Diary> readable(List<Diary> diaries) {
		return diaries.stream()
			.filter((diary) -> diary.problem() == null && this.names.containsKey(lower(diary.address())))
			.map((diary) -> isTheChairs(diary) ? this.turnRound.around(diary) : diary)
			.toList();
	}

	/** What some of them are called. */
	public List<String> called(Set<String> mailboxes) {
		Set<String> wanted = mailboxes.stream().map(MustBeFree::lower).collect(Collectors.toSet());
		return this.names.entrySet()
			.stream()
			.filter((each) -> wanted.contains(each.getKey()))
			.map(Map.Entry::getValue)
			.toList();
	}

	/** The names of those whose diary says nothing. */
	public List<String> unread(List<Diary> readable) {
		Set<String> read = readable.stream().map((diary) -> lower(diary.address())).collect(Collectors.toSet());
		return this.names.entrySet()
			.stream()
			.filter((each) -> !read.contains(each.getKey()))
			.map(Map.Entry::getValue)
			.toList();
	}

	/** Whether the diaries of those without whom there is no meeting can be read. */
	boolean readsChairAndRoom(List<Diary> readable, Conference conference) {
		Stream<String> needed = Stream.concat(this.chair.stream(),
				conference.room().map((room) -> lower(room.address())).stream());
		return needed
			.allMatch((address) -> readable.stream().anyMatch((diary) -> lower(diary.address()).equals(address)));
	}

	private boolean isTheChairs(Diary diary) {
		return this.chair.filter((address) -> lower(diary.address()).equals(address)).isPresent();
	}

	/**
	 * A diary without what a conference put into it, and with whatever else is there at
	 * the same time.
	 * @param apart who takes part apart, some with an entry of their own
	 */
	public static Diary without(Conference conference, Collection<Separation> apart, Diary diary) {
		List<Busy> rest = new ArrayList<>(diary.busy());
		rest.remove(new Busy(conference.startsAt(), conference.endsAt()));
		apart.stream()
			.filter(Separation::hasOwnLink)
			.forEach((each) -> rest.remove(new Busy(each.startsAt(conference), each.endsAt(conference))));
		return new Diary(diary.address(), rest, diary.problem());
	}

	private static String lower(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

}
