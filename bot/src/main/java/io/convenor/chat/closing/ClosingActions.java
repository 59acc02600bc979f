package io.convenor.chat.closing;

import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.invitations.NewLinks;

/** What a chair does about the settings and the link of a meeting on Teams. */
@Configuration(proxyBeanMethods = false)
class ClosingActions {

	static final String PUT_BACK = "closing.put-back";

	static final String LOOK = "closing.look";

	static final String NEW_LINK = "closing.new-link";

	@Bean
	CardAction putSettingsBack(Closing closing) {
		return new Act(PUT_BACK, false,
				(conference, who) -> closing.putBack(conference, who)
						? "They are being put back. I tell you here what I read."
						: "There was nothing to put back any more, so nothing was done.");
	}

	@Bean
	CardAction lookAtSettings(Closing closing) {
		return new Act(LOOK, false, (conference, who) -> {
			closing.lookAgain(conference, who);
			return "I am looking. This card shows what I read in a moment.";
		});
	}

	@Bean
	CardAction giveANewLink(NewLinks links) {
		return new Act(NEW_LINK, true, (conference, who) -> switch (links.renew(conference, who)) {
			case BEGUN -> "The old link is being taken away. Everybody who is invited is written to as soon as there is a new one.";
			case NOT_NOW -> "Not now: another change is still on its way into the calendar, or there is no link. Nothing was done; press it again in a moment.";
			case NOT_YOURS -> "That conference is not one of yours, so nothing was done.";
		});
	}

	/** One of the buttons; whose conference it is, is asked in the room. */
	private record Act(String verb, boolean needsPresentVersion, BiFunction<UUID, String, String> does) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			String who = turn.who().objectId();
			UUID conference = press.subject(DoorCard.KIND)
				.map(DoorCard::conference)
				.orElseThrow(() -> new NotPossible("That card is not one I can act on. Type conferences to see yours."));
			return Reply.live(DoorCard.KIND, DoorCard.subject(conference, who)).saying(this.does.apply(conference, who));
		}

	}

}
