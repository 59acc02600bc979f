package io.convenor.chat.outcome;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.chat.cards.Card;
import io.convenor.outcomes.Summary;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeCardsTests {

	private static final int WHAT_TEAMS_TAKES = 28 * 1024;

	@Test
	void aSummaryOfMostWordsFitsAPost() {
		List<Summary.Line> actions = IntStream.range(0, 20)
			.mapToObj((number) -> new Summary.Line("Nursery or early years", "x".repeat(250),
					"Wednesday 23 September 2026"))
			.toList();
		Card card = SummaryCard.of(summary(actions, "https://northmere.sharepoint.example/" + "y".repeat(400)))
			.marked(UUID.randomUUID());
		assertThat(card.json().toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(WHAT_TEAMS_TAKES);
	}

	@Test
	void theMarkIsTheIdOfItsFirstElement() {
		UUID mark = UUID.randomUUID();
		assertThat(SummaryCard.of(summary(List.of(), null)).marked(mark).json().at("/body/0/id").asText())
			.isEqualTo(mark.toString());
	}

	@Test
	void theLinkIsAButtonAndAnAddressThatIsNoneIsLeftOut() {
		assertThat(SummaryCard.of(summary(List.of(), "https://northmere.sharepoint.example/a%20b")).json().toString())
			.contains("Action.OpenUrl");
		assertThat(SummaryCard.of(summary(List.of(), "javascript:alert(1)")).json().toString())
			.doesNotContain("Action.OpenUrl");
		assertThat(SummaryCard.of(summary(List.of(), "not an address")).json().toString())
			.doesNotContain("Action.OpenUrl");
	}

	@Test
	void markupOfAnActionIsShownAsItWasWritten() {
		String json = SummaryCard
			.of(summary(List
				.of(new Summary.Line("Police", "**bold** [link](http://x.example) {{DATE(1)}} <at>x</at>", "today")),
					null))
			.json()
			.toString();
		assertThat(json).contains("**bold** [link](http://x.example)", "\"TextRun\"").doesNotContain("{{DATE");
	}

	private static Summary summary(List<Summary.Line> actions, @Nullable String url) {
		return new Summary("CP-7F3K", "Held on Tuesday 3 March 2026. Decision: early help.", actions,
				List.of("First core group held by Tuesday 17 March 2026"), url);
	}

}
