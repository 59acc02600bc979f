package io.convenor.conference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.WorkingDays;

/**
 * The kinds of meeting, each with the clock that says by when it must be held. Where a
 * rule set leaves that clock out, there is no set time limit.
 */
public enum Kind {

	INITIAL_CONFERENCE("Initial child protection conference", TimescaleKey.ICPC_HELD, "the strategy discussion"),

	FIRST_REVIEW_CONFERENCE("First review child protection conference", TimescaleKey.FIRST_RCPC,
			"the initial conference"),

	LATER_REVIEW_CONFERENCE("Later review child protection conference", TimescaleKey.LATER_RCPC, "the last conference"),

	PRE_BIRTH_REVIEW_CONFERENCE("Review child protection conference after a pre-birth conference",
			TimescaleKey.PRE_BIRTH_RCPC_FROM_ICPC, "the initial conference"),

	CORE_GROUP_MEETING("First core group meeting", TimescaleKey.FIRST_CORE_GROUP, "the conference"),

	LATER_CORE_GROUP_MEETING("Later core group meeting", TimescaleKey.LATER_CORE_GROUP, "the last core group"),

	FIRST_CARE_REVIEW("First Child in Care review", TimescaleKey.FIRST_CIC_REVIEW, "entering care"),

	SECOND_CARE_REVIEW("Second Child in Care review", TimescaleKey.SECOND_CIC_REVIEW, "the first review"),

	LATER_CARE_REVIEW("Later Child in Care review", TimescaleKey.LATER_CIC_REVIEW, "the last review"),

	ALLEGATIONS_MEETING("Allegations meeting", TimescaleKey.ASV_MEETING, "the referral"),

	ALLEGATIONS_REVIEW("Allegations review", TimescaleKey.ASV_REVIEW, "the last allegations meeting");

	/** While one of these runs for a case, a child has a child protection plan. */
	public static final Set<TimescaleKey> OF_A_PLAN = Set.of(TimescaleKey.FIRST_RCPC, TimescaleKey.LATER_RCPC);

	private final String label;

	private final TimescaleKey heldWithin;

	private final String countsFrom;

	Kind(String label, TimescaleKey heldWithin, String countsFrom) {
		this.label = label;
		this.heldWithin = heldWithin;
		this.countsFrom = countsFrom;
	}

	/** What people call it. */
	public String label() {
		return this.label;
	}

	/** The clock within which it must be held, where the rule set gives one. */
	public TimescaleKey heldWithin() {
		return this.heldWithin;
	}

	/**
	 * The clock that runs beside it from the birth of a child, where the sooner of the
	 * two holds.
	 */
	public Optional<TimescaleKey> heldWithinOfBirth() {
		return (this == PRE_BIRTH_REVIEW_CONFERENCE) ? Optional.of(TimescaleKey.PRE_BIRTH_RCPC_FROM_BIRTH)
				: Optional.empty();
	}

	/** Every clock within which it must be held, whether or not each runs yet. */
	public Set<TimescaleKey> clocks() {
		Set<TimescaleKey> clocks = EnumSet.of(this.heldWithin);
		heldWithinOfBirth().ifPresent(clocks::add);
		return clocks;
	}

	/**
	 * The last day on which it may be held; empty where its rule set sets no limit. Where
	 * two clocks run, the sooner holds.
	 * @param from the day its clock counts from
	 * @param bornOn when the child was born, where that matters and is known
	 * @throws io.convenor.timescales.DateNotCoveredException if working days are counted
	 * beyond the bank holiday list
	 */
	public Optional<DueDate> heldBy(LocalDate from, @Nullable LocalDate bornOn, RuleSet rules,
			WorkingDays workingDays) {
		return rules.find(this.heldWithin)
			.map((rule) -> sooner(rule.dueFrom(from, workingDays), bornOn, rules, workingDays));
	}

	private DueDate sooner(DueDate due, @Nullable LocalDate bornOn, RuleSet rules, WorkingDays workingDays) {
		return heldWithinOfBirth().filter((_) -> bornOn != null)
			.map((key) -> rules.timescale(key).dueFrom(Objects.requireNonNull(bornOn), workingDays).sooner(due))
			.orElse(due);
	}

	/**
	 * The clocks that an earlier meeting about the same case started and this one stops
	 * when it is held.
	 */
	public Set<TimescaleKey> answers() {
		Set<TimescaleKey> clocks = clocks();
		if (reviewsAPlan()) {
			clocks.addAll(OF_A_PLAN);
		}
		if (this == SECOND_CARE_REVIEW || this == LATER_CARE_REVIEW) {
			clocks.addAll(Set.of(TimescaleKey.SECOND_CIC_REVIEW, TimescaleKey.LATER_CIC_REVIEW));
		}
		return clocks;
	}

