package io.convenor.outcomes;

import io.convenor.conference.Decision;
import io.convenor.conference.SomeKinds;

/** Decisions of the kinds of meeting that come with the software, for tests. */
final class SomeDecisions {

	static final Decision CHILD_PROTECTION_PLAN = SomeKinds.decision(SomeKinds.INITIAL_CONFERENCE,
			"child-protection-plan");

	static final Decision EARLY_HELP = SomeKinds.decision(SomeKinds.INITIAL_CONFERENCE, "early-help");

	static final Decision PLAN_CONTINUES = SomeKinds.decision(SomeKinds.LATER_REVIEW_CONFERENCE, "plan-continues");

	static final Decision PLAN_ENDS = SomeKinds.decision(SomeKinds.FIRST_REVIEW_CONFERENCE, "no-further-action");

	static final Decision SUBSTANTIATED = SomeKinds.decision(SomeKinds.ALLEGATIONS_MEETING, "substantiated");

	static final Decision UNFOUNDED = SomeKinds.decision(SomeKinds.ALLEGATIONS_MEETING, "unfounded");

	private SomeDecisions() {
	}

}
