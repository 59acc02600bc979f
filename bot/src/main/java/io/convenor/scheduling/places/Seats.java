package io.convenor.scheduling.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import io.convenor.conference.Separations;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.BookingRefused;
import io.convenor.scheduling.answers.AnswerChanged;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.WishTold;
import io.convenor.scheduling.places.Seating.Candidate;
import io.convenor.scheduling.places.Seating.Claim;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/**
 * The places in the room of a booked hybrid meeting: who has one and why, and who waits.
 * A place that becomes free goes to whoever is next; a person can swap two by hand.
 */
@Component
public class Seats {

	private final Conferences conferences;

	private final Caseload caseload;

	private final WishesForPlaces wishes;

	private final Answers answers;

	private final Separations separations;

	private final Rooms rooms;

	private final RuleSets ruleSets;

	private final AuditTrail audit;

	Seats(Conferences conferences, Caseload caseload, WishesForPlaces wishes, Answers answers, Separations separations,
			Rooms rooms, RuleSets ruleSets, AuditTrail audit) {
		this.separations = separations;
		this.conferences = conferences;
		this.caseload = caseload;
		this.wishes = wishes;
		this.answers = answers;
		this.rooms = rooms;
		this.ruleSets = ruleSets;
		this.audit = audit;
	}

	/**
	 * The places of a conference as they are; empty where nobody chooses who is where.
	 */
	public Optional<Places> of(Conference conference) {
		return Optional.of(conference).filter((each) -> each.way() == Way.HYBRID).map(this::places);
	}

	private Places places(Conference conference) {
		List<Candidate> candidates = candidates(conference, null);
		Map<UUID, Invitee> people = conference.invitees()
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
		return new Places(most(conference), seated, waiting,
				conference.invitees().stream().filter((each) -> each.place() != Invitee.Place.ROOM).toList());
	}

	private static Invitee person(Map<UUID, Invitee> people, Candidate candidate) {
		return Optional.ofNullable(people.get(candidate.id())).orElseThrow();
	}

	/**
	 * Gives somebody a place in the room: a free one, or that of somebody else, who then
	 * joins on Teams.
	 * @param gives who gives up their place; null for a free one
	 * @throws BookingRefused with the reason, where that cannot be
	 */
	@Transactional
	public void swap(UUID id, String by, @Nullable UUID gives, UUID gets) {
		this.caseload.find(id, by)
			.orElseThrow(() -> new BookingRefused("That conference is not one of yours. Nothing was done."));
		Conference conference = this.conferences.hold(id);
		Places places = of(conference).filter((_) -> conference.status() == Conference.Status.BOOKED)
			.orElseThrow(() -> new BookingRefused(
					"Places are given out only for a hybrid meeting that is still to be held. Nothing was done."));
		Invitee next = onTeams(conference, gets);
		if (this.separations.withOwnLink(id).contains(gets)) {
			throw new BookingRefused(
					"They take part by a link of their own, apart from the others, so they have no place in the room. "
							+ "End that first under “Keep people apart”.");
		}
		if (gives == null && places.free() < 1) {
			throw new BookingRefused(
					"All %d places in the room are taken. Choose who gives up their place.".formatted(places.most()));
		}
		if (gives != null) {
			Invitee before = inTheRoom(conference, gives);
			conference.place(before.id(), Invitee.Place.TEAMS);
		}
		conference.place(next.id(), Invitee.Place.ROOM);
		this.conferences.save(conference);
		this.audit.record(by, "gave a place in the room by hand", id, conference.reference().value(),
				next.role().label());
	}

