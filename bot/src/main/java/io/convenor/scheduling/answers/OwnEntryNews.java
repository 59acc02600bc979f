package io.convenor.scheduling.answers;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.invitations.OwnEntries;
import io.convenor.scheduling.invitations.OwnEntries.Entry;
import io.convenor.scheduling.invitations.OwnInvitations;

/**
 * Takes in what is seen of the entries of people who take part apart: what they answered,
 * and what somebody did there by hand, which is looked at once more before it is
 * believed.
 */
@Component
class OwnEntryNews {

	private final Conferences conferences;

	private final Separations separations;

	private final OwnEntries entries;

	private final Answers answers;

	private final OwnInvitations invitations;

	private final Deliveries deliveries;

	private final Clock clock;

	OwnEntryNews(Conferences conferences, Separations separations, OwnEntries entries, Answers answers,
			OwnInvitations invitations, Deliveries deliveries, Clock clock) {
		this.invitations = invitations;
		this.clock = clock;
		this.conferences = conferences;
		this.separations = separations;
		this.entries = entries;
		this.answers = answers;
		this.deliveries = deliveries;
	}

	/** Takes in what a reading saw; says whether it is one of these entries. */
	boolean takeIn(Seen seen) {
		String event = switch (seen) {
			case Seen.Standing standing -> standing.meeting().eventId();
			case Seen.Removed removed -> removed.eventId();
		};
		Optional<UUID> id = this.entries.separationOf(event);
		id.ifPresent((each) -> {
			Optional<BookedMeeting> found = (seen instanceof Seen.Standing standing) ? Optional.of(standing.meeting())
					: Optional.empty();
			Locked held = locked(each);
			switch (sight(held, found)) {
				case OTHERWISE -> this.deliveries.enqueue(
						Parcel
							.of(held.conference.id() + "/own-entry-look/" + UUID.randomUUID(), held.conference.id(),
									null, new OwnEntryLook(each, event))
							.about(held.separation.invitee()));
				case AS_PUT -> asPut(held);
				case NO_NEWS -> {
				}
			}
		});
		return id.isPresent();
	}

	/** Takes in what a second look saw. */
	void lookedAt(OwnEntryLook look, Optional<BookedMeeting> found) {
		Locked held = locked(look.separation);
		if (!look.event.equals(held.entry.eventId())) {
			return;
		}
		switch (sight(held, found)) {
			case OTHERWISE -> this.entries.byHand(look.separation, when(found).orElse(null));
			case AS_PUT -> asPut(held);
			case NO_NEWS -> {
			}
		}
	}

	/**
	 * Somebody put it right by hand. What was changed while it was wrong is not in their
	 * calendar yet, and goes there now.
	 */
	private void asPut(Locked held) {
		if (this.entries.asPut(held.separation.id())) {
			this.invitations.again(held.conference, held.separation, this.clock.instant());
		}
	}

	private Locked locked(UUID id) {
		Conference conference = this.conferences.locked(this.separations.get(id).conference());
		// Read once its conference is kept: whoever was before may have ended it.
		return new Locked(conference, this.separations.get(id), this.entries.locked(id, conference.id()));
	}

	/** What is seen of it. Answers are taken in, too. */
	private Sight sight(Locked held, Optional<BookedMeeting> found) {
		boolean stands = held.separation.takesPart() && held.conference.status() == Conference.Status.BOOKED;
		found.filter((_) -> stands)
			.ifPresent((meeting) -> this.answers.calendarSays(held.conference, meeting,
					held.separation.startsAt(held.conference),
					(invitee) -> held.separation.invitee().equals(invitee.id())
							|| held.separation.invitee().equals(invitee.forWhom())));
		if (!stands || held.entry.underway() != null || !held.conference.way().inTheCalendar()
				|| held.entry.isFoundAs(when(found).orElse(null))) {
			return Sight.NO_NEWS;
		}
		return when(found).filter(held.entry::mayStandAt).isPresent() ? Sight.AS_PUT : Sight.OTHERWISE;
	}

	private static Optional<Expected> when(Optional<BookedMeeting> found) {
		return found.filter((meeting) -> !meeting.cancelled())
			.map((meeting) -> new Expected(meeting.start(), meeting.end()));
	}

	private enum Sight {

		/** It stands where our side put it, or may have. */
		AS_PUT,

		/** Somebody seems to have changed it by hand. */
		OTHERWISE,

		/** It is known already, or somebody is at it. */
		NO_NEWS

	}

	/** An entry to be looked at once more. */
	record OwnEntryLook(UUID separation, String event) {
	}

	private record Locked(Conference conference, Separation separation, Entry entry) {
	}

}
