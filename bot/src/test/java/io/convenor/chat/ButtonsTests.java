package io.convenor.chat;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ButtonsTests {

	private static final Buttons.Step NOTHING = (_, _) -> Reply.text("nothing");

	@Test
	void aCardSaysInOrderWhatItsButtonsDo() {
		Buttons buttons = Buttons.inPrivate(Audience.CHAIRS)
			.onNewest("note.tear", NOTHING)
			.onAnyVersion("note.look", NOTHING);
		assertThat(buttons.verbs()).containsExactly("note.tear", "note.look");
		assertThat(Buttons.together(Stream.of(() -> buttons)))
			.isEqualTo(Map.of("note.tear", new Buttons.Line(Audience.CHAIRS, true, true, false, NOTHING), "note.look",
					new Buttons.Line(Audience.CHAIRS, true, false, false, NOTHING)));
	}

	@Test
	void twoTablesWithTheSameVerbStopTheStart() {
		CardButtons one = () -> Buttons.of(Audience.STAFF).onNewest("note.tear", NOTHING);
		CardButtons other = () -> Buttons.of(Audience.CHAIRS).onAnyVersion("note.tear", NOTHING);
		assertThatThrownBy(() -> Buttons.together(Stream.of(one, other)))
			.hasMessage("Two buttons have the verb note.tear");
	}

	@Test
	void oneTableHasAVerbOnce() {
		Buttons buttons = Buttons.of(Audience.STAFF).onNewest("note.tear", NOTHING);
		assertThatThrownBy(() -> buttons.onAnyVersion("note.tear", NOTHING))
			.hasMessage("Two buttons have the verb note.tear");
	}

}
