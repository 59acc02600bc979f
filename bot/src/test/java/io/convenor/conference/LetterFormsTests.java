package io.convenor.conference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import io.convenor.conference.FamilyContact.Format;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.timescales.BrokenFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Somebody reads their letters in Welsh, in easy read or in large print. */
class LetterFormsTests {

	private static final String ANSWER = "replies/answer";

	private static final String ONLY_IN_ENGLISH = "Part of this letter is only in English.";

	private static final Invitee KIM = Invitee.named("Kim Marsh").as(Role.MOTHER).build();

	@TempDir
	Path folder;

	@Test
	void everythingThatFamilyIsWrittenIsThereInWelsh() {
		assertThat(FormTexts.of(null).missing("cy")).isEmpty();
	}

	@Test
	void theLettersThatMatterMostAreThereInEasyRead() {
		assertThat(FormTexts.of(null).missing("easy-read")).doesNotContain("scheduling/how-you-take-part-family",
				"scheduling/what-changed-family", "scheduling/cancelled-family", "outcomes/for-family");
	}

	@Test
	void whatAKindOfMeetingTellsFamilyIsThereInWelsh() {
		Map<String, String> welsh = Objects.requireNonNull(FormTexts.of(null).phrases("cy"));
		assertThat(SomeKinds.SHIPPED.all()
			.stream()
			.map(Kind::guide)
			.filter(Guide::forTheFamily)
			.flatMap((guide) -> Stream.of(guide, guide.readBy(Role.YOUNG_PERSON)))
			.flatMap(LetterFormsTests::told)
			.filter((english) -> !welsh.containsKey(english))).isEmpty();
	}

	private static Stream<String> told(Guide guide) {
		List<String> told = new ArrayList<>();
		guide.said((english) -> {
			told.add(english);
			return english;
		});
		return told.stream();
	}

	@Test
	void aLetterInWelshSaysItsDatesInWelsh() {
		Voice welsh = forms(null).voice(KIM, Format.WELSH, ANSWER);
		assertThat(welsh.moment(LocalDateTime.of(2026, 3, 3, 10, 0))).isEqualTo("dydd Mawrth 3 Mawrth 2026, 10am");
		assertThat(welsh.moment(LocalDateTime.of(2026, 8, 12, 12, 0)))
			.isEqualTo("dydd Mercher 12 Awst 2026, hanner dydd");
		assertThat(welsh.dayAndMonth(LocalDate.of(2026, 12, 27))).isEqualTo("dydd Sul 27 Rhagfyr");
		assertThat(welsh.lasting(90)).isEqualTo("1 awr a 30 munud");
		assertThat(welsh.isEnglishIn("dydd Mawrth")).isFalse();
	}

	@Test
	void aLetterInWelshIsWelshAndSaysSoToWhoListens() {
		assertThat(letter(Format.WELSH, null)).contains("lang=\"cy\"", "Diolch am eich neges")
			.doesNotContain("Thank you", ONLY_IN_ENGLISH);
	}

	@Test
	void whatALetterLacksInWelshIsSaidInBothLanguages() {
		SpringTemplateEngine engine = engine(null);
		LetterForms forms = forms(null);
		Voice voice = forms.voice(KIM, Format.WELSH, ANSWER);
		voice.said("This is in another letter.");
		var words = new Context();
		words.setVariable("paragraphs", List.of("Bydd rhywun yno."));
		assertThat(texts(engine, forms).to(voice, ANSWER, words)).contains("Diolch").doesNotContain(ONLY_IN_ENGLISH);
		words.setVariable("paragraphs", List.of(voice.said("Nobody has translated this.")));
		assertThat(texts(engine, forms).to(voice, ANSWER, words)).contains("Diolch", "Nobody has translated this.",
				"Mae rhan o’r llythyr hwn yn Saesneg yn unig.", ONLY_IN_ENGLISH);
	}

	@Test
	void whatSomebodyTypedIsHeardInEnglish() {
		Voice voice = forms(null).voice(KIM, Format.WELSH, ANSWER);
		var words = new Context();
		words.setVariable("chair", "Helen Okafor");
		words.setVariable("paragraphs", List.of(voice.typed("An interpreter comes.\nShe speaks Polish."),
				"Bydd rhywun yno: " + voice.typed("Helen will ring.")));
		assertThat(texts(engine(null), forms(null)).to(voice, ANSWER, words)).contains(ONLY_IN_ENGLISH,
				"lang=\"en-GB\" style=\"margin: 0 0 16px\">An interpreter comes.<br>She speaks Polish.</p>",
				">Bydd rhywun yno: <span lang=\"en-GB\">Helen will ring.</span></p>");
	}

	@Test
	void inAnEnglishLetterNothingIsMarkedAsEnglish() {
		Voice voice = Voice.usual(KIM);
		var words = new Context();
		words.setVariable("paragraphs", List.of(voice.typed("Helen will ring.")));
		assertThat(texts(engine(null), forms(null)).to(voice, ANSWER, words)).contains("\">Helen will ring.</p>")
			.doesNotContain("<span lang", ONLY_IN_ENGLISH);
	}

