package io.convenor.timescales;

/**
 * The attendance without which a conference decides nothing: children's social care and
 * with it a number of other agencies.
 *
 * @param otherAgencies how many other agencies that had direct contact with the child
 * @param health whether all of health is one agency
 * @param healthSource who says so
 * @param inquorateInARow how many inquorate conferences in a row are escalated
 */
public record Quoracy(Limit otherAgencies, HealthCounts health, String healthSource, Limit inquorateInARow) {

	/** How the parts of the health service count. */
	public enum HealthCounts {

		/** School nurse, health visitor and GP together are one agency. */
		ONE_AGENCY,

		/** Each of them is an agency of its own. */
		SEPARATE_AGENCIES

	}

}
