package io.convenor.timescales;

import java.util.Locale;

/** Every clock of the field, by the name a rule set gives its number under. */
public enum TimescaleKey {

	ICPC_HELD, FIRST_RCPC, LATER_RCPC, PRE_BIRTH_RCPC_FROM_BIRTH, PRE_BIRTH_RCPC_FROM_ICPC, FIRST_CORE_GROUP,
	LATER_CORE_GROUP, FIRST_CIC_REVIEW, SECOND_CIC_REVIEW, LATER_CIC_REVIEW, ASV_MEETING, ASV_REVIEW,
	INQUORATE_RELISTED, SOCIAL_WORKER_REPORT_ICPC, SOCIAL_WORKER_REPORT_ICPC_TO_PARENTS, SOCIAL_WORKER_REPORT_RCPC,
	SOCIAL_WORKER_REPORT_RCPC_TO_PARENTS, SOCIAL_WORKER_REPORT_CIC_REVIEW, SOCIAL_WORKER_REPORT_CIC_REVIEW_TO_PARENTS,
	AGENCY_REPORT, EXCLUSION_REQUEST, OUTCOME_SENT, MINUTES_DISTRIBUTED, CIC_DECISIONS_TO_MANAGER,
	CIC_REPORT_DISTRIBUTED, PROFESSIONAL_DISSENT;

	/** The key as files and tables hold it: "icpc-held". */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether a rule set may leave it out: no law sets it, and not every authority does.
	 */
	public boolean isOptional() {
		return this == LATER_CORE_GROUP;
	}

	/**
	 * Whether the law, or national statutory guidance, says by when it is due; otherwise
	 * an authority does.
	 */
	public boolean isLaw() {
		return switch (this) {
			case ICPC_HELD, FIRST_RCPC, LATER_RCPC, FIRST_CORE_GROUP, FIRST_CIC_REVIEW, SECOND_CIC_REVIEW,
					LATER_CIC_REVIEW ->
				true;
			default -> false;
		};
	}

	/**
	 * Whether it says until when people may ask for something: when it passes, nothing
	 * was missed.
	 */
	public boolean isWindow() {
		return this == EXCLUSION_REQUEST || this == PROFESSIONAL_DISSENT;
	}

	/**
	 * The clock of that key.
	 * @throws IllegalArgumentException if there is no such clock
	 */
	public static TimescaleKey of(String key) {
		for (TimescaleKey each : values()) {
			if (each.key().equals(key)) {
				return each;
			}
		}
		throw new IllegalArgumentException("There is no clock called " + key + ".");
	}

}
