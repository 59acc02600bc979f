package io.convenor.timescales;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What an administrator reads of a file that cannot be trusted. */
class BrokenYamlTests {

	private static final String SHIPPED = shipped();

	/** The first line of the shipped set that says how many something is. */
	private static final int VALUE = lineOf(SHIPPED, "    value: 15");

	private static final int CLOCKS = lineOf(SHIPPED, "clocks:");

	static Stream<Arguments> mistakes() {
		return Stream.of(
				mistake("a key twice", "value: 15", "value: 15\n    value: 16", VALUE + 1,
						", key clocks.icpc-held.value: it is there twice."),
				mistake("a key twice on one line", "    value: 15", "    unit2: {a: 1, a: 2}\n    value: 15", VALUE,
						", column 19, key clocks.icpc-held.unit2.a: it is there twice."),
				mistake("a section twice", "clocks:\n", "quoracy: {}\nclocks:\n", lineOf(SHIPPED, "quoracy:") + 1,
						", key quoracy: it is there twice."),
				mistake("a tab", "    value: 15", "\tvalue: 15", VALUE,
						", key value: this is not YAML at column 1 (found character '\\t(TAB)' that cannot start any "
								+ "token. (Do not use \\t(TAB) for indentation))."),
				mistake("an anchor", "    value: 15", "    value: 15\n    more: &more [1, 2]", VALUE + 1,
						", key clocks.icpc-held.more: an anchor, an alias or a tag (&, *, !) is not read here; write "
								+ "out what is meant, or put quotes around it."),
				mistake("an alias", "    value: 15", "    value: *fifteen", VALUE,
						", key clocks.icpc-held.value: an anchor, an alias or a tag (&, *, !) is not read here; "
								+ "write out what is meant, or put quotes around it."),
				mistake("a tag", "    value: 15", "    value: !!int 15", VALUE,
						", key clocks.icpc-held.value: an anchor, an alias or a tag (&, *, !) is not read here; "
								+ "write out what is meant, or put quotes around it."),
				mistake("a list for a number", "value: 15", "value: [15]", VALUE,
						", key clocks.icpc-held.value: it must be a single value."),
				mistake("keys for a number", "value: 15", "value: {number: 15}", VALUE,
						", key clocks.icpc-held.value: it must be a single value."),
				mistake("one of several on a line", "leaves-out:\n", "leaves-out: [a, b, C]\nother:\n",
						lineOf(SHIPPED, "leaves-out:"), ", column 20, key leaves-out: “C” is no name of a clock."),
				mistake("a half", "value: 15", "value: 15.5", VALUE,
						", key clocks.icpc-held.value: “15.5” must be a whole number from 1 to 1000."),
				mistake("a number in another notation", "value: 15", "value: 0x0F", VALUE,
						", key clocks.icpc-held.value: “0x0F” must be a whole number from 1 to 1000."),
				mistake("a number that is too large", "value: 15", "value: 99999999999", VALUE,
						", key clocks.icpc-held.value: “99999999999” must be a whole number from 1 to 1000."),
				mistake("nothing for a number", "value: 15", "value:", VALUE,
						", key clocks.icpc-held.value: it must not be empty."),
				mistake("a date in words", "2020-12-02", "2 December 2020", lineOf(SHIPPED, "applies-from: 2020-12-02"),
						", key applies-from: “2 December 2020” must be a date such as 2026-03-03."),
				mistake("a day that there is not", "2020-12-02", "2020-02-30",
						lineOf(SHIPPED, "applies-from: 2020-12-02"),
						", key applies-from: “2020-02-30” must be a date such as 2026-03-03."),
				mistake("true for yes", "law: yes", "law: true", lineOf(SHIPPED, "    law: yes"),
						", key clocks.icpc-held.law: “true” must be one of: yes, no."),
				mistake("a word in capitals", "unit: working days", "unit: WORKING_DAYS",
						lineOf(SHIPPED, "    unit: working days"),
						", key clocks.icpc-held.unit: “WORKING_DAYS” must be one of: working days, days, months, hours."),
				mistake("days for what is not in months", "    value: 15", "    as-days: 15\n    value: 15", VALUE,
						", key clocks.icpc-held.as-days: only what is counted in months is told in days, too."),
				mistake("words for keys", "clocks:\n", "clocks: none\nother-clocks:\n", CLOCKS,
						", key clocks: there must be keys under it."),
				mistake("a list for keys", "clocks:\n", "clocks: []\nother-clocks:\n", CLOCKS,
						", key clocks: there must be keys under it."),
				mistake("a second document", "clocks:\n", "---\nclocks:\n", CLOCKS + 1,
						": a second document begins here; take out the line with ---, or make two files of it."),
				mistake("a quote that does not end", "title: Initial conference held", "title: \"Initial",
						SHIPPED.split("\n").length + 1, null),
				mistake("a list as a key", "clocks:\n", "? [a, b]\n: 1\nclocks:\n", CLOCKS, ": a key must be a word."));
	}

