package io.convenor.conference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.convenor.timescales.ClockName;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a kind of meeting, by what they are for. What each of them asks for is in
 * the rule set of a conference.
 *
 * @param heldWithin within which it is held; null where no time is set for it
 * @param heldWithinOfBirth what runs beside it from the birth of a child, where the
 * sooner of the two holds
 * @param countsFrom what the clock within which it is held counts from, in words
 * @param stops which other clocks of the same case, counted from the same day, stop when
 * it is held
 * @param before those that count back from its day
 * @param after those that count from the day it is held, whatever is decided
 * @param decided those that a decision may start as well
 */
public record KindClocks(@Nullable ClockName heldWithin, @Nullable ClockName heldWithinOfBirth, String countsFrom,
		Set<ClockName> stops, Before before, After after, Set<ClockName> decided) {

	public KindClocks {
		stops = Set.copyOf(stops);
		decided = new LinkedHashSet<>(decided);
	}

	/** Every clock within which it is held, whether or not each runs yet. */
	Set<ClockName> held() {
		Set<ClockName> held = new LinkedHashSet<>();
		Stream.of(this.heldWithin, this.heldWithinOfBirth).filter((each) -> each != null).forEach(held::add);
		return held;
	}

	/** Every one of them. */
	Set<ClockName> all() {
		Set<ClockName> all = new LinkedHashSet<>(held());
		all.addAll(this.stops);
		all.addAll(this.before.all());
		all.addAll(this.after.all());
		all.addAll(this.decided);
		return all;
	}

	/**
	 * What counts back from the day of a meeting.
	 *
	 * @param exclusionRequest until when somebody may ask to have another excluded
	 * @param socialWorkersReport by when the social worker's report is ready
	 * @param socialWorkersReportToParents by when the parents have it
	 * @param agencyReport by when the agencies' reports have come
	 */
	public record Before(Optional<ClockName> exclusionRequest, Optional<ClockName> socialWorkersReport,
			Optional<ClockName> socialWorkersReportToParents, Optional<ClockName> agencyReport) {

		static final Before NOTHING = new Before(Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty());

		List<ClockName> all() {
			return Stream
				.of(this.exclusionRequest, this.socialWorkersReport, this.socialWorkersReportToParents,
						this.agencyReport)
				.flatMap(Optional::stream)
				.toList();
		}

	}

	/**
	 * What counts from the day on which a meeting was held.
	 *
	 * @param outcomeSent stops when everybody who is told was sent the outcome
	 * @param managerTold stops when the manager was sent the decisions and actions
	 * @param dissent until when a professional may have dissent recorded, counted from
	 * the end of the meeting
	 * @param heldAgain within which one that was not quorate is held again
	 * @param meetings those that ask for another meeting, whatever is decided
	 * @param nextMeeting within which the next meeting is held, whose day may be agreed
	 * in this one
	 * @param tickedOff what people do without the bot learning of it, so that they tick
	 * it off
	 */
	public record After(Optional<ClockName> outcomeSent, Optional<ClockName> managerTold, Optional<ClockName> dissent,
			Optional<ClockName> heldAgain, @JsonSetter(nulls = Nulls.AS_EMPTY) List<ClockName> meetings,
			Optional<ClockName> nextMeeting, @JsonSetter(nulls = Nulls.AS_EMPTY) List<ClockName> tickedOff) {

		static final After NOTHING = new After(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
				List.of(), Optional.empty(), List.of());

		public After {
			meetings = List.copyOf(meetings);
			tickedOff = List.copyOf(tickedOff);
		}

		List<ClockName> all() {
			List<ClockName> all = new ArrayList<>();
			Stream.of(this.outcomeSent, this.managerTold, this.dissent, this.heldAgain)
				.flatMap(Optional::stream)
				.forEach(all::add);
			all.addAll(this.tickedOff);
			all.addAll(this.meetings);
			return all;
		}

	}

}
