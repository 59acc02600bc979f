package io.convenor.conference;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Capacity;
import io.convenor.people.Role;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.WorkingDays;

/**
 * A kind of meeting, with all that differs between kinds, as its file in {@code kinds}
 * says. Two are the same if they have the same name.
 *
 * @param name names it in files, tables and cards: {@code first-review-conference}
 * @param sort what sort of meeting it is
 * @param label what those who look after it call it
 * @param group the group whose custodians it stays with, and with those who are invited:
 * a world apart, of which nobody else may know; null where the administration team looks
 * after it
 * @param follows how it comes after another of its sort, and so never on the same day;
 * null where it may be the first
 * @param quorum without whom it decides nothing
 * @param child how it is about a child
 * @param clocks its clocks
 * @param decisions what it can decide; empty for one that carries out what was decided
 * @param documents what is read before it decides, but for the reports that arrive, by
 * name within a conference and by what people call it
 * @param chairs who may chair it
 * @param guide how it is prepared and run
 */
public record Kind(String name, Sort sort, String label, @Nullable String group, @Nullable Follows follows,
		KindQuorum quorum, AboutAChild child, KindClocks clocks, List<Decision> decisions,
		Map<String, String> documents, KindChairs chairs, Guide guide) {

	public Kind {
		decisions = List.copyOf(decisions);
		documents = new LinkedHashMap<>(documents);
	}

	/** Whether it stays with the custodians of a group. */
	public boolean isRestricted() {
		return this.group != null;
	}

	/** Whether the same people look after both. */
	public boolean isKeptWith(Kind other) {
		return Objects.equals(this.group, other.group);
	}

	/** How it is prepared and run where somebody chairs it in a capacity. */
	public Guide guide(Capacity as) {
		return this.chairs.rule(as).map(KindChairs.Rule::words).map(this.guide::chairedWith).orElse(this.guide);
	}

	/** What it is called where it comes after another of its sort. */
	public @Nullable String followsAs() {
		return (this.follows != null) ? this.follows.as : null;
	}

	/**
	 * The name of the kind that is the first of its sort, where the two are easily
	 * mistaken.
	 */
	public @Nullable String firstOne() {
		return (this.follows != null) ? this.follows.firstOne : null;
	}

	/** Whether it needs a quorum to decide. */
	public boolean needsQuorum() {
		return this.quorum.needed();
	}

	/** Whether it is recorded how a child took part. */
	public Recorded participation() {
		return this.child.participation;
	}

	/** Whether it may be about a child who is not born yet. */
	public boolean maybeUnborn() {
		return this.child.maybeUnborn;
	}

	/** The clock within which it is held; empty where no time is set for this kind. */
	public Optional<ClockName> heldWithin() {
		return Optional.ofNullable(this.clocks.heldWithin());
	}

	/**
	 * The clock that runs beside it from the birth of a child, where the sooner of the
	 * two holds.
	 */
	public Optional<ClockName> heldWithinOfBirth() {
		return Optional.ofNullable(this.clocks.heldWithinOfBirth());
	}

	/** Whether it is held within that clock, whether or not it runs yet. */
	public boolean isHeldWithin(ClockName clock) {
		return this.clocks.held().contains(clock);
	}

	/** Every clock within which it is held, whether or not each runs yet. */
	public Set<ClockName> heldWithinAll() {
		return this.clocks.held();
	}

	/** Whether a rule set says by when it is held. */
	public boolean hasATimeLimit(RuleSet rules) {
		return heldWithin().filter(rules::has).isPresent();
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
		return heldWithin().flatMap(rules::find)
			.map((rule) -> sooner(rule.dueFrom(from, workingDays), bornOn, rules, workingDays));
	}

	private DueDate sooner(DueDate due, @Nullable LocalDate bornOn, RuleSet rules, WorkingDays workingDays) {
		return heldWithinOfBirth().filter((_) -> bornOn != null)
			.map((clock) -> rules.timescale(clock).dueFrom(Objects.requireNonNull(bornOn), workingDays).sooner(due))
			.orElse(due);
	}

	/**
	 * The clocks that an earlier meeting about the same case started and this one stops
	 * when it is held.
	 */
	public Set<ClockName> stops() {
		Set<ClockName> clocks = this.clocks.held();
		clocks.addAll(this.clocks.stops());
		return clocks;
	}

	/** The clock by which a report is due from somebody, where there is one. */
	public Optional<ClockName> reportBy(Role role) {
		KindClocks.Before before = this.clocks.before();
		return (role == Role.SOCIAL_WORKER) ? before.socialWorkersReport().or(before::agencyReport)
				: before.agencyReport();
	}

	/** The clocks that count back from the day it is held. */
	public List<ClockName> before() {
		return this.clocks.before().all();
	}

	/**
	 * The clocks that may count from the day it is held; what is decided, and the rule
	 * set, say which do.
	 */
	public Set<ClockName> after() {
		Set<ClockName> clocks = new LinkedHashSet<>(this.clocks.after().all());
		clocks.addAll(this.clocks.decided());
		return clocks;
	}

	/**
	 * The clocks that ask for another meeting after this one, whatever is decided or if
	 * it is.
	 */
	public Set<ClockName> meetingsAfter() {
		Set<ClockName> clocks = new LinkedHashSet<>(this.clocks.decided());
		clocks.addAll(this.clocks.after().meetings());
		return clocks;
	}

	/** The clocks that count from the day it was held, after what was decided. */
	public Set<ClockName> startedBy(@Nullable Decision decision) {
		KindClocks.After after = this.clocks.after();
		Set<ClockName> clocks = new LinkedHashSet<>();
		after.outcomeSent().ifPresent(clocks::add);
		after.managerTold().ifPresent(clocks::add);
		after.tickedOff().stream().filter((clock) -> !this.clocks.decided().contains(clock)).forEach(clocks::add);
		if (decision != null) {
			clocks.addAll(decision.starts());
		}
		clocks.addAll(after.meetings());
		return clocks;
	}

	/** What has to be so for a clock to run after it, as half a sentence after "and". */
	public Optional<String> runsIf(ClockName clock) {
		return this.clocks.after().heldAgain().filter(clock::equals).isPresent()
				? Optional.of(this.quorum.mustBeThere().isEmpty() || this.quorum.whereAsked()
						? "too few agencies are there to decide" : "too few are there to decide")
				: this.decisions.stream()
					.filter((each) -> each.starts().contains(clock))
					.map(Decision::ifSo)
					.findFirst();
	}

	/** What its clock counts from, in words. */
	public String countsFrom() {
		return this.clocks.countsFrom();
	}

	/** The decision with a name, as a card sends it back, if this kind can decide so. */
	public Optional<Decision> decision(String name) {
		return this.decisions.stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/** Whether it decides on a child protection plan: one of its decisions is that. */
	public boolean decidesOnAPlan() {
		return this.decisions.stream().anyMatch(Decision::plan);
	}

	/** Whether a child may have a child protection plan after it who had none before. */
	public boolean mayStartAPlan() {
		return decidesOnAPlan() && !reviews();
	}

	/** Whether it decides if a child protection plan goes on. */
	public boolean reviewsAPlan() {
		return decidesOnAPlan() && reviews();
	}

	/** Whether it is a Child in Care review. */
	public boolean careReview() {
		return this.sort == Sort.CARE_REVIEW;
	}

	/**
	 * Whether it comes after another meeting of its sort, and so never on the same day.
	 */
	public boolean reviews() {
		return this.follows != null;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Kind kind && kind.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What sort of meeting a kind is. Two of one sort may be held as one meeting.
	 */
	public enum Sort {

		/** Decides on child protection plans. */
		CHILD_PROTECTION,

		/** Carries out a child protection plan. */
		CORE_GROUP,

		/** Reviews the care of a child. */
		CARE_REVIEW,

		/** About somebody who works with children. */
		ALLEGATIONS,

		/** Whatever else. */
		OTHER

	}

	/**
	 * That a kind comes after another of its sort.
	 *
	 * @param as what it is called then
	 * @param firstOne the name of the kind that is the first, where the two are easily
	 * mistaken
	 */
	public record Follows(String as, @Nullable String firstOne) {
	}

	/**
	 * How a kind is about a child.
	 *
	 * @param participation whether it is recorded how a child took part
	 * @param maybeUnborn whether it may be about a child who is not born yet
	 */
	public record AboutAChild(Recorded participation, boolean maybeUnborn) {
	}

	/** Whether something is recorded in the outcome of a meeting. */
	public enum Recorded {

		NEVER, IF_KNOWN, ALWAYS

	}

}
