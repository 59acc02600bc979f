package io.convenor.scheduling.calendar;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;

/** Finds out what an event in a calendar is to us. */
@Component
public class FoundEntries {

	private final Conferences conferences;

	private final Separations separations;

	private final Entries entries;

	private final OwnEntries own;

	FoundEntries(Conferences conferences, Separations separations, Entries entries, OwnEntries own) {
		this.conferences = conferences;
		this.separations = separations;
		this.entries = entries;
		this.own = own;
	}

	/**
	 * The entry that an event is, and its conference, kept from others until the
	 * transaction ends. It is read once its conference is kept: whoever was before may
	 * have ended it.
	 */
	public Optional<Found> locked(String event) {
		return this.conferences.findByEventId(event).map((found) -> {
			Conference conference = this.conferences.locked(found.id());
			return new Found(conference, null, this.entries.locked(conference, conference.id()));
		}).or(() -> this.own.separationOf(event).map((id) -> {
			Conference conference = this.conferences.locked(conferenceOf(id));
			return new Found(conference, this.separations.get(id), this.entries.locked(conference, id));
		})).filter((found) -> event.equals(found.entry.eventId()));
	}

	private UUID conferenceOf(UUID separation) {
		return this.separations.get(separation).conference();
	}

	/**
	 * An entry and what it belongs to.
	 *
	 * @param separation null where it is that of the meeting
	 */
	public record Found(Conference conference, @Nullable Separation separation, Entry entry) {
	}

}
