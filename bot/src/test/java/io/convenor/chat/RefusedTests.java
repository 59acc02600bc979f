package io.convenor.chat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.conference.KnownTo;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedTests {

	private static final NeedToKnow RULE = KnownTo.staff(Set.of("helen"), Set.of(), Set.of());

	private static final Turn HELEN = new Turn(new Speaker("helen", "Helen Okafor"), new Place.Personal("chat"), "",
			Locale.UK, "1", Instant.EPOCH);

	private static final Press.Seen CARD = new Press.Seen(UUID.randomUUID(), "note", UUID.randomUUID().toString(), 1);

	private final Witness witness = Mockito.mock(Witness.class);

	@Test
	void whatIsWrongWithFieldsStandsAboveThemAndWhatWasTypedStays() {
		Reply.Live again = live(press(CARD, new Refused(Map.of("day", "That day is over."))));
		assertThat(again.kind()).isEqualTo("note");
		assertThat(again.notice()).isNull();
		Form kept = kept(again);
		assertThat(kept.problems()).containsExactly(Map.entry("day", "That day is over."));
		assertThat(kept.typed()).containsEntry("day", "yesterday");
		Mockito.verifyNoInteractions(this.witness);
	}

	@Test
	void whatLiesInNoFieldIsSaidAtTheTopAndWrittenDownAndWhatWasTypedStays() {
		Reply.Live again = live(press(CARD, new Refused("That is not yours.")));
		assertThat(again.notice()).isEqualTo("That is not yours.");
		assertThat(kept(again).problems()).isEmpty();
		assertThat(kept(again).typed()).containsEntry("day", "yesterday");
		Mockito.verify(this.witness).refused(Mockito.eq(HELEN), Mockito.eq("note.add"), Mockito.any());
	}

	@Test
	void aCardThatIsShownOnceStaysAsItIsWithTheSentenceBeside() {
		assertThat(press(null, new Refused("day", "That day is over.")))
			.isEqualTo(new Turns.Outcome.Kept(400, "That day is over."));
	}

	@Test
	void allThatIsWrongIsSaidAtOnce() {
		Reading reading = new Reading(Map.of("day", "some day", "length", "long"));
		reading.date("day");
		reading.number("length", 1, 9);
		assertThat(live(press(CARD, refusal(reading))).kept()).isNotNull()
			.satisfies((kept) -> assertThat(kept.problems()).containsOnlyKeys("day", "length"));
	}

	private static Refused refusal(Reading reading) {
		try {
			reading.requireNoProblems();
			return new Refused("Nothing is wrong");
		}
		catch (Refused ex) {
			return ex;
		}
	}

	private Turns.Outcome press(Press.@Nullable Seen card, Refused refused) {
		CardButtons buttons = () -> Buttons.of(Audience.STAFF).onAnyVersion("note.add", (_, _) -> {
			throw refused;
		});
		return Trial.turns(RULE, Trial.views(RULE, List.of()), this.witness, buttons)
			.pressed(HELEN, "note.add", new Press(card, Map.of(), Map.of("day", "yesterday")));
	}

	private static Reply.Live live(Turns.Outcome outcome) {
		return (Reply.Live) ((Turns.Outcome.Answered) outcome).reply();
	}

	private static Form kept(Reply.Live live) {
		Form kept = live.kept();
		assertThat(kept).isNotNull();
		return (kept != null) ? kept : Form.EMPTY;
	}

}
