package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who says so: every number and rule that is shipped names its edition and its paragraph.
 */
class SourcesTests {

	/** A rule of a kind; its numbers are in the rule sets. */
	private static final Set<String> RULES_OF_A_KIND = Set.of("may-chair", "must-be-there");

	private static final Pattern LAW = Pattern.compile("Working Together|Regulations? 20|Act 20");

	private static final Pattern EDITION = Pattern
		.compile("in its 20\\d\\d edition|\\(England\\) Regulations 20\\d\\d|Act 20\\d\\d");

	private static final Pattern PARAGRAPH = Pattern
		.compile(", (?:paragraph|section|regulation) (?:\\d+|not checked)\\b");

	private static final Pattern DATE = Pattern.compile(
			"(?:\\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\\d\\d|as of 20\\d\\d");

	static Stream<Resource> shipped() throws IOException {
		var resolver = new PathMatchingResourcePatternResolver();
		return Stream.of("classpath:timescales/rule-sets/*.yaml", "classpath:kinds/*.yaml").flatMap((files) -> {
			try {
				return Stream.of(resolver.getResources(files));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void everyNumberAndRuleNamesItsEditionAndParagraph(Resource file) throws IOException {
		assertThat(problems(file.getContentAsString(StandardCharsets.UTF_8))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "clock:\n  value: 3\n", "clock:\n  value: 3\n  source: Somebody\n",
			"clock:\n  value: 3\n  source: Working Together to Safeguard Children, in its 2026 edition\n",
			"clock:\n  value: 3\n  source: Working Together to Safeguard Children, paragraph 12\n",
			"may-chair:\n  source: Care Planning, Placement and Case Review (England) Regulations 2010\n",
			"must-be-there:\n  source: Children's Wellbeing and Schools Act 2026\n",
			"clock:\n  value: 3\n  source: Local procedure\n" })
	void whatNamesLessIsFound(String file) {
		assertThat(problems(file)).isNotEmpty();
	}

	@Test
	void thereIsSomethingToFind() throws IOException {
		List<String> sources = new ArrayList<>();
		for (Resource file : shipped().toList()) {
			collect(file.getFilename(), new Yaml().load(file.getContentAsString(StandardCharsets.UTF_8)), sources);
		}
		assertThat(sources).hasSizeGreaterThan(60);
	}

	private static List<String> problems(String file) {
		List<String> sources = new ArrayList<>();
		collect("", new Yaml().load(file), sources);
		return sources.stream().filter((each) -> !isEnough(each.substring(each.indexOf('=') + 1))).toList();
	}

	private static boolean isEnough(String source) {
		return LAW.matcher(source).find() ? EDITION.matcher(source).find() && PARAGRAPH.matcher(source).find()
				: DATE.matcher(source).find();
	}

	/** Of all that needs one; nothing where none is given. */
	private static void collect(String path, Object yaml, List<String> sources) {
		if (yaml instanceof Map<?, ?> map) {
			boolean needed = map.containsKey("value") || RULES_OF_A_KIND.stream().anyMatch(path::endsWith);
			if (needed) {
				sources.add(path + "=" + (map.containsKey("source") ? map.get("source") : ""));
			}
			map.forEach((key, value) -> collect(path + "." + key, value, sources));
		}
	}

}
