package io.convenor.timescales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One authority's numbers for one period: a conference keeps the set it was created
 * under.
 *
 * @param name what the set is called in settings and tables: "wokingham"
 * @param version counts up with every change of rule
 * @param authority whose rules these are
 * @param appliesFrom the first day on which new conferences are created under it
 * @param timescales a rule for every clock
 * @param leavesOut clocks for which this authority sets no time
 * @param quoracy who must be there for decisions
 * @param peopleInTheRoom how many may be in the conference room of a hybrid meeting,
 * unless the room itself allows fewer
 * @param reports what holds for the reports before a conference
 * @param riskAssessment before what a risk assessment is asked for
 * @param chairs what holds for whoever chairs
 * @param teamsMeetings what a meeting on Teams lets people do
 */
public record RuleSet(String name, int version, String authority, LocalDate appliesFrom,
		Map<ClockName, Timescale> timescales, Set<ClockName> leavesOut, Quoracy quoracy, Limit peopleInTheRoom,
		ReportRules reports, RiskAssessment riskAssessment, Chairs chairs, TeamsMeetings teamsMeetings) {

	public RuleSet {
		timescales = Collections.unmodifiableMap(new LinkedHashMap<>(timescales));
		leavesOut = Collections.unmodifiableSet(new LinkedHashSet<>(leavesOut));
	}

	/**
	 * The rule for a clock.
	 * @throws IllegalArgumentException if there is none
	 */
	public Timescale timescale(ClockName key) {
		return find(key).orElseThrow(
				() -> new IllegalArgumentException("The rule set %s has no clock %s.".formatted(inWords(), key)));
	}

	/** The rule for a clock; empty where this authority sets no such time. */
	public Optional<Timescale> find(ClockName key) {
		return Optional.ofNullable(this.timescales.get(key));
	}

	/** Whether this authority sets such a time. */
	public boolean has(ClockName key) {
		return this.timescales.containsKey(key);
	}

	/** Whether this authority says that it sets no such time. */
	public boolean leavesOut(ClockName key) {
		return this.leavesOut.contains(key);
	}

	/** How many minutes lie at least between two meetings of one chair. */
	public Limit turnRound() {
		return this.chairs.turnRound();
	}

	/** "wokingham, version 1". */
	public String inWords() {
		return asVersion().inWords();
	}

	/** What a conference that is booked under it keeps. */
	public RuleSetVersion asVersion() {
		return new RuleSetVersion(this.name, this.version);
	}

	/** Which of the keys another set of this name and version has other values under. */
	List<String> differencesTo(RuleSet other) {
		List<String> keys = new ArrayList<>();
		differs(keys, "authority", RuleSet::authority, other);
		differs(keys, "applies-from", RuleSet::appliesFrom, other);
		Stream.concat(this.timescales.keySet().stream(), other.timescales.keySet().stream())
			.distinct()
			.forEach((key) -> differs(keys, key.value(), (set) -> set.find(key), other));
		differs(keys, "leaves-out", RuleSet::leavesOut, other);
		differs(keys, "quoracy", RuleSet::quoracy, other);
		differs(keys, "room", RuleSet::peopleInTheRoom, other);
		differs(keys, "reports", RuleSet::reports, other);
		differs(keys, "risk-assessment", RuleSet::riskAssessment, other);
		differs(keys, "chair", RuleSet::chairs, other);
		differs(keys, "teams-meeting", RuleSet::teamsMeetings, other);
		return keys;
	}

	private void differs(List<String> keys, String key, Function<RuleSet, Object> what, RuleSet other) {
		if (!what.apply(this).equals(what.apply(other))) {
			keys.add(key);
		}
	}

}
