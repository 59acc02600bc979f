package io.convenor.outcomes;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;

/**
 * Shows a chair again what is to go out when others read it, or somebody is kept apart or
 * no longer is: nobody approves letters they did not see.
 */
@Component
class OtherReaders {

	private final OutcomeRecords outcomes;

	private final Conferences conferences;

	private final SharedMeetings meetings;

	OtherReaders(OutcomeRecords outcomes, Conferences conferences, SharedMeetings meetings) {
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.meetings = meetings;
	}

	/** In the transaction of the change, for every conference of the meeting. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (isAboutReaders(changed.change())) {
			this.meetings.of(this.conferences.get(changed.conference()))
				.all()
				.stream()
				.map(Conference::id)
				.flatMap((conference) -> this.outcomes.findByConference(conference).stream())
				.filter((outcome) -> !outcome.approved())
				.forEach((outcome) -> {
					outcome.readByOthers();
					this.outcomes.save(outcome);
				});
		}
	}

	private static boolean isAboutReaders(Change change) {
		return switch (change) {
			case Change.Apart _, Change.Joined _, Change.Left _, Change.Corrected _, Change.Combined _,
					Change.TakenApart _, Change.OthersComeToo _ ->
				true;
			case Change.Moved _, Change.HeldAnotherWay _, Change.InAnotherRoom _, Change.Chaired _, Change.Placed _,
					Change.RoomDeclined _, Change.HeldEarly _, Change.NewLink _, Change.Cancelled _ ->
				false;
		};
	}

}
