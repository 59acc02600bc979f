package io.convenor.chat.outcome;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.readers.Choice;
import io.convenor.outcomes.WhatGoesOut;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Question;
import io.convenor.outcomes.SampleConferences;
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
	void everyLetterIsReadWholeHoweverLongOnCardsThatTeamsTakesAndOnlyTheLastCanBeApproved() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		List<WhatGoesOut.Letter> letters = conference.invitees().stream().map(OutcomeCardsTests::longest).toList();
		WhatGoesOut goesOut = new WhatGoesOut(Optional.of(summary(List.of(), null)), letters, List.of(), List.of());
		Outcome outcome = Mockito.mock(Outcome.class);
		StringBuilder read = new StringBuilder();
		int sheet = 0;
		boolean approvable = false;
		while (!approvable) {
			Mockito.when(outcome.sheet()).thenReturn(sheet++);
			String card = OutcomePreview.card(outcome, conference, goesOut).json().toString();
			assertThat(card.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(WHAT_TEAMS_TAKES);
			read.append(card);
			approvable = card.contains(OutcomeButtons.APPROVE);
			assertThat(approvable).isNotEqualTo(card.contains("Next: part"));
		}
		assertThat(sheet).isGreaterThan(letters.size());
		conference.invitees()
			.forEach((invitee) -> IntStream.range(0, 20)
				.forEach((number) -> assertThat(read).contains(invitee.name() + " does " + number)));
		assertThat(read)
			.contains("Held back from this letter: “at the refuge”, because it says where somebody lives or stays");
	}

	@Test
	void asManyQuestionsAsOneCardHoldsFitIt() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		List<Question> questions = IntStream.range(0, 9)
			.mapToObj((number) -> new Question(number + "é".repeat(499), "",
					List.of("it names somebody: “" + "é".repeat(200) + "”"), false, conference.invitees(), false, true,
					true, Optional.of(Choice.inOtherWords("é".repeat(500)))))
			.toList();
		WhatGoesOut goesOut = new WhatGoesOut(Optional.empty(), List.of(), questions, List.of());
		Outcome outcome = Mockito.mock(Outcome.class);
		IntStream.range(0, 3).forEach((sheet) -> {
			Mockito.when(outcome.sheet()).thenReturn(sheet);
			assertThat(OutcomeQuestions.card(outcome, conference, goesOut)
				.json()
				.toString()
				.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(WHAT_TEAMS_TAKES);
		});
	}

	private static WhatGoesOut.Letter longest(Invitee to) {
		List<WhatGoesOut.Words> words = IntStream.range(0, 20)
			.mapToObj((number) -> new WhatGoesOut.Words(WhatGoesOut.Words.As.POINT,
					to.name() + " does " + number + " " + "x".repeat(480)))
			.toList();
		return new WhatGoesOut.Letter(List.of(to), words,
				List.of(new WhatGoesOut.HeldBack("at the refuge", List.of("it says where somebody lives or stays"))));
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
		return new Summary("CP-7F3KM", "Held on Tuesday 3 March 2026. Decision: early help.", actions,
				List.of("First core group held by Tuesday 17 March 2026"), url);
	}

}
