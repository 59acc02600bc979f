package io.convenor.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * When a conference was quorate while it was held: somebody who leaves early counts until
 * then. Times shorter than the grace are not told: a dropped connection, or everybody
 * leaving at the end within some moments of each other.
 *
 * @param from since when enough were there for the first time; null for never
 * @param gaps when there were not enough after that
 * @param fewest who was there in the last gap, or at the best moment when there were
 * never enough
 */
public record QuorumOverTime(@Nullable Instant from, List<Gap> gaps, Quorum fewest) {

	public QuorumOverTime {
		gaps = List.copyOf(gaps);
	}

	/** Follows who was there from the first to come until the last to leave. */
	public static QuorumOverTime of(List<Presence> presences, Counting counting, Duration grace) {
		List<Presence> real = presences.stream().filter((each) -> each.until.isAfter(each.from)).toList();
		List<Instant> turns = turns(real);
		Instant from = null;
		Instant lostAt = null;
		Quorum best = counting.of(List.of());
		Quorum fewest = best;
		List<Gap> gaps = new ArrayList<>();
		for (int i = 0; i + 1 < turns.size(); i++) {
			Instant moment = turns.get(i);
			Quorum quorum = counting.of(at(moment, real));
			best = (quorum.weight() > best.weight()) ? quorum : best;
			if (quorum.reached()) {
				if (lostAt != null && isLong(lostAt, moment, grace)) {
					gaps.add(new Gap(lostAt, moment));
				}
				from = (from != null) ? from : moment;
				lostAt = null;
			}
			else if (from != null && lostAt == null) {
				lostAt = moment;
				fewest = quorum;
			}
		}
		if (lostAt != null && isLong(lostAt, turns.getLast(), grace)) {
			gaps.add(new Gap(lostAt, null));
		}
		return new QuorumOverTime(from, gaps, (from == null || gaps.isEmpty()) ? best : fewest);
	}

	private static List<Instant> turns(List<Presence> presences) {
		TreeSet<Instant> turns = new TreeSet<>();
		presences.forEach((presence) -> {
			turns.add(presence.from);
			turns.add(presence.until);
		});
		return List.copyOf(turns);
	}

	private static List<Invitee> at(Instant moment, List<Presence> presences) {
		return presences.stream()
			.filter((each) -> !each.from.isAfter(moment) && each.until.isAfter(moment))
			.map(Presence::who)
			.toList();
	}

	private static boolean isLong(Instant from, Instant until, Duration grace) {
		return Duration.between(from, until).compareTo(grace) > 0;
	}

	/** Whether there were never enough. */
	public boolean never() {
		return this.from == null;
	}

	/** Whether enough stayed once they were there. */
	public boolean throughout() {
		return this.from != null && this.gaps.isEmpty();
	}

	/** Since when there were not enough any more, until the end. */
	public Optional<Instant> lostSince() {
		return this.gaps.stream().filter((gap) -> gap.until == null).map(Gap::from).findFirst();
	}

	/**
	 * A time without a quorum.
	 *
	 * @param until null for the end of the conference
	 */
	public record Gap(Instant from, @Nullable Instant until) {
	}

	/** Somebody was there. */
	public record Presence(Invitee who, Instant from, Instant until) {
	}

}
