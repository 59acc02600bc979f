package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Refused;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSet;

/**
 * What a chair does about a conference that was not quorate: list it again, which starts
 * a clock, or go on with a reason that is kept.
 */
@Component
public class Inquoracies {

	private static final int LONGEST = 1000;

	private final Attendances attendances;

	private final QuorumRules rules;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Deadlines deadlines;

	private final StoredAttendance stored;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Inquoracies(Attendances attendances, QuorumRules rules, Conferences conferences, Caseload caseload,
			Deadlines deadlines, StoredAttendance stored, AuditTrail audit, ApplicationEventPublisher events,
			Clock clock) {
		this.attendances = attendances;
		this.rules = rules;
		this.conferences = conferences;
		this.caseload = caseload;
		this.deadlines = deadlines;
		this.stored = stored;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Lists an inquorate conference again: the clock within which it has to be held runs,
	 * and the conference stays booked so that it can be moved to another time.
	 * @throws Refused when there is nothing to list again
	 */
	@Transactional
	public SittingDecided relist(UUID id, String by) {
		Conference conference = inquorate(id, by);
		RuleSet rules = this.rules.of(conference)
			.orElseThrow(() -> new Refused(
					"The rule set of %s is missing, so its clocks cannot be counted. Ask the administration team to put it back."
						.formatted(conference.reference())));
		@Nullable LocalDate again = heldAgain(conference)
			.map((clock) -> this.deadlines.start(id, clock, rules, sitting(conference)).due())
			.orElse(null);
		boolean escalated = this.stored.inARow(conference) + 1 >= rules.quoracy().inquorateInARow().value();
		return decided(conference, false, null, by, again, escalated);
	}

	/**
	 * Goes on without a quorum.
	 * @throws Refused when there is nothing to go on with, or no reason
	 */
	@Transactional
	public SittingDecided proceed(UUID id, @Nullable String reason, String by) {
		Conference conference = inquorate(id, by);
		if (reason == null || reason.isBlank()) {
			throw new Refused(AnswerFields.REASON,
					"Say why the conference went on without a quorum. The reason is kept with it.");
		}
		if (reason.length() > LONGEST) {
			throw new Refused(AnswerFields.REASON,
					"That is %,d characters; please keep it to %,d.".formatted(reason.length(), LONGEST));
		}
		return decided(conference, true, reason, by, null, false);
	}

	private Conference inquorate(UUID id, String by) {
		Conference conference = this.caseload.locked(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours."));
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused(
					"%s is not booked any more, so there is nothing to decide.".formatted(conference.reference()));
		}
		AttendanceOnTheDay day = this.attendances.of(conference);
		if (!day.inquorate()) {
			throw new Refused("Nothing known of %s says that it was not quorate.".formatted(conference.reference()));
		}
		if (day.decided().isPresent()) {
			throw new Refused("That was decided already for %s.".formatted(Dates.inWords(conference.startsAt())));
		}
		return conference;
	}

	private SittingDecided decided(Conference conference, boolean proceeded, @Nullable String reason, String by,
			@Nullable LocalDate relistBy, boolean escalated) {
		this.stored.decided(conference, proceeded, reason, by, this.clock.instant().atOffset(ZoneOffset.UTC));
		this.audit.record(by, proceeded ? "went on without a quorum" : "re-listed an inquorate conference",
				conference.id(), conference.reference().value(), null);
		var decided = new SittingDecided(conference.id(), conference.startsAt(), proceeded, relistBy, escalated);
		this.events.publishEvent(decided);
		return decided;
	}

	/**
	 * A conference that was listed again is held: the clock stops, also where it was
	 * listed as a conference of its own, in place of one that was cancelled.
	 */
	@EventListener
	void held(ConferenceHeld held) {
		Conference conference = this.conferences.get(held.conference());
		LocalDate today = Dates.today(this.clock);
		LocalDate sitting = sitting(conference);
		LocalDate day = sitting.isAfter(today) ? today : sitting;
		heldAgain(conference).ifPresent((clock) -> {
			this.deadlines.stop(conference.id(), clock, day);
			this.conferences.ofChildrenOf(conference)
				.stream()
				.filter((other) -> other.kind().equals(conference.kind())
						&& other.status() == Conference.Status.CANCELLED)
				.forEach((other) -> this.deadlines.stop(other.id(), clock, day));
		});
	}

	private static Optional<ClockName> heldAgain(Conference conference) {
		return conference.kind().clocks().after().heldAgain();
	}

	private static LocalDate sitting(Conference conference) {
		return conference.startsAt().toLocalDate();
	}

}
