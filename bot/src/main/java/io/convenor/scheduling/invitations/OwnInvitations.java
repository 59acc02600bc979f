package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.EntrySubject.Wait;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.timescales.Dates;

/**
 * What people who take part in a conference apart from the others know of it, and their
 * own entries: what each should hold, and that they follow each arrangement.
 */
@Component
public class OwnInvitations {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final SharedMeetings meetings;

	private final Separations separations;

	private final OwnEntries entries;

	private final Calendar calendar;

	private final Clock clock;

	private final InvitationLetters letters;

	private final LetterSettings settings;

	OwnInvitations(SharedMeetings meetings, Separations separations, OwnEntries entries, Calendar calendar, Clock clock,
			InvitationLetters letters, LetterSettings settings) {
		this.meetings = meetings;
		this.separations = separations;
		this.entries = entries;
		this.calendar = calendar;
		this.clock = clock;
		this.letters = letters;
		this.settings = settings;
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

	/**
	 * There is nothing to put into a calendar for who comes back, for conversations, or
	 * for a part that does not come any more because all was held before.
	 */
	boolean isWanted(Conference conference, Separation separation) {
		return separation.takesPart() && conference.way().inTheCalendar() && isInvited(conference, separation)
				&& switch (conference.status()) {
					case BOOKED -> true;
					case HELD -> hasBegun(separation.startsAt(conference))
							|| (hasBegun(conference.startsAt()) && !this.meetings.isOver(conference));
					case CANCELLED -> false;
				};
	}

	private static boolean isInvited(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).filter(Invitee::invited).isPresent();
	}

	private boolean hasBegun(LocalDateTime start) {
		return !start.isAfter(Dates.now(this.clock));
	}

	/**
	 * Who takes part in the meeting for a while has its link in their entry, and its room
	 * once that accepted.
	 */
	Optional<Wait> waitsFor(Conference conference, Separation separation, Instant since) {
		Instant now = this.clock.instant();
		Optional<Instant> again = GrowingWait.next(since, now);
		if (!separation.hasOwnLink() && waitsForTheMeeting(conference) && again.isPresent()) {
			return Optional.of(new Wait(again.get(), "the meeting itself"));
		}
		Instant atTheLatest = since.plus(this.settings.waitForTheRoom());
		boolean awaitsTheRoom = now.isBefore(atTheLatest)
				&& known(conference, invitee(conference, separation)).awaitsTheRoom();
		return awaitsTheRoom
				? Optional.of(new Wait(Correspondence.sooner(atTheLatest, now.plus(FIRST_LOOK)), "the room's answer"))
				: Optional.empty();
	}

	private static boolean waitsForTheMeeting(Conference conference) {
		boolean behind = conference.hasItsOwnEntry()
				&& (conference.inCalendar() < conference.arrangement() || conference.eventId().isEmpty());
		return behind || (conference.way().online() && conference.joinUrl().isEmpty());
	}

	/**
	 * It names nobody, and they alone are invited to it, with who comes for them, and
	 * with the chair where it is a meeting of their own.
	 */
	MeetingRequest request(Conference conference, Separation separation) {
		Invitee invitee = invitee(conference, separation);
		List<Invitee> helpers = this.meetings.helpers(conference, separation);
		List<Attendee> attendees = new ArrayList<>();
		Stream.concat(Stream.of(invitee), helpers.stream())
			.forEach(
					(each) -> each.mailbox().ifPresent((mailbox) -> attendees.add(new Attendee(mailbox, each.name()))));
		Invitee chair = conference.chair();
		if (separation.hasOwnLink() && !chair.address().equalsIgnoreCase(conference.organiser())) {
			attendees.add(new Attendee(chair.address(), chair.name()));
		}
		boolean severalPlaces = helpers.stream().anyMatch((each) -> each.place() != invitee.place());
		return new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.ownEntry(conference, invitee, known(conference, invitee), severalPlaces),
				separation.startsAt(conference), separation.endsAt(conference), attendees, null,
				separation.hasOwnLink())
			.in(place(conference, separation));
	}

	/**
	 * As in the entry of the others, which asks the room. Whoever has a link of their own
	 * has "Microsoft Teams Meeting" there from Outlook.
	 */
	private static @Nullable String place(Conference conference, Separation separation) {
		if (separation.hasOwnLink()) {
			return null;
		}
		return conference.roomToComeTo()
			.map(Conference.Room::name)
			.orElse(conference.way().online() ? "Microsoft Teams Meeting" : null);
	}

	private static Invitee invitee(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).orElseThrow();
	}

}
