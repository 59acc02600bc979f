package io.convenor.scheduling.invitations;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.Entry;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.EntrySubject;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;

/**
 * The part of somebody who takes part apart: once their entry stands, a meeting of their
 * own is closed, and they are written to, with who comes for them.
 */
@Component
class OwnPart implements EntrySubject {

	private final Separations separations;

	private final OwnEntries entries;

	private final OwnInvitations own;

	private final SharedMeetings meetings;

	private final Correspondence correspondence;

	private final Closing closing;

	private final Calendar calendar;

	OwnPart(Separations separations, OwnEntries entries, OwnInvitations own, SharedMeetings meetings,
			Correspondence correspondence, Closing closing, Calendar calendar) {
		this.separations = separations;
		this.entries = entries;
		this.own = own;
		this.meetings = meetings;
		this.correspondence = correspondence;
		this.closing = closing;
		this.calendar = calendar;
	}

	@Override
	public boolean isTheMeeting() {
		return false;
	}

	@Override
	public boolean isWanted(Conference conference, Entry entry) {
		return this.own.isWanted(conference, separation(entry));
	}

	@Override
	public Optional<Wait> waitsFor(Conference conference, Entry entry, Instant since) {
		return this.own.waitsFor(conference, separation(entry), since);
	}

	@Override
	public Optional<MeetingRequest> request(Conference conference, Entry entry) {
		return Optional.of(this.own.request(conference, separation(entry)));
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

}
