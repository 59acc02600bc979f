package io.convenor.scheduling.booking;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.AssessedRisk;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.drafts.Submission;
import io.convenor.timescales.RiskAssessment.Asked;

/**
 * Asks for a risk assessment while a meeting is booked, before anybody is put in a room.
 */
@Component
class RiskStep {

	private final RiskAssessments assessments;

	private final LawfulDates lawful;

	RiskStep(RiskAssessments assessments, LawfulDates lawful) {
		this.assessments = assessments;
		this.lawful = lawful;
	}

	/** The rule that asks for one, once kind and way are known. */
	Optional<Asked> askedFor(Booking.About about) {
		return (about.kind() == null || about.way() == null) ? Optional.empty()
				: this.assessments.askedFor(about.kind(), about.way(), this.lawful.rules());
	}

	/** What was recorded so far. */
	Optional<AssessedRisk> recorded(UUID booking) {
		return this.assessments.ofBooking(booking);
	}

	/**
	 * Takes in what was filled in, and says by field why the booking cannot go on to put
	 * people in a room.
	 */
	Map<String, String> takeIn(Booking booking, Booking.About about, Submission submission) {
		Optional<Asked> asked = askedFor(about);
		if (asked.isEmpty()) {
			return Map.of();
		}
		RiskForm form = RiskForm.of((field) -> Optional.ofNullable(submission.typed().get(field)), this.lawful.today());
		if (form.isEmpty()) {
			return problem(booking.id(), about).map((sentence) -> Map.of(RiskForm.FINDING, sentence)).orElse(Map.of());
		}
		if (form.assessed().isEmpty()) {
			return form.problems();
		}
		this.assessments.keepForBooking(booking.id(), form.assessed().get(), submission.who());
		return problem(booking.id(), about).map((sentence) -> Map.of(RiskForm.FINDING, sentence)).orElse(Map.of());
	}

	/** Why nobody can be put in a room, as a sentence. */
	Optional<String> problem(UUID booking, Booking.About about) {
		return about.inARoom() ? RiskAssessments.problem(recorded(booking), askedFor(about)) : Optional.empty();
	}

}
