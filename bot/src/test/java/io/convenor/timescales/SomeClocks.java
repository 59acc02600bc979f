package io.convenor.timescales;

/** The clocks of the kinds of meeting that come with the software, for tests. */
public final class SomeClocks {

	public static final ClockName ICPC_HELD = new ClockName("icpc-held");

	public static final ClockName FIRST_RCPC = new ClockName("first-rcpc");

	public static final ClockName LATER_RCPC = new ClockName("later-rcpc");

	public static final ClockName PRE_BIRTH_RCPC_FROM_BIRTH = new ClockName("pre-birth-rcpc-from-birth");

	public static final ClockName PRE_BIRTH_RCPC_FROM_ICPC = new ClockName("pre-birth-rcpc-from-icpc");

	public static final ClockName FIRST_CORE_GROUP = new ClockName("first-core-group");

	public static final ClockName LATER_CORE_GROUP = new ClockName("later-core-group");

	public static final ClockName FIRST_CIC_REVIEW = new ClockName("first-cic-review");

	public static final ClockName SECOND_CIC_REVIEW = new ClockName("second-cic-review");

	public static final ClockName LATER_CIC_REVIEW = new ClockName("later-cic-review");

	public static final ClockName ASV_MEETING = new ClockName("asv-meeting");

	public static final ClockName ASV_REVIEW = new ClockName("asv-review");

	public static final ClockName INQUORATE_RELISTED = new ClockName("inquorate-relisted");

	public static final ClockName SOCIAL_WORKER_REPORT_ICPC = new ClockName("social-worker-report-icpc");

	public static final ClockName SOCIAL_WORKER_REPORT_ICPC_TO_PARENTS = new ClockName(
			"social-worker-report-icpc-to-parents");

	public static final ClockName SOCIAL_WORKER_REPORT_RCPC = new ClockName("social-worker-report-rcpc");

	public static final ClockName SOCIAL_WORKER_REPORT_RCPC_TO_PARENTS = new ClockName(
			"social-worker-report-rcpc-to-parents");

	public static final ClockName SOCIAL_WORKER_REPORT_CIC_REVIEW = new ClockName("social-worker-report-cic-review");

	public static final ClockName SOCIAL_WORKER_REPORT_CIC_REVIEW_TO_PARENTS = new ClockName(
			"social-worker-report-cic-review-to-parents");

	public static final ClockName AGENCY_REPORT = new ClockName("agency-report");

	public static final ClockName EXCLUSION_REQUEST = new ClockName("exclusion-request");

	public static final ClockName OUTCOME_SENT = new ClockName("outcome-sent");

	public static final ClockName MINUTES_DISTRIBUTED = new ClockName("minutes-distributed");

	public static final ClockName CIC_DECISIONS_TO_MANAGER = new ClockName("cic-decisions-to-manager");

	public static final ClockName CIC_REPORT_DISTRIBUTED = new ClockName("cic-report-distributed");

	public static final ClockName PROFESSIONAL_DISSENT = new ClockName("professional-dissent");

	private SomeClocks() {
	}

}