	/** The clock of the social worker's report, where this kind has one. */
	public Optional<TimescaleKey> socialWorkerReport() {
		if (this == INITIAL_CONFERENCE) {
			return Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_ICPC);
		}
		if (reviewsAPlan()) {
			return Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_RCPC);
		}
		return careReview() ? Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_CIC_REVIEW) : Optional.empty();
	}

	/** The clock by which the parents have it, where this kind has one. */
	public Optional<TimescaleKey> socialWorkerReportToParents() {
		if (this == INITIAL_CONFERENCE) {
			return Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_ICPC_TO_PARENTS);
		}
		if (reviewsAPlan()) {
			return Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_RCPC_TO_PARENTS);
		}
		return careReview() ? Optional.of(TimescaleKey.SOCIAL_WORKER_REPORT_CIC_REVIEW_TO_PARENTS) : Optional.empty();
	}

	/** The clocks that count back from the day it is held. */
	public List<TimescaleKey> before() {
		List<TimescaleKey> clocks = new ArrayList<>();
		if (childProtection()) {
			clocks.add(TimescaleKey.EXCLUSION_REQUEST);
		}
		socialWorkerReport().ifPresent(clocks::add);
		socialWorkerReportToParents().ifPresent(clocks::add);
		if (childProtection() || careReview()) {
			clocks.add(TimescaleKey.AGENCY_REPORT);
		}
		return clocks;
	}

	/**
	 * The clocks that may count from the day it is held; what is decided, and the rule
	 * set, say which do.
	 */
	public List<TimescaleKey> after() {
		if (careReview()) {
			return List.of(TimescaleKey.CIC_DECISIONS_TO_MANAGER, TimescaleKey.CIC_REPORT_DISTRIBUTED,
					(this == FIRST_CARE_REVIEW) ? TimescaleKey.SECOND_CIC_REVIEW : TimescaleKey.LATER_CIC_REVIEW);
		}
		if (allegations()) {
			return List.of(TimescaleKey.ASV_REVIEW);
		}
		if (coreGroup()) {
			return List.of(TimescaleKey.LATER_CORE_GROUP);
		}
		List<TimescaleKey> clocks = new ArrayList<>();
		if (childProtection()) {
			clocks.addAll(List.of(TimescaleKey.OUTCOME_SENT, TimescaleKey.PROFESSIONAL_DISSENT,
					TimescaleKey.INQUORATE_RELISTED, TimescaleKey.MINUTES_DISTRIBUTED));
		}
		if (this == INITIAL_CONFERENCE) {
			clocks.addAll(List.of(TimescaleKey.FIRST_CORE_GROUP, TimescaleKey.FIRST_RCPC));
		}
		if (reviewsAPlan()) {
			clocks.add(TimescaleKey.LATER_RCPC);
		}
		return clocks;
	}

	/** What its clock counts from, in words. */
	public String countsFrom() {
		return this.countsFrom;
	}

	/** Whether it decides on a child protection plan. */
	public boolean childProtection() {
		return this == INITIAL_CONFERENCE || reviewsAPlan();
	}

	/** Whether it decides if a child protection plan goes on. */
	public boolean reviewsAPlan() {
		return this == FIRST_REVIEW_CONFERENCE || this == LATER_REVIEW_CONFERENCE
				|| this == PRE_BIRTH_REVIEW_CONFERENCE;
	}

	/** Whether it is a Child in Care review. */
	public boolean careReview() {
		return this == FIRST_CARE_REVIEW || this == SECOND_CARE_REVIEW || this == LATER_CARE_REVIEW;
	}

	/** Whether it is a meeting of those who carry out a child protection plan. */
	public boolean coreGroup() {
		return this == CORE_GROUP_MEETING || this == LATER_CORE_GROUP_MEETING;
	}

	/**
	 * Whether it comes after another meeting of its sort, and so never on the same day.
	 */
	public boolean reviews() {
		return reviewsAPlan() || this == LATER_CORE_GROUP_MEETING || this == SECOND_CARE_REVIEW
				|| this == LATER_CARE_REVIEW || this == ALLEGATIONS_REVIEW;
	}

	/**
	 * Whether it is about somebody who works with children: a world apart, of which the
	 * person it is about may not know.
	 */
	public boolean allegations() {
		return this == ALLEGATIONS_MEETING || this == ALLEGATIONS_REVIEW;
	}

	/** Its name in files: {@code first-review-conference}. */
	public String inFile() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The kind with a name, as a card sends it back. */
	public static Optional<Kind> named(String name) {
		return Stream.of(values()).filter((kind) -> kind.name().equals(name)).findFirst();
	}

}
