package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Kind;
import io.convenor.people.Role;
import io.convenor.scheduling.Prospects;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RiskAssessment.Asked;

/**
 * What follows from a booking as it stands.
 *
 * @param lastLawful the last lawful date, once it can be known; empty also where the
 * rules set no limit
 * @param people everybody on the list, in order
 * @param riskAskedFor the rule that asks for a risk assessment first, if any
 * @param risk the assessment, once it is recorded
 * @param earlier the conferences whose people can be copied
 * @param missing who is usually invited to such a meeting and is not on the list
 * @param nobodyFrom from whom nobody is on it without whom it cannot decide
 * @param open what people may come as
 * @param asked whether agencies are asked for reports
 * @param saysWhy whether the chair may be asked why they chair it
 * @param names what letters call the children, where that is asked now
 */
public record Prospect(List<Kind> kinds, Optional<DueDate> lastLawful, List<Placed> people,
		Optional<Asked> riskAskedFor, Optional<AssessedRisk> risk, List<Earlier> earlier, List<Role> missing,
		List<String> nobodyFrom, List<Role> open, boolean asked, boolean saysWhy, List<String> names) {

	/** The last lawful date in words, or that the rules set no limit. */
	public String lastLawfulInWords() {
		return this.lastLawful.map(DueDate::inWords).orElse(Prospects.NO_LIMIT);
	}

	/**
	 * A conference whose people can be copied.
	 *
	 * @param caseReference which case it was about
	 * @param sameCase whether that is the case of this booking
	 */
	public record Earlier(String reference, LocalDateTime startsAt, String caseReference, boolean sameCase) {
	}

	/**
	 * Somebody on the list, and whether they have a place in the room.
	 *
	 * @param turn which turn they have among those who wait for one; 0 for none
	 */
	public record Placed(Booking.Guest guest, boolean inTheRoom, int turn) {
	}

}
