package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.SharedMeeting;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.changes.Combining.Pair;

/** When and for how long conferences are held together, or apart again. */
@Component
class TimeTogether {

	private final ChangeTimes times;

	private final SchedulingSettings settings;

	TimeTogether(ChangeTimes times, SchedulingSettings settings) {
		this.times = times;
		this.settings = settings;
	}

	/** How long a meeting for both would be. */
	int minutes(Pair pair) {
		return Math.min(pair.guest().lengthMinutes() + pair.host().lengthMinutes(),
				(int) this.settings.longest().toMinutes());
	}

	int minutes(Map<String, String> typed) {
		Reading reading = new Reading(typed);
		return reading
			.minutes(ChangeFields.LENGTH, (int) this.settings.shortest().toMinutes(),
					(int) this.settings.longest().toMinutes())
			.orElseThrow(() -> new Refused(reading.problems()));
	}

	static LocalDateTime start(Map<String, String> typed) {
		Reading reading = new Reading(typed);
		return reading.date(ChangeFields.DATE)
			.flatMap((day) -> reading.time(ChangeFields.TIME).map((LocalTime time) -> day.atTime(time)))
			.orElseThrow(() -> new Refused(reading.problems()));
	}

	/**
	 * Whoever presses knows best whether somebody who is not free can make it.
	 * @param instead of which entries it would be there: they are in nobody's way
	 */
	void requireFree(Map<String, String> typed, SharedMeeting meeting, List<Conference> instead, LocalDateTime start,
			int minutes) {
		if ("true".equals(typed.get(ChangeFields.WHOEVER_IS_FREE))) {
			return;
		}
		String clash = switch (this.times.clash(meeting, instead, start, minutes)) {
			case Patience.Answer.Here<ChangeTimes.Clash> here -> here.value().inWords();
			default -> "The diaries could not be read in time, so I do not know who is free then.";
		};
		if (clash != null) {
			throw new Refused(clash
					+ " Nothing was changed. If it is to be then all the same, tick the box for that and press again.");
		}
	}

}
