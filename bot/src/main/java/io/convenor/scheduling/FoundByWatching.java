package io.convenor.scheduling;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;

/** Has the chair asked about what was found in the calendar by watching it. */
@Component
class FoundByWatching {

	private final Conferences conferences;

	private final HandMadeChanges handMade;

	FoundByWatching(Conferences conferences, HandMadeChanges handMade) {
		this.conferences = conferences;
		this.handMade = handMade;
	}

	@EventListener
	void found(FoundOtherwise otherwise) {
		Conference conference = this.conferences.get(otherwise.conference());
		BookedMeeting found = otherwise.found();
		if (found == null || found.cancelled()) {
			this.handMade.deleted(conference);
		}
		else {
			this.handMade.moved(conference, new Expected(found.start(), found.end()));
		}
	}

}
