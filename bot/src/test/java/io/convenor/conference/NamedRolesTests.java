package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import io.convenor.conference.QuorumOverTime.Presence;
import io.convenor.people.Counts;
import io.convenor.people.Role;
import io.convenor.timescales.Quoracy;
import io.convenor.timescales.Quoracy.HealthCounts;
import io.convenor.timescales.RiskAssessment;
import io.convenor.timescales.RiskAssessment.Asked;
import io.convenor.timescales.RuleSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whom a kind of meeting needs by name, such as a multi-agency child protection team
 * will, once there are regulations about it.
 */
@Tag("slow")
class NamedRolesTests {

	private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");

	private static final List<Role> AGENCIES = Stream.of(Role.values())
		.filter((role) -> role.counts() != Counts.NOT)
		.toList();

	private static final String TEAM = """
			quorum: yes
			must-be-there:
			  source: An example of 2026, until there are regulations
			  somebody-from:
			    social work:
			      - social worker
			    education:
			      - school
			      - early years
			    health:
			      - health visitor
			      - school nurse
			      - gp
			      - midwife
			      - paediatrician
			    police:
			      - police
			""";

	private static final Kind TEAM_MEETING = kind(TEAM);

	@Test
	void whoIsMissingIsSaidByWhatTheyAreCalled() {
		Quorum quorum = counting(TEAM_MEETING).of(those(Role.SOCIAL_WORKER, Role.SCHOOL, Role.HOUSING));
		assertThat(quorum.reached()).isFalse();
		assertThat(quorum.missing()).isEqualTo("somebody from health and police");
		assertThat(quorum.neededInWords()).isEqualTo("children's social care and 2 other agencies, among them "
				+ "somebody from social work, education, health and police");
		assertThat(counting(TEAM_MEETING).of(those(Role.TEAM_MANAGER)).missing())
			.isEqualTo("2 other agencies and somebody from social work, education, health and police");
	}

	@Test
	void oneOfSeveralRolesIsEnoughWhetherOrNotTheirAgencyKnowsTheChild() {
		List<Invitee> all = new ArrayList<>(those(Role.SOCIAL_WORKER, Role.EARLY_YEARS, Role.MIDWIFE));
		all.add(AtATable.a(Role.POLICE).but().knowsTheChild(false).build());
		assertThat(counting(TEAM_MEETING).of(all).reached()).isTrue();
		assertThat(counting(TEAM_MEETING).standsFor(all.getLast())).contains("police");
	}

	@Test
	void whenTheOnlyOneFromHealthLeavesItIsNotQuorateAnyMore() {
		QuorumOverTime over = QuorumOverTime.of(those(Role.SOCIAL_WORKER, Role.SCHOOL, Role.POLICE, Role.GP).stream()
			.map((who) -> new Presence(who, TEN, TEN.plusSeconds((who.role() == Role.GP) ? 1800 : 5400)))
			.toList(), counting(TEAM_MEETING), Duration.ofMinutes(5));
		assertThat(over.lostSince()).contains(TEN.plusSeconds(1800));
		assertThat(over.fewest().missing()).isEqualTo("somebody from health");
	}

	@Test
	void whatIsBrokenIsSaid() {
		broken(TEAM.replace("      - police\n", "      - mother\n"), "somebody-from.police",
				"only roles that speak for an agency");
		broken(TEAM.replace("  source: An example of 2026, until there are regulations\n", ""), "must-be-there.source",
				"it is missing");
		broken(TEAM.replace("quorum: yes", "quorum: no"), "must-be-there", "where quorum is yes");
	}

