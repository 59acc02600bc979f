package io.convenor.timescales;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.convenor.timescales.Quoracy.HealthCounts;
import io.convenor.timescales.RiskAssessment.Asked;
import io.convenor.timescales.TeamsMeetings.Allowed;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/** Reads one rule set file, and says exactly what is wrong with a broken one. */
final class RuleSetFile {

	private static final String EVERY_KIND = "every-kind";

	private RuleSetFile() {
	}

	static RuleSet read(Resource resource) {
		return read(String.valueOf(resource.getFilename()), RuleFiles.textOf(resource));
	}

	static RuleSet read(String name, String text) {
		YamlSection file = YamlSection.parse(name, text);
		Said said = file.as(Said.class);
		said.clocks.forEach((clock, rule) -> {
			if (rule.asDays != null && rule.unit != Unit.MONTHS) {
				throw file.section("clocks")
					.section(clock.value())
					.broken("as-days", "only what is counted in months is told in days, too");
			}
		});
		said.reports.reminders().forEach((reminder) -> {
			if ((reminder.side() == ReportReminder.Side.ON_THE_DAY) != (reminder.workingDays() == null)) {
				throw file.section("reports")
					.broken("reminders",
							"a reminder before or after says how many working-days, one on the day does not");
			}
		});
		if (!said.teamsMeeting.containsKey(EVERY_KIND)) {
			throw file.section("teams-meeting").broken(EVERY_KIND, YamlFile.MISSING);
		}
		return said.ruleSet();
	}

	/** A whole file, with a component for each of its keys. */
	private record Said(String name, int version, String authority, LocalDate appliesFrom, Map<ClockName, Clock> clocks,
			@JsonSetter(nulls = Nulls.AS_EMPTY) Set<ClockName> leavesOut, Quorum quoracy, Room room,
			ReportRules reports, RiskAssessment riskAssessment, Chairs chair, Map<String, Allowed> teamsMeeting) {

		RuleSet ruleSet() {
			Map<ClockName, Timescale> timescales = new LinkedHashMap<>();
			this.clocks.forEach((clock, rule) -> timescales.put(clock, rule.timescale(clock)));
			Map<String, Allowed> byKind = new LinkedHashMap<>(this.teamsMeeting);
			Allowed everyKind = byKind.remove(EVERY_KIND);
			return new RuleSet(this.name, this.version, this.authority, this.appliesFrom, timescales, this.leavesOut,
					this.quoracy.rule(), this.room.peopleInTheRoom, this.reports, this.riskAssessment, this.chair,
					new TeamsMeetings(everyKind, byKind));
		}

	}

	private record Clock(String title, @Max(Limit.LARGEST) int value, Unit unit, Direction direction, String countsFrom,
			String source, @Nullable @Max(Limit.LARGEST) Integer asDays, boolean law, boolean window) {

		Timescale timescale(ClockName key) {
			return new Timescale(key, this.title, this.value, this.unit, this.direction, this.countsFrom, this.source,
					this.asDays, this.law, this.window);
		}

	}

	private record Quorum(Limit otherAgencies, Health healthCountsAs, Asked namedRoles, Limit inquorateInARow) {

		Quoracy rule() {
			return new Quoracy(this.otherAgencies, this.healthCountsAs.value, this.healthCountsAs.source,
					this.namedRoles, this.inquorateInARow);
		}

	}

	private record Health(HealthCounts value, String source) {
	}

	private record Room(Limit peopleInTheRoom) {
	}

}
