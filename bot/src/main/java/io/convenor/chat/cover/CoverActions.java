package io.convenor.chat.cover;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.CoverMove;
import io.convenor.scheduling.cover.CoverRefused;
import io.convenor.scheduling.cover.Covers;

/** The buttons of a proposal of cover. */
@Configuration(proxyBeanMethods = false)
class CoverActions {

	static final String LOOK = "cover.look";

	static final String CONFIRM = "cover.confirm";

	@Bean
	CardAction coverLook(Covers covers) {
		return new Does(LOOK, covers, covers::look);
	}

	@Bean
	CardAction coverConfirm(Covers covers) {
		return new Does(CONFIRM, covers, covers::confirm);
	}

	/** One button; the room asks whose proposal it is and which version was seen. */
	private record Does(String verb, Covers covers, Function<CoverMove, Cover> what) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			Press.Seen card = press.card();
			if (card == null || !card.kind().equals(CoverCard.KIND)) {
				throw new NotPossible("That card is not one I can act on. Type cover to begin.");
			}
			UUID id = UUID.fromString(card.subject());
			try {
				Cover cover = this.what
					.apply(new CoverMove(id, card.version(), turn.who().objectId(), typed(id, press)));
				return Reply.live(CoverCard.KIND, cover.id().toString());
			}
			catch (CoverRefused ex) {
				throw new NotPossible(ex.sentence());
			}
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

}
