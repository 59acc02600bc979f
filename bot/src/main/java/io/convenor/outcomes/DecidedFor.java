package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

import io.convenor.conference.Decision;

/**
 * What a meeting decided for one child.
 *
 * @param child the child's number in its conference
 * @param decision needed but for a kind of meeting that decides nothing
 * @param category needed where the child has a plan after it
 * @param participation how the child took part; needed for a Child in Care review
 * @param nextMeetingOn the day agreed for the child's next meeting
 */
@Table("outcome_child")
public record DecidedFor(int child, @Nullable Decision decision, @Nullable Category category,
		@Nullable Participation participation, @Nullable LocalDate nextMeetingOn) {

	/** A category is of a plan. */
	public DecidedFor {
		category = (decision != null && decision.plan()) ? category : null;
	}

	/** What is offered to be said of a brother or sister, too. */
	public DecidedFor asOffered() {
		return new DecidedFor(this.child, this.decision, this.category, null, this.nextMeetingOn);
	}

	/**
	 * The same without the day of a plan's meeting, where there is no plan and the day
	 * only stands there because it was offered.
	 */
	public DecidedFor butForADayOffered(DecidedFor before) {
		return (!plan() && before.plan() && Objects.equals(this.nextMeetingOn, before.nextMeetingOn))
				? new DecidedFor(this.child, this.decision, this.category, this.participation, null) : this;
	}

	/** Whether the child has a child protection plan after it. */
	boolean plan() {
		return this.decision != null && this.decision.plan();
	}

}
