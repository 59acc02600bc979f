package io.convenor.scheduling.invitations;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.invitations.HandMadeChanges.CalendarCheck;

/** Looks at an event that somebody seems to have moved or deleted by hand. */
@Component
class CalendarCheckCourier implements Courier<CalendarCheck, Consumer<UUID>> {

	private final Meetings meetings;

	private final Conferences conferences;

	private final CalendarUpdates updates;

	CalendarCheckCourier(Meetings meetings, Conferences conferences, CalendarUpdates updates) {
		this.meetings = meetings;
		this.conferences = conferences;
		this.updates = updates;
	}

	@Override
	public String kind() {
		return "calendar-check";
	}

	@Override
	public Class<CalendarCheck> contents() {
		return CalendarCheck.class;
	}

	/** Each look is one of its own, and nobody asks for it afterwards. */
	@Override
	public boolean leavesNoTrace() {
		return true;
	}

	@Override
	public Outcome<Consumer<UUID>> carry(CalendarCheck check, IdempotencyKey key, UUID id) {
		Conference conference = this.conferences.get(id);
		Optional<String> event = conference.eventId();
		if (event.isEmpty()) {
			return Outcome.done((_) -> {
			});
		}
		Optional<BookedMeeting> found = this.meetings.find(conference.organiser(), event.get());
		return Outcome.done((each) -> this.updates.lookedAt(each, event.get(), found));
	}

	@Override
	public void arrived(CalendarCheck check, Consumer<UUID> whatFollows, UUID conference) {
		whatFollows.accept(conference);
	}

}
