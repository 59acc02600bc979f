package io.convenor.timescales;

import io.convenor.timescales.RiskAssessment.Asked;

/**
 * The attendance without which a conference decides nothing: children's social care and
 * with it a number of other agencies.
 *
 * @param otherAgencies how many other agencies that had direct contact with the child
 * @param health whether all of health is one agency
 * @param healthSource who says so
 * @param namedRoles whether kinds that name roles without whom they decide nothing, and
 * leave it to the rule set, are held to that
 * @param inquorateInARow how many inquorate conferences in a row are escalated
 */
public record Quoracy(Limit otherAgencies, HealthCounts health, String healthSource, Asked namedRoles,
		Limit inquorateInARow) {

	/** How the parts of the health service count. */
	public enum HealthCounts {

		/** School nurse, health visitor and GP together are one agency. */
		ONE_AGENCY,

		/** Each of them is an agency of its own. */
		SEPARATE_AGENCIES

	}

}
