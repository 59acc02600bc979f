package io.convenor.scheduling;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Says of a conference by when it must be held, under the rules it was booked by. */
@Component
public class Prospects {

	/** What is said instead of a last lawful date where the rules have none. */
	public static final String NO_LIMIT = "none, there is no set time limit";

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final SharedMeetings meetings;

	Prospects(RuleSets ruleSets, WorkingDays workingDays, SharedMeetings meetings) {
		this.meetings = meetings;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
	}

	/**
	 * The last day that is lawful for the meeting of a conference: the earliest of all
	 * that are held in it.
	 */
	public Optional<DueDate> lastLawfulTogether(Conference conference) {
		SharedMeeting meeting = this.meetings.of(conference);
		boolean held = conference.status() == Conference.Status.HELD;
		return (held ? meeting : meeting.stillToBeHeld()).all()
			.stream()
			.flatMap((each) -> lastLawful(each).stream())
			.min(Comparator.comparing(DueDate::date));
	}

	/** Which of the conferences of a meeting would be late on a day. */
	public List<Conference> lateOn(LocalDate day, SharedMeeting meeting) {
		return meeting.stillToBeHeld()
			.all()
			.stream()
			.filter((each) -> lastLawful(each).filter((last) -> day.isAfter(last.date())).isPresent())
			.toList();
	}

	/**
	 * The last lawful date; empty where there is none, or where its rule set or the
	 * holidays are not there any more.
	 */
	public Optional<DueDate> lastLawful(Conference conference) {
		try {
			return conference.kind()
				.heldBy(conference.countsFrom(), conference.bornOn().orElse(null),
						this.ruleSets.kept(conference.rules()), this.workingDays);
		}
		catch (UnknownRuleSetException | DateNotCoveredException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The day by which a meeting must be held to be in time: the last one within on which
	 * people meet.
	 */
	public LocalDate mustBeHeldBy(DueDate last) {
		return this.workingDays.lastToMeetOn(last.date());
	}

	/** What the last date is called: lawful only where a law sets it. */
	public String label(Conference conference) {
		return lastLawful(conference).map(DueDate::label).orElse("Last lawful date");
	}

	/** The last lawful date in words, or that there is none; empty where nobody knows. */
	public Optional<String> lastLawfulInWords(Conference conference) {
		return inWords(lastLawful(conference), conference);
	}

	/** The same for its meeting, and so for all that are held in it. */
	public Optional<String> lastLawfulTogetherInWords(Conference conference) {
		return inWords(lastLawfulTogether(conference), conference);
	}

	private Optional<String> inWords(Optional<DueDate> last, Conference conference) {
		return last.map(DueDate::inWords).or(() -> Optional.of(NO_LIMIT).filter((_) -> isWithoutLimit(conference)));
	}

	private boolean isWithoutLimit(Conference conference) {
		try {
			return !conference.kind().hasATimeLimit(this.ruleSets.kept(conference.rules()));
		}
		catch (UnknownRuleSetException ex) {
			return false;
		}
	}

}
