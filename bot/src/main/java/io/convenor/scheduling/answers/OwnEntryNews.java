package io.convenor.scheduling.answers;

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

	private final Deliveries deliveries;

	OwnEntryNews(Conferences conferences, Separations separations, OwnEntries entries, Answers answers,
			Deliveries deliveries) {
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
			if (isOtherwise(hold(each), found)) {
				this.deliveries
					.enqueue(Parcel.of(this.separations.get(each).conference() + "/own-entry-look/" + UUID.randomUUID(),
							this.separations.get(each).conference(), null, new OwnEntryLook(each, event)));
			}
		});
		return id.isPresent();
	}

	/** Takes in what a second look saw. */
	void lookedAt(OwnEntryLook look, Optional<BookedMeeting> found) {
		Held held = hold(look.separation);
		if (!look.event.equals(held.entry.eventId())) {
			return;
		}
		if (isOtherwise(held, found)) {
			this.entries.byHand(look.separation,
					found.filter((meeting) -> !meeting.cancelled())
						.map((meeting) -> new Expected(meeting.start(), meeting.end()))
						.orElse(null));
		}
		else if (found.isPresent()) {
			this.entries.asPut(look.separation);
		}
	}

	private Held hold(UUID id) {
		Separation separation = this.separations.get(id);
		Conference conference = this.conferences.hold(separation.conference());
		return new Held(conference, separation, this.entries.hold(id, conference.id()));
	}

	/** Whether somebody seems to have changed it by hand. Answers are taken in, too. */
	private boolean isOtherwise(Held held, Optional<BookedMeeting> found) {
		boolean stands = held.separation.takesPart() && held.conference.status() == Conference.Status.BOOKED;
		found.filter((_) -> stands)
			.ifPresent((meeting) -> this.answers.calendarSays(held.conference, meeting,
					held.separation.startsAt(held.conference),
					(invitee) -> invitee.id().equals(held.separation.invitee())));
		boolean settled = stands && held.entry.underway() == null && held.conference.way().inTheCalendar();
		return settled && found.filter((meeting) -> !meeting.cancelled())
			.map((meeting) -> !held.entry.mayStandAt(new Expected(meeting.start(), meeting.end())))
			.orElse(true);
	}

	/** An entry to be looked at once more. */
	record OwnEntryLook(UUID separation, String event) {
	}

	private record Held(Conference conference, Separation separation, Entry entry) {
	}

}
