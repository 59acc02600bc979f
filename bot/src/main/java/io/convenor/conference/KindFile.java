package io.convenor.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

import io.convenor.people.Capacity;
import io.convenor.people.Counts;
import io.convenor.people.Custodies;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.RuleFiles;
import io.convenor.timescales.YamlSection;

/**
 * One file of {@code kinds}. It says what holds for every kind in it, and each kind what
 * is otherwise for itself.
 */
final class KindFile {

	private final YamlSection file;

	private final @Nullable String group;

	private final boolean family;

	private final @Nullable String channel;

	private final Kind.Sort sort;

	private KindFile(YamlSection file) {
		this.file = file;
		this.sort = file.value("sort", Kind.Sort.class);
		this.group = group(file);
		this.family = file.value("invited", Invited.class) == Invited.FAMILY_AND_PROFESSIONALS;
		this.channel = channel(file);
	}

	/** Whoever says nothing has it stay with the group that tells the fewest. */
	private static @Nullable String group(YamlSection file) {
		boolean open = file.valueIfAny("confidentiality", Confidentiality.class) == Confidentiality.OPEN;
		if (open && file.has("group")) {
			throw file.broken("group", "only what stays with its group has one");
		}
		return open ? null : file.has("group") ? file.text("group") : Custodies.ALLEGATIONS;
	}

	private static @Nullable String channel(YamlSection file) {
		boolean told = file.value("outcome-goes-to", OutcomeGoesTo.class) == OutcomeGoesTo.THOSE_TOLD_ONLY;
		if (told && file.has("channel")) {
			throw file.broken("channel", "what goes to those told only is posted in none");
		}
		return told ? null : file.has("channel") ? file.text("channel") : Guide.USUAL_CHANNEL;
	}

	static List<Kind> read(Resource resource) {
		YamlSection yaml = YamlSection.parse("kinds/" + resource.getFilename(), RuleFiles.textOf(resource));
		KindFile file = new KindFile(yaml);
		if (file.group != null && (file.family || file.channel != null)) {
			throw yaml.broken(file.family ? "invited" : "outcome-goes-to",
					"a meeting that stays with its group is for professionals and those told only; "
							+ "one that the administration team may know of says confidentiality: open");
		}
		YamlSection kinds = yaml.section("kinds");
		List<Kind> read = kinds.keys().stream().map((name) -> file.kind(name, kinds.section(name))).toList();
		kinds.nothingElse();
		yaml.nothingElse();
		return read;
	}

	private Kind kind(String name, YamlSection own) {
		Said said = new Said(own, this.file);
		List<Decision> decisions = decisions(name, said);
		Kind kind = new Kind(name, this.sort, own.text("called"), this.group, follows(own), quorum(said),
				aboutAChild(said), said.value("clocks", Clocks.class).starting(decisions), decisions, documents(said),
				chairs(said), guide(own, said));
		own.nothingElse();
		if (!kind.guide().askedForAReport().isEmpty() && kind.clocks().before().agencyReport().isEmpty()) {
			throw said.of("clocks").broken("clocks", "who is asked for a report needs before.agency-report");
		}
		return kind;
	}

	private static Kind.@Nullable Follows follows(YamlSection own) {
		return !own.has("follows-another-as") ? null
				: new Kind.Follows(own.text("follows-another-as"), own.valueIfAny("first-one", String.class));
	}

	private static Kind.AboutAChild aboutAChild(Said said) {
		return new Kind.AboutAChild(
				said.has("participation") ? said.value("participation", Kind.Recorded.class) : Kind.Recorded.NEVER,
				said.yes("maybe-unborn"));
	}

	private static KindQuorum quorum(Said said) {
		boolean needed = said.yes("quorum");
		if (!said.has("must-be-there")) {
			return new KindQuorum(needed, Map.of(), false);
		}
		YamlSection all = said.of("must-be-there").section("must-be-there");
		if (!needed) {
			throw said.of("must-be-there").broken("must-be-there", "who must be there counts where quorum is yes");
		}
		all.source();
		boolean whereAsked = all.yes("where-the-rule-set-asks");
		Map<String, Set<Role>> named = new LinkedHashMap<>();
		YamlSection from = all.section("somebody-from");
		for (String name : from.keys()) {
			List<Role> roles = from.someOf(name, Role.class);
			if (roles.isEmpty() || roles.stream().anyMatch((role) -> role.counts() == Counts.NOT)) {
				throw from.broken(name, "only roles that speak for an agency can be needed");
			}
			named.put(name, Set.copyOf(roles));
		}
		all.nothingElse();
		return new KindQuorum(true, named, whereAsked);
	}

	private KindChairs chairs(Said said) {
		if (!said.has("may-chair")) {
			return KindChairs.INDEPENDENT_ONES;
		}
		YamlSection all = said.of("may-chair").section("may-chair");
		Map<Capacity, KindChairs.Rule> rules = new LinkedHashMap<>();
		for (Capacity as : Capacity.values()) {
			String key = as.name().toLowerCase(Locale.ROOT).replace('_', '-');
			if (all.has(key)) {
				rules.put(as, chairs(all.section(key)));
			}
		}
		KindChairs chairs = new KindChairs(rules, all.source());
		all.nothingElse();
		if (rules.isEmpty()) {
			throw said.of("may-chair").broken("may-chair", "somebody has to chair it");
		}
		return chairs;
	}

