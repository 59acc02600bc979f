package io.convenor.conference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.RiskAssessment.Asked;

/**
 * How visits to the people of one conference stand with their risk assessments. Each is
 * about one person: that it is safe to see the mother says nothing of the father.
 *
 * @param asked the rule that asks for an assessment before a visit is planned; null where
 * the rules ask for none
 * @param assessed what was found for each person, the newest first
 */
public record VisitRisks(@Nullable Asked asked, Map<UUID, List<AssessedRisk>> assessed) {

	/** Where nothing is asked for, and nothing was assessed. */
	public static final VisitRisks NONE = new VisitRisks(null, Map.of());

	public VisitRisks {
		assessed = Map.copyOf(assessed);
	}

	/** The rule that asks for an assessment before a visit is planned, if any. */
	public Optional<Asked> askedFor() {
		return Optional.ofNullable(this.asked);
	}

	/** The newest assessment of a visit to somebody. */
	public Optional<AssessedRisk> of(UUID person) {
		return all(person).stream().findFirst();
	}

	/** The newest assessment of a visit to somebody that was done by a day. */
	public Optional<AssessedRisk> of(UUID person, LocalDate day) {
		return all(person).stream().filter((risk) -> !risk.doneOn().isAfter(day)).findFirst();
	}

	/**
	 * Why no visit to somebody can be planned, as a sentence: the rules ask for an
	 * assessment that is missing, or the newest one found that it is not safe.
	 */
	public Optional<String> problem(UUID person) {
		Optional<AssessedRisk> newest = of(person);
		if (newest.isPresent()) {
			return newest.filter((risk) -> !risk.finding().allowsMeeting())
				.map((_) -> "The risk assessment found that it is not safe to meet, so no visit to them is planned. "
						+ "Speak to them by telephone or on Teams instead, or record a new assessment.");
		}
		return askedFor()
			.map((rule) -> "Before a visit is planned, a risk assessment is asked for (%s). ".formatted(rule.source())
					+ "Record it here, or speak to them by telephone or on Teams.");
	}

	/**
	 * Whether somebody was seen in person on a day although no assessment that was there
	 * by then allowed it, where the rules ask for one.
	 */
	public boolean missedFor(UUID person, LocalDate seenOn) {
		return this.asked != null && of(person, seenOn).filter((risk) -> risk.finding().allowsMeeting()).isEmpty();
	}

	private List<AssessedRisk> all(UUID person) {
		return this.assessed.getOrDefault(person, List.of());
	}

}
