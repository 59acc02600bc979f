package io.convenor.scheduling.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.WithoutWords;
import io.convenor.graph.Availability.Diary;
import io.convenor.people.EmailAddress;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.Plan;

/**
 * Looks who could take a chair's conferences. What the diaries say late is taken in as
 * well, unless whoever asked went on meanwhile.
 */
@Component
class LookingForCover {

	private static final Logger log = LoggerFactory.getLogger(LookingForCover.class);

	private final StoredCovers stored;

	private final CoverLines lines;

	private final CoveringChairs chairs;

	private final CoverProposals proposals;

	private final Patience patience;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	LookingForCover(StoredCovers stored, CoverLines lines, CoveringChairs chairs, CoverProposals proposals,
			Patience patience, TransactionOperations transaction, ApplicationEventPublisher events) {
		this.stored = stored;
		this.lines = lines;
		this.chairs = chairs;
		this.proposals = proposals;
		this.patience = patience;
		this.transaction = transaction;
		this.events = events;
	}

	/**
	 * Everybody who chairs, by the names that the conferences know while the directory is
	 * silent.
	 */
	List<Chair> chairs(String who) {
		return switch (this.patience.ask(() -> this.chairs.all(who))) {
			case Patience.Answer.Here<List<Chair>> here -> here.value();
			default -> this.chairs.known(who);
		};
	}

	/** The diaries of some chairs while any of these lines takes place. */
	Patience.Answer<List<Diary>> diaries(List<Chair> chairs, List<Line> lines) {
		return this.patience.ask(() -> this.proposals.diaries(chairs, lines));
	}

	/** Looks who could take what the chair has. */
	Cover at(Cover cover) {
		CoverLines.Mine mine = this.lines.mine(cover);
		return switch (this.patience.ask(() -> see(cover, mine))) {
			case Patience.Answer.Here<Seen> here -> this.stored.save(cover.with(takeIn(cover, mine, here.value())));
			case Patience.Answer.None<Seen> _ -> this.stored.save(cover.with(cover.plan().looked(Look.FAILED)));
			case Patience.Answer.Late<Seen> late -> {
				Cover waiting = this.stored.save(cover.with(cover.plan().looked(Look.ON_ITS_WAY)));
				var _ = late.coming()
					.whenComplete((seen, failure) -> arrived(waiting, mine, Optional.ofNullable(seen)));
				yield waiting;
			}
		};
	}

	private Seen see(Cover cover, CoverLines.Mine mine) {
		List<Chair> chairs = this.chairs.all(cover.askedBy());
		return new Seen(chairs, this.proposals.diaries(others(cover.plan(), chairs), mine.lines()));
	}

	private static List<Chair> others(Plan plan, List<Chair> chairs) {
		return chairs.stream()
			.filter((each) -> each.present() && !each.id().equals(plan.chair()))
			.filter((each) -> EmailAddress.parse(each.address()).isPresent())
			.toList();
	}

	private Plan takeIn(Cover cover, CoverLines.Mine mine, Seen seen) {
		Plan plan = cover.plan();
		List<Chair> others = others(plan, seen.chairs);
		boolean asked = mine.lines().stream().anyMatch(CoverLines::takesTime);
		List<Chair> readable = others.stream().filter((each) -> !asked || seen.reads(each)).toList();
		List<String> unread = others.stream().filter((each) -> !readable.contains(each)).map(Chair::name).toList();
		List<Line> proposed = this.proposals.proposing(cover, mine, readable, seen.diaries);
		return plan.proposing(seen.chairs, together(plan.lines(), proposed), unread, mine.later());
	}

	/** What was handed over stays in sight, and so does why something was not. */
	private static List<Line> together(List<Line> before, List<Line> now) {
		Map<UUID, Line> newest = now.stream().collect(Collectors.toMap(Line::subject, (line) -> line));
		List<Line> all = new ArrayList<>();
		before.forEach((line) -> {
			Line fresh = newest.remove(line.subject());
			if (!line.open() || (fresh == null && line.problem() != null)) {
				all.add(line);
			}
			else if (fresh != null) {
				all.add((fresh.problem() == null) ? fresh.because(line.problem()) : fresh);
			}
		});
		now.stream().filter((line) -> newest.containsKey(line.subject())).forEach(all::add);
		return all;
	}

	/** Takes in late what the diaries say, unless the person went on meanwhile. */
	private void arrived(Cover waiting, CoverLines.Mine mine, Optional<Seen> seen) {
		try {
			this.transaction.executeWithoutResult((_) -> {
				Cover saved = this.stored.save(waiting.with(seen.map((each) -> takeIn(waiting, mine, each))
					.orElseGet(() -> waiting.plan().looked(Look.FAILED))));
				this.events.publishEvent(new CoverMoved(saved.id(), saved.version(), Set.of()));
			});
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("Cover {} went on before the diaries were read", waiting.id());
		}
		catch (RuntimeException ex) {
			log.warn("What the diaries said could not be shown on cover {}", waiting.id(), WithoutWords.of(ex));
		}
	}

	/** Who chairs, and what the diaries say. */
	private record Seen(List<Chair> chairs, List<Diary> diaries) {

		boolean reads(Chair chair) {
			return this.diaries.stream()
				.anyMatch((diary) -> diary.problem() == null && diary.address().equalsIgnoreCase(chair.address()));
		}

	}

}
