package io.convenor.scheduling.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.WhoMayChair;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.CoverLines.Meeting;

/**
 * Hands conferences over to their new chairs in one transaction: everything is looked at
 * once more, and what stands in the way of one line does not stop the others.
 */
@Component
class HandingOver {

	private final StoredCovers stored;

	private final CoverLines lines;

	private final CoverProposals proposals;

	private final HandingOverConferences ofConferences;

	private final HandingOverBookings ofBookings;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	HandingOver(StoredCovers stored, CoverLines lines, CoverProposals proposals, HandingOverConferences ofConferences,
			HandingOverBookings ofBookings, TransactionOperations transaction, ApplicationEventPublisher events) {
		this.stored = stored;
		this.lines = lines;
		this.proposals = proposals;
		this.ofConferences = ofConferences;
		this.ofBookings = ofBookings;
		this.transaction = transaction;
		this.events = events;
	}

	/** The proposal with what became of each line. */
	Cover handOver(Cover cover, List<Chair> chairs, List<Diary> diaries) {
		try {
			return Objects.requireNonNull(this.transaction.execute((_) -> decide(cover, chairs, diaries)));
		}
		catch (DuplicateKeyException ex) {
			throw new OptimisticLockingFailureException("A chair began a booking at this very moment", ex);
		}
	}

	private Cover decide(Cover cover, List<Chair> chairs, List<Diary> diaries) {
		this.stored.oneAtATime();
		List<Line> wanted = cover.plan()
			.lines()
			.stream()
			.filter((line) -> line.open() && line.chosen() != null)
			.sorted(Comparator.comparing(this.lines::startOrNow).thenComparing(Line::subject))
			.toList();
		Map<UUID, Conference> held = this.ofConferences.locked(wanted);
		Map<UUID, Meeting> meetings = this.lines.meetings(held.values());
		WhoMayChair.Cases cases = this.lines.cases(meetings.values());
		Map<String, List<Busy>> taken = new HashMap<>(this.proposals.taken(chairs, diaries, wanted));
		Map<UUID, Line> after = new HashMap<>();
		Set<String> newChairs = new HashSet<>();
		wanted.forEach((line) -> {
			Chair chair = chairs.stream().filter((each) -> each.id().equals(line.chosen())).findFirst().orElse(null);
			Optional<String> obstacle = (chair == null || !this.ofConferences.isChair(chair))
					? Optional.of("Whoever was chosen is not one of the chairs any more. Choose somebody else.")
					: (line.what() == What.BOOKING) ? this.ofBookings.give(cover, line, chair)
							: this.ofConferences.give(cover, line, chair, held.get(line.subject()),
									() -> CoverLines.may(cases, chair,
											Objects.requireNonNull(meetings.get(line.subject()))),
									taken.getOrDefault(chair.id(), List.of()), readable(chair, diaries));
			after.put(line.subject(), obstacle.map(line::notDone).orElseGet(() -> {
				String id = Objects.requireNonNull(line.chosen());
				newChairs.add(id);
				occupy(taken, id, line);
				return line.taken(id);
			}));
		});
		Cover saved = this.stored
			.save(cover.with(cover.plan().each((line) -> after.getOrDefault(line.subject(), line))));
		this.events.publishEvent(new CoverMoved(saved.id(), saved.version(), newChairs));
		return saved;
	}

	private static boolean readable(Chair chair, List<Diary> diaries) {
		return diaries.stream()
			.anyMatch((diary) -> diary.problem() == null && diary.address().equalsIgnoreCase(chair.address()));
	}

	private static void occupy(Map<String, List<Busy>> taken, String chair, Line line) {
		if (CoverLines.takesTime(line)) {
			List<Busy> more = new ArrayList<>(taken.getOrDefault(chair, List.of()));
			more.add(new Busy(CoverLines.start(line), CoverLines.end(line)));
			taken.put(chair, more);
		}
	}

}
