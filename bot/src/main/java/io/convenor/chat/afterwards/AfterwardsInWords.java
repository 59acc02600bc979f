package io.convenor.chat.afterwards;

import java.time.LocalDate;
import java.util.Optional;

import io.convenor.conference.Conference;
import io.convenor.conference.NeedToKnow;
import io.convenor.outcomes.DueAfterwards;
import io.convenor.timescales.Dates;

/** Puts into words how far what follows from a conference is. */
final class AfterwardsInWords {

	private AfterwardsInWords() {
	}

	static String of(DueAfterwards each, Conference conference, NeedToKnow needToKnow) {
		LocalDate done = each.doneOn();
		if (done == null) {
			return "due " + Dates.inWords(each.due());
		}
		return "done on %s%s%s".formatted(Dates.inWords(done), each.isLate(done) ? ", late" : "",
				Optional.ofNullable(each.tick())
					.map((tick) -> ", ticked off by %s on %s".formatted(who(tick.by(), conference, needToKnow),
							Dates.inWords(tick.at())))
					.orElse(""));
	}

	private static String who(String by, Conference conference, NeedToKnow needToKnow) {
		if (by.equals(conference.chairId())) {
			return "the chair";
		}
		return needToKnow.isAdministrator(by) ? "the administration team" : "somebody who looked after it then";
	}

}
