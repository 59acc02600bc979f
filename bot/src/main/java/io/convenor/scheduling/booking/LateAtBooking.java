package io.convenor.scheduling.booking;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.scheduling.booking.Booking.Plan;

/** That a manager decided to hold what is booked after its last lawful date. */
@Component
class LateAtBooking {

	private final LateDecisions decisions;

	private final LawfulDates lawful;

	LateAtBooking(LateDecisions decisions, LawfulDates lawful) {
		this.decisions = decisions;
		this.lawful = lawful;
	}

	void keep(Plan plan, Conference conference) {
		Booking.Late late = plan.about().late();
		if (late != null && this.lawful.late(conference.startsAt().toLocalDate(), plan.about())) {
			this.decisions.record(conference, null, conference.startsAt(), late.manager(), late.reason(),
					conference.chairId());
		}
	}

}
