package io.convenor.conference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import io.convenor.people.Authority;
import io.convenor.timescales.BrokenFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An authority changes what a letter says without a line of Java. */
class OwnTextsTests {

	private static final String ANSWER = "replies/answer.html";

	@TempDir
	Path folder;

	@Test
	void whatAnAuthorityWritesIsReadInsteadOfWhatIsShipped() throws IOException {
		assertThat(letter()).contains("Thank you for your message");
		write(ANSWER, shipped(ANSWER).replace("Thank you for your message", "Diolch am eich neges"));
		assertThat(letter()).contains("Diolch am eich neges", "Northmere Council").doesNotContain("Thank you for your");
	}

	@Test
	void everyShippedTextCouldBeAnAuthoritysOwn() throws IOException {
		Resource[] all = new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html");
		for (Resource each : all) {
			String url = each.getURL().toString();
			write(url.substring(url.indexOf("templates/") + "templates/".length()),
					each.getContentAsString(StandardCharsets.UTF_8));
		}
		Files.delete(this.folder.resolve("letters/layout.html"));
		assertThat(new OwnTexts(this.folder).check()).hasSize(all.length - 1).contains("scheduling/readers/parent");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			<h1>Our answer   | <p>Our answer               | line 4: </h1> comes before <p> of line 4 is closed
			</h1>            | ''                          | line 10: </body> comes before <h1> of line 4 is closed
			${name}          | ${nmae}                     | line 5: nobody fills in ${nmae} in this letter
			<p>Dear          | <p style="color: red">Dear  | line 5: “style=” does not belong in a letter
			<p>Dear          | <script>x</script><p>Dear   | line 5: “<script” does not belong in a letter
			Our answer about your meeting | Answer         | line 4: a heading of one word says nothing
			</h1>            | </h1><h2>What comes now</h2><h2>And then</h2> | line 4: a heading has nothing below it
			</h1>            | </h1><p>Ring <a href="tel:+441632"></a></p> | line 4: a link has no words
			' lang="en-GB"'  | ''                          | line 2: no language is set
			<h1>Our answer about your meeting</h1> | ''    | needs the headings h1 that the shipped one has
			""", delimiter = '|')
	void whatWouldGoWrongIsRefusedWithFileAndLine(String shipped, String own, String problem) throws IOException {
		write(ANSWER, shipped(ANSWER).replace(shipped, own));
		assertThatExceptionOfType(BrokenFileException.class).isThrownBy(() -> new OwnTexts(this.folder).check())
			.withMessageStartingWith(ANSWER)
			.withMessageContaining(problem);
	}

	@Test
	void aFileThatNobodyWouldReadIsRefused() throws IOException {
		write("replies/anwser.html", shipped(ANSWER));
		assertThatExceptionOfType(BrokenFileException.class).isThrownBy(() -> new OwnTexts(this.folder).check())
			.withMessage("replies/anwser.html: no letter of that name is shipped, so nobody would ever read it.");
	}

	@Test
	void aPartThatOtherLettersHaveInThemStays() throws IOException {
		write("letters/advice.html", shipped("letters/advice.html").replace("th:fragment=\"advice\"", ""));
		assertThatExceptionOfType(BrokenFileException.class).isThrownBy(() -> new OwnTexts(this.folder).check())
			.withMessageContaining("the part th:fragment=\"advice\" is not there");
	}

	@Test
	void aFolderThatIsNotThereStopsTheStart() {
		assertThatExceptionOfType(BrokenFileException.class)
			.isThrownBy(() -> new OwnTextsConfiguration().ownTexts(this.folder.resolve("none").toString()))
			.withMessageContaining("there is no such folder of letters");
	}

	private String letter() {
		var shipped = new ClassLoaderTemplateResolver();
		shipped.setPrefix("templates/");
		shipped.setSuffix(".html");
		shipped.setOrder(1);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(new OwnTextsConfiguration().ownTexts(this.folder.toString()));
		engine.addTemplateResolver(shipped);
		var texts = new LetterTexts(engine, new Authority("Northmere Council", "organiser@northmere.example",
				"organiser", "cp@northmere.example", "", "children’s services"), LetterForms.shipped(null));
		var words = new Context();
		words.setVariable("name", "Kim Marsh");
		return texts.toAll("replies/answer", words);
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