	private static Arguments mistake(String what, String good, String bad, int line, String words) {
		return arguments(what, SHIPPED.replaceFirst(java.util.regex.Pattern.quote(good),
				java.util.regex.Matcher.quoteReplacement(bad)), line, words);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void aMistakeIsSaidWithItsPlaceAndWhatToDo(String what, String text, int line, String words) {
		assertThatThrownBy(() -> RuleSetFile.read("mine.yaml", text)).isInstanceOf(BrokenFileException.class)
			.message()
			.startsWith("mine.yaml, line ")
			.satisfies((message) -> {
				if (words != null) {
					assertThat(message).isEqualTo("mine.yaml, line " + line + words);
				}
				assertThat(message).doesNotContain("\n", "tools.jackson", "java.");
			});
	}

	/** It doubles with each line, and would fill the memory of any machine. */
	@Test
	void anAnchorBombDoesNotGoOff() {
		StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
		for (int i = 1; i < 60; i++) {
			bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
		}
		assertThatThrownBy(() -> RuleSetFile.read("mine.yaml", bomb.toString()))
			.hasMessageStartingWith("mine.yaml, line 1, key a0: an anchor, an alias or a tag (&, *, !) is not read");
	}

	@Test
	void whatIsNestedWithoutEndOrVeryLargeIsRefusedAtOnce() {
		assertThatThrownBy(() -> RuleSetFile.read("mine.yaml", "a: " + "[".repeat(100_000)))
			.isInstanceOf(BrokenFileException.class)
			.hasMessage("mine.yaml, line 1: keys or lists are nested too deeply.");
		assertThatThrownBy(() -> RuleSetFile.read("mine.yaml", "name: " + "x".repeat(5_000_000)))
			.hasMessage("mine.yaml: it is larger than such a file can be (5,000,006 characters; at most 1,000,000).");
	}

	@Test
	void whatIsEmptyOrOnlyRemarksIsRefused() {
		for (String text : List.of("", "\n\n", "# nothing yet\n", "---\n", "~", "only words", "- a\n- b\n")) {
			assertThatThrownBy(() -> RuleSetFile.read("mine.yaml", text)).as(text)
				.hasMessage("mine.yaml, line 1: there must be keys under it.");
		}
	}

	@Test
	void whatAnEditorPutsBeforeTheFirstLineDoesNoHarm() {
		assertThat(RuleSetFile.read("mine.yaml", "\uFEFF" + SHIPPED)).isEqualTo(RuleSetFile.read("a", SHIPPED));
		assertThat(RuleSetFile.read("mine.yaml", SHIPPED.replace("\n", "\r\n")))
			.isEqualTo(RuleSetFile.read("a", SHIPPED));
		assertThat(RuleSetFile.read("mine.yaml", "%YAML 1.1\n---\n" + SHIPPED))
			.isEqualTo(RuleSetFile.read("a", SHIPPED));
	}

	@Test
	void whatIsNotUtf8IsNotReadWithHolesInIt() {
		for (String charset : List.of("windows-1252", "UTF-16")) {
			Resource file = file(SHIPPED.replace("title: Initial conference held", "title: Initial – held")
				.getBytes(Charset.forName(charset)));
			assertThatThrownBy(() -> RuleSetFile.read(file)).as(charset)
				.hasMessage("mine.yaml: it is not written in UTF-8; save it anew as UTF-8.");
		}
	}

	@Test
	void aTextIsKeptAsItIsWritten() {
		for (String title : List.of("2026.10", "1e3", "007", "True", "null", "1_000", "on")) {
			RuleSet rules = RuleSetFile.read("mine.yaml",
					SHIPPED.replaceFirst("title: Initial conference held", "title: " + title));
			assertThat(rules.timescale(SomeClocks.ICPC_HELD).title()).isEqualTo(title);
		}
	}

	private static int lineOf(String text, String line) {
		return List.of(text.split("\n")).indexOf(line) + 1;
	}

	private static Resource file(byte[] content) {
		return new ByteArrayResource(content) {
			@Override
			public String getFilename() {
				return "mine.yaml";
			}
		};
	}

	private static String shipped() {
		try {
			return new ClassPathResource("timescales/rule-sets/wokingham.yaml")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
