package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.Entry;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.EntrySubject;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;
import io.convenor.timescales.Dates;

/**
 * The part of somebody who takes part apart. Their entry names nobody, and they alone are
 * invited to it, with who comes for them, and with the chair where it is a meeting of
 * their own.
 */
@Component
class OwnPart implements EntrySubject {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Separations separations;

	private final SharedMeetings meetings;

	private final OwnEntries entries;

	private final OwnInvitations invitations;

	private final InvitationLetters letters;

	private final Correspondence correspondence;

	private final Closing closing;

	private final Calendar calendar;

	private final LetterSettings settings;

	private final Clock clock;

	OwnPart(Separations separations, SharedMeetings meetings, OwnEntries entries, OwnInvitations invitations,
			InvitationLetters letters, Correspondence correspondence, Closing closing, Calendar calendar,
			LetterSettings settings, Clock clock) {
		this.separations = separations;
		this.meetings = meetings;
		this.entries = entries;
		this.invitations = invitations;
		this.letters = letters;
		this.correspondence = correspondence;
		this.closing = closing;
		this.calendar = calendar;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public boolean isTheMeeting() {
		return false;
	}

	/**
	 * There is nothing to put into a calendar for who comes back, for conversations, or
	 * for a part that does not come any more because all was held before.
	 */
	@Override
	public boolean isWanted(Conference conference, Entry entry) {
		Separation separation = separation(entry);
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
		return !start.isAfter(LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON));
	}

	/**
	 * Who takes part in the meeting for a while has its link in their entry, and its room
	 * once that accepted.
	 */
	@Override
	public Optional<Wait> waitsFor(Conference conference, Entry entry, Instant since) {
		Instant now = this.clock.instant();
		Optional<Instant> again = GrowingWait.next(since, now);
		Separation separation = separation(entry);
		if (!separation.hasOwnLink() && waitsForTheMeeting(conference) && again.isPresent()) {
			return Optional.of(new Wait(again.get(), "the meeting itself"));
		}
		Instant atTheLatest = since.plus(this.settings.waitForTheRoom());
		boolean awaitsTheRoom = now.isBefore(atTheLatest)
				&& this.invitations.known(conference, invitee(conference, separation)).awaitsTheRoom();
		return awaitsTheRoom
				? Optional.of(new Wait(Correspondence.sooner(atTheLatest, now.plus(FIRST_LOOK)), "the room's answer"))
				: Optional.empty();
	}

	private static boolean waitsForTheMeeting(Conference conference) {
		boolean behind = conference.hasItsOwnEntry()
				&& (conference.inCalendar() < conference.arrangement() || conference.eventId().isEmpty());
		return behind || (conference.way().online() && conference.joinUrl().isEmpty());
	}

	@Override
	public Optional<MeetingRequest> request(Conference conference, Entry entry) {
		Separation separation = separation(entry);
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
		return Optional
			.of(new MeetingRequest(conference.organiser(), conference.reference().value(),
					this.letters.ownEntry(conference, invitee, this.invitations.known(conference, invitee),
							severalPlaces),
					separation.startsAt(conference), separation.endsAt(conference), attendees, null,
					separation.hasOwnLink()));
	}

	/** Nobody is told of a meeting of their own before it has its link. */
	@Override
	public void stands(Conference conference, Entry entry, BookedMeeting meeting, Asked asked) {
		Separation separation = separation(entry);
		boolean linkMissing = separation.hasOwnLink() && meeting.joinUrl() == null;
		this.entries.stands(separation.id(), meeting, linkMissing ? asked.arrangement() - 1 : asked.arrangement());
		if (linkMissing) {
			this.calendar.waitForTheLink(conference, separation, meeting.eventId());
		}
		close(conference, entry, separation, meeting);
		tell(conference, separation, asked.arrangement());
	}

	@Override
	public void standsAlready(Conference conference, Entry entry, int arrangement) {
		Separation separation = separation(entry);
		OwnEntry own = this.entries.of(separation.id());
		boolean linkMissing = separation.hasOwnLink() && own.eventId() != null && own.joinUrl() == null;
		if (!linkMissing || !this.calendar.waitsForTheLink(conference, separation)) {
			this.entries.shows(separation.id(), arrangement);
		}
		tell(conference, separation, arrangement);
	}

	@Override
	public void cleared(Conference conference, Entry entry, int arrangement) {
		Separation separation = separation(entry);
		boolean comesAgain = isWanted(conference, entry);
		// Nobody is told of a meeting of their own that has no link at this moment.
		this.entries.cleared(separation.id(), comesAgain ? arrangement - 1 : arrangement);
		if (comesAgain) {
			this.calendar.showAgain(conference, separation);
		}
		else {
			tell(conference, separation, arrangement);
		}
	}

	/** What was changed meanwhile is told, too. */
	@Override
	public void linked(Conference conference, Entry entry, Optional<BookedMeeting> meeting, int arrangement) {
		Separation separation = separation(entry);
		meeting.ifPresent((each) -> {
			this.entries.gives(separation.id(), each);
			close(conference, entry, separation, each);
		});
		this.entries.shows(separation.id(), arrangement);
		tell(conference, separation, arrangement);
		if (conference.arrangement() > arrangement) {
			this.calendar.showAgain(conference, separation);
		}
	}

	@Override
	public void differs(Conference conference, Entry entry, boolean deleted) {
		this.entries.differs(entry.id(), deleted);
	}

	@Override
	public void lookAfter(Conference conference, Entry entry) {
		this.calendar.showAgain(conference, separation(entry));
	}

	@Override
	public void closed(Conference conference, Entry entry) {
		this.entries.guarded(entry.id(), conference.chairId());
	}

	/**
	 * Has a meeting of somebody's own closed, for those whom its entry was seen to
	 * invite.
	 */
	private void close(Conference conference, Entry entry, Separation separation, BookedMeeting meeting) {
		String url = meeting.joinUrl();
		if (url != null && separation.hasOwnLink() && isWanted(conference, entry)) {
			this.closing.close(conference,
					Standing.of(conference, separation.id(), url, separation.startsAt(conference), meeting));
		}
	}

	private void tell(Conference conference, Separation separation, int shown) {
		if (conference.arrangement() <= shown) {
			conference.everybodyEver()
				.stream()
				.filter((each) -> separation.invitee().equals(each.id()) || separation.invitee().equals(each.forWhom()))
				.forEach((each) -> tell(conference, each));
			conference.invitee(separation.invitee()).ifPresent((apart) -> tellWhoComesElsewhere(conference, apart));
		}
	}

	/**
	 * Who comes for somebody may be invited by another conference of the meeting only.
	 */
	private void tellWhoComesElsewhere(Conference conference, Invitee apart) {
		this.meetings.of(conference)
			.besides(conference.id())
			.forEach((other) -> other.invitees()
				.stream()
				.filter((each) -> Optional.ofNullable(each.forWhom())
					.flatMap(other::invitee)
					.filter((helped) -> helped.address().equalsIgnoreCase(apart.address()))
					.isPresent())
				.forEach((each) -> this.correspondence.tell(other, each)));
	}

	private void tell(Conference conference, Invitee invitee) {
		this.correspondence.tell(conference, invitee);
		this.meetings.of(conference)
			.besides(conference.id())
			.forEach((other) -> other.invited(invitee.address())
				.ifPresent((there) -> this.correspondence.tell(other, there)));
	}

	private Separation separation(Entry entry) {
		return this.separations.get(entry.id());
	}

	private static Invitee invitee(Conference conference, Separation separation) {
		return conference.invitee(separation.invitee()).orElseThrow();
	}

}
