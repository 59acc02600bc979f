package io.convenor.chat.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Arguments;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Trial;
import io.convenor.chat.cards.Left;
import io.convenor.conference.KnownTo;
import io.convenor.drafts.Refused;
import io.convenor.people.Agencies;
import io.convenor.people.Agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;

class AgencyActionsTests {

	private static final String TABLE = "Agency,Domains\nOak School,oak.example";

	private final Agencies agencies = Mockito.mock(Agencies.class);

	private final AgencyActions actions = new AgencyActions(this.agencies,
			KnownTo.staff(Set.of("helen"), Set.of("joan"), Set.of()));

	@BeforeEach
	void oneAgencyIsKnown() {
		given(this.agencies.all()).willReturn(List.of(new Agency("Elm School", List.of("elm.example"))));
	}

	@Test
	void theListComesOutAsTheTableThatGoesIn() {
		assertThat(json(this.actions.adminAgencies().handle(AdminCheckTests.turn("joan"), Arguments.none())))
			.contains("Agency,Domains,Safeguarding lead\\nElm School,elm.example,");
	}

	@Test
	void aTableIsAddedToTheList() {
		assertThat(json(press(AgencyActions.ADD, Map.of(AgencyActions.TABLE, TABLE))))
			.contains("1 agency was taken in");
		Mockito.verify(this.agencies).add(List.of(new Agency("Oak School", List.of("oak.example"))), "joan");
	}

	@Test
	void theListIsOnlyReplacedWhenSomebodyIsToldWhatIsLostAndSaysSoAgain() {
		JsonNode question = shown(this.actions.adminAgencies().handle(AdminCheckTests.turn("joan"), Arguments.none()))
			.findParents("card")
			.getFirst();
		assertThat(question.path("title").asText()).isEqualTo("Replace the whole list");
		assertThat(question.path("card").toString()).contains("Every agency that is not in your table is taken away.",
				"\"verb\":\"" + AgencyActions.REPLACE + "\"");
		press(AgencyActions.REPLACE, Map.of(AgencyActions.TABLE, TABLE));
		Mockito.verify(this.agencies).replace(List.of(new Agency("Oak School", List.of("oak.example"))), "joan");
	}

	@Test
	void theListThatWasShownDoesNotComeToStandInThePlaceOfTheNewOne() {
		Press press = new Press(null, Map.of(),
				Map.of(AgencyActions.TABLE, TABLE, AgencyActions.KNOWN, "the old list"));
		Trial.press(this.actions, AgencyActions.ADD, AdminCheckTests.turn("joan"), press);
		assertThat(press.left()).isEqualTo(Left.NOTHING);
		assertThat(json(press(AgencyActions.ADD,
				Map.of(AgencyActions.TABLE, "Ash School,ash", AgencyActions.KNOWN, "the old list"))))
			.contains("Ash School,ash", "Elm School,elm.example")
			.doesNotContain("the old list");
	}

	@Test
	void aTableThatIsPastedStaysWhileSomebodyLooksAtTheNextPage() {
		Press press = new Press(null, Map.of(), Map.of(AgencyActions.TABLE, TABLE, AgencyActions.KNOWN, "this page"));
		Trial.press(this.actions, "agencies.page", AdminCheckTests.turn("joan"), press);
		assertThat(press.left()).isEqualTo(Left.in("", Map.of(AgencyActions.TABLE, TABLE)));
	}

	@Test
	void aRowThatIsNotUnderstoodTakesNothingInAndLosesNothing() {
		assertThat(json(press(AgencyActions.ADD, Map.of(AgencyActions.TABLE, TABLE + "\nAsh School,ash"))))
			.contains("Nothing was taken in. Row 3: “ash” is not a domain.")
			.contains("Ash School,ash");
		Mockito.verify(this.agencies, Mockito.never()).add(any(), anyString());
	}

	@Test
	void aLongListComesInPages() {
		given(this.agencies.all()).willReturn(IntStream.range(0, 250)
			.mapToObj((i) -> new Agency("School " + i, List.of("school" + i + ".example")))
			.toList());
		String first = json(this.actions.adminAgencies().handle(AdminCheckTests.turn("joan"), Arguments.none()));
		assertThat(first).contains("1 to 100 of 250").contains("Next 100").doesNotContain("School 100,");
	}

	@Test
	void nobodyElseSeesOrChangesTheList() {
		assertThatThrownBy(() -> this.actions.adminAgencies().handle(AdminCheckTests.turn("helen"), Arguments.none()))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(() -> Trial.press(this.actions, AgencyActions.ADD, AdminCheckTests.turn("helen"),
				new Press(null, Map.of(), new HashMap<>())))
			.isInstanceOf(Refused.class);
	}

	private Reply press(String verb, Map<String, String> typed) {
		return Trial.press(this.actions, verb, AdminCheckTests.turn("joan"),
				new Press(null, Map.of(), new HashMap<>(typed)));
	}

	private static String json(Reply reply) {
		return shown(reply).toString();
	}

	private static JsonNode shown(Reply reply) {
		return ((Reply.Show) reply).card().json();
	}

}
