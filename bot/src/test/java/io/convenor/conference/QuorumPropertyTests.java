package io.convenor.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.convenor.conference.QuorumOverTime.Gap;
import io.convenor.conference.QuorumOverTime.Presence;
import io.convenor.people.Role;
import io.convenor.timescales.Quoracy.HealthCounts;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class QuorumPropertyTests {

	private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");

	private static final Duration GRACE = Duration.ofMinutes(5);

	private static final int TIMES = 2000;

	@ParameterizedTest
	@EnumSource(HealthCounts.class)
	void oneMorePersonNeverBreaksAQuorum(HealthCounts health) {
		Counting counting = AtATable.counting(health);
		Random random = new Random(1);
		for (int i = 0; i < TIMES; i++) {
			List<Invitee> some = AtATable.anybody(random);
			List<Invitee> more = new ArrayList<>(some);
			more.addAll(AtATable.anybody(random));
			assertThat(counting.of(more).reached() || !counting.of(some).reached()).as("%s and then %s", some, more)
				.isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(HealthCounts.class)
	void neitherTheOrderNorSayingSomebodyTwiceMatters(HealthCounts health) {
		Counting counting = AtATable.counting(health);
		Random random = new Random(2);
		for (int i = 0; i < TIMES; i++) {
			List<Invitee> people = AtATable.anybody(random);
			List<Invitee> shuffled = new ArrayList<>(people);
			shuffled.addAll(people);
			Collections.shuffle(shuffled, random);
			assertThat(counting.of(shuffled).agencies())
				.containsExactlyInAnyOrderElementsOf(counting.of(people).agencies());
			assertThat(counting.of(shuffled).reached()).isEqualTo(counting.of(people).reached());
		}
	}

	@Test
	void countingHealthAsOneNeverCountsMore() {
		Random random = new Random(3);
		for (int i = 0; i < TIMES; i++) {
			List<Invitee> people = AtATable.anybody(random);
			assertThat(AtATable.counting(HealthCounts.ONE_AGENCY).of(people).agencies()).hasSizeLessThanOrEqualTo(
					AtATable.counting(HealthCounts.SEPARATE_AGENCIES).of(people).agencies().size());
		}
	}

	@Test
	void thoseWhoDoNotCountChangeNothing() {
		Counting counting = AtATable.counting(HealthCounts.SEPARATE_AGENCIES);
		Random random = new Random(4);
		List<Role> nobody = List.of(Role.CHAIR, Role.MINUTE_TAKER, Role.MOTHER, Role.FATHER, Role.CARER,
				Role.YOUNG_PERSON, Role.RELATIVE, Role.SUPPORTER);
		for (int i = 0; i < TIMES; i++) {
			List<Invitee> people = AtATable.anybody(random);
			List<Invitee> more = new ArrayList<>(people);
			more.add(AtATable.a(nobody.get(random.nextInt(nobody.size()))));
			assertThat(counting.of(more)).isEqualTo(counting.of(people));
		}
	}

	@Test
	void whenEverybodyStaysItIsQuorateThroughoutOrNever() {
		Counting counting = AtATable.counting(HealthCounts.ONE_AGENCY);
		Random random = new Random(5);
		for (int i = 0; i < TIMES; i++) {
			List<Invitee> people = AtATable.anybody(random);
			QuorumOverTime over = QuorumOverTime
				.of(people.stream().map((who) -> new Presence(who, TEN, at(90))).toList(), counting, GRACE);
			assertThat(over.throughout()).isEqualTo(counting.of(people).reached());
			assertThat(over.never()).isNotEqualTo(over.throughout());
		}
	}

	@Test
	void whoStaysLongerNeverMakesItLessQuorate() {
		Counting counting = AtATable.counting(HealthCounts.SEPARATE_AGENCIES);
		Random random = new Random(6);
		for (int i = 0; i < TIMES; i++) {
			List<Presence> some = AtATable.anybody(random).stream().map((who) -> stay(who, random)).toList();
			List<Presence> longer = some.stream()
				.map((each) -> new Presence(each.who(), TEN.minusSeconds(60), each.until()))
				.toList();
			Duration before = quorate(QuorumOverTime.of(some, counting, Duration.ZERO), end(some));
			Duration after = quorate(QuorumOverTime.of(longer, counting, Duration.ZERO), end(longer));
			assertThat(after).isGreaterThanOrEqualTo(before);
		}
	}

	@Test
	void gapsAreInOrderLongerThanTheGraceAndWithinTheConference() {
		Counting counting = AtATable.counting(HealthCounts.SEPARATE_AGENCIES);
		Random random = new Random(7);
		for (int i = 0; i < TIMES; i++) {
			List<Presence> presences = AtATable.anybody(random).stream().map((who) -> stay(who, random)).toList();
			QuorumOverTime over = QuorumOverTime.of(presences, counting, GRACE);
			Instant last = over.from();
			for (Gap gap : over.gaps()) {
				assertThat(gap.from()).isAfterOrEqualTo(last);
				Instant until = (gap.until() != null) ? gap.until() : end(presences);
				assertThat(Duration.between(gap.from(), until)).isGreaterThan(GRACE);
				last = until;
			}
		}
	}

	@Test
	void leavingEarlyCountsAsLeaving() {
		Counting counting = AtATable.counting(HealthCounts.ONE_AGENCY);
		QuorumOverTime over = QuorumOverTime.of(
				List.of(stay(Role.SOCIAL_WORKER, 0, 90), stay(Role.SCHOOL, 0, 88), stay(Role.POLICE, 5, 80)), counting,
				GRACE);
		assertThat(over.from()).isEqualTo(at(5));
		assertThat(over.lostSince()).contains(at(80));
		assertThat(over.fewest().missing()).isEqualTo("1 other agency");
	}

	@Test
	void aDroppedConnectionAndGoodbyesAtTheEndAreNoLeaving() {
		Counting counting = AtATable.counting(HealthCounts.ONE_AGENCY);
		QuorumOverTime over = QuorumOverTime.of(List.of(stay(Role.SOCIAL_WORKER, 0, 90), stay(Role.SCHOOL, 0, 30),
				stay(Role.SCHOOL, 33, 90), stay(Role.POLICE, 0, 86)), counting, GRACE);
		assertThat(over.throughout()).isTrue();
	}

	@Test
	void whoComesBackLaterMakesItQuorateAgain() {
		Counting counting = AtATable.counting(HealthCounts.ONE_AGENCY);
		QuorumOverTime over = QuorumOverTime.of(List.of(stay(Role.SOCIAL_WORKER, 0, 90), stay(Role.SCHOOL, 0, 90),
				stay(Role.POLICE, 0, 20), stay(Role.POLICE, 40, 90)), counting, GRACE);
		assertThat(over.gaps()).containsExactly(new Gap(at(20), at(40)));
		assertThat(over.lostSince()).isEmpty();
		assertThat(over.never()).isFalse();
	}

	private static Duration quorate(QuorumOverTime over, Instant end) {
		if (over.from() == null) {
			return Duration.ZERO;
		}
		Duration all = Duration.between(over.from(), end);
		for (Gap gap : over.gaps()) {
			all = all.minus(Duration.between(gap.from(), (gap.until() != null) ? gap.until() : end));
		}
		return all;
	}

	private static Instant end(List<Presence> presences) {
		return presences.stream().map(Presence::until).max(Instant::compareTo).orElse(TEN);
	}

	private static Presence stay(Invitee who, Random random) {
		int from = random.nextInt(60);
		return new Presence(who, at(from), at(from + 1 + random.nextInt(60)));
	}

	private static Presence stay(Role role, int from, int until) {
		return new Presence(AtATable.a(role), at(from), at(until));
	}

	private static Instant at(int minute) {
		return TEN.plus(Duration.ofMinutes(minute));
	}

}
