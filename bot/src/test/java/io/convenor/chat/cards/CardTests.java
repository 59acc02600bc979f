package io.convenor.chat.cards;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.Reference;
import io.convenor.drafts.Reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
			.field(Field.text("a", "Case reference").required("Write the case reference").hint("CP-7F3KM"))
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
		assertThat(card.json().path("lang").asText()).isEqualTo("en");
		assertThat(card.json().path("body").path(4).path("value").isInt()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "**Robert**", "_x_", "[click](https://evil.example)",
			"{{DATE(2026-01-01T00:00:00Z,SHORT)}}", "# Heading", "- item", "1. item", "`code`", "~~gone~~",
			"<at>Helen Okafor</at>", "&lt;b&gt;", "https://evil.example", "\\*x\\*", "> quote", "a | b" })
	void nothingInANameIsActedOn(String name) {
		Card card = Card.saying("A name")
			.heading(name)
			.text(name)
			.fact(name, name)
			.field(Field.choice("who", "Who: " + name).option("1", name))
			.button(Button.press("x", name.substring(0, Math.min(name.length(), 15))))
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

	/** A small telephone has room for some 36 letters beside each other. */
	@Test
	void aWordThatIsLongerThanALineMayGoOnInTheNext() {
		String name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
		JsonNode card = Card.saying("x")
			.heading(name)
			.text("Dear " + name)
			.field(Field.choice("who", name).option(name, name).value(name))
			.button(Button.press("x", "Ring").with("who", name))
			.build()
			.json();
		Stream
			.of(card.at("/body/0/text"), card.at("/body/1/inlines/0/text"), card.at("/body/2/label"),
					card.at("/body/2/choices/0/title"))
			.map(JsonNode::asText)
			.forEach((shown) -> {
				assertThat(shown.split("[ \u200B]")).allSatisfy((piece) -> assertThat(piece).hasSizeLessThan(31));
				assertThat(shown.replace("\u200B", "")).endsWith(name);
			});
		assertThat(card.at("/body/2/value").asText()).isEqualTo(name);
		assertThat(card.at("/body/2/choices/0/value").asText()).isEqualTo(name);
		assertThat(card.at("/body/3/actions/0/data/convenor/carries/who").asText()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "helen.okafor@northmere.example:", "Safeguarding-Partnership",
			"https://northmere.example/a-very-long-page", "Siân O’Brien-Łukasz, Family supporter" })
	void whatFitsALineOrIsALinkIsLeftAsItIs(String text) {
		assertThat(Plain.run(text)).isEqualTo(text);
	}

	@Test
	void aLongAddressGoesOnInTheNextLineAfterASign() {
		assertThat(Plain.run("headteacher.office@st-marys-primary.northmere.sch.uk"))
			.isEqualTo("headteacher.office@st-\u200Bmarys-primary.northmere.\u200Bsch.uk");
		assertThat(Plain.run(Plain.run("x".repeat(97)))).isEqualTo(Plain.run("x".repeat(97)));
	}

	@Test
	void noLetterIsTornFromItsAccent() {
		assertThat(Plain.run("x\u0323\u0304".repeat(30))).doesNotContainPattern("\u200B\\p{M}");
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
	void aCardFitsAMessageOfFortyKilobytesWhateverIsWrittenOnIt() {
		Card.Builder card = Card.saying("Many");
		for (int button = 0; button < 40; button++) {
			card.section((section) -> section.text("李".repeat(100)));
		}
		Card built = card.button(Button.press("a", "A")).build().stamped(UUID.randomUUID(), 9_999_999);
		assertThat(built.noticing("x".repeat(500)).json().toString().getBytes(StandardCharsets.UTF_16LE).length)
			.isLessThan(40 * 1024 - 2_000);
		assertThatThrownBy(() -> card.text("李".repeat(19_000)).build()).isInstanceOf(CardTooLarge.class);
	}

	@Test
	void buttonsCarryTheCardTheyAreOnHoweverDeepTheyAre() {
		UUID id = UUID.randomUUID();
		Card card = Card.saying("x")
			.section((section) -> section.button(Button.press("inner", "Inner").with("verb", "tricky")))
			.button(Button.press("outer", "Outer"))
			.button(Button.press("last", "Yes, cancel it").asking("Cancel it", "Everybody is told."))
			.button(Button.open("Open", URI.create("https://northmere.example")))
			.build()
			.stamped(id, 7);
		List<JsonNode> buttons = card.json().findParents("verb").stream().filter((node) -> node.has("data")).toList();
		assertThat(buttons).hasSize(3).allSatisfy((button) -> {
			assertThat(button.at("/data/convenor/card").asText()).isEqualTo(id.toString());
			assertThat(button.at("/data/convenor/version").asLong()).isEqualTo(7);
			assertThat(button.at("/fallback/type").asText()).isEqualTo("Action.Submit");
			assertThat(button.at("/fallback/data/convenor/card").asText()).isEqualTo(id.toString());
			assertThat(button.at("/fallback/data/convenor/pressed").asText()).isEqualTo(button.path("verb").asText());
		});
		assertThat(buttons.getFirst().at("/data/convenor/carries").size()).isEqualTo(1);
	}

	@Test
	void whatCannotBeUndoneAsksOnceMore() {
		JsonNode opener = Card.saying("x")
			.button(Button.press("cancel", "Yes, cancel it").asking("Cancel it", "Everybody is told."))
			.build()
			.json()
			.at("/body/0/actions/0");
		assertThat(opener.path("type").asText()).isEqualTo("Action.ShowCard");
		assertThat(opener.path("title").asText()).isEqualTo("Cancel it");
		assertThat(opener.at("/card/body/0/inlines/0/text").asText()).isEqualTo("Everybody is told.");
		assertThat(opener.at("/card/actions/0/verb").asText()).isEqualTo("cancel");
	}

	@Test
	void aTitleThatAPhoneWouldCutIsRefused() {
		Button longest = Button.press("x", "Wednesday 23 September 20");
		Button tooLong = Button.press("x", "Wednesday 23 September 202");
		assertThatCode(() -> Card.saying("x").button(longest).build()).doesNotThrowAnyException();
		assertThatThrownBy(() -> Card.saying("x").button(tooLong).build()).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> Card.saying("x")
			.item("action", 12, "Visit weekly", (item) -> item.button(Button.press("x", "Take this one away")))
			.build()).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void buttonsStandBesideEachOtherOnlyWhereAPhoneHasRoomForThem() {
		Card.Builder card = Card.saying("x");
		Stream.of("Yes", "No", "Back", "Show times in this room", "Look again", "Not now", "Eighth", "Ninth")
			.forEach((title) -> card.button(Button.press(title, title)));
		JsonNode rows = card.build().json().path("body");
		List<List<String>> inSight = StreamSupport.stream(rows.spliterator(), false)
			.map((row) -> titles(row, false))
			.toList();
		assertThat(inSight).containsExactly(List.of("Yes", "No", "Back"), List.of("Show times in this room"),
				List.of("Look again", "Not now"));
		assertThat(titles(rows.get(2), true)).containsExactly("Eighth", "Ninth");
	}

	private static List<String> titles(JsonNode row, boolean inTheMenu) {
		return StreamSupport.stream(row.path("actions").spliterator(), false)
			.filter((action) -> action.path("mode").asText().equals("secondary") == inTheMenu)
			.map((action) -> action.path("title").asText())
			.toList();
	}

	@Test
	void toLookAgainIsTheFirstThingToPressWhereverItWasAdded() {
		JsonNode card = Card.titled("Times")
			.button(Button.press("times.use", "Use this time"))
			.button(Button.lookAgain("times.look"))
			.build()
			.json();
		assertThat(CardRules.actions(card).map((each) -> each.path("title").asText())).containsExactly("Look again",
				"Use this time");
	}

	@Test
	void twoButtonsOrFieldsOfTheSameNameAreRefused() {
		Card.Builder buttons = Card.saying("x")
			.section((section) -> section.text("Visit weekly").button(Button.press("remove", "Remove")))
			.section((section) -> section.text("Ring the school").button(Button.press("remove", "Remove")));
		assertThatThrownBy(buttons::build).isInstanceOf(AssertionError.class).hasMessageContaining("Remove");
		Card.Builder fields = Card.saying("x")
			.field(Field.date("a", "Done on"))
			.section((section) -> section.field(Field.date("b", "Done on")));
		assertThatThrownBy(fields::build).isInstanceOf(AssertionError.class).hasMessageContaining("Done on");
	}

	@Test
	void whereNobodyIsToBeRefusedTheyHaveANumber() {
		ObjectNode card = Card.saying("x")
			.button(Button.press("remove", "Remove"))
			.button(Button.press("again", "Remove it"))
			.build()
			.json();
		card.findParents("verb")
			.stream()
			.filter((each) -> each.path("title").asText().equals("Remove it"))
			.forEach((each) -> ((ObjectNode) each).put("title", "Remove"));
		assertThat(CardRules.distinctNames(card)).containsExactly("Remove");
		assertThat(card.findValuesAsText("title")).contains("Remove", "Remove 2");
		assertThat(CardRules.distinctNames(card)).isEmpty();
	}

	@Test
	void whatIsOneOfSeveralIsCalledByItsNumber() {
		JsonNode body = Card.saying("x")
			.item("action", 1, "Ring the school", (item) -> item.button(Button.press("remove", "Remove")))
			.item("action", 2, "Visit weekly",
					(item) -> item.field(Field.date("done", "Done on")).button(Button.press("remove", "Remove")))
			.build()
			.json()
			.path("body");
		assertThat(body.at("/1/items/0/inlines/0/text").asText()).isEqualTo("2. Visit weekly");
		assertThat(body.at("/1/items/1/label").asText()).isEqualTo("Done on, action 2");
		assertThat(body.at("/1/items/2/actions/0/title").asText()).isEqualTo("Remove action 2");
	}

	@Test
	void nothingIsRequiredByTheClientWhereSeveralButtonsSubmit() {
		Card one = Card.saying("x")
			.field(Field.number("n", "How many").required("Say how many.").between(1, 3))
			.button(Button.press("a", "Save"))
			.build();
		Card two = Card.saying("x")
			.field(Field.number("n", "How many").required("Say how many.").between(1, 3))
			.button(Button.press("a", "Save"))
			.section((section) -> section.button(Button.press("b", "Back")))
			.build();
		assertThat(one.json().at("/body/0/isRequired").asBoolean()).isTrue();
		assertThat(two.json().at("/body/0").has("isRequired")).isFalse();
		assertThat(two.json().at("/body/0").has("max")).isFalse();
	}

	@Test
	void anEmptyPartIsNotThere() {
		assertThat(Card.saying("x").section((_) -> {
		}).panel((panel) -> panel.section((_) -> {
		})).text("y").build().json().path("body").size()).isEqualTo(1);
	}

	@Test
	void aCardIsReadAloudByItsReference() {
		Card card = Card.titled("%s: what is left", new Reference("CP-7F3KM")).build();
		assertThat(card.summary()).isEqualTo("CP-7F3KM: what is left");
		assertThat(Card.read(card.json().toString()).summary()).isEqualTo("CP-7F3KM: what is left");
	}

	@Test
	void whatStoodInOtherFieldsOfTheSameFormStays() {
		Card card = form("Who was there");
		String form = card.json().findValue("form").asText();
		Card left = card.leaving(Left.in(form, Map.of("who", "2,9", "note", "late")));
		assertThat(left.json().at("/body/1/value").asText()).isEqualTo("2");
		assertThat(left.json().at("/body/2/value").asText()).isEqualTo("late");
		Card another = form("Who was told");
		assertThat(another.leaving(Left.in(form, Map.of("note", "late")))).isSameAs(another);
	}

	@Test
	void whatWasOnlyShownBeforeIsNotPutOverWhatIsNewer() {
		String before = held("2026-03-03").json().findValue("form").asText();
		Map<String, String> asShown = Map.of("held", "2026-03-03", "note", "late");
		assertThat(held("2026-03-03").leaving(Left.in(before, Map.of("held", "2026-03-02")))
			.json()
			.at("/body/0/value")
			.asText()).isEqualTo("2026-03-02");
		JsonNode newer = held("2026-03-10").leaving(Left.in(before, asShown)).json();
		assertThat(newer.at("/body/0/value").asText()).isEqualTo("2026-03-10");
		assertThat(newer.at("/body/1/value").asText()).isEqualTo("late");
	}

	@Test
	void whatWasFilledInOnOnePageStaysWhileAnotherIsShown() {
		Card first = page("1", null);
		Card second = page("2", "as it was");
		Left onFirst = Left.in(form(first), Map.of("note-1", "late", "who", "of-1", "day", ""));
		assertThat(second.leaving(onFirst)).isSameAs(second);
		Left elsewhere = second.elsewhere(onFirst);
		Left all = Left.read(elsewhere.written()).and(Left.in(form(second), Map.of("note-2", "early", "who", "of-2")));
		assertThat(second.leaving(all).json().at("/body/1/value").asText()).isEqualTo("early");
		Card again = first.leaving(all);
		assertThat(again.json().at("/body/1/value").asText()).isEqualTo("late");
		assertThat(again.json().at("/body/2/value").asText()).isEqualTo("of-1");
		assertThat(first.elsewhere(all)).isEqualTo(Left.in(form(second), Map.of("note-2", "early", "who", "of-2")));
		assertThat(form("Another form").elsewhere(all)).isEqualTo(Left.NOTHING);
	}

	@Test
	void whatNobodyFillsInByHandIsNotKept() {
		assertThat(Left.in("a", Map.of("x", "y".repeat(30_000))).written()).isNull();
		assertThat(Left.in("a", Map.of("x", "y".repeat(15_000)))
			.and(Left.in("b", Map.of("x", "z".repeat(15_000))))
			.written()).startsWith("{\"b\":").hasSizeLessThan(20_000);
	}

	private static Card page(String number, @Nullable String shown) {
		return Card.saying("x")
			.heading("A list")
			.field(Field.text("note-" + number, "Note").value(shown))
			.field(Field.choice("who", "Who").option("of-" + number, "Siân"))
			.button(Button.press("save", "Save"))
			.build();
	}

	private static String form(Card card) {
		return card.json().findValue("form").asText();
	}

	private static Card held(String on) {
		return Card.saying("x")
			.field(Field.date("held", "Held on").value(on))
			.field(Field.text("note", "Note"))
			.button(Button.press("save", "Save"))
			.build();
	}

	private static Card form(String heading) {
		return Card.saying("x")
			.heading(heading)
			.field(Field.choices("who", "Who").option("1", "Siân").option("2", "Devi"))
			.field(Field.text("note", "Note"))
			.button(Button.press("save", "Save"))
			.build();
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
		assertThat(card.at("/body/0/inlines/0/text").asText()).isEqualTo("2 problems, at: When");
		assertThat(card.at("/body/1/inlines/0/text").asText())
			.isEqualTo("Problem: There is no family member among the people. Is that right?");
		assertThat(card.at("/body/2/value").asText()).isEqualTo("Siân");
		assertThat(card.at("/body/3/items/0/label").asText()).startsWith("When – Problem: “soon” is not a date");
		assertThat(card.at("/body/3/items/0/value").isMissingNode()).isTrue();
		assertThat(card.at("/body/5/value").asText()).isEqualTo("alder");
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
