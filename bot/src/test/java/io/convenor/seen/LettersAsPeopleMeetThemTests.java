package io.convenor.seen;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.conference.TermsForFamilies;
import io.convenor.local.Gallery;
import io.convenor.local.Gallery.Hung;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.seen.Drawing.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of letter, calendar entry and page that the stories of this build made, as a
 * mail client draws it on a narrow telephone, light and dark.
 */
@Tag("slow")
@Tag("seen")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersAsPeopleMeetThemTests {

	/** In years, of whoever reads a letter to a family with ease. */
	private static final double OLDEST = 9;

	/** As a kind of letter ends that goes to family. */
	private static final Set<String> FAMILY = Stream.of(Role.values())
		.filter((role) -> role.standing() == Standing.FAMILY)
		.map((role) -> " " + role.name())
		.collect(Collectors.toSet());

	private final Figures figures = new Figures("Letters at 320 px");

	private final Gallery gallery = Gallery.ofThisBuild();

	private final List<Hung> letters = this.gallery.letters();

	@BeforeAll
	void draw() {
		try (Browser browser = Browser.start()) {
			Drawing page = Drawing.on(browser.page(320));
			List<List<Finding>> drawn = page
				.letters(this.letters.stream().map((letter) -> letter.what().path("html").asString("")).toList());
			for (int i = 0; i < drawn.size(); i++) {
				this.figures.add(this.letters.get(i).name(), drawn.get(i));
			}
			Figures.keep("letters.webp", page.sheetOfLetters(oneOfEachKind()));
		}
	}

	/** The longest from each template. */
	private List<List<String>> oneOfEachKind() {
		Map<String, String> longest = new TreeMap<>();
		this.letters.forEach((letter) -> longest.merge(letter.kind() + ", " + letter.what().path("what").asString(""),
				letter.what().path("html").asString(""),
				(one, other) -> (one.length() < other.length()) ? other : one));
		return longest.entrySet().stream().map((each) -> List.of(each.getKey(), each.getValue())).toList();
	}

	@AfterAll
	void sayWhatWasFound() {
		this.figures.print();
	}

	@Test
	void nothingThatWouldStopSomebodyIsInAnyOfThem() {
		assertThat(this.figures.all()).isEmpty();
	}

	@Test
	void lettersFromMostTemplatesAreThere() {
		assertThat(this.letters).isNotEmpty();
		if (Boolean.getBoolean("convenor.gallery.whole")) {
			Set<String> missing = new TreeSet<>(this.gallery.templates());
			this.letters.forEach((letter) -> missing.remove(letter.kind()));
			System.out.println("Templates that were filled in and not seen to arrive: " + missing);
			assertThat(this.letters.stream().map(Hung::kind).distinct()).hasSizeGreaterThan(15);
		}
	}

	/** Years, by the formula of {@link ReadingAge}, for each template and reader. */
	@Test
	void theReadingAgeOfEachIsSaid() {
		Map<String, DoubleSummaryStatistics> ages = new TreeMap<>();
		inEnglish().forEach((letter) -> ages
			.computeIfAbsent(letter.kind() + " " + letter.what().path("role").asString(""),
					(_) -> new DoubleSummaryStatistics())
			.accept(ReadingAge.of(letter.what().path("html").asString("")).years()));
		System.out.println("Reading age, least to most:");
		ages.forEach((kind, age) -> System.out.printf("  %-65s %5.1f to %5.1f%n", kind, age.getMin(), age.getMax()));
		assertThat(ages).allSatisfy((kind, age) -> assertThat(age.getMin()).as(kind).isPositive());
		assertThat(ages).allSatisfy((kind, age) -> {
			if (FAMILY.stream().anyMatch(kind::endsWith)) {
				assertThat(age.getMax()).as(kind).isLessThanOrEqualTo(OLDEST);
			}
		});
	}

	@Test
	void noFamilyReadsATermWithoutItsPlainWords() {
		inEnglish().filter(LettersAsPeopleMeetThemTests::isToFamily).forEach((letter) -> {
			Element said = Jsoup.parse(letter.what().path("html").asString("")).body();
			// What somebody typed stays as it is.
			said.select("table:not([role])").remove();
			assertThat(TermsForFamilies.unexplained(said.text())).as(letter.name()).isEmpty();
		});
	}

	/** Formula and terms are those of English. */
	private Stream<Hung> inEnglish() {
		return this.letters.stream()
			.filter((letter) -> !letter.what().path("html").asString("").contains("<html lang=\"cy\""));
	}

	private static boolean isToFamily(Hung letter) {
		return FAMILY.contains(" " + letter.what().path("role").asString(""));
	}

}
