package io.convenor.conference;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.Quoracy.HealthCounts;

import static org.assertj.core.api.Assertions.assertThat;

class CountingTests {

	private final Counting asOne = AtATable.counting(HealthCounts.ONE_AGENCY);

	private final Counting apart = AtATable.counting(HealthCounts.SEPARATE_AGENCIES);

	@Test
	void socialCareAndTwoOtherAgenciesAreEnough() {
		Quorum quorum = this.asOne.of(those(Role.SOCIAL_WORKER, Role.POLICE, Role.SCHOOL));
		assertThat(quorum.reached()).isTrue();
		assertThat(quorum.missing()).isEmpty();
		assertThat(quorum.inWords()).isEqualTo("Children's social care, Police, School");
	}

	@Test
	void manyAgenciesAreNotEnoughWithoutSocialCare() {
		Quorum quorum = this.asOne.of(those(Role.POLICE, Role.SCHOOL, Role.GP, Role.HOUSING));
		assertThat(quorum.reached()).isFalse();
		assertThat(quorum.missing()).isEqualTo("children's social care");
	}

	@Test
	void whetherHealthIsOneAgencyIsTheRuleSetsToSay() {
		List<Invitee> health = those(Role.SOCIAL_WORKER, Role.HEALTH_VISITOR, Role.SCHOOL_NURSE, Role.GP);
		assertThat(this.asOne.of(health).reached()).isFalse();
		assertThat(this.asOne.of(health).missing()).isEqualTo("1 other agency");
		assertThat(this.apart.of(health).reached()).isTrue();
	}

	@Test
	void twoWhoSpeakForOneAgencyAreOne() {
		assertThat(this.asOne.of(those(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.POLICE)).agencies())
			.containsExactly("Police");
	}

	@Test
	void whoeverSpeaksForNoAgencyDoesNotCount() {
		assertThat(this.asOne
			.of(those(Role.CHAIR, Role.MINUTE_TAKER, Role.MOTHER, Role.FATHER, Role.SUPPORTER, Role.YOUNG_PERSON,
					Role.ADVOCATE, Role.FOSTER_CARER, Role.SOLICITOR, Role.INTERPRETER))
			.inWords()).isEqualTo("nobody who counts");
	}

	@Test
	void otherProfessionalsCountByTheirAgencyHoweverItIsTyped() {
		assertThat(this.asOne.of(List.of(AtATable.a(Role.OTHER_PROFESSIONAL, "Women's Aid"),
				AtATable.a(Role.OTHER_PROFESSIONAL, " women's  AID "), AtATable.a(Role.OTHER_PROFESSIONAL, ""),
				AtATable.a(Role.OTHER_PROFESSIONAL, "northmere council")))
			.agencies()).containsExactly("Women's aid");
	}

	@Test
	void onlyAnAgencyThatHadContactWithTheChildCounts() {
		Invitee officer = AtATable.a(Role.POLICE).but().knowsTheChild(false).build();
		assertThat(this.asOne.of(List.of(AtATable.a(Role.SOCIAL_WORKER), officer, AtATable.a(Role.SCHOOL))).missing())
			.isEqualTo("1 other agency");
	}

	@Test
	void anInterpretingFirmIsNoAgencyHoweverItIsEntered() {
		Invitee asInterpreter = AtATable.a(Role.INTERPRETER, "Clear Voice");
		Invitee asOther = Invitee.named("Ana Silva")
			.mailbox(new EmailAddress("ana@clear.example"))
			.agency("Clear Voice")
			.as(Role.OTHER_PROFESSIONAL)
			.build();
		assertThat(this.asOne.of(List.of(asInterpreter, asOther)).inWords()).isEqualTo("nobody who counts");
		assertThat(List.of(asInterpreter, asOther)).noneMatch(Invitee::reports).noneMatch(Invitee::toldByDefault);
	}

	@Test
	void aPaediatricianIsHealthAndADomesticAbuseAdviserAnAgencyOfTheirOwn() {
		List<Invitee> people = those(Role.GP, Role.PAEDIATRICIAN, Role.DOMESTIC_ABUSE_ADVISER);
		assertThat(this.asOne.of(people).agencies()).containsExactly("Health", "Domestic abuse adviser");
	}

	private static List<Invitee> those(Role... roles) {
		return List.of(roles).stream().map(AtATable::a).toList();
	}

}
