package io.convenor.scheduling.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.AnswerChanged;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.WishTold;
import io.convenor.scheduling.places.Seating.Candidate;
import io.convenor.scheduling.places.Seating.Claim;

/**
 * The places in the room of a booked hybrid meeting: who has one and why, and who waits.
 * A place that becomes free goes to whoever is next; a person can swap two by hand. One
 * room holds the people of all the conferences of a meeting, so they all have an equal
 * claim to its places.
 */
@Component
public class Seats {

	private final Conferences conferences;

	private final Caseload caseload;

	private final WishesForPlaces wishes;

	private final Answers answers;

	private final SharedMeetings meetings;

	private final RoomLimits limits;

	private final AuditTrail audit;

	Seats(Conferences conferences, Caseload caseload, WishesForPlaces wishes, Answers answers, SharedMeetings meetings,
			RoomLimits limits, AuditTrail audit) {
		this.meetings = meetings;
		this.conferences = conferences;
		this.caseload = caseload;
		this.wishes = wishes;
		this.answers = answers;
		this.limits = limits;
		this.audit = audit;
	}

	/**
	 * The places of a conference as they are; empty where nobody chooses who is where.
	 */
	public Optional<Places> of(Conference conference) {
		return Optional.of(conference).filter((each) -> each.way() == Way.HYBRID).map(this::places);
	}

	/** Grows with whatever changes about the places of a conference's meeting. */
	public long version(Conference conference) {
		return this.meetings.of(conference).all().stream().mapToLong(Conference::version).sum();
	}

	private Places places(Conference conference) {
		SharedMeeting meeting = toBeHeld(conference);
		List<Candidate> candidates = candidates(meeting, null);
		Map<UUID, Invitee> people = meeting.people()
			.stream()
			.collect(Collectors.toMap(Invitee::id, Function.identity()));
		List<Seat> seated = candidates.stream()
			.filter(Candidate::seated)
			.map((each) -> new Seat(person(people, each), each.claim().map(Claim::words).orElse("given by hand")))
			.toList();
		List<Seat> waiting = Seating.waitingNow(candidates)
			.stream()
			.map((each) -> new Seat(person(people, each), each.claim().map(Claim::words).orElse("")))
			.toList();
		return new Places(this.limits.of(meeting), seated, waiting,
				meeting.people().stream().filter((each) -> each.place() != Invitee.Place.ROOM).toList());
	}

