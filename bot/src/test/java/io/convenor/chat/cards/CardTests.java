package io.convenor.chat.cards;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.drafts.Reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CardTests {

	@Test
	void aCardIsReadAloudAndSaysWhatItIsWhereItCannotBeShown() {
		JsonNode card = Card.saying("Book a conference").heading("Book a conference").build().json();
		assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
		assertThat(card.path("version").asText()).isEqualTo("1.5");
		assertThat(card.path("speak").asText()).isEqualTo("Book a conference");
		assertThat(card.path("fallbackText").asText()).isEqualTo("Book a conference");
		assertThat(card.path("body").path(0).path("style").asText()).isEqualTo("heading");
	}

	@Test
	void everyFieldHasALabelAndSaysWhatIsWrong() {
		Card card = Card.saying("Fields")
			.field(Field.text("a", "Case reference").required("Write the case reference").hint("CP-7F3K"))
			.field(Field.paragraph("b", "Notes"))
			.field(Field.email("c", "Email"))
			.field(Field.date("d", "Date"))
			.field(Field.number("e", "Length in minutes").between(30, 240).value(90))
			.field(Field.choice("f", "Type").option("icpc", "Initial conference").value("icpc"))
			.field(Field.choices("g", "Rooms").option("1", "Alder"))
			.field(Field.toggle("h", "Risk assessment", "It was done"))
			.build();
		for (JsonNode field : card.json().path("body")) {
			assertThat(field.path("label").asText()).isNotBlank();
			assertThat(field.path("id").asText()).isNotBlank();
		}
		assertThat(card.json().path("body").path(0).path("errorMessage").asText())
			.isEqualTo("Write the case reference");
		assertThat(card.json().path("body").path(4).path("value").isInt()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "**Robert**", "_x_", "[click](https://evil.example)",
			"{{DATE(2026-01-01T00:00:00Z,SHORT)}}", "# Heading", "- item", "1. item", "`code`", "~~gone~~",
			"<at>Helen Okafor</at>", "&lt;b&gt;", "https://evil.example", "\\*x\\*", "> quote", "a | b" })
	void nothingInANameIsActedOn(String name) {
		Card card = Card.saying(name)
			.heading(name)
			.text(name)
			.fact(name, name)
			.field(Field.choice("who", name).option("1", name))
			.button(Button.press("x", name))
			.build();
		for (JsonNode block : card.json().findParents("inlines")) {
			assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
		}
		for (String shown : textsReadAsMarkdown(card)) {
			assertThat(shown).doesNotContain("**", "](", "{{", "`", "~~", "<at>", "https://", "\\", "&lt;")
				.doesNotMatch("(?s)^(#|-|>|\\d+\\.).*")
				.doesNotMatch("_\\w+_");
		}
		assertThat(card.json().toString()).doesNotContain("{{DATE");
	}

	@Test
	void aNameIsStillReadable() {
		JsonNode card = Card.saying("x").text("Siân O’Brien-Łukasz (née 李), 50% & more").build().json();
		assertThat(card.findValuesAsText("text")).contains("Siân O’Brien-Łukasz (née 李), 50% & more");
	}

	@Test
	void charactersThatHideOrTurnTextAroundAreLeftOut() {
		JsonNode card = Card.saying("x").text("abc\u202Edef\u0000\u0007g\uFEFF").build().json();
		assertThat(card.findValuesAsText("text")).contains("abcdefg");
	}

	@Test
	void aCardThatIsTooLargeIsNotBuilt() {
		Card.Builder card = Card.saying("Many");
		for (int line = 0; line < 400; line++) {
			card.text("A line of some length, number " + line + ", of the many that nobody reads");
		}
		assertThatThrownBy(card::build).isInstanceOf(CardTooLarge.class);
	}

	@Test
	void buttonsCarryTheCardTheyAreOnHoweverDeepTheyAre() {
		UUID id = UUID.randomUUID();
		Card card = Card.saying("x")
			.section((section) -> section.button(Button.press("inner", "Inner").with("verb", "tricky")))
			.button(Button.press("outer", "Outer"))
			.button(Button.open("Open", URI.create("https://northmere.example")))
			.build()
			.stamped(id, 7);
		List<JsonNode> buttons = card.json().findParents("verb").stream().filter((node) -> node.has("data")).toList();
		assertThat(buttons).hasSize(2).allSatisfy((button) -> {
			assertThat(button.at("/data/convenor/card").asText()).isEqualTo(id.toString());
			assertThat(button.at("/data/convenor/version").asLong()).isEqualTo(7);
		});
		assertThat(buttons.getFirst().at("/data/convenor/carries").size()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "relative" })
	void aButtonOpensNothingDangerous(String address) {
		URI uri = URI.create(address);
		assertThatThrownBy(() -> Button.open("Open", uri)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aFieldCannotTakeTheNameOfWhatIsOurs() {
		assertThatThrownBy(() -> Field.text("convenor", "x")).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aFormKeepsWhatWasWrittenAndSaysWhatWasWrong() {
		Reading reading = new Reading(Map.of("who", "Siân", "when", "soon", "length", "ninety", "room", "alder"));
		reading.date("when");
		reading.refuse("somewhere", "There is no family member among the people. Is that right?");
		JsonNode card = Card.saying("x")
			.field(Field.text("who", "Who"))
			.section((section) -> section.field(Field.date("when", "When")))
			.field(Field.number("length", "Length"))
			.field(Field.choice("room", "Room").option("alder", "Alder"))
			.keeping(reading.refused())
			.build()
			.json();
		assertThat(card.at("/body/0/inlines/0/text").asText()).contains("no family member");
		assertThat(card.at("/body/1/value").asText()).isEqualTo("Siân");
		assertThat(card.at("/body/2/items/0/inlines/0/text").asText()).contains("“soon” is not a date");
		assertThat(card.at("/body/2/items/1/value").isMissingNode()).isTrue();
		assertThat(card.at("/body/4/value").asText()).isEqualTo("alder");
	}

	@Test
	void aListWithOtherOptionsIsNotTakenForTheOneItReplaces() {
		assertThat(key(Field.choice("who", "Who").option("1", "Siân")))
			.isEqualTo(key(Field.choice("who", "Who").option("1", "Siân")))
			.isNotEqualTo(key(Field.choice("who", "Who").option("2", "Devi")))
			.isNotEqualTo(key(Field.choice("whose", "Who").option("1", "Siân")));
	}

	private static String key(Field field) {
		return Card.saying("x").field(field).build().json().at("/body/0/key").asText();
	}

	@Test
	void aNoticeStandsAboveTheCard() {
		JsonNode card = Card.saying("x").text("below").build().noticing("above").json();
		assertThat(card.at("/body/0/items/0/inlines/0/text").asText()).isEqualTo("above");
		assertThat(card.at("/body/1/inlines/0/text").asText()).isEqualTo("below");
	}

	private static List<String> textsReadAsMarkdown(Card card) {
		JsonNode json = card.json();
		List<String> texts = json.findParents("style")
			.stream()
			.filter((node) -> node.path("type").asText().equals("TextBlock"))
			.map((node) -> node.path("text").asText())
			.collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
		json.findValuesAsText("title", texts);
		json.findValuesAsText("label", texts);
		return texts;
	}

}
