package io.convenor.graph;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.tenant.Northmere;

import static org.assertj.core.api.Assertions.assertThat;

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
		assertThat(this.directory.find(typed)).contains(new Directory.DirectoryPerson(Northmere.HELEN_OKAFOR.id(),
				"Helen Okafor", "helen.okafor@northmere.example", "Independent Chair"));
	}

	@Test
	void namesAreWrittenInManyWays() {
		assertThat(this.directory.find("Siân")).extracting(Directory.DirectoryPerson::name)
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
				.extracting(Directory.DirectoryPerson::id)
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
