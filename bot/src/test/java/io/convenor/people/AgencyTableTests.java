package io.convenor.people;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgencyTableTests {

	@ParameterizedTest
	@ValueSource(strings = { "Agency,Domains\nOak School,oak.sch.uk", "agency;domain\nOak School;OAK.sch.uk",
			"Agency\tDomains\n Oak School \t ann@oak.sch.uk", "\nAgency,Domains\n\n\"Oak School\",\"oak.sch.uk\"\n",
			"Agency,Domains\nOak School,oak.sch.uk\nOAK school,oak.sch.uk" })
	void aTableIsReadHoweverItWasExported(String table) {
		assertThat(AgencyTable.read(table))
			.isEqualTo(new AgencyTable(List.of(new Agency("Oak School", List.of("oak.sch.uk"))), List.of()));
	}

	@Test
	void anAgencyMayHaveSeveralDomains() {
		assertThat(AgencyTable.read("Agency,Domains\nHealth,nhs.net health.example;trust.example").agencies())
			.containsExactly(new Agency("Health", List.of("health.example", "nhs.net", "trust.example")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | The first row must name the columns",
			"'Oak School,oak.sch.uk' | The first row must name the columns",
			"'Agency,Domains\n,oak.sch.uk' | Row 2: there is no name.",
			"'Agency,Domains\nOak School,' | Row 2: there is no domain.",
			"'Agency,Domains\nOak School,oak' | Row 2: “oak” is not a domain.",
			"'Agency,Domains\nOak School,gmail.com' | Row 2: gmail.com is where anybody can have a mailbox",
			"'Agency,Domains,Safeguarding lead\nOak School,oak.sch.uk,Ann Ash' | Row 2: “Ann Ash” is not the address of one safeguarding lead.",
			"'Agency,Domains,Safeguarding lead\nOak School,oak.sch.uk,ann@gmail.com' | Row 2: a safeguarding lead is written to at their agency",
			"'Agency,Domains,Safeguarding lead\nOak School,oak.sch.uk,ann@elm.sch.uk' | Row 2: the safeguarding lead is written to at elm.sch.uk, which is not among the domains of the agency",
			"'Agency,Domains\n=SUM(A1),oak.sch.uk' | Row 2: a name cannot begin with",
			"'Agency,Domains\n\"Oak,oak.sch.uk' | I could not read that as a table" })
	void whatIsNotUnderstoodIsSaid(String table, String sentence) {
		assertThat(AgencyTable.read(table).problems()).singleElement().asString().startsWith(sentence);
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		List<Agency> agencies = List.of(new Agency("Oak, Ash & \"Elm\" School", List.of("elm.example", "oak.example")),
				new Agency("Ysgol Bryn Tŷ", List.of("bryn.example")));
		assertThat(AgencyTable.read(AgencyTable.write(agencies))).isEqualTo(new AgencyTable(agencies, List.of()));
	}

}
