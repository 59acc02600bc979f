package io.convenor.timescales;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.convenor.timescales.Limit.Bound;
import io.convenor.timescales.Quoracy.HealthCounts;
import io.convenor.timescales.RiskAssessment.Answer;
import io.convenor.timescales.RiskAssessment.Asked;
import io.convenor.timescales.TeamsMeetings.Allowed;
import io.convenor.timescales.TeamsMeetings.When;
import io.convenor.timescales.TeamsMeetings.Who;

import org.springframework.core.io.Resource;

/** Reads one rule set file, and says exactly what is wrong with a broken one. */
final class RuleSetFile {

	private static final String EVERY_KIND = "every-kind";

	private static final String LEAVES_OUT = "leaves-out";

	private static final int LARGEST_VALUE = 1000;

	private RuleSetFile() {
	}

	static RuleSet read(Resource resource) {
		return read(String.valueOf(resource.getFilename()), RuleFiles.textOf(resource));
	}

	static RuleSet read(String name, String text) {
		YamlSection file = YamlSection.parse(name, text);
		RuleSet ruleSet = new RuleSet(file.text("name"), file.number("version", 1, Integer.MAX_VALUE),
				file.text("authority"), file.date("applies-from"), timescales(file.section("clocks")), leftOut(file),
				quoracy(file.section("quoracy")), only(file.section("room"), "people-in-the-room"),
				circulation(file.section("circulation")), riskAssessment(file.section("risk-assessment")),
				chairs(file.section("chair")), teamsMeetings(file.section("teams-meeting")));
		file.nothingElse();
		return ruleSet;
	}

	private static Map<ClockName, Timescale> timescales(YamlSection clocks) {
		Map<ClockName, Timescale> timescales = new LinkedHashMap<>();
		for (String key : clocks.keys()) {
			ClockName name = name(clocks, key, key);
			timescales.put(name, timescale(name, clocks.section(key)));
		}
		return timescales;
	}

	private static Set<ClockName> leftOut(YamlSection file) {
		Set<ClockName> leftOut = new LinkedHashSet<>();
		if (file.has(LEAVES_OUT)) {
			file.lines(LEAVES_OUT).forEach((line) -> leftOut.add(name(file, LEAVES_OUT, line)));
		}
		return leftOut;
	}

	private static ClockName name(YamlSection section, String key, String name) {
		try {
			return new ClockName(name);
		}
		catch (IllegalArgumentException ex) {
			throw section.broken(key, "“%s” is no name of a clock".formatted(name));
		}
	}

	private static Timescale timescale(ClockName key, YamlSection clock) {
		Unit unit = clock.oneOf("unit", Unit.values(), Unit::inFile);
		Timescale timescale = new Timescale(key, clock.text("title"), clock.number("value", 1, LARGEST_VALUE), unit,
				clock.oneOf("direction", Direction.values(), Direction::inFile), clock.text("counts-from"),
				clock.source(),
				(unit == Unit.MONTHS && clock.has("as-days")) ? clock.number("as-days", 1, LARGEST_VALUE) : null,
				clock.yes("law"), clock.yes("window"));
		clock.nothingElse();
		return timescale;
	}

	private static Quoracy quoracy(YamlSection section) {
		YamlSection health = section.section("health-counts-as");
		Quoracy quoracy = new Quoracy(limit(section.section("other-agencies")),
				health.oneOf("value", HealthCounts.values(), HealthCounts::inFile), health.source(),
				asked(section.section("named-roles")), limit(section.section("inquorate-in-a-row")));
		health.nothingElse();
		section.nothingElse();
		return quoracy;
	}

	private static Limit only(YamlSection section, String key) {
		Limit limit = limit(section.section(key));
		section.nothingElse();
		return limit;
	}

	private static Chairs chairs(YamlSection section) {
		var chairs = new Chairs(limit(section.section("turn-round")),
				asked(section.section("lead-practitioners-reason")));
		section.nothingElse();
		return chairs;
	}

	private static Circulation circulation(YamlSection section) {
		YamlSection reports = section.section("agency-reports-to");
		var circulation = new Circulation(reports.oneOf("value", Circulation.To.values(), Circulation.To::inWords),
				reports.source());
		reports.nothingElse();
		section.nothingElse();
		return circulation;
	}

	private static RiskAssessment riskAssessment(YamlSection section) {
		var assessment = new RiskAssessment(asked(section.section("care-review-in-a-room")),
				asked(section.section("other-meeting-in-a-room")), asked(section.section("visit")));
		section.nothingElse();
		return assessment;
	}

	private static Asked asked(YamlSection section) {
		var asked = new Asked(section.oneOf("value", Answer.values(), Answer::inFile), section.source());
		section.nothingElse();
		return asked;
	}

	private static TeamsMeetings teamsMeetings(YamlSection section) {
		Map<String, Allowed> byKind = new LinkedHashMap<>();
		for (String kind : section.keys()) {
			if (!kind.equals(EVERY_KIND)) {
				byKind.put(kind, allowed(section.section(kind)));
			}
		}
		var meetings = new TeamsMeetings(allowed(section.section(EVERY_KIND)), byKind);
		section.nothingElse();
		return meetings;
	}

	private static Allowed allowed(YamlSection section) {
		var allowed = new Allowed(option(section.section("recording")), option(section.section("transcription")),
				chat(section.section("chat")), presenting(section.section("presenting")));
		section.nothingElse();
		return allowed;
	}

	private static TeamsMeetings.Option option(YamlSection section) {
		var option = new TeamsMeetings.Option(
				section.oneOf("value", TeamsMeetings.Answer.values(), TeamsMeetings.Answer::inFile), section.source());
		section.nothingElse();
		return option;
	}

	private static TeamsMeetings.Chat chat(YamlSection section) {
		var chat = new TeamsMeetings.Chat(section.oneOf("value", When.values(), When::inFile), section.source());
		section.nothingElse();
		return chat;
	}

	private static TeamsMeetings.Presenting presenting(YamlSection section) {
		var presenting = new TeamsMeetings.Presenting(section.oneOf("value", Who.values(), Who::inFile),
				section.source());
		section.nothingElse();
		return presenting;
	}

	private static Limit limit(YamlSection section) {
		Limit limit = new Limit(section.number("value", 1, LARGEST_VALUE), section.text("unit"),
				section.oneOf("direction", Bound.values(), Bound::inFile), section.source());
		section.nothingElse();
		return limit;
	}

}