	@Test
	void anAuthoritysWelshMayFillInTheOtherWayRound() throws IOException {
		write("cy/phrases.txt", "%s and %s = %2$s a %1$s\n");
		new OwnTexts(this.folder).check();
		assertThat(forms(this.folder).voice(KIM, Format.WELSH, ANSWER).lasting(90)).isEqualTo("30 munud a 1 awr");
	}

	@Test
	void aLetterThatIsNotThereIsSentAsUsualAndSaysSo() {
		assertThat(letter(Format.EASY_READ, null)).contains("lang=\"en-GB\"", "Thank you for your message",
				"We do not have all of this letter in easy read.");
	}

	@Test
	void nothingInLargePrintIsSmallerThanSixteenPoints() {
		String letter = letter(Format.LARGE_PRINT, null);
		assertThat(letter).contains("font-size: 22px", "font-size: 33px");
		assertThat(Stream.of(letter.split("font-size: ")).skip(1).map((each) -> each.replaceFirst("px.*(?s:.*)", "")))
			.allSatisfy((size) -> assertThat(Integer.parseInt(size)).isGreaterThanOrEqualTo(22));
		assertThat(letter(Format.USUAL, null)).contains("font-size: 16px");
	}

	@Test
	void anAuthorityChangesItsWelshWithoutALineOfJava() throws IOException {
		write("cy/replies/answer.html", shipped("cy/replies/answer.html").replace("Diolch am", "Diolch o galon am"));
		write("cy/phrases.txt", "midday = canol dydd\n");
		assertThat(new OwnTexts(this.folder).check()).containsExactlyInAnyOrder("cy/replies/answer", "cy/phrases.txt");
		assertThat(letter(Format.WELSH, this.folder)).contains("Diolch o galon am", "Annwyl");
		assertThat(forms(this.folder).voice(KIM, Format.WELSH, ANSWER).said("midday")).isEqualTo("canol dydd");
	}

	@Test
	void anAuthorityAddsALetterThatIsNotShippedInTheForm() throws IOException {
		write("easy-read/replies/answer.html",
				shipped("replies/answer.html").replace("Thank you for your message", "Thank you. You wrote to us"));
		assertThat(new OwnTexts(this.folder).check()).hasSize(1);
		assertThat(letter(Format.EASY_READ, this.folder)).contains("Thank you. You wrote to us")
			.doesNotContain("We do not have all of this letter");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			cy/phrases.txt         | midday                                  | line 1: a line is “English = the same
			cy/phrases.txt         | by %s = erbyn                           | line 1: what is filled in is not the same
			cy/phrases.txt         | by %s = erbyn %d                        | line 1: what is filled in is not the same
			cy/phrases.txt         | %s and %s = %3$s a %1$s                 | line 1: what is filled in is not the same
			cy/replies/anwser.html | <p>Diolch</p>                           | no letter of that name is shipped
			cy/replies/answer.html | <h1 th:text="${nobody}">Diolch</h1>     | nobody fills in ${nobody}
			cy/replies/answer.html | <html lang="cy"><h1>Diolch</h1></html>  | line 1: a heading of one word
			cy/replies/answer.html | <h1>Diolch</h1><p>                      | <p> is not closed
			cy/scheduling/what-changed-family.html | <h1>Ho</h1><p th:replace="~{scheduling/parts :: host}"></p> | host
			""", delimiter = '|')
	void whatWouldGoWrongInAnotherFormIsRefused(String name, String text, String problem) throws IOException {
		write(name, text);
		assertThatExceptionOfType(BrokenFileException.class).isThrownBy(() -> new OwnTexts(this.folder).check())
			.withMessageContaining(problem);
	}

	private String letter(Format format, @Nullable Path own) {
		LetterForms forms = forms(own);
		return texts(engine(own), forms).to(forms.voice(KIM, format, ANSWER), ANSWER, new Context());
	}

	private static LetterForms forms(@Nullable Path own) {
		return new LetterForms(FormTexts.of(own), null);
	}

	private static LetterTexts texts(SpringTemplateEngine engine, LetterForms forms) {
		return new LetterTexts(engine, new Authority("Northmere Council", "organiser@northmere.example", "organiser",
				"cp@northmere.example", "", "children’s services"), forms);
	}

	private static SpringTemplateEngine engine(@Nullable Path own) {
		var shipped = new ClassLoaderTemplateResolver();
		shipped.setPrefix("templates/");
		shipped.setSuffix(".html");
		shipped.setOrder(1);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(new FormTemplateResolver(null));
		if (own != null) {
			engine.addTemplateResolver(new FormTemplateResolver(own));
		}
		engine.addTemplateResolver(shipped);
		return engine;
	}

	private static String shipped(String name) throws IOException {
		return new ClassPathResource("templates/" + name).getContentAsString(StandardCharsets.UTF_8);
	}

	private void write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
