package io.convenor.people;

/** As what somebody in a role counts when it is asked who is there to decide. */
public enum Counts {

	/** They speak for no agency. */
	NOT,

	/** Children's social care, which brings the case. */
	AS_SOCIAL_CARE,

	/** Health, as one agency or each service by itself, as the rules have it. */
	AS_HEALTH,

	/** The agency that the role names. */
	AS_THEIR_ROLE,

	/** The agency that is named for them, if it had contact with the child. */
	AS_THEIR_AGENCY

}
