package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SharedMeetings.Apart;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.timescales.Dates;

/**
 * What people who take part in a conference apart from the others know of it, and their
 * own entries, which follow each arrangement.
 */
@Component
public class OwnInvitations {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final SharedMeetings meetings;

	private final Separations separations;

	private final OwnEntries entries;

	private final Calendar calendar;

	private final Clock clock;

	OwnInvitations(SharedMeetings meetings, Separations separations, OwnEntries entries, Calendar calendar,
			Clock clock) {
		this.meetings = meetings;
		this.separations = separations;
		this.entries = entries;
		this.calendar = calendar;
		this.clock = clock;
	}

	/** Has the entries of those who take, or took, part apart follow a conference. */
	void follow(Conference conference) {
		this.separations.ever(conference.id())
			.stream()
			.filter((each) -> each.manner() != Manner.EXCLUDED)
			.filter((each) -> each.holds() || this.entries.of(each.id()).isInTheCalendar())
			.forEach((each) -> this.calendar.show(conference, each));
	}

	/** Something came late that their entries are to say, too. */
	void sayAlso(Conference conference) {
		this.separations.of(conference.id())
			.stream()
			.filter(Separation::takesPart)
			.filter((each) -> this.entries.of(each.id()).isInTheCalendar())
			.forEach((each) -> this.calendar.showAgain(conference, each));
	}

	/**
	 * The meeting stands, which the entries of those with a time of their own wait for.
	 */
	void hurry(Conference conference) {
		this.calendar.hurry(conference, this.separations.of(conference.id()));
	}

	/** How somebody takes part, for those who look after the conference. */
	public static String inWords(Conference conference, Part part) {
		Integer until = part.untilMinute();
		String times = "from %s to %s".formatted(TIME.format(conference.startsAt().plusMinutes(part.fromMinute())),
				TIME.format((until != null) ? conference.startsAt().plusMinutes(until) : conference.endsAt()));
		return switch (part.manner()) {
			case OWN_TIME -> "a time of their own, " + times;
			case OWN_LINK -> "a meeting and link of their own, " + times;
			case EXCLUDED -> "not invited to any part";
			case null -> "with everybody";
		};
	}

	/** What somebody can know of a conference at this moment, in the part they take. */
	public Known known(Conference conference, Invitee invitee) {
		Known known = planned(conference, invitee).amid(Around.of(conference, invitee, this.separations));
		return (conference.status() == Conference.Status.HELD && conference.way().inTheCalendar()
				&& known.startsAt().isAfter(Dates.now(this.clock)) && leavesNothingToCome(conference))
						? known.heldBefore() : known;
	}

	/**
	 * Once a meeting has begun, nobody can tell which part of it is whose, until all that
	 * share it were held.
	 */
	private boolean leavesNothingToCome(Conference conference) {
		return conference.startsAt().isAfter(Dates.now(this.clock)) || this.meetings.isOver(conference);
	}

	private Known planned(Conference conference, Invitee invitee) {
		Optional<Apart> apart = this.meetings.apart(conference, invitee);
		Known known = apart
			.map((each) -> Known.of(conference, invitee, each.separation(), this.entries.of(each.separation().id())))
			.orElseGet(() -> Known.of(conference, invitee));
		SharedMeeting meeting = this.meetings.of(conference);
		if (!meeting.isShared()) {
			return known;
		}
		if (this.meetings.excluded(meeting).contains(SharedMeeting.mailbox(invitee.address()))) {
			return known.notInvited();
		}
		return known.sharing(apart.map(Apart::conference).orElse(meeting.host()).reference().value());
	}

	/** Whether somebody takes part apart from the others. */
	boolean isApart(Conference conference, Invitee invitee) {
		return this.meetings.apart(conference, invitee).isPresent();
	}

	/**
	 * Whether what somebody is told is in the calendar already: in the meeting's entry,
	 * or in their own.
	 */
	boolean stands(Conference conference, Invitee invitee) {
		Optional<Apart> apart = this.meetings.apart(conference, invitee);
		if (apart.isEmpty()) {
			return conference.eventId().isEmpty() || conference.inCalendar() >= conference.arrangement();
		}
		OwnEntry entry = this.entries.of(apart.get().separation().id());
		return entry.shown() >= apart.get().conference().arrangement();
	}

}