	private KindChairs.Rule chairs(YamlSection section) {
		var rule = new KindChairs.Rule(Set.copyOf(section.someOf("not-who-came-as", Role.class)),
				section.yes("says-why"), !section.has("run-by") ? null : new KindChairs.Words(section.text("run-by"),
						this.family ? section.text("the-chair") : null, section.lines("managed")));
		section.nothingElse();
		return rule;
	}

	private static List<Decision> decisions(String kind, Said said) {
		if (!said.has("decisions")) {
			return List.of();
		}
		YamlSection all = said.of("decisions").section("decisions");
		List<Decision> decisions = new ArrayList<>();
		for (String name : all.keys()) {
			Decided one = all.value(name, Decided.class);
			if (one.starts.isEmpty() != (one.ifSo == null)) {
				throw all.section(name).broken("if-so", "it is there where a decision starts a clock, and only there");
			}
			decisions.add(new Decision(kind + "/" + name, one.called, one.plan, one.starts,
					Objects.requireNonNullElse(one.ifSo, "")));
		}
		return decisions;
	}

	private static Map<String, String> documents(Said said) {
		Map<String, String> documents = new LinkedHashMap<>();
		if (said.has("documents-to-read")) {
			YamlSection all = said.of("documents-to-read").section("documents-to-read");
			all.keys().forEach((name) -> documents.put(name, all.text(name)));
		}
		return documents;
	}

	private Guide guide(YamlSection own, Said said) {
		Set<Role> asked = Set.copyOf(roles("asked-for-a-report", said));
		asked.stream().filter((role) -> !role.reports()).findFirst().ifPresent((role) -> {
			throw said.of("asked-for-a-report")
				.broken("asked-for-a-report", "%s speaks for no agency that reports".formatted(role.label()));
		});
		Guide guide = new Guide(own.has("for-professionals") ? own.text("for-professionals") : own.text("called"),
				this.family ? own.text("for-family") : null, said.text("run-by"), roles("usually-invited", said), asked,
				new Guide.Agenda(said.lines("agenda"), said.text("decides-from"), said.lines("agenda-of-a-part")),
				this.family ? said.text("the-chair") : null, said.lines("managed"), this.channel,
				said.text("next-meeting"), toTheYoungPerson(own, said),
				!said.of("kept-out-of-calendars").yes("kept-out-of-calendars"));
		if (!guide.agenda().contains(guide.happens().decidesFrom())
				|| !guide.readBy(Role.YOUNG_PERSON).agenda().contains(guide.happens().decidesFrom())) {
			throw said.of("decides-from").broken("decides-from", "no line of the agenda says so");
		}
		return guide;
	}

	private static Guide.@Nullable ToTheYoungPerson toTheYoungPerson(YamlSection own, Said said) {
		return !own.has("to-the-young-person") ? null : new Guide.ToTheYoungPerson(own.text("to-the-young-person"),
				said.lines("agenda-to-the-young-person"), said.text("the-chair-to-the-young-person"));
	}

	private List<Role> roles(String key, Said said) {
		YamlSection section = said.of(key);
		List<Role> roles = section.someOf(key, Role.class);
		roles.stream()
			.filter((role) -> role == Role.CHAIR || (!this.family && role.standing() == Standing.FAMILY))
			.findFirst()
			.ifPresent((role) -> {
				throw section.broken(key, "%s does not belong there".formatted(role.label()));
			});
		return roles;
	}

	private enum Confidentiality {

		OPEN, STAYS_WITH_ITS_GROUP

	}

	private enum Invited {

		FAMILY_AND_PROFESSIONALS, PROFESSIONALS_ONLY

	}

	private enum OutcomeGoesTo {

		CHANNEL_AND_LIBRARY, THOSE_TOLD_ONLY

	}

	private record Clocks(@Nullable ClockName heldWithin, @Nullable ClockName heldWithinOfBirth, String countsFrom,
			@JsonSetter(nulls = Nulls.AS_EMPTY) Set<ClockName> stops, KindClocks.@Nullable Before before,
			KindClocks.@Nullable After after) {

		KindClocks starting(List<Decision> decisions) {
			Set<ClockName> decided = new LinkedHashSet<>();
			decisions.forEach((decision) -> decided.addAll(decision.starts()));
			return new KindClocks(this.heldWithin, this.heldWithinOfBirth, this.countsFrom, this.stops,
					Objects.requireNonNullElse(this.before, KindClocks.Before.NOTHING),
					Objects.requireNonNullElse(this.after, KindClocks.After.NOTHING), decided);
		}

	}

	private record Decided(String called, boolean plan, @JsonSetter(nulls = Nulls.AS_EMPTY) Set<ClockName> starts,
			@Nullable String ifSo) {
	}

	/** What a kind does not say for itself stands in its file for all kinds in it. */
	private record Said(YamlSection own, YamlSection file) {

		YamlSection of(String key) {
			return this.own.has(key) ? this.own : this.file;
		}

		boolean has(String key) {
			return of(key).has(key);
		}

		<T> T value(String key, Class<T> type) {
			return of(key).value(key, type);
		}

		boolean yes(String key) {
			return of(key).yes(key);
		}

		String text(String key) {
			return of(key).text(key);
		}

		List<String> lines(String key) {
			return of(key).lines(key);
		}

	}

}
