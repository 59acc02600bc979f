package io.convenor.scheduling.booking;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.booking.Network.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NetworkTests {

	@Test
	void readsPeopleFromACsvFile() {
		List<Row> rows = Network.read("""
				Name,Email,Agency,Role
				Kim Marsh,Kim.Marsh@home.example,,Mother
				"Reed, Sam",sam.reed@hillside.example,Hillside Primary School,School
				""").rows();
		assertThat(rows).hasSize(2).allMatch(Row.Person.class::isInstance);
		Row.Person mother = (Row.Person) rows.getFirst();
		assertThat(mother.name()).isEqualTo("Kim Marsh");
		assertThat(mother.address()).isEqualTo("kim.marsh@home.example");
		assertThat(mother.role()).isEqualTo(Role.MOTHER);
		assertThat(mother.standing()).isEqualTo(Standing.FAMILY);
		assertThat(((Row.Person) rows.getLast()).name()).isEqualTo("Reed, Sam");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\t", ";", "," })
	void readsWhatASpreadsheetPutsBetweenCells(String sign) {
		String table = String.join(sign, "Role", "Organisation", "Full name", "E-mail address") + "\r\n"
				+ String.join(sign, "health visitor", "Northmere Health", "Ana Silva", "ana@health.example")
				+ "\r\n\r\n";
		assertThat(Network.read(table).rows()).singleElement().isInstanceOfSatisfying(Row.Person.class, (person) -> {
			assertThat(person.agency()).isEqualTo("Northmere Health");
			assertThat(person.role()).isEqualTo(Role.HEALTH_VISITOR);
		});
	}

	@Test
	void saysOfEachRowWhatWasNotUnderstood() {
		List<Row> rows = Network.read("""
				Name,Email,Agency,Role,Family or professional
				,nobody@home.example,,Mother,
				Lee Marsh,lee at home,,Father,
				Jo Grant,jo@police.example,Police,Wizard,
				Ola Byrne,ola@home.example,,Father,professional
				Ruth Marsh,ruth@home.example,,Relative,neighbour
				Dr No,no@health.example,Surgery,GP,professional
				""").rows();
		assertThat(rows).extracting((row) -> (row instanceof Row.NotUnderstood not) ? not.why() : "understood")
			.containsExactly("there is no name", "“lee at home” is not an email address",
					"“Wizard” is not a role I know", "Father is one of the family, not a professional",
					"“neighbour” is neither family nor professional", "understood");
		assertThat(rows).extracting(Row::number).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
	}

	@Test
	void nobodyBecomesTheChairByATable() {
		assertThat(Network.read("Name,Email,Role\nEve,eve@else.example,Chair").rows()).singleElement()
			.isInstanceOfSatisfying(Row.NotUnderstood.class,
					(row) -> assertThat(row.why()).isEqualTo("“Chair” is not a role I know"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kim Marsh, kim@home.example, Mother", "Name", "Name,Email\nKim,kim@home.example",
			"\u0000", "{\"name\": \"Kim\"}", "Name,Email,Role\n\"Kim,kim@home.example,Mother",
			"Name,Email,Role\nKim,\"kim\" Marsh,Mother" })
	void saysWhyATextIsNoTable(String text) {
		assertThatExceptionOfType(Network.NotATable.class).isThrownBy(() -> Network.read(text))
			.satisfies((no) -> assertThat(no.sentence()).endsWith("Nothing was added."));
	}

	@Test
	void aShortRowLacksWhatItLacks() {
		assertThat(Network.read("Name,Email,Role\nKim").rows()).singleElement()
			.isInstanceOfSatisfying(Row.NotUnderstood.class,
					(row) -> assertThat(row.why()).isEqualTo("there is no email address, and there is no role"));
	}

	@Test
	void familyWithoutEmailIsReadWithWhereLettersAndCallsReachThem() {
		List<Row> rows = Network.read("""
				Name,Email,Role,Telephone,Postal address,Language,How to reach,Contact with the child
				Kim Marsh,,Mother,01632 960 555,"14 Mill Lane, Northmere",Welsh,Not after four,
				Lee Marsh,,Father,,,,,
				Sam Reed,,School,01632 960 556,,,,
				Eva Ruiz,eva@aid.example,Other professional,,,,,yes
				Ana Silva,ana@clear.example,Interpreter,,,Polish,,perhaps
				""").rows();
		assertThat(rows.getFirst()).isInstanceOfSatisfying(Row.Person.class, (kim) -> {
			assertThat(kim.address()).isEqualTo(Invitee.keyWithoutEmail(" kim  MARSH", Role.MOTHER))
				.doesNotContain("kim");
			assertThat(kim.particulars().language()).isEqualTo("Welsh");
			assertThat(kim.particulars().contact()).isNotNull()
				.hasToString("FamilyContact[...]")
				.extracting(FamilyContact::postalAddress)
				.isEqualTo("14 Mill Lane, Northmere");
		});
		assertThat(rows).extracting((row) -> (row instanceof Row.NotUnderstood not) ? not.why() : "understood")
			.containsExactly("understood", "there is no email address", "there is no email address", "understood",
					"under contact with the child there is neither yes nor no");
		assertThat(rows.get(3)).isInstanceOfSatisfying(Row.Person.class,
				(eva) -> assertThat(eva.particulars().knowsTheChild()).isTrue());
	}

	@Test
	void whatNobodyCanSeeIsTakenOutOfCells() {
		assertThat(Network.read("Name,Email,Role\nKim\u200b \u0007Marsh,kim@home.example,Mother").rows())
			.singleElement()
			.isInstanceOfSatisfying(Row.Person.class, (person) -> assertThat(person.name()).isEqualTo("Kim Marsh"));
	}

}
