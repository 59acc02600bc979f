package io.convenor.scheduling.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Prospects;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/**
 * Takes in when a child was born about whom there was a conference before the birth: from
 * that day a second clock counts, and the sooner of the two holds.
 */
@Component
public class Births {

	private final Caseload caseload;

	private final Conferences conferences;

	private final Prospects prospects;

	private final AuditTrail audit;

	private final Clock clock;

	Births(Caseload caseload, Conferences conferences, Prospects prospects, AuditTrail audit, Clock clock) {
		this.caseload = caseload;
		this.conferences = conferences;
		this.prospects = prospects;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Records the day, or puts it right.
	 * @param by who says so, by object id
	 * @throws Refused when the conference is not theirs to look after, or the day cannot
	 * be
	 */
	@Transactional
	public Recorded record(Reference reference, String by, LocalDate day) {
		Conference conference = this.caseload.find(reference, by)
			.flatMap((seen) -> this.caseload.locked(seen.id(), by))
			.orElseThrow(() -> new Refused("I know no conference of yours with the reference " + reference
					+ ". Type conferences to see yours."));
		requireAClockFromBirth(conference);
		problem(day, conference.countsFrom(), Dates.today(this.clock)).ifPresent((sentence) -> {
			throw new Refused(BookingFields.BORN_ON, sentence);
		});
		conference.bornOn(day, by);
		Conference saved = this.conferences.save(conference);
		this.audit.record(by, "recorded the birth", saved.id(), saved.reference().value(), null);
		return Recorded.of(saved, this.prospects);
	}

	private static void requireAClockFromBirth(Conference conference) {
		if (conference.kind().heldWithinOfBirth().isEmpty()) {
			throw new Refused("%s is not a review after a pre-birth conference, so no clock counts from a birth."
				.formatted(conference.reference()));
		}
		if (conference.status() == Conference.Status.HELD) {
			throw new Refused("%s was held already, so its clock no longer runs.".formatted(conference.reference()));
		}
	}

	/** What is wrong with the day of a birth after a conference that came before it. */
	static Optional<String> problem(LocalDate bornOn, LocalDate conferenceOn, LocalDate today) {
		if (bornOn.isAfter(today)) {
			return Optional.of("%s is in the future. Give the day of the birth once it happened."
				.formatted(Dates.inWords(bornOn)));
		}
		if (bornOn.isBefore(conferenceOn)) {
			return Optional
				.of("%s is before the initial conference on %s, which was held before the birth. Check both dates."
					.formatted(Dates.inWords(bornOn), Dates.inWords(conferenceOn)));
		}
		return Optional.empty();
	}

	/**
	 * A birth that was recorded.
	 *
	 * @param lastLawful the last lawful date now; empty where it can no longer be counted
	 * @param heldBy the day by which the meeting must be held, on which people meet
	 */
	public record Recorded(Conference conference, Optional<DueDate> lastLawful, Optional<LocalDate> heldBy) {

		/** As the clocks of a conference stand. */
		public static Recorded of(Conference conference, Prospects prospects) {
			Optional<DueDate> last = prospects.lastLawful(conference);
			return new Recorded(conference, last, last.map(prospects::mustBeHeldBy));
		}

		/** Whether the conference is booked for too late a day now. */
		public boolean tooLate() {
			return this.lastLawful.filter((last) -> this.conference.startsAt().toLocalDate().isAfter(last.date()))
				.isPresent();
		}

	}

}