	/** Who was there when another conference was held needs no place any more. */
	private SharedMeeting toBeHeld(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference);
		return (conference.status() == Conference.Status.BOOKED) ? meeting.stillToBeHeld() : meeting;
	}

	private static Invitee person(Map<UUID, Invitee> people, Candidate candidate) {
		return Optional.ofNullable(people.get(candidate.id())).orElseThrow();
	}

	/**
	 * Gives somebody a place in the room: a free one, or that of somebody else, who then
	 * joins on Teams.
	 * @param gives who gives up their place; null for a free one
	 * @throws Refused with the reason, where that cannot be
	 */
	@Transactional
	public void swap(UUID id, String by, @Nullable UUID gives, UUID gets) {
		Conference conference = this.caseload.locked(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Nothing was done."));
		Places places = of(conference).filter((_) -> conference.status() == Conference.Status.BOOKED)
			.orElseThrow(() -> new Refused(
					"Places are given out only for a hybrid meeting that is still to be held. Nothing was done."));
		SharedMeeting meeting = toBeHeld(conference);
		Invitee next = onTeams(meeting, gets);
		if (this.meetings.withOwnLink(meeting).contains(SharedMeeting.mailbox(next.address()))) {
			throw new Refused(
					"They take part by a link of their own, apart from the others, so they have no place in the room. "
							+ "End that first under “Keep people apart”.");
		}
		if (gives == null && places.free() < 1) {
			throw new Refused(
					"All %d places in the room are taken. Choose who gives up their place.".formatted(places.most()));
		}
		Map<String, Invitee.Place> placed = new HashMap<>();
		if (gives != null) {
			placed.put(SharedMeeting.mailbox(inTheRoom(meeting, gives).address()), Invitee.Place.TEAMS);
		}
		placed.put(SharedMeeting.mailbox(next.address()), Invitee.Place.ROOM);
		place(meeting, placed);
		this.audit.record(by, "gave a place in the room by hand", id, conference.reference().value(),
				next.role().label());
	}

	/** Somebody of a meeting, by which of its conferences they may be known. */
	private static Optional<Invitee> person(SharedMeeting meeting, UUID id) {
		return meeting.all()
			.stream()
			.flatMap((each) -> each.invitee(id).stream())
			.findFirst()
			.flatMap((invitee) -> meeting.people()
				.stream()
				.filter((each) -> each.address().equalsIgnoreCase(invitee.address()))
				.findFirst());
	}

	private static Invitee onTeams(SharedMeeting meeting, UUID gets) {
		return person(meeting, gets).filter((invitee) -> invitee.place() != Invitee.Place.ROOM)
			.orElseThrow(() -> new Refused(
					"Whoever is to have a place has one already, or is no longer invited. Choose again."));
	}

	private static Invitee inTheRoom(SharedMeeting meeting, UUID gives) {
		Invitee invitee = person(meeting, gives).filter((each) -> each.place() == Invitee.Place.ROOM)
			.orElseThrow(() -> new Refused(
					"Whoever is to give up a place has none, or is no longer invited. Choose again."));
		if (invitee.role() == Role.CHAIR) {
			throw new Refused("The chair always has a place. Choose somebody else.");
		}
		return invitee;
	}

	/** People or the room changed: the places follow. */
	@EventListener
	void follow(ConferenceChanged changed) {
		switch (changed.change()) {
			case Change.HeldAnotherWay(var _, var to, var _) when to == Way.HYBRID -> {
				boolean follows = this.conferences.get(changed.conference()).heldWith().isPresent();
				arrange(changed.conference(), null, !follows);
			}
			case Change.Placed placed -> placeEverywhere(this.conferences.get(changed.conference()), placed);
			case Change.InAnotherRoom _, Change.Left _, Change.Joined _, Change.Chaired _, Change.Apart _,
					Change.NewLink _, Change.Combined _, Change.TakenApart _, Change.OthersComeToo _ ->
				arrange(changed.conference(), null, false);
			default -> {
			}
		}
	}

	/** Somebody has their place in the meeting, whichever of its conferences gave it. */
	private void placeEverywhere(Conference conference, Change.Placed placed) {
		conference.invitee(placed.invitee())
			.ifPresent((invitee) -> place(this.meetings.of(conference),
					Map.of(SharedMeeting.mailbox(invitee.address()), placed.to())));
	}

	/**
	 * Puts people where they belong, in each conference of the meeting. Saving one tells
	 * others, who may do the same to the next, so each is read when its turn comes.
	 */
	private void place(SharedMeeting meeting, Map<String, Invitee.Place> where) {
		meeting.all().forEach((each) -> {
			Conference conference = this.conferences.locked(each.id());
			if (conference.way() != Way.HYBRID || conference.status() != Conference.Status.BOOKED) {
				return;
			}
			int before = conference.arrangement();
			place(conference, where);
			if (conference.arrangement() > before) {
				this.conferences.save(conference);
			}
		});
	}

	private static void place(Conference conference, Map<String, Invitee.Place> where) {
		conference.invitees()
			.forEach((invitee) -> Optional.ofNullable(where.get(SharedMeeting.mailbox(invitee.address())))
				.ifPresent((place) -> conference.place(invitee.id(), place)));
	}

	/**
	 * Puts everybody where they belong now.
	 * @param answered whose answer changed, so that their place may be free
	 * @param afresh whether all places are given out anew
	 */
	private void arrange(UUID id, @Nullable UUID answered, boolean afresh) {
		Conference conference = this.conferences.locked(id);
		if (conference.way() != Way.HYBRID || conference.status() != Conference.Status.BOOKED) {
			return;
		}
		SharedMeeting meeting = toBeHeld(conference);
		Seated seated = seat(meeting, answered, afresh);
		place(meeting, seated.where);
		if (seated.moved > 0) {
			this.audit.record("scheduling", "gave out the places in the room", id, conference.reference().value(),
					"%d gained, %d lost, %d of %d taken".formatted(seated.gained, seated.moved - seated.gained,
							seated.taken, seated.most));
		}
	}

	/**
	 * Puts everybody where they would belong in a meeting that is only looked at, and
	 * never saved.
	 * @param afresh whether it becomes hybrid, so that all places are given out anew
	 */
	public void foresee(SharedMeeting meeting, boolean afresh) {
		if (meeting.host().way() == Way.HYBRID && meeting.host().status() == Conference.Status.BOOKED) {
			Map<String, Invitee.Place> where = seat(meeting, null, afresh).where;
			meeting.all().forEach((each) -> place(each, where));
		}
	}

	private Seated seat(SharedMeeting meeting, @Nullable UUID answered, boolean afresh) {
		List<Candidate> people = candidates(meeting, answered);
		int most = this.limits.of(meeting);
		Seating seating = afresh ? Seating.afresh(most, people) : Seating.goOn(most, people);
		Set<UUID> seated = seating.seated();
		List<Candidate> moved = people.stream().filter((each) -> each.seated() != seated.contains(each.id())).toList();
		Map<String, Invitee.Place> where = meeting.people()
			.stream()
			.collect(Collectors.toMap((each) -> SharedMeeting.mailbox(each.address()),
					(each) -> seated.contains(each.id()) ? Invitee.Place.ROOM : Invitee.Place.TEAMS));
		long gained = moved.stream().filter((each) -> seated.contains(each.id())).count();
		return new Seated(where, moved.size(), gained, seated.size(), most);
	}

	private record Seated(Map<String, Invitee.Place> where, long moved, long gained, int taken, int most) {
	}

	private List<Candidate> candidates(SharedMeeting meeting, @Nullable UUID answered) {
		Map<UUID, WishForPlace> asked = wishes(meeting);
		Map<UUID, TakesPart> said = said(meeting);
		Set<String> byOwnLink = this.meetings.withOwnLink(meeting);
		@Nullable UUID whoAnswered = Optional.ofNullable(answered)
			.flatMap((id) -> person(meeting, id))
			.map(Invitee::id)
			.orElse(null);
		List<Candidate> candidates = new ArrayList<>();
		for (Invitee invitee : inTurn(meeting.people(), asked)) {
			boolean seated = invitee.place() == Invitee.Place.ROOM;
			TakesPart takesPart = said.get(invitee.id());
			boolean elsewhere = byOwnLink.contains(SharedMeeting.mailbox(invitee.address())) || (takesPart != null
					&& takesPart != TakesPart.IN_PERSON && (!seated || invitee.id().equals(whoAnswered)));
			WishForPlace wish = asked.get(invitee.id());
			candidates.add(new Candidate(invitee.id(), invitee.role() == Role.CHAIR, invitee.family(),
					(wish != null) ? wish.why() : null, takesPart == TakesPart.IN_PERSON, elsewhere, seated,
					candidates.size()));
		}
		return candidates;
	}

	/** What people asked for, in whichever conference of the meeting they did. */
	private Map<UUID, WishForPlace> wishes(SharedMeeting meeting) {
		Map<UUID, WishForPlace> wishes = new HashMap<>();
		meeting.all()
			.forEach((each) -> this.wishes.of(each.id())
				.forEach((wish) -> person(meeting, wish.invitee())
					.ifPresent((invitee) -> wishes.putIfAbsent(invitee.id(), wish))));
		return wishes;
	}

	/** Who asked first comes first; then whoever is listed first. */
	private static List<Invitee> inTurn(List<Invitee> people, Map<UUID, WishForPlace> asked) {
		return people.stream()
			.sorted(Comparator.comparing((Invitee invitee) -> Optional.ofNullable(asked.get(invitee.id()))
				.map(WishForPlace::askedAt)
				.orElse(null), Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	/** How people said that they take part, where they did, in the meeting. */
	private Map<UUID, TakesPart> said(SharedMeeting meeting) {
		Map<UUID, TakesPart> said = new HashMap<>();
		meeting.all()
			.forEach((conference) -> conference.invitees()
				.forEach((invitee) -> this.answers.said(conference, invitee)
					.ifPresent((takesPart) -> person(meeting, invitee.id())
						.ifPresent((each) -> said.putIfAbsent(each.id(), takesPart)))));
		return said;
	}

	/** Somebody wants to meet the chair in person, or no longer does. */
	@EventListener
	void follow(WishTold told) {
		if (this.wishes.keep(told.conference(), told.invitee(), told.meetsTheChair())) {
			arrange(told.conference(), null, false);
		}
	}

	/** Somebody's answer changed: their place may be free, or they may want one. */
	@EventListener
	void follow(AnswerChanged changed) {
		arrange(changed.conference(), changed.invitee(), false);
	}

	/**
	 * The places in a room.
	 *
	 * @param most how many people may be in it
	 * @param inTheRoom who has a place
	 * @param waiting who waits for one, the next first
	 * @param elsewhere everybody who has none
	 */
	public record Places(int most, List<Seat> inTheRoom, List<Seat> waiting, List<Invitee> elsewhere) {

		public Places {
			inTheRoom = List.copyOf(inTheRoom);
			waiting = List.copyOf(waiting);
			elsewhere = List.copyOf(elsewhere);
		}

		/** How many places nobody has. */
		public int free() {
			return Math.max(0, this.most - this.inTheRoom.size());
		}

	}

	/** Somebody who has a place or waits for one, and what speaks for it. */
	public record Seat(Invitee invitee, String why) {
	}

}
