package io.convenor.scheduling.cover;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.Plan;
import io.convenor.timescales.Dates;

/**
 * Where a chair's conferences of a period go to other chairs: it proposes who takes each,
 * and hands them over in one confirmation. A chair does so for themself, an administrator
 * for any chair; what is about allegations only its own chair and the custodians see, and
 * nobody else is told that there is any. Changes made on a version that is no longer the
 * newest are refused with an {@link OptimisticLockingFailureException}, all other
 * refusals are a {@link Refused}.
 */
@Component
public class Covers {

	private static final int USUAL_DAYS = 14;

	private static final int MOST_DAYS = 366;

	private static final int LONGEST_REASON = 200;

	private final StoredCovers stored;

	private final LookingForCover looking;

	private final CoveringChairs chairs;

	private final HandingOver handingOver;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	Covers(StoredCovers stored, LookingForCover looking, CoveringChairs chairs, HandingOver handingOver,
			LawfulDates lawful, NeedToKnow needToKnow) {
		this.stored = stored;
		this.looking = looking;
		this.chairs = chairs;
		this.handingOver = handingOver;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
	}

	/** Begins: a chair with their own, an administrator with the choice of a chair. */
	public Cover begin(String who) {
		LocalDate today = this.lawful.today();
		if (looksAfterOthers(who)) {
			return this.stored.begin(who, Plan.of(null, today, today.plusDays(USUAL_DAYS), this.looking.chairs(who)));
		}
		requireMay(who, who);
		return this.looking
			.at(this.stored.begin(who, Plan.of(who, today, today.plusDays(USUAL_DAYS), this.chairs.known(who))));
	}

	/** A proposal as it stands, to be shown to the person in whose chat its card is. */
	public Optional<Cover> find(UUID id) {
		return this.stored.find(id);
	}

	/** Looks again: at another chair, another period, or as before. */
	public Cover look(Submission submission) {
		Cover cover = open(submission);
		Reading reading = new Reading(submission.typed());
		String chair = chosen(cover, reading);
		LocalDate from = date(reading, Cover.FROM, cover.plan().from());
		LocalDate until = date(reading, Cover.UNTIL, cover.plan().until());
		if (until.isBefore(from)) {
			reading.refuse(Cover.UNTIL, "%s is before %s. Give the last day of the period."
				.formatted(Dates.inWords(until), Dates.inWords(from)));
		}
		boolean periodIsSaid = !from.equals(cover.plan().from()) || !until.equals(cover.plan().until());
		if (periodIsSaid && from.plusDays(MOST_DAYS).isBefore(until)) {
			reading.refuse(Cover.UNTIL, "That is more than a year. Give a shorter period.");
		}
		if (reading.hasProblems() || chair == null) {
			return this.stored.save(cover.with(cover.plan().refusing(reading.refused())));
		}
		requireMay(submission.who(), chair);
		Period period = (periodIsSaid || chair.equals(cover.plan().chair())) ? new Period(from, until)
				: usual(chair, submission.who());
		Plan plan = cover.plan().about(chair, period.first, period.last);
		boolean somethingWasDone = cover.plan().lines().stream().anyMatch((line) -> !line.open());
		return this.looking.at(somethingWasDone ? this.stored.begin(submission.who(), plan) : cover.with(plan));
	}

	private static @Nullable String chosen(Cover cover, Reading reading) {
		if (cover.own() || (!reading.asks(Cover.CHAIR) && cover.plan().chair() != null)) {
			return cover.plan().chair();
		}
		return reading
			.choice(Cover.CHAIR, (id) -> cover.chair(id).map(Chair::id),
					"Choose the chair whose conferences go to others.")
			.orElse(null);
	}

	private static LocalDate date(Reading reading, String field, LocalDate before) {
		return reading.blank(field) ? before : reading.date(field).orElse(before);
	}

	/** For a chair who has left, everything; for any other, the next two weeks. */
	private Period usual(String chair, String who) {
		LocalDate today = this.lawful.today();
		Period usual = new Period(today, today.plusDays(USUAL_DAYS));
		return this.chairs.whoLeft(this.needToKnow.keptBy(who))
			.stream()
			.filter((each) -> each.chair().id().equals(chair))
			.findFirst()
			.map((each) -> new Period(each.first(), each.last()))
			.orElse(usual);
	}

	/**
	 * Hands over what is chosen, all that can be in one go: a line whose conference or
	 * whose new chair's diary changed meanwhile is shown again with the reason, and the
	 * others are done.
	 */
	public Cover confirm(Submission submission) {
		Cover cover = open(submission);
		requireMay(submission.who(), Objects.requireNonNullElse(cover.plan().chair(), ""));
		Plan chosen = cover.plan().telling(null).each((line) -> choice(line, submission));
		List<Line> wanted = chosen.lines().stream().filter((line) -> line.open() && line.chosen() != null).toList();
		if (wanted.isEmpty()) {
			return this.stored.save(cover.with(chosen
				.telling("Nobody is chosen for any of them, so nothing was handed over. Choose at least one.")));
		}
		Set<String> ids = wanted.stream().map(Line::chosen).filter(Objects::nonNull).collect(Collectors.toSet());
		List<Chair> chairs = cover.plan().chairs().stream().filter((each) -> ids.contains(each.id())).toList();
		return switch (this.looking.diaries(chairs, wanted)) {
			case Patience.Answer.Here<List<Diary>> here ->
				afterwards(this.handingOver.handOver(cover.with(chosen), chairs, here.value()));
			default -> this.stored.save(cover.with(chosen.telling("The diaries could not be read in time, so nothing "
					+ "was handed over. What you chose is kept: press the button again in a moment.")));
		};
	}

	private static Line choice(Line before, Submission submission) {
		String typed = submission.typed().get(Cover.field(before));
		String why = submission.typed().get(Cover.whyField(before));
		Line line = (why == null || why.isBlank()) ? before
				: before.saying(Reading.beginning(why.strip(), LONGEST_REASON));
		if (!line.open() || line.possible().isEmpty() || typed == null) {
			return line;
		}
		if (typed.isBlank() || typed.equals(Cover.LEAVE)) {
			return line.choosing(null).because(null);
		}
		return line.offers(typed) ? line.choosing(typed).because(null)
				: line.notDone("That choice is not on offer. Please choose again.");
	}

	/** What was not done is looked at anew, so that it can be done next. */
	private Cover afterwards(Cover cover) {
		boolean all = cover.plan().lines().stream().allMatch((line) -> !line.open() || line.problem() == null);
		return all ? cover : this.looking.at(cover);
	}

	/**
	 * Those who are not among the chairs any more, with what they have left behind, as
	 * far as the administration team may know.
	 */
	public List<ChairWhoLeft> whoLeft() {
		return this.chairs.whoLeft(this.needToKnow.keptByTheAdministration());
	}

	private Cover open(Submission submission) {
		Cover cover = this.stored.find(submission)
			.orElseThrow(() -> new Refused("That is not yours to hand over. Type cover to begin."));
		cover.requireSeen(submission);
		return cover;
	}

	/** The administration team and the custodians, each what they may know of. */
	private boolean looksAfterOthers(String who) {
		return this.needToKnow.isAdministrator(who) || this.needToKnow.isCustodian(who);
	}

	private void requireMay(String who, String chair) {
		if (!looksAfterOthers(who) && !(this.needToKnow.isChair(who) && who.equals(chair))) {
			throw new Refused("Conferences are handed over by their own chair or by the administration team. "
					+ "Nothing was changed.");
		}
	}

	/** The first and the last day. */
	private record Period(LocalDate first, LocalDate last) {
	}

}
