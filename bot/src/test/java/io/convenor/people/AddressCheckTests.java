package io.convenor.people;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.people.AddressCheck.Addressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AddressCheckTests {

	private static final Set<String> ROOMS = Set.of("room.alder@northmere.example");

	private final Agencies agencies = mock(Agencies.class);

	private final AddressCheck check = new AddressCheck(this.agencies, new Authority("Northmere Council",
			"conferences@northmere.example", "1", "cp.reports@northmere.example", "", "children’s services"),
			new Custodies(Map.of()));

	@BeforeEach
	void anAuthorityKnowsItsAgencies() {
		given(this.agencies.all()).willReturn(List.of(new Agency("Northmere Police", List.of("northmere.police.uk")),
				new Agency("Oak School", List.of("oakschool.example")),
				new Agency("Health Trust", List.of("nhs.net", "trust.nhs.uk"))));
	}

	private static Addressed family(String name, String address, Role role) {
		return new Addressed(name, new EmailAddress(address), "", role, Standing.FAMILY, false);
	}

	private static Addressed professional(String agency, String address, Role role) {
		return new Addressed("Ann Bell", new EmailAddress(address), agency, role, Standing.PROFESSIONAL, false);
	}

	private List<String> doubts(Addressed... people) {
		return this.check.doubts(List.of(people), ROOMS).stream().map(Doubt::sentence).toList();
	}

	@ParameterizedTest
	@CsvSource({ "kim@gmial.com,gmail.com", "kim@gmail.co,gmail.com", "kim@gmail.con,gmail.com",
			"kim@hotnail.co.uk,hotmail.co.uk", "kim@outlok.com,outlook.com", "kim@yaho.co.uk,yahoo.co.uk",
			"kim@iclod.com,icloud.com", "kim@btintemet.com,btinternet.com", "kim@oakschol.example,oakschool.example",
			"kim@northmere.exampel,northmere.example", "kim@nhs.nett,nhs.net", "kim@nsh.net,nhs.net",
			"kim@nothmere.police.uk,northmere.police.uk", "kim@northmeer.police.uk,northmere.police.uk",
			"kim@trust.nsh.uk,nhs.uk", "kim@thames.polcie.uk,police.uk" })
	void aNearMissOfAKnownDomainIsAskedAbout(String address, String meant) {
		assertThat(doubts(family("Kim Marsh", address, Role.MOTHER))).singleElement()
			.asString()
			.startsWith("Kim Marsh, " + address)
			.contains("is nearly " + meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kim@gmail.com", "kim@hotmail.co.uk", "kim@live.com", "kim@me.com", "kim@home.example",
			"kim@mail.com", "kim@northmere.example", "kim@oakschool.example", "kim@southshire.police.uk",
			"kim@northmere.gov.uk", "kim@home.co.uk", "kim@home.org.uk", "kim@home.ac.uk" })
	void aDomainThatIsKnownOrFarFromAnyIsFineForFamily(String address) {
		assertThat(doubts(family("Kim Marsh", address, Role.MOTHER))).isEmpty();
	}

	@Test
	void aPersonalMailboxForAnAgencyIsAskedAbout() {
		assertThat(doubts(professional("Oak School", "ann.bell@gmail.com", Role.SCHOOL))).singleElement()
			.asString()
			.contains("this is a personal mailbox, and they speak for Oak School");
		assertThat(doubts(professional("", "ann.bell@gmail.com", Role.FOSTER_CARER))).isEmpty();
	}

	@Test
	void aDomainThatIsNewForAnAgencyIsAskedAbout() {
		assertThat(doubts(professional("northmere police", "ann@elsewhere.police.uk", Role.POLICE))).singleElement()
			.asString()
			.contains("elsewhere.police.uk is new for Northmere Police, whose mail comes from northmere.police.uk");
		assertThat(doubts(professional("Northmere Police", "ann@cid.northmere.police.uk", Role.POLICE))).isEmpty();
		assertThat(doubts(professional("Health Trust", "ann@nhs.net", Role.HEALTH_VISITOR))).isEmpty();
	}

	@Test
	void anotherAgencysDomainIsAskedAbout() {
		assertThat(doubts(professional("Elm School", "ann@oakschool.example", Role.SCHOOL))).singleElement()
			.asString()
			.contains("oakschool.example is where the mail of Oak School comes from");
		assertThat(doubts(professional("A Surgery", "ann@nhs.net", Role.GP))).isEmpty();
		assertThat(doubts(professional("", "ann@oakschool.example", Role.SCHOOL))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "kim@xn--gmal-nza.com", "kim@mail.xn--80ak6aa92e.com" })
	void aDomainInLettersOfAnotherAlphabetIsAskedAbout(String address) {
		assertThat(doubts(family("Kim Marsh", address, Role.MOTHER))).singleElement()
			.asString()
			.contains("letters of another alphabet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Police", "health  visitor", "Northmere Police", "Oak School", "The Police",
			"Elm Primary School", "Southshire NHS Trust" })
	void anAgencyThatIsListedAsARelativeIsAskedAbout(String name) {
		assertThat(doubts(family(name, "desk@elsewhere.example", Role.RELATIVE))).singleElement()
			.asString()
			.contains("has the name of an agency, but comes as one of the family");
	}

	@Test
	void ourOwnMailboxesAndRoomsAreAskedAboutEvenIfTheDirectoryOffersThem() {
		assertThat(doubts(family("Kim Marsh", "cp.reports@northmere.example", Role.MOTHER))).singleElement()
			.asString()
			.contains("this is a mailbox of the administration");
		assertThat(doubts(new Addressed("Alder Room", new EmailAddress("room.alder@northmere.example"), "",
				Role.OTHER_PROFESSIONAL, Standing.PROFESSIONAL, true)))
			.singleElement()
			.asString()
			.contains("this is the mailbox of a room");
	}

	@Test
	void twoPeopleOfOneNameAreAskedAbout() {
		assertThat(doubts(family("Kim Marsh", "kim@home.example", Role.MOTHER),
				family("kim  mársh", "kim2@home.example", Role.RELATIVE)))
			.containsExactly("Kim Marsh is on the list more than once: kim2@home.example (relative) and "
					+ "kim@home.example (mother). Are they different people?");
	}

	@Test
	void aProfessionalRoleAsFamilyIsAskedAbout() {
		assertThat(doubts(family("Ann Bell", "ann@northmere.police.uk", Role.POLICE))).singleElement()
			.asString()
			.contains("comes as Police, but as one of the family");
		assertThat(doubts(family("Ann Bell", "ann@home.example", Role.FOSTER_CARER))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Helen Okafor,Helen Okafor", "H Okafor,Helen Okafor", "Okafor Helen,Helen Okafor",
			"Dr Helen Okafor,Helen Okafor", "Hélen Okafor,Helen Okafor" })
	void aNameMayBeWrittenOtherwiseThanInTheDirectory(String written, String known) {
		assertThat(this.check.againstDirectory(family(written, "h@northmere.example", Role.MOTHER), known)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Kim Marsh,Helen Okafor", "Helena Oakford,Helen Okafor", "Grace Okafor,Helen Okafor" })
	void anotherNameInTheDirectoryIsAskedAbout(String written, String known) {
		assertThat(this.check.againstDirectory(family(written, "h@northmere.example", Role.MOTHER), known)).get()
			.extracting(Doubt::sentence)
			.asString()
			.contains("in the directory this is the address of " + known);
	}

	@ParameterizedTest
	@CsvSource({ "---,Helen Okafor", "Kim Marsh,***" })
	void aNameWithoutALetterIsAskedAboutLikeAnyOther(String written, String known) {
		assertThat(this.check.againstDirectory(family(written, "h@northmere.example", Role.MOTHER), known)).isPresent();
	}

	@Test
	void anAddressAtTheAuthorityThatNobodyHasIsAskedAbout() {
		assertThat(this.check.againstDirectory(family("Kim Marsh", "kim@northmere.example", Role.MOTHER), null)).get()
			.extracting(Doubt::sentence)
			.asString()
			.contains("nobody in the directory has this address");
	}

}