	private static Invitee onTeams(Conference conference, UUID gets) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> invitee.id().equals(gets) && invitee.place() != Invitee.Place.ROOM)
			.findFirst()
			.orElseThrow(() -> new BookingRefused(
					"Whoever is to have a place has one already, or is no longer invited. Choose again."));
	}

	private static Invitee inTheRoom(Conference conference, UUID gives) {
		Invitee invitee = conference.invitees()
			.stream()
			.filter((each) -> each.id().equals(gives) && each.place() == Invitee.Place.ROOM)
			.findFirst()
			.orElseThrow(() -> new BookingRefused(
					"Whoever is to give up a place has none, or is no longer invited. Choose again."));
		if (invitee.role() == Role.CHAIR) {
			throw new BookingRefused("The chair always has a place. Choose somebody else.");
		}
		return invitee;
	}

	/** People or the room changed: the places follow. */
	@EventListener
	void follow(ConferenceChanged changed) {
		switch (changed.change()) {
			case Change.HeldAnotherWay(var _, var to, var _) when to == Way.HYBRID ->
				arrange(changed.conference(), null, true);
			case Change.Placed _, Change.Combined _ -> seatTogether(this.conferences.get(changed.conference()));
			case Change.InAnotherRoom _, Change.Left _, Change.Joined _, Change.Chaired _, Change.Apart _ ->
				arrange(changed.conference(), null, false);
			default -> {
			}
		}
	}

	/** One room holds the people of all the conferences of a meeting. */
	private void seatTogether(Conference conference) {
		conference.heldWith()
			.ifPresent((host) -> seatAsThere(this.conferences.hold(conference.id()), this.conferences.get(host)));
		this.conferences.heldTogetherWith(conference.id())
			.forEach((each) -> seatAsThere(this.conferences.hold(each.id()), conference));
	}

	/** Who has a place in the meeting's room has it; everybody else joins on Teams. */
	private void seatAsThere(Conference conference, Conference host) {
		if (conference.way() != Way.HYBRID || conference.status() != Conference.Status.BOOKED) {
			return;
		}
		Set<String> there = host.invitees()
			.stream()
			.filter((invitee) -> invitee.place() == Invitee.Place.ROOM)
			.map((invitee) -> invitee.address().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		int before = conference.arrangement();
		conference.invitees()
			.forEach((invitee) -> conference.place(invitee.id(),
					there.contains(invitee.address().toLowerCase(Locale.ROOT)) ? Invitee.Place.ROOM
							: Invitee.Place.TEAMS));
		if (conference.arrangement() > before) {
			this.conferences.save(conference);
		}
	}

	/**
	 * Puts everybody where they belong now.
	 * @param answered whose answer changed, so that their place may be free
	 * @param afresh whether all places are given out anew
	 */
	private void arrange(UUID id, @Nullable UUID answered, boolean afresh) {
		Conference conference = this.conferences.hold(id);
		if (conference.way() != Way.HYBRID || conference.status() != Conference.Status.BOOKED) {
			return;
		}
		if (conference.heldWith().isPresent()) {
			seatAsThere(conference, this.conferences.get(conference.heldWith().get()));
			return;
		}
		Seated seated = seat(conference, answered, afresh);
		if (seated.moved == 0) {
			return;
		}
		this.conferences.save(conference);
		this.audit.record("scheduling", "gave out the places in the room", id, conference.reference().value(),
				"%d gained, %d lost, %d of %d taken".formatted(seated.gained, seated.moved - seated.gained,
						seated.taken, seated.most));
	}

	/**
	 * Puts everybody where they would belong in a conference that is only looked at, and
	 * never saved.
	 * @param afresh whether it becomes hybrid, so that all places are given out anew
	 */
	public void foresee(Conference conference, boolean afresh) {
		if (conference.way() == Way.HYBRID && conference.status() == Conference.Status.BOOKED
				&& conference.heldWith().isEmpty()) {
			seat(conference, null, afresh);
		}
	}

	private Seated seat(Conference conference, @Nullable UUID answered, boolean afresh) {
		List<Candidate> people = candidates(conference, answered);
		int most = most(conference);
		Seating seating = afresh ? Seating.afresh(most, people) : Seating.goOn(most, people);
		Set<UUID> seated = seating.seated();
		List<Candidate> moved = people.stream().filter((each) -> each.seated() != seated.contains(each.id())).toList();
		moved.forEach((each) -> conference.place(each.id(),
				seated.contains(each.id()) ? Invitee.Place.ROOM : Invitee.Place.TEAMS));
		long gained = moved.stream().filter((each) -> seated.contains(each.id())).count();
		return new Seated(moved.size(), gained, seated.size(), most);
	}

	private record Seated(long moved, long gained, int taken, int most) {
	}

	private List<Candidate> candidates(Conference conference, @Nullable UUID answered) {
		Map<UUID, WishForPlace> asked = this.wishes.of(conference.id())
			.stream()
			.collect(Collectors.toMap(WishForPlace::invitee, Function.identity()));
		List<Invitee> inTurn = inTurn(conference, asked);
		Map<UUID, TakesPart> said = said(conference);
		Set<UUID> byOwnLink = this.separations.withOwnLink(conference.id());
		List<Candidate> candidates = new ArrayList<>();
		for (Invitee invitee : inTurn) {
			boolean seated = invitee.place() == Invitee.Place.ROOM;
			TakesPart takesPart = said.get(invitee.id());
			boolean elsewhere = byOwnLink.contains(invitee.id()) || (takesPart != null
					&& takesPart != TakesPart.IN_PERSON && (!seated || invitee.id().equals(answered)));
			WishForPlace wish = asked.get(invitee.id());
			candidates.add(new Candidate(invitee.id(), invitee.role() == Role.CHAIR, invitee.family(),
					(wish != null) ? wish.why() : null, takesPart == TakesPart.IN_PERSON, elsewhere, seated,
					candidates.size()));
		}
		return candidates;
	}

	/** Who asked first comes first; then whoever is listed first. */
	private static List<Invitee> inTurn(Conference conference, Map<UUID, WishForPlace> asked) {
		return conference.invitees()
			.stream()
			.sorted(Comparator.comparing((Invitee invitee) -> Optional.ofNullable(asked.get(invitee.id()))
				.map(WishForPlace::askedAt)
				.orElse(null), Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	/** How people said that they take part, where they did. */
	private Map<UUID, TakesPart> said(Conference conference) {
		Map<UUID, TakesPart> said = new HashMap<>();
		conference.invitees()
			.forEach((invitee) -> this.answers.said(conference, invitee)
				.ifPresent((takesPart) -> said.put(invitee.id(), takesPart)));
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
	 * How many may be in the room: as the rules say, or fewer where the room is small.
	 */
	private int most(Conference conference) {
		Stream<Integer> limits = Stream.concat(byTheRules(conference).stream(),
				conference.room().flatMap((room) -> this.rooms.holds(room.address())).stream());
		return limits.min(Integer::compare).orElse(conference.invitees().size());
	}

	private Optional<Integer> byTheRules(Conference conference) {
		try {
			return Optional.of(this.ruleSets.kept(conference.ruleSet()).peopleInTheRoom().value());
		}
		catch (UnknownRuleSetException ex) {
			return Optional.empty();
		}
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
