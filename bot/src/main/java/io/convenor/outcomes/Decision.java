package io.convenor.outcomes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.convenor.conference.Kind;

/** What a meeting can decide; which of them depends on its kind. */
public enum Decision {

	CHILD_PROTECTION_PLAN("Child protection plan"),

	PLAN_CONTINUES("The child protection plan continues"),

	CHILD_IN_NEED_PLAN("Child in need plan"),

	EARLY_HELP("Early help"),

	NO_FURTHER_ACTION("No further action"),

	CARE_PLAN_CONFIRMED("The care plan is confirmed"),

	CARE_PLAN_CHANGES("The care plan changes"),

	SUBSTANTIATED("Substantiated"),

	UNSUBSTANTIATED("Unsubstantiated"),

	UNFOUNDED("Unfounded"),

	FALSE("False"),

	MALICIOUS("Malicious"),

	ENQUIRIES_CONTINUE("Enquiries continue");

	private final String label;

	Decision(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/**
	 * What people call it after a kind of meeting: a review that does not let the plan go
	 * on ends it.
	 */
	public String label(Kind kind) {
		return (kind.reviewsAPlan() && !plan()) ? "The child protection plan ends: "
				+ this.label.substring(0, 1).toLowerCase(Locale.UK) + this.label.substring(1) : this.label;
	}

	/** Whether a child has a child protection plan after it, which needs a category. */
	public boolean plan() {
		return this == CHILD_PROTECTION_PLAN || this == PLAN_CONTINUES;
	}

	/**
	 * The decisions open to a kind of meeting; none for a core group, which carries out
	 * what was decided.
	 */
	public static List<Decision> of(Kind kind) {
		return switch (kind) {
			case INITIAL_CONFERENCE ->
				List.of(CHILD_PROTECTION_PLAN, CHILD_IN_NEED_PLAN, EARLY_HELP, NO_FURTHER_ACTION);
			case FIRST_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE, PRE_BIRTH_REVIEW_CONFERENCE ->
				List.of(PLAN_CONTINUES, CHILD_IN_NEED_PLAN, EARLY_HELP, NO_FURTHER_ACTION);
			case FIRST_CARE_REVIEW, SECOND_CARE_REVIEW, LATER_CARE_REVIEW ->
				List.of(CARE_PLAN_CONFIRMED, CARE_PLAN_CHANGES);
			case CORE_GROUP_MEETING, LATER_CORE_GROUP_MEETING -> List.of();
			case ALLEGATIONS_MEETING, ALLEGATIONS_REVIEW ->
				Stream.of(values()).filter((decision) -> decision.ordinal() >= SUBSTANTIATED.ordinal()).toList();
		};
	}

}
