package io.convenor.conference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Staff;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

@DataJdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({ KindsByName.class, SomeKinds.Beans.class, LocalDatabase.class, ConferenceReading.class,
		CountedStatements.Counting.class })
class NeedToKnowTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final List<String> PEOPLE = List.of("helen", "martin", "joan", "peter", "ruth", "nia", "leaver",
			"nobody");

	@Autowired
	Conferences conferences;

	@Autowired
	JdbcClient jdbc;

	private OpenedInNeed opened;

	private Staff staff;

	@BeforeEach
	void staff() {
		this.opened = new OpenedInNeed(this.jdbc);
		this.staff = Staff.of(Set.of("helen", "martin"), Set.of("joan", "peter"),
				Map.of("allegations", Set.of("ruth"), "marac", Set.of("nia")));
	}

	@Test
	void aChairKnowsTheirOwnAndTheAdministrationEverythingButAllegations() {
		Conference review = saved(SomeKinds.LATER_CARE_REVIEW, "helen");
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING, "helen");
		assertThat(rule().of(person("helen"), review)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().of(person("martin"), review)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(person("joan"), review)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().of(person("ruth"), review)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(person("helen"), allegations)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().of(person("joan"), allegations)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(person("ruth"), allegations)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().of(Viewer.SEVERAL, review)).isEqualTo(Knowledge.THAT_IT_EXISTS);
		assertThat(rule().of(Viewer.SEVERAL, allegations)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(Viewer.ANYBODY, review)).isEqualTo(Knowledge.NOTHING);
	}

	@Test
	void theCustodiansOfOneGroupKnowNothingOfAnother() {
		Conference marac = saved(SomeKinds.MARAC, "helen");
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING, "helen");
		assertThat(rule().of(person("nia"), marac)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().of(person("ruth"), marac)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(person("nia"), allegations)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(person("joan"), marac)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().of(Viewer.SEVERAL, marac)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().keepers(SomeKinds.MARAC)).containsExactly("nia");
		assertThat(rule().custodianOf("nia")).containsExactly("marac");
		assertThat(rule().find(marac.reference(), "nia")).isPresent();
		assertThat(rule().find(marac.reference(), "ruth")).isEmpty();
		this.staff = Staff.of(Set.of("helen"), Set.of("joan"), Set.of("ruth"));
		assertThat(rule().keepers(SomeKinds.MARAC)).isEmpty();
		assertThat(rule().find(marac.reference(), "ruth")).isEmpty();
	}

	@Test
	void whoIsNoLongerAChairKnowsNothingOfWhatIsStillTheirs() {
		Conference review = saved(SomeKinds.LATER_CARE_REVIEW, "leaver");
		assertThat(rule().of(person("leaver"), review)).isEqualTo(Knowledge.NOTHING);
		assertThat(rule().find(review.reference(), "leaver")).isEmpty();
		assertThat(rule().find(review.id(), "leaver")).isEmpty();
	}

	@Test
	void whoHandedItOverKnowsThatItExistsUntilTheyLeave() {
		Conference review = saved(SomeKinds.LATER_CARE_REVIEW, "helen");
		review.handTo(chair("martin"), NOW);
		assertThat(rule().of(person("helen"), review)).isEqualTo(Knowledge.THAT_IT_EXISTS);
		this.staff = Staff.of(Set.of("martin"), Set.of(), Set.of());
		assertThat(rule().of(person("helen"), review)).isEqualTo(Knowledge.NOTHING);
	}

	@Test
	void whatAnAdministratorOpenedInNeedIsOpenToThemAloneAndForAWhile() {
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING, "helen");
		this.opened.open(allegations.id(), "joan", "Joan Whitby", "The LADO cannot be reached", NOW,
				NOW.plus(Duration.ofHours(1)));
		assertThat(rule().of(person("joan"), allegations)).isEqualTo(Knowledge.THE_WHOLE);
		assertThat(rule().find(allegations.reference(), "joan")).isPresent();
		assertThat(rule().of(person("peter"), allegations)).isEqualTo(Knowledge.NOTHING);
		assertThat(ruleAt(NOW.plus(Duration.ofHours(1))).of(person("joan"), allegations)).isEqualTo(Knowledge.NOTHING);
		assertThat(ruleAt(NOW.plus(Duration.ofHours(1))).find(allegations.reference(), "joan")).isEmpty();
		this.staff = Staff.of(Set.of("helen"), Set.of(), Set.of());
		assertThat(rule().of(person("joan"), allegations)).isEqualTo(Knowledge.NOTHING);
	}

	@Test
	void toLookForOneThatMayNotBeKnownAsksTheDatabaseNoMoreThanToLookForNone() {
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING, "helen");
		int forNone = CountedStatements.of(() -> rule().find(Reference.random(), "joan"));
		int forThatOne = CountedStatements.of(() -> rule().find(allegations.reference(), "joan"));
		assertThat(forThatOne).isEqualTo(forNone);
	}

	/** What is found by asking the table is what the rule says of the conference. */
	@Test
	void theTableAndTheRuleNeverDisagree() {
		List<Conference> all = new ArrayList<>();
		for (Kind kind : SomeKinds.SHIPPED.all()) {
			Stream.of("helen", "martin", "leaver").forEach((chair) -> all.add(saved(kind, chair)));
		}
		all.stream()
			.filter((each) -> ThreadLocalRandom.current().nextBoolean())
			.forEach((each) -> this.opened.open(each.id(), "peter", "Peter Lund", "In need", NOW, NOW.plusSeconds(60)));
		for (Set<String> administrators : List.of(Set.of("joan", "peter"), Set.of("helen"), Set.<String>of())) {
			this.staff = Staff.of(Set.of("helen", "martin"), administrators,
					Map.of("allegations", Set.of("ruth", "martin"), "marac", Set.of("nia", "helen")));
			all.forEach((conference) -> PEOPLE.forEach((each) -> {
				boolean knows = rule().knows(each, conference);
				assertThat(rule().find(conference.reference(), each).isPresent()).isEqualTo(knows);
				assertThat(rule().find(conference.id(), each).isPresent()).isEqualTo(knows);
			}));
		}
	}

	private NeedToKnow rule() {
		return ruleAt(NOW);
	}

	private NeedToKnow ruleAt(Instant moment) {
		return new NeedToKnow(this.staff, this.conferences, this.opened, SomeKinds.SHIPPED,
				Clock.fixed(moment, ZoneOffset.UTC));
	}

	private static Viewer person(String id) {
		return Viewer.person(id);
	}

	private Conference saved(Kind kind, String chair) {
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-" + UUID.randomUUID()), kind,
				Way.VIRTUAL, chair, SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0),
				90, "conferences@northmere.example", null, List.of(chair(chair))), NOW));
	}

	private static Invitee chair(String id) {
		return Invitee.named(id)
			.mailbox(new EmailAddress(id + "@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(id)
			.build();
	}

}