	/** There are no regulations yet, so no shipped rule set asks for it. */
	@Test
	void aChildProtectionConferenceNamesTheTeamOfTheActAndNeedsItOnceARuleSetAsks() {
		List<Kind> named = SomeKinds.SHIPPED.all().stream().filter((kind) -> kind.quorum().needed()).toList();
		assertThat(named).contains(SomeKinds.INITIAL_CONFERENCE).allSatisfy((kind) -> {
			assertThat(kind.quorum().mustBeThere()).containsOnlyKeys("social work", "education", "health", "police");
			RuleSets.shipped()
				.all()
				.forEach((rules) -> assertThat(kind.quorum().under(rules.quoracy()).mustBeThere()).isEmpty());
			assertThat(kind.quorum()
				.under(askingFor(RuleSets.shipped().all().getFirst().quoracy()))
				.nobodyFrom(List.of(Role.SOCIAL_WORKER, Role.SCHOOL, Role.GP))).containsExactly("police");
		});
		assertThat(TEAM_MEETING.quorum().under(RuleSets.shipped().all().getFirst().quoracy()).mustBeThere())
			.as("an authority's own file is meant as it stands")
			.hasSize(4);
	}

	private static Quoracy askingFor(Quoracy rules) {
		return new Quoracy(rules.otherAgencies(), rules.health(), rules.healthSource(),
				new Asked(RiskAssessment.Answer.ASKED_FOR, "an example of 2027"), rules.inquorateInARow());
	}

	/** An oracle that knows nothing of how it is counted. */
	@Property(tries = 2000)
	void itIsQuorateIfAndOnlyIfTheNumberIsReachedAndSomebodyIsThereFromEach(@ForAll long seed) {
		Random random = new Random(seed);
		Map<String, Set<Role>> named = new LinkedHashMap<>();
		for (int i = random.nextInt(5); i > 0; i--) {
			Set<Role> roles = EnumSet.of(one(AGENCIES, random));
			while (random.nextBoolean()) {
				roles.add(one(AGENCIES, random));
			}
			named.put("those " + i, roles);
		}
		HealthCounts health = one(List.of(HealthCounts.values()), random);
		List<Invitee> people = AtATable.anybody(random);
		Quorum byNumber = AtATable.counting(health).of(people);
		Quorum quorum = AtATable.counting(health, new KindQuorum(true, named, false)).of(people);
		List<String> absent = new ArrayList<>();
		for (Map.Entry<String, Set<Role>> each : named.entrySet()) {
			boolean there = false;
			for (Invitee person : people) {
				there |= each.getValue().contains(person.role()) && !person.family();
			}
			if (!there) {
				absent.add(each.getKey());
			}
		}
		assertThat(quorum.reached()).isEqualTo(byNumber.reached() && absent.isEmpty());
		assertThat(quorum.missing().isEmpty()).isEqualTo(quorum.reached());
		absent.forEach((each) -> assertThat(quorum.missing()).contains(each));
		QuorumOverTime over = QuorumOverTime.of(
				people.stream().map((who) -> new Presence(who, TEN, TEN.plusSeconds(3600))).toList(),
				AtATable.counting(health, new KindQuorum(true, named, false)), Duration.ofMinutes(5));
		assertThat(over.throughout()).isEqualTo(quorum.reached());
	}

	private static <T> T one(List<T> all, Random random) {
		return all.get(random.nextInt(all.size()));
	}

	private static Counting counting(Kind kind) {
		return AtATable.counting(HealthCounts.ONE_AGENCY, kind.quorum());
	}

	private static List<Invitee> those(Role... roles) {
		return Stream.of(roles).map(AtATable::a).toList();
	}

	private static Kind kind(String quorum) {
		return Kinds.read(List.of(file(quorum))).named("strategy-discussion");
	}

	private static void broken(String quorum, String key, String words) {
		assertThatThrownBy(() -> kind(quorum)).hasMessageContaining(key).hasMessageContaining(words);
	}

	private static Resource file(String quorum) {
		try {
			String shipped = new ClassPathResource("kinds/strategy-discussion.yaml")
				.getContentAsString(StandardCharsets.UTF_8);
			return new ByteArrayResource((shipped + quorum).getBytes(StandardCharsets.UTF_8)) {
				@Override
				public String getFilename() {
					return "team.yaml";
				}
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
