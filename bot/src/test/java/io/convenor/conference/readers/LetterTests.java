package io.convenor.conference.readers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTests {

	private static final Invitee KIM = invitee("Kim Marsh", Role.MOTHER);

	private static final Invitee LEE = invitee("Lee Marsh", Role.FATHER);

	private static final Invitee RUTH = invitee("Ruth Tanner", Role.MOTHER);

	private static final Invitee DEAN = invitee("Dean Cole", Role.FATHER);

	private static final Invitee SIAN = invitee("Siân Pugh", Role.SOCIAL_WORKER);

	private static final Invitee FOSTER = invitee("Olive Hartley", Role.FOSTER_CARER);

	private final Reader kim = readership(apart(LEE, KIM), KIM, LEE, SIAN).letterTo(KIM);

	private final Reader dean = readership(apart(DEAN, RUTH), RUTH, DEAN, SIAN).letterTo(DEAN);

	@ParameterizedTest
	@ValueSource(strings = { "Lee attends the course", "LEE MARSH sees the children on Sundays", "Mr Marsh moves out",
			"The father is assessed", "Dad's contact is supervised", "Both parents keep the appointment",
			"Write to leemarsh@home.example", "Ask Lée" })
	void whatTellsOfWhomTheReaderIsKeptApartFromIsHeldBack(String text) {
		assertThat(this.kim.reads(text).text()).isEmpty();
		assertThat(this.kim.reads(text).held()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kim Marsh sees the GP", "Visit the family weekly", "Fleece and sleep", "",
			"Neglect is worked on with the team", "The grandfather clock", "Kim to take Lily to the nursery" })
	void whatSaysNothingOfThemStays(String text) {
		assertThat(this.kim.reads(text).text()).isEqualTo(text);
	}

	@Test
	void whoIsCalledMoReadsOfThemselvesThoughItMayMeanTheMother() {
		Invitee mo = invitee("Mo Tanner", Role.FATHER);
		String text = "Mo to see the GP";
		assertThat(readership(apart(mo, RUTH), RUTH, mo, SIAN).letterTo(mo).reads(text).text()).isEqualTo(text);
		Invitee initials = invitee("Mohammed Ng", Role.FATHER);
		assertThat(readership(apart(initials, RUTH), RUTH, initials, SIAN).letterTo(initials)
			.reads("Ask M.N. first")
			.text()).isEqualTo("Ask M.N. first");
		assertThat(this.dean.reads(text).passages()).as("Dean is asked about").isNotEmpty().noneMatch(Passage::isRead);
	}

	@Test
	void nothingIsHeldBackWhereNobodyIsKeptApart() {
		String text = "Lee and the father and everybody";
		assertThat(readership(List.of(), KIM, LEE).letterTo(KIM).reads(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Siân to visit Lily at 14 Mill Lane each week", "Ring Ms R. at the new flat: 07700 900999",
			"Lily to be met at the refuge", "Ask \u0420uth", "Ask R\u200Buth", "Ask Ru\u0442h", "Ring R.T. first",
			"Ring 0 7 7 0 0 - 900 999", "Send it to RG40 1BN", "Go to Flat 2, The Maltings",
			"Write to ruthtanner@home.example", "Lily (dob 12/03/2019) to be seen", "Use NHS number 943 476 5919",
			"Go to Rose Cottage", "Ask Mrs Tanner", "Ask Mum", "Visit her flat", "Ring 900999 first",
			"Post it to number 14, Mill Lane", "Visit 3 St M\u0430ry's Cl\u043Ese", "Go to \uFF22eech \uFF23ottage",
			"Go to 14-16 Priory Court", "Go to Mill Lane 14", "Go to Church Hill 7", "Visit R\u200Bose C\u200Bottage",
			"Lily, born 12-Mar-2019, to be seen", "Lily, born March 12, 2019, to be seen",
			"Lily (dob 12032019) to be seen", "Lily, born on 12 March, to be seen", "Ring O77OO9OO3OO", "Ask R. Tanner",
			"Write to \uFF32.\uFF34. first", "Ask Ru-th", "Ask R_u*t_h", "Ask Mama", "Ask your former partner",
			"Ask the other party", "Write to mum92 at home dot example", "Ring 07700   900   999",
			"Send it to 22 Oak Av", "The hotel is paid", "Lily's date of birth is in 2019",
			"Lily turns seven on 12 March", "Lily, dob 12/3, to be seen", "Lily, born in March 2019" })
	void noAddressNumberPlaceOrNameOfTheOtherIsInTheLetter(String text) {
		assertThat(this.dean.reads(text).text()).isEmpty();
		assertThat(this.dean.reads(text).held()).hasSize(1)
			.allSatisfy((passage) -> assertThat(passage.because()).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Collect Lily in Leeds", "She has moved to Leeds", "Ask Rutth", "Ask Rtuh",
			"Ask Mrs Q. for it", "Ask R. for it", "Go to 3 priory court", "Meet Lily in RG40", "Ask Ruthie",
			"Ask Ruthy", "Ask Tann", "tell rutth", "Snapchat ruthlove92", "Ask \u5C3Auth", "Ask R***", "Ask R*th",
			"Wait for R", "Wait for R.", "Ask R, then go", "Ask r.t.", "Ask R/T", "Mo to attend", "Ask Mo's sister",
			"Visit 14 Broadway", "Collect Lily from St Mary's Primary", "St Mary's Primary tells of it",
			"Meet at Green Park", "Slough Borough Council writes", "Look for AB12 CDE", "Her number QQ123456C",
			"Ring 07700 nine hundred nine nine nine", "See https://maps.example/51", "Go to ///filled.count.soap",
			"Lily, the twelfth of March 2019", "Seen on 12 March '19", "Ask Ru th", "Ask ru th first", "Ask R uth",
			"Ask Tan ner", "Ask Tan - ner", "Ask Ta nn er" })
	void whatMayTellOfTheOtherIsForTheChairToDecide(String text) {
		Reading reading = this.dean.reads(text);
		assertThat(reading.undecided()).hasSize(1);
		assertThat(reading.text()).isEmpty();
		assertThat(reading.after((_) -> Optional.of(Choice.standing())).text()).isEqualTo(text);
		assertThat(reading.after((_) -> Optional.of(Choice.inOtherWords("Other words"))).text())
			.isEqualTo("Other words");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Siân to visit Lily at home each week", "Ask the health visitor and the GP to write",
			"Dean to see the GP in May", "Deano to book the course", "The family hub helps", "By 3 March 2026",
			"See them at 10:30, 12:00 or 14:00", "Ask the school, e.g. the nurse", "The plan of March 2026",
			"From 9 a.m. to 3 p.m.", "The partnership meets", "His partner agencies write",
			"Their partner organisations are asked", "Ask her partner agency" })
	void whatIsOrdinaryIsReadAsItIs(String text) {
		assertThat(this.dean.reads(text).isWhole()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Catherine Bell, Ask Kathryn", "Katherine Bell, Ask Catherine", "Steven Bell, Ask Stephen",
			"Stephen Bell, Ask Steve", "Sara Bell, Ask Sarah", "Muhammad Bell, Ask Mohammed",
			"Elizabeth Bell, Ask Beth", "William Bell, Ask Bill", "Robert Bell, tell bobby", "Marc Bell, Ask Mark" })
	void anotherSpellingOfTheNameOfTheOtherIsForTheChairToDecide(String name, String text) {
		Invitee other = invitee(name, Role.MOTHER);
		Reading reading = readership(apart(DEAN, other), other, DEAN).letterTo(DEAN).reads(text);
		assertThat(reading.undecided()).hasSize(1);
		assertThat(reading.text()).isEmpty();
		assertThat(reading.after((_) -> Optional.of(Choice.standing())).text()).isEqualTo(text);
	}

	@Test
	void whoHasTheOtherSpellingKeepsTheirOwnTask() {
		Invitee sara = invitee("Sara Cole", Role.FATHER);
		Invitee sarah = invitee("Sarah Bell", Role.MOTHER);
		assertThat(readership(apart(sara, sarah), sara, sarah).letterTo(sara).reads("Sara to see the GP").isWhole())
			.isTrue();
	}

	@Test
	void wordsThatOnlyStandBesideEachOtherAreNoName() {
		Invitee justin = invitee("Justin Bell", Role.MOTHER);
		String text = "Lily to arrive just in time, and to bring the bill";
		assertThat(readership(apart(DEAN, justin), justin, DEAN).letterTo(DEAN).reads(text).isWhole()).isTrue();
	}

	@Test
	void aNameOfTheOtherNeverStands() {
		Reading reading = this.dean.reads("Ask Ruth");
		assertThat(reading.after((_) -> Optional.of(Choice.standing())).text()).isEmpty();
	}

	@Test
	void theAddressOfAPlaceThatIsNobodysStandsIfTheChairSaysSo() {
		Reading reading = this.dean.reads("Meet Lily at the contact centre, 12 Broad Street");
		assertThat(reading.text()).isEmpty();
		assertThat(reading.after((_) -> Optional.of(Choice.standing())).text()).contains("12 Broad Street");
	}

	@Test
	void whatConcernsTheReaderStaysAndTheRestOfTheSentenceIsHeldBack() {
		Invitee kayleigh = invitee("Kayleigh Marsh", Role.MOTHER);
		Reader reader = readership(apart(LEE, kayleigh), kayleigh, LEE).letterTo(kayleigh);
		Reading reading = reader.reads("Kayleigh to take Lily to the nursery; Mrs Marsh to tell Ruth", kayleigh.id());
		assertThat(reading.text()).isEqualTo("Kayleigh to take Lily to the nursery");
		assertThat(reading.held()).singleElement()
			.satisfies((passage) -> assertThat(passage.said()).isEqualTo("Mrs Marsh to tell Ruth"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Dean to book the course and Ruth to stay away", "Dean to book the course, Ruth to stay away",
					"Dean to book the course. Ruth stays away", "Dean to book the course\nRuth stays away",
					"Dean to book the course - Ruth stays away", "Ruth stays away; Dean to book the course",
					"Ms T. stays away. Dean to book the course", "Dean to book the course while Ruth is to stay away" })
	void howeverAPartIsJoinedTheOtherStays(String text) {
		assertThat(this.dean.reads(text, DEAN.id()).text())
			.isEqualTo("Dean to book the course" + (text.startsWith("Dean to book the course. ") ? "." : ""));
	}

	@Test
	void ofSomebodyElsesTaskTheReaderReadsWhatIsTheirs() {
		assertThat(this.dean.reads("Pay the rent; Dean to book the course", RUTH.id()).text())
			.isEqualTo("Dean to book the course");
		assertThat(this.dean.reads("Pay the rent", RUTH.id()).text()).isEmpty();
	}

	@Test
	void theTitleOfTheReaderAloneIsTheReader() {
		Reader lee = readership(apart(LEE, KIM), KIM, LEE).letterTo(LEE);
		assertThat(lee.reads("Mr Marsh to attend the course", LEE.id()).text())
			.isEqualTo("Mr Marsh to attend the course");
		assertThat(lee.reads("Mrs Marsh to attend the course", KIM.id()).text()).isEmpty();
	}

	@Test
	void whatGoesOnFromSomethingHeldBackIsAskedAbout() {
		Reading reading = this.dean.reads("Ruth changes the locks. She keeps the key. Siân checks");
		assertThat(reading.undecided()).extracting(Passage::said).containsExactly("She keeps the key.");
		assertThat(reading.text()).isEqualTo("Siân checks");
	}

	@Test
	void familyReadsOfAFosterCarerByRoleUnlessTheChairLetsTheNameStand() {
		Readership readers = readership(List.of(), KIM, SIAN, FOSTER);
		Reader mother = readers.letterTo(KIM);
		assertThat(mother.calls(FOSTER)).isEqualTo("Foster carer");
		assertThat(mother.calls(SIAN)).isEqualTo("Social worker");
		assertThat(mother.calls(KIM)).isEqualTo("You");
		assertThat(mother.reads("Ask Mrs Hartley or Olive").text())
			.isEqualTo("Ask the foster carer or the foster carer");
		assertThat(mother.reads("Bring it to 3 Elm Road").text()).isEmpty();
		Reader told = readers.letterTo(KIM, Set.of(FOSTER.id()));
		assertThat(told.calls(FOSTER)).isEqualTo("Olive Hartley (Foster carer)");
		assertThat(told.reads("Ask Mrs Hartley").text()).isEqualTo("Ask Mrs Hartley");
		assertThat(readers.letterTo(SIAN).calls(FOSTER)).contains("Olive Hartley");
	}

	@Test
	void whoComesForAParentReadsOfAFosterCarerAsTheParentDoes() {
		Invitee solicitor = Invitee.named("Ada Field")
			.mailbox(new EmailAddress("ada@law.example"))
			.as(Role.SOLICITOR)
			.forWhom(KIM.id())
			.build();
		Reader reader = readership(List.of(), KIM, SIAN, FOSTER, solicitor).letterTo(solicitor);
		assertThat(reader.calls(FOSTER)).isEqualTo("Foster carer");
		assertThat(reader.calls(SIAN)).contains("Siân Pugh");
		assertThat(reader.reads("Ask Mrs Hartley").text()).isEqualTo("Ask the foster carer");
	}

	@Test
	void familyReadsNoAddressOfAFosterCarerNotEvenOneForMail() {
		Reader mother = readership(List.of(), KIM, SIAN, FOSTER).letterTo(KIM);
		assertThat(mother.reads("Write to olivehartley@home.example").text()).isEmpty();
		assertThat(mother.reads("Write to sianpugh@home.example").isWhole()).isTrue();
		assertThat(mother.reads("Write to kimmarsh@home.example").isWhole()).isTrue();
	}

	@Test
	void thatSomebodyIsNoLongerInvitedDoesNotEndWhatKeepsThemApart() {
		Separation holds = apart(DEAN, RUTH).getFirst();
		Separation rests = new Separation(holds.id(), holds.conference(), DEAN.id(), holds.manner(), 0, null, RUTH.id(),
				"An order", "somebody", Instant.EPOCH, Instant.EPOCH, "conference");
		Reader reader = readership(List.of(rests), RUTH, DEAN, SIAN).letterTo(DEAN);
		assertThat(reader.reads("Ruth moved to 14 Mill Lane").text()).isEmpty();
	}

	@Test
	void anEverydayNameInSmallLettersIsAskedAboutWhereOnlyAPersonCanBeMeant() {
		Reader ruth = readership(apart(DEAN, RUTH), RUTH, DEAN, SIAN).letterTo(RUTH);
		assertThat(ruth.reads("ask dean for it").undecided()).hasSize(1);
		assertThat(ruth.reads("the dean of the college decides").isWhole()).isTrue();
	}

	@Test
	void whatIsTheReadersOwnStaysWhateverLettersEndTheSentenceBefore() {
		Invitee zoe = invitee("Zoë Nunn", Role.MOTHER);
		Reader reader = readership(apart(DEAN, zoe), zoe, DEAN).letterTo(zoe);
		assertThat(reader.reads("Tell Dean about Zoë. Zoë to book the course", zoe.id()).text())
			.isEqualTo("Zoë to book the course");
		assertThat(reader.reads("Stay at Dean's. Zoë to book the course", zoe.id()).text())
			.isEqualTo("Zoë to book the course");
	}

	@Test
	void whoComesForSomebodyTheyAreKeptApartFromKeepsTheirOwnTasks() {
		Invitee advocate = Invitee.named("Ada Field")
			.mailbox(new EmailAddress("ada@voices.example"))
			.as(Role.ADVOCATE)
			.forWhom(DEAN.id())
			.build();
		Reader reader = readership(apart(DEAN, advocate), DEAN, advocate).letterTo(advocate);
		assertThat(reader.reads("Write it down", advocate.id()).text()).isEqualTo("Write it down");
	}

	@Test
	void whoComesForSomebodyReadsWhatTheyMayRead() {
		Invitee advocate = Invitee.named("Ada Field")
			.mailbox(new EmailAddress("ada@voices.example"))
			.as(Role.ADVOCATE)
			.forWhom(DEAN.id())
			.build();
		Reader reader = readership(apart(DEAN, RUTH), RUTH, DEAN, SIAN, advocate).letterTo(advocate);
		assertThat(reader.reads("Visit at 14 Mill Lane; Ruth to be there; write it down").text())
			.isEqualTo("Write it down");
	}

	@Test
	void aProfessionalReadsAddresses() {
		String text = "Visit Ruth at 14 Mill Lane, 07700 900999";
		assertThat(readership(apart(DEAN, RUTH), RUTH, DEAN, SIAN).letterTo(SIAN).reads(text).isWhole()).isTrue();
	}

	@Test
	void theAuthoritysOwnNumberIsNobodysSecret() {
		assertThat(this.dean.reads("Ring 01632 960 123").isWhole()).isTrue();
	}

	private static Readership readership(List<Separation> separations, Invitee... people) {
		return new Readership(List.of(people), List.of("M-1234"), separations, List.of(), Set.of("01632 960123"),
				LocalDate.of(2026, 3, 3));
	}

	private static List<Separation> apart(Invitee one, @Nullable Invitee other) {
		return List.of(new Separation(UUID.randomUUID(), UUID.randomUUID(), one.id(), Separation.Manner.OWN_LINK, 0,
				null, (other != null) ? other.id() : null, "An order", "somebody", Instant.EPOCH, null, null));
	}

	private static Invitee invitee(String name, Role role) {
		return Invitee.named(name)
			.mailbox(new EmailAddress(Folded.of(name).text().replace(" ", "") + "@home.example"))
			.as(role)
			.build();
	}

}
