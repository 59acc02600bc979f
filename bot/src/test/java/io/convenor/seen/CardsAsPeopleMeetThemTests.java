package io.convenor.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.local.Gallery;
import io.convenor.local.Gallery.Hung;
import io.convenor.seen.Drawing.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of card that the stories of this build made, drawn by Microsoft's renderer
 * with the settings of Teams on a narrow telephone, in each theme.
 */
@Tag("slow")
@Tag("seen")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardsAsPeopleMeetThemTests {

	/** What every client of Teams takes, in bytes of UTF-16. */
	private static final int MOST_BYTES = 40 * 1024;

	/** Kinds that the stories may still leave out; none is to be added. */
	private static final Set<String> NOT_SHOWN_YET = Set.of("afterwards", "conference-in-brief", "moved-clocks",
			"nobody-opens", "opened-in-need", "slot-request");

	/** Pixels of a telephone that is 375 wide, below the head of Teams. */
	private static final int ONE_SCREEN = 900;

	/** What the page that comes first has, of a conference's card, and no other page. */
	private static final String FIRST_PAGE = "conference.look";

	private final Map<String, Integer> heights = new TreeMap<>();

	private final Figures figures = new Figures("Cards at 320 px");

	private final Gallery gallery = Gallery.ofThisBuild();

	private final List<Hung> cards = this.gallery.cards();

	@BeforeAll
	void draw() {
		try (Browser browser = Browser.start()) {
			Drawing page = Drawing.on(browser.page(320));
			List<List<Finding>> drawn = page
				.cards(this.cards.stream().map((card) -> card.what().path("card").toString()).toList());
			for (int i = 0; i < drawn.size(); i++) {
				List<Finding> found = new ArrayList<>(drawn.get(i));
				found.addAll(beside(this.cards.get(i)));
				this.figures.add(this.cards.get(i).name(), found);
			}
			Figures.keep("cards.webp", page.sheetOfCards(oneOfEachKind()));
			measure(Drawing.on(browser.page(375)));
		}
	}

	private void measure(Drawing telephone) {
		List<Hung> first = this.cards.stream()
			.filter((card) -> card.kind().equals("conference"))
			.filter((card) -> card.what().path("card").toString().contains(FIRST_PAGE))
			.toList();
		List<List<Integer>> tall = telephone
			.heights(first.stream().map((card) -> card.what().path("card").toString()).toList());
		for (int i = 0; i < first.size(); i++) {
			this.heights.put(first.get(i).name(), tall.get(i).getFirst());
		}
		System.out.println("Cards of a conference at 375 px, to their first button and to their end: "
				+ tall.stream().map(List::toString).sorted().toList());
	}

	/** The longest of each kind. */
	private List<List<String>> oneOfEachKind() {
		Map<String, String> longest = new TreeMap<>();
		this.cards.forEach((card) -> longest.merge(card.kind(), card.what().path("card").toString(),
				(one, other) -> (one.length() < other.length()) ? other : one));
		return longest.entrySet().stream().map((each) -> List.of(each.getKey(), each.getValue())).toList();
	}

	/** What is known of a card beside what is drawn. */
	private static List<Finding> beside(Hung card) {
		List<Finding> found = new ArrayList<>();
		card.what()
			.path("named")
			.forEach((name) -> found
				.add(new Finding("a banner names somebody", name.asString("") + ": " + card.what().path("banner"))));
		int bytes = card.what().path("bytes").asInt(0);
		if (bytes > MOST_BYTES) {
			found.add(new Finding("more bytes than older clients take", Integer.toString(bytes)));
		}
		return found;
	}

	@AfterAll
	void sayWhatWasFound() {
		this.figures.print();
	}

	@Test
	void nothingThatWouldStopSomebodyIsOnAnyOfThem() {
		assertThat(this.figures.all()).isEmpty();
	}

	/** All that there is to read, and the first thing to press. */
	@Test
	void whatMattersNowOfAConferenceIsOnOneScreenOfATelephone() {
		assertThat(this.heights).allSatisfy((card, height) -> assertThat(height).as(card).isLessThan(ONE_SCREEN));
	}

	@Test
	void everyKindOfCardIsThere() {
		assertThat(this.cards).isNotEmpty();
		if (Boolean.getBoolean("convenor.gallery.whole")) {
			Set<String> missing = new TreeSet<>(this.gallery.kindsOfCards());
			this.cards.forEach((card) -> missing.remove(card.kind()));
			System.out.println("Kinds of cards that no story shows: " + missing);
			assertThat(NOT_SHOWN_YET).containsAll(missing);
		}
	}

}
