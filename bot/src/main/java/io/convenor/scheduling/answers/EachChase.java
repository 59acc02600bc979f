package io.convenor.scheduling.answers;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/** Looks on working mornings at the quorum of the conferences that come near. */
@Component
class EachChase {

	private static final Logger log = LoggerFactory.getLogger(EachChase.class);

	private final Forecasts forecasts;

	private final WorkingDays workingDays;

	private final Clock clock;

	EachChase(Forecasts forecasts, WorkingDays workingDays, Clock clock) {
		this.forecasts = forecasts;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** Where the bank holidays are not known any more, no working day can be counted. */
	void look() {
		try {
			if (this.workingDays.isWorkingDay(Dates.today(this.clock))) {
				this.forecasts.lookAhead();
			}
		}
		catch (DateNotCoveredException ex) {
			log.warn("The bank holiday list ends, so no quorum is looked at: type admin holidays");
		}
	}

}
