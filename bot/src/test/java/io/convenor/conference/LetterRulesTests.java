package io.convenor.conference;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import io.convenor.people.Authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What the layout of letters makes of a text, and what it refuses. */
class LetterRulesTests {

	private static final LetterTexts TEXTS = new LetterTexts(templates(), new Authority("Northmere Council",
			"organiser@northmere.example", "organiser", "cp@northmere.example", "", "children’s services"),
			LetterForms.shipped(null));

	private static final String SOUND = "<html lang=\"en-GB\"><body><h1>Your meeting has moved</h1><p>Dear Kim,</p>"
			+ "<h2>How to join</h2><p><a href=\"tel:+441632960000,,731007919\">01632 960000</a></p>"
			+ "<table><caption>Who does what</caption><tr><th>Who</th></tr><tr><td>Kim</td></tr></table></body></html>";

	@Test
	void whatAnAuthorityWritesNeedsNoStyleOfItsOwn() {
		String letter = TEXTS.toAll(SOUND, new Context());
		assertThat(Jsoup.parse(letter).text()).startsWith(
				"Your meeting has moved Your meeting has moved Northmere Council, children’s services Dear Kim,");
		assertThat(new LetterRules("Northmere Council", "children’s services").broken(Jsoup.parse(letter))).isEmpty();
		assertThat(letter).contains("lang=\"en-GB\"", "tel:+441632960000,,731007919");
	}

	@Test
	void whatSomebodyTypedKeepsItsLines() {
		String letter = TEXTS.toAll(SOUND.replace("<p>Dear", "<p data-as-typed=\"\">One,\n two\n<p>Dear"),
				new Context());
		assertThat(letter).contains("One,<br> two</p>").doesNotContain("data-as-typed");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			<h1>Your meeting has moved</h1>         | <p></p>                                    | one heading
			<p>Dear Kim                             | <h1>Two of them</h1><p>Dear Kim            | one heading
			lang="en-GB"                            | ''                                         | language
			<p>Dear                                 | <p style="color: #505a5f">Dear             | colour without
			<p>Dear                                 | <p style="background: #505a5f">Dear        | colour without
			<p>Dear                                 | <p style="white-space: nowrap">Dear        | Outlook
			<p>Dear                                 | <p style="max-width: 640px">Dear           | Outlook
			,,731007919                             | ,,731007919#                               | telephone
			>01632 960000                           | >                                          | no words
			How to join                             | Join                                       | one word
			<p>Dear                                 | <h4>Rationale</h4><p>Dear                  | one word
			<h2>How to join</h2>                    | <h2>How it is</h2><h2>How to join</h2>     | nothing below
			""", delimiter = '|')
	void whatBreaksARuleDoesNotGoOut(String sound, String broken, String rule) {
		assertThat(SOUND).contains(sound);
		assertThatIllegalStateException().isThrownBy(() -> TEXTS.toAll(SOUND.replace(sound, broken), new Context()))
			.withMessageContaining(rule);
	}

	@Test
	void whoWritesAndWhatAboutIsSaidWhereATelephoneShowsIt() {
		assertThatIllegalStateException()
			.isThrownBy(() -> TEXTS.toAll(SOUND.replace("Your meeting", "Your meeting ".repeat(9)), new Context()))
			.withMessageContaining("who writes, and what about");
	}

	@Test
	void aLetterOfOldBreaksWhatTheLayoutAsksFor() {
		String old = "<html><body style=\"font-family: Arial; color: #0b0c0c; max-width: 640px\"><p>Dear Kim,</p>"
				+ "<table><tr><td>Visit</td></tr></table></body></html>";
		assertThat(new LetterRules("Northmere Council", "children’s services").broken(Jsoup.parse(old))).contains(
				"no language is set", "it has not exactly one h1", "it is not in one table that has a width",
				"a text has a colour without a background, or a background without a colour",
				"a cell or a heading has no font", "a long address does not wrap",
				"who writes, and what about, does not begin in the first hundred characters");
	}

	/** The layout is the shipped one; a letter is what stands where its name would. */
	private static SpringTemplateEngine templates() {
		var shipped = new ClassLoaderTemplateResolver();
		shipped.setPrefix("templates/");
		shipped.setSuffix(".html");
		shipped.setOrder(1);
		shipped.getResolvablePatternSpec().addPattern("letters/*");
		var asItStands = new StringTemplateResolver();
		asItStands.setTemplateMode(TemplateMode.HTML);
		asItStands.setOrder(2);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(shipped);
		engine.addTemplateResolver(asItStands);
		return engine;
	}

}
