package io.convenor.scheduling.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.convenor.conference.Conference;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Entry.Asked;

/**
 * What an entry is about, and what follows for people once it is there: the meeting, or
 * the part of somebody who takes part apart.
 */
public interface EntrySubject {

	/** Whether it is about the meeting; otherwise about somebody's part. */
	boolean isTheMeeting();

	/** Whether there is something to put into a calendar. */
	boolean isWanted(Conference conference, Entry entry);

	/**
	 * What has to come first.
	 * @param since when the entry was asked for
	 */
	Optional<Wait> waitsFor(Conference conference, Entry entry, Instant since);

	/** What the calendar should hold; empty where it stays as it is. */
	Optional<MeetingRequest> request(Conference conference, Entry entry);

	/** It stands there as it was asked for. */
	void stands(Conference conference, Entry entry, BookedMeeting meeting, Asked asked);

	/** Nothing of an arrangement would show in it. */
	void standsAlready(Conference conference, Entry entry, int arrangement);

	/** It is out of the calendar, and its link with it. */
	void cleared(Conference conference, Entry entry, int arrangement);

	/**
	 * Teams gave the link that was missing, or never will.
	 * @param arrangement the one that was shown when it was found to be missing
	 */
	void linked(Conference conference, Entry entry, Optional<BookedMeeting> meeting, int arrangement);

	/**
	 * Somebody deleted the event, or moved it, and it is to be made what it should be.
	 */
	void differs(Conference conference, Entry entry, boolean deleted);

	/** Has it looked after once more, for something that happened to it. */
	void lookAfter(Conference conference, Entry entry);

	/** Nobody walks into its meeting past the lobby but the chair. */
	void closed(Conference conference, Entry entry);

	/** What an entry is about. */
	static EntrySubject of(Entry entry, List<EntrySubject> subjects) {
		return subjects.stream()
			.filter((each) -> each.isTheMeeting() == entry.isOfTheMeeting())
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Something comes first.
	 *
	 * @param again when to look again
	 * @param what in words for whoever wonders
	 */
	record Wait(Instant again, String what) {
	}

}
