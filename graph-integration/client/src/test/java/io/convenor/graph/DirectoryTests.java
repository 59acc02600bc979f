package io.convenor.graph;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DirectoryTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private final Directory directory = NORTHMERE.graph().directory();

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Helen", "hel", " HELEN OK", "okafor", "helen.okafor@", "Helen Okafor" })
	void peopleAreFoundByTheBeginningOfAnyOfTheirNames(String typed) {
		assertThat(this.directory.find(typed)).contains(new DirectoryPerson(Northmere.HELEN_OKAFOR.id(), "Helen Okafor",
				"helen.okafor@northmere.example", "", false));
	}

	@Test
	void nameAndAddressTellTwoNamesakesApartWhereNoJobTitleIsGiven() {
		NORTHMERE.world()
			.directory()
			.add(Person.member("1a5f0c1e-0021-4d7a-9c11-000000000021", "ruth.vale2@northmere.example", "Ruth", "Vale",
					"Social Worker"));
		NORTHMERE.world()
			.directory()
			.add(Person.member("1a5f0c1e-0022-4d7a-9c11-000000000022", "ruth.vale@northmere.example", "Ruth", "Vale",
					"Receptionist"));
		assertThat(this.directory.find("Ruth V")).extracting(DirectoryPerson::address, DirectoryPerson::jobTitle)
			.containsExactlyInAnyOrder(tuple("ruth.vale2@northmere.example", ""),
					tuple("ruth.vale@northmere.example", ""));
	}

	@Test
	void aGuestIsToldApart() {
		NORTHMERE.world()
			.directory()
			.add(Person.guest("1a5f0c1e-0023-4d7a-9c11-000000000023", "pat.wren@elsewhere.example", "Pat", "Wren"));
		assertThat(this.directory.find("Pat Wren")).extracting(DirectoryPerson::address, DirectoryPerson::guest)
			.containsExactly(tuple("pat.wren@elsewhere.example", true));
		assertThat(this.directory.find("Joan")).extracting(DirectoryPerson::guest).containsExactly(false);
	}

	@Test
	void whereTheWholeProfileMayBeReadDisabledAccountsAndRoomsAreLeftOut() {
		NORTHMERE.world()
			.directory()
			.add(Person
				.member("1a5f0c1e-0024-4d7a-9c11-000000000024", "lena.gone@northmere.example", "Lena", "Gone",
						"Social Worker")
				.disabled());
		assertThat(this.directory.find("Lena")).hasSize(1);
		assertThat(this.directory.find("Alder")).hasSize(1);
		NORTHMERE.grant("User.Read.All");
		Directory seesAll = NORTHMERE.graph().directory();
		try {
			assertThat(seesAll.find("Lena")).isEmpty();
			assertThat(seesAll.find("Alder")).isEmpty();
			assertThat(seesAll.find("Joan")).extracting(DirectoryPerson::jobTitle)
				.containsExactly("Administrator, CP Administration Team");
		}
		finally {
			NORTHMERE.withdraw("User.Read.All");
		}
	}

	@Test
	void namesAreWrittenInManyWays() {
		assertThat(this.directory.find("Siân")).extracting(DirectoryPerson::name)
			.containsExactly(Northmere.SIAN_PUGH.displayName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "O'Brien", "') or startswith(displayName,'", "' or '1' eq '1", "%27", "a&$top=999",
			"x#y?z=1", "\\", "€uro" })
	void whateverIsTypedIsOnlyEverAName(String typed) {
		assertThat(this.directory.find(typed)).isEmpty();
		assertThat(this.directory.person(typed)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "h", "a\nb", "\u0000\u0000" })
	void tooLittleOrNonsenseIsNotAskedAtAll(String typed) {
		assertThat(NORTHMERE.requestsOf(() -> assertThat(this.directory.find(typed)).isEmpty())).isEmpty();
		assertThat(this.directory.find("x".repeat(10_000))).isEmpty();
	}

	@Test
	void aSearchIsKeptForAWhile() {
		assertThat(NORTHMERE.requestsOf(() -> {
			this.directory.find("Devi");
			this.directory.find("devi ");
		})).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1a5f0c1e-0005-4d7a-9c11-000000000005", "joan.whitby@northmere.example",
			"Joan.Whitby@Northmere.Example" })
	void aPersonIsKnownByIdAndByAddress(String idOrAddress) {
		assertThat(NORTHMERE.requestsOf(() -> {
			assertThat(this.directory.person(idOrAddress)).get()
				.extracting(DirectoryPerson::id)
				.isEqualTo(Northmere.JOAN_WHITBY.id());
			this.directory.person(idOrAddress);
		})).hasSizeLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000-0000-4000-8000-000000000000", "mother@home.example", "" })
	void somebodyWithoutAnAccountIsNobody(String idOrAddress) {
		assertThat(this.directory.person(idOrAddress)).isEmpty();
	}

}
