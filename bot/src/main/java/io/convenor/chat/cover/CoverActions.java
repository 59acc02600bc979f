package io.convenor.chat.cover;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.CoverMove;
import io.convenor.scheduling.cover.Covers;
import org.springframework.stereotype.Component;

/** The buttons of a proposal of cover. */
@Component
class CoverActions implements CardButtons {

	static final String LOOK = "cover.look";

	static final String CONFIRM = "cover.confirm";

	private final Covers covers;

	CoverActions(Covers covers) {
		this.covers = covers;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(LOOK, step(this.covers::look))
			.onNewest(CONFIRM, step(this.covers::confirm));
	}

	/** The room asks whose proposal it is and which version was seen. */
	private Buttons.Step step(Function<CoverMove, Cover> step) {
		return (turn, press) -> {
			Press.Seen card = press.card();
			if (card == null || !card.kind().equals(CoverCard.KIND)) {
				throw new Refused("That card is not one I can act on. Type cover to begin.");
			}
			UUID id = UUID.fromString(card.subject());
			Cover cover = step.apply(new CoverMove(id, card.version(), turn.who().objectId(), typed(id, press)));
			return Reply.live(CoverCard.KIND, cover.id().toString());
		};
	}

	private Map<String, String> typed(UUID id, Press press) {
		Map<String, String> typed = new HashMap<>();
		Stream<String> lines = this.covers.find(id)
			.stream()
			.flatMap((cover) -> cover.plan().lines().stream())
			.map(Cover::field);
		Stream.concat(Stream.of(Cover.CHAIR, Cover.FROM, Cover.UNTIL), lines)
			.forEach((field) -> press.answers().raw(field).ifPresent((text) -> typed.put(field, text)));
		return typed;
	}

}
