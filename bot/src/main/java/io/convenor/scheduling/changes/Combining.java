package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Refused;

/**
 * Where the conferences of brothers and sisters are put into one meeting, and taken apart
 * again. Each child keeps a conference, with a reference, reports, clocks and an outcome
 * of its own. Whom one of them does not invite to any part, or keeps apart from somebody,
 * is no reason to decide anything for the other: where one meeting would undo that, it is
 * refused with what to decide first. Refusals are a {@link Refused}.
 */
@Component
public class Combining {

	private final Conferences conferences;

	private final Caseload caseload;

	private final SharedMeetings meetings;

	private final TogetherCheck check;

	private final ApartWhenCombined apart;

	private final PuttingTogether together;

	private final TimeTogether time;

	Combining(Conferences conferences, Caseload caseload, SharedMeetings meetings, TogetherCheck check,
			ApartWhenCombined apart, PuttingTogether together, TimeTogether time) {
		this.conferences = conferences;
		this.caseload = caseload;
		this.meetings = meetings;
		this.check = check;
		this.apart = apart;
		this.together = together;
		this.time = time;
	}

	/** Two conferences that somebody wants held in one meeting. */
	public Pair find(Reference guest, Reference host, String who) {
		return new Pair(mine(this.caseload.find(guest, who)), mine(this.caseload.find(host, who)));
	}

	/** The same two, to be shown to the person in whose chat their card is. */
	public Optional<Pair> find(UUID guest, UUID host) {
		return this.conferences.findById(guest)
			.flatMap((one) -> this.conferences.findById(host).map((other) -> new Pair(one, other)));
	}

	private static Conference mine(Optional<Conference> found) {
		return found.orElseThrow(() -> new Refused("I do not know both references among the conferences you look "
				+ "after. Type conferences to see which are yours."));
	}

	/** Everything that stands in the way of one meeting, as sentences. */
	public List<String> problems(Pair pair) {
		return this.check.problems(pair, minutes(pair));
	}

	/** Who takes part apart in both, for whom the meeting that stays decides how. */
	public List<Invitee> apartAsThere(Pair pair) {
		return this.apart.apartAsThere(pair);
	}

	/** How long a meeting for both would be. */
	public int minutes(Pair pair) {
		return this.time.minutes(pair);
	}

	/**
	 * Holds the one in the meeting of the other. Who is not free for it is asked about
	 * first, outside the transaction; everything else is looked at in it.
	 */
	public void combine(UUID guestId, UUID hostId, String who, Map<String, String> typed) {
		Pair seen = new Pair(this.conferences.get(guestId), this.conferences.get(hostId));
		this.together.requireLooksAfter(who, seen);
		int minutes = this.time.minutes(typed);
		this.check.requireNothingInTheWay(seen, minutes);
		SharedMeeting together = this.meetings.of(seen.host).and(seen.guest);
		this.time.requireFree(typed, together, together.all(), seen.host.startsAt(), minutes);
		this.together.combine(guestId, hostId, who, minutes);
	}

	/** Gives the one a meeting of its own again, at another time. */
	public void takeApart(UUID guestId, String who, Map<String, String> typed) {
		Conference seen = this.conferences.get(guestId);
		this.together.requireTogether(seen, who);
		LocalDateTime start = TimeTogether.start(typed);
		int minutes = this.time.minutes(typed);
		this.check.requireCanBeThen(seen, start, minutes);
		this.time.requireFree(typed, SharedMeeting.of(seen), List.of(), start, minutes);
		this.together.takeApart(guestId, who, start, minutes);
	}

	/**
	 * Two conferences.
	 *
	 * @param guest the one that is held, or is to be held, in the other's meeting
	 * @param host the one whose meeting it is
	 */
	public record Pair(Conference guest, Conference host) {

		/** Whether they are held together. */
		public boolean together() {
			return this.guest.heldWith().filter(this.host.id()::equals).isPresent();
		}

		/** Who comes to the meeting only because of the one. */
		public List<Invitee> onlyBecauseOf(Conference one) {
			Conference other = one.equals(this.guest) ? this.host : this.guest;
			return one.invitees()
				.stream()
				.filter((invitee) -> other.invitees()
					.stream()
					.noneMatch((each) -> each.address().equalsIgnoreCase(invitee.address())))
				.toList();
		}

	}

}
