package io.convenor.scheduling.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.scheduling.places.WishForPlace.Why;

/**
 * Who of the people has a place in the room of a hybrid meeting and who waits for one:
 * the chair first, then family who want to meet the chair in person, then other family,
 * then those who cannot join online, in the order they asked; never more than there are
 * places.
 */
public final class Seating {

	private final List<Candidate> inTheRoom;

	private final List<Candidate> waiting;

	private Seating(List<Candidate> inTheRoom, List<Candidate> waiting) {
		this.inTheRoom = List.copyOf(inTheRoom);
		this.waiting = List.copyOf(waiting);
	}

	/** Gives out all places, whoever had one before. */
	public static Seating afresh(int places, List<Candidate> people) {
		return goOn(places, people.stream().map(Candidate::standing).toList());
	}

	/**
	 * Leaves whoever has a place where they are, as they were told; gives places that are
	 * free to those who wait. Only where there are fewer places now does somebody lose
	 * theirs, the last in order first.
	 */
	static Seating goOn(int places, List<Candidate> people) {
		List<Candidate> inOrder = inOrder(people).toList();
		List<Candidate> seated = inOrder.stream()
			.filter((each) -> each.chair || (each.seated && !each.staysAway))
			.limit(Math.max(0, places))
			.collect(Collectors.toCollection(ArrayList::new));
		inOrder.stream()
			.filter((each) -> each.wants() && !seated.contains(each))
			.limit(Math.max(0, places - seated.size()))
			.forEach(seated::add);
		List<Candidate> waiting = inOrder.stream().filter((each) -> each.wants() && !seated.contains(each)).toList();
		return new Seating(seated, waiting);
	}

	/** Who would like a place and has none, the next first. */
	static List<Candidate> waitingNow(List<Candidate> people) {
		return inOrder(people).filter((each) -> each.wants() && !each.seated).toList();
	}

	private static Stream<Candidate> inOrder(List<Candidate> people) {
		return people.stream()
			.sorted(Comparator.comparingInt((Candidate each) -> each.rank()).thenComparingInt((each) -> each.turn));
	}

	/** Who has a place, in order. */
	public List<Candidate> inTheRoom() {
		return this.inTheRoom;
	}

	/** Who waits for a place, the next first. */
	public List<Candidate> waiting() {
		return this.waiting;
	}

	Set<UUID> seated() {
		return this.inTheRoom.stream().map(Candidate::id).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Somebody who may have a place.
	 *
	 * @param wish why they asked for a place, where they did
	 * @param saidInPerson whether they answered that they come in person
	 * @param staysAway whether they answered that they take part elsewhere, or not at all
	 * @param seated whether they have a place now
	 * @param turn their turn among those with an equal claim: the lower the sooner
	 */
	public record Candidate(UUID id, boolean chair, boolean family, @Nullable Why wish, boolean saidInPerson,
			boolean staysAway, boolean seated, int turn) {

		private Candidate standing() {
			return new Candidate(this.id, this.chair, this.family, this.wish, this.saidInPerson, this.staysAway, false,
					this.turn);
		}

		/** What speaks for a place, if anything does. */
		Optional<Claim> claim() {
			if (this.chair) {
				return Optional.of(Claim.CHAIRS);
			}
			if (this.staysAway) {
				return Optional.empty();
			}
			if (this.family) {
				return Optional.of((this.wish == Why.MEET_THE_CHAIR) ? Claim.FAMILY_TO_MEET_THE_CHAIR
						: (this.wish != null || this.saidInPerson) ? Claim.FAMILY_WHO_ASKED : Claim.FAMILY);
			}
			if (this.wish == Why.CANNOT_JOIN_ONLINE) {
				return Optional.of(Claim.CANNOT_JOIN_ONLINE);
			}
			return (this.wish != null || this.saidInPerson) ? Optional.of(Claim.ASKED) : Optional.empty();
		}

		private boolean wants() {
			return claim().isPresent();
		}

		private int rank() {
			return claim().map(Claim::ordinal).orElse(Claim.values().length);
		}

	}

	/** What speaks for a place, the strongest first. */
	enum Claim {

		CHAIRS("chairs the meeting"), FAMILY_TO_MEET_THE_CHAIR("family, to meet the chair in person"),

		FAMILY_WHO_ASKED("family, and asked for a place"), FAMILY("family"), CANNOT_JOIN_ONLINE("cannot join online"),

		ASKED("asked for a place");

		private final String words;

		Claim(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

	}

}
