package io.convenor.chat.cover;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Trial;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Form;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.Plan;
import io.convenor.scheduling.cover.Cover.Possible;
import io.convenor.scheduling.cover.Cover.Taker;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.scheduling.cover.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

class CoverCardTests {

	private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

	private static final Chair HELEN = new Chair("helen", "Helen Okafor", "helen@northmere.example", true);

	private static final Chair MARTIN = new Chair("martin", "Martin Hale", "martin@northmere.example", true);

	private final Covers covers = Mockito.mock(Covers.class);

	private final TeamsChats chats = Mockito.mock(TeamsChats.class);

	@Test
	void eachConferenceIsShownWithWhoTakesItAndWhy() {
		assertThat(words(plan(HELEN, List.of(line("CP-7F3KM", MARTIN, null))))).contains("Cover for Helen Okafor",
				"CP-7F3KM, Tuesday 3 March 2026, 10:00 to 11:00: ",
				"Initial child protection conference, virtual, on Teams", "Who takes CP-7F3KM",
				"Martin Hale: free; 1 conference that week", "Leave it with Helen Okafor", "Hand over what is chosen");
	}

	@Test
	void whereNobodyIsFreeItSaysWhatToDo() {
		Line nobody = new Line(UUID.randomUUID(), What.CONFERENCE, 1, "CP-7F3KM", SomeKinds.INITIAL_CONFERENCE,
				Way.VIRTUAL, TUESDAY.atTime(10, 0), TUESDAY.atTime(11, 0), List.of(),
				new Taker(List.of(), null, null, null, null));
		assertThat(words(plan(HELEN, List.of(nobody)))).contains("Nobody is free then.", "type “status CP-7F3KM”")
			.doesNotContain("Hand over what is chosen");
	}

	@Test
	void whatWasHandedOverStaysInSightAndWhoCannotBeReachedIsNamed() {
		Line done = line("CP-7F3KM", MARTIN, "martin");
		assertThat(words(plan(HELEN, List.of(done)))).contains("Handed over", "Martin Hale",
				"Martin Hale has never opened a chat with me");
	}

	@Test
	void whatIsHeldInTheSameMeetingIsNamedBecauseItGoesAlong() {
		Line together = new Line(UUID.randomUUID(), What.CONFERENCE, 1, "CP-7F3KM", SomeKinds.LATER_CARE_REVIEW,
				Way.VIRTUAL, TUESDAY.atTime(10, 0), TUESDAY.atTime(11, 0), List.of("CP-9M4TY"),
				new Taker(List.of(new Possible("martin", 1)), "martin", null, null, null));
		assertThat(words(plan(HELEN, List.of(together))))
			.contains("CP-7F3KM with CP-9M4TY, Tuesday 3 March 2026, 10:00 to 11:00: ");
	}

	@Test
	void whatIsDoneByConversationsHasADayToFinishByAndNoHour() {
		Line chats = new Line(UUID.randomUUID(), What.CONFERENCE, 1, "CP-7F3KM", SomeKinds.LATER_CARE_REVIEW,
				Way.CONVERSATIONS, TUESDAY.atTime(17, 0), TUESDAY.atTime(18, 0), List.of(),
				new Taker(List.of(new Possible("martin", 1)), "martin", null, null, null));
		assertThat(words(plan(HELEN, List.of(chats)))).contains("CP-7F3KM, to be finished by Tuesday 3 March 2026: ")
			.doesNotContain("17:00", "18:00");
	}

	@Test
	void whatIsChosenAndSaidAboutALineReachesTheRoom() {
		Line line = line("CP-7F3KM", MARTIN, null);
		Cover cover = new Cover(UUID.randomUUID(), 3, "joan", plan(HELEN, List.of(line)));
		given(this.covers.find(cover.id())).willReturn(Optional.of(cover));
		given(this.covers.confirm(any())).willReturn(cover);
		Map<String, String> typed = Map.of(Cover.field(line), "martin", Cover.whyField(line), "She works with him");
		Trial.press(new CoverCard(this.covers, this.chats), CoverCard.CONFIRM,
				new Turn(new Speaker("joan", "Joan"), new Place.Personal("chat"), "", Locale.UK, "1", Instant.EPOCH),
				new Press(new Press.Seen(UUID.randomUUID(), CoverCard.KIND, cover.id().toString(), 3), Map.of(),
						typed));
		verify(this.covers).confirm(new Submission(cover.id(), 3, "joan", typed));
	}

	@Test
	void theLargestProposalStillFitsOnACard() {
		List<Chair> chairs = IntStream.range(0, 30)
			.mapToObj(
					(i) -> new Chair(UUID.randomUUID().toString(), ("Ø“" + i).repeat(40), "x@northmere.example", true))
			.toList();
		List<Possible> possible = chairs.stream().map((each) -> new Possible(each.id(), 12, true)).toList();
		List<Line> lines = Stream
			.concat(IntStream.range(0, 15)
				.mapToObj((i) -> new Line(UUID.randomUUID(), What.OUTCOME, 1, "CP-7F" + (20 + i),
						SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.HYBRID, TUESDAY.atTime(10, 0), TUESDAY.atTime(11, 0),
						List.of("CP-22223", "CP-3333M"),
						new Taker(possible, chairs.getFirst().id(), "Why. ".repeat(40),
								"It was changed meanwhile. ".repeat(8), null))),
					IntStream.range(0, 15).mapToObj((_) -> line("CP-7F3KM", chairs.getLast(), chairs.getLast().id())))
			.toList();
		Plan plan = new Plan(chairs.getFirst().id(), TUESDAY, TUESDAY, Look.DONE, chairs, lines,
				chairs.stream().map(Chair::name).toList(), 9, Form.EMPTY, null);
		assertThat(card(plan).json().toString().getBytes(StandardCharsets.UTF_8).length)
			.isLessThanOrEqualTo(Card.MOST_BYTES);
	}

	private static Plan plan(Chair chair, List<Line> lines) {
		return new Plan(chair.id(), TUESDAY, TUESDAY.plusDays(14), Look.DONE, List.of(chair, MARTIN), lines, List.of(),
				0, Form.EMPTY, null);
	}

	private static Line line(String reference, Chair chosen, @Nullable String takenBy) {
		LocalDateTime start = TUESDAY.atTime(10, 0);
		return new Line(UUID.randomUUID(), What.CONFERENCE, 1, reference, SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				start, start.plusMinutes(60), List.of(),
				new Taker(List.of(new Possible(chosen.id(), 1)), chosen.id(), null, null, takenBy));
	}

	private String words(Plan plan) {
		StringBuilder words = new StringBuilder();
		card(plan).json().findParents("text").forEach((run) -> words.append(run.path("text").asText()));
		card(plan).json().findParents("title").forEach((run) -> words.append(run.path("title").asText()).append('\n'));
		card(plan).json().findParents("label").forEach((run) -> words.append(run.path("label").asText()).append('\n'));
		return words.toString();
	}

	private Card card(Plan plan) {
		UUID id = UUID.randomUUID();
		given(this.covers.find(id)).willReturn(Optional.of(new Cover(id, 3, "joan", plan)));
		return new CoverCard(this.covers, this.chats).of(id.toString()).orElseThrow().card();
	}

}
