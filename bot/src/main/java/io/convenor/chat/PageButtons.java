package io.convenor.chat;

import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.drafts.Refused;

/** Turns the pages of live cards, and opens their parts. */
@Component
public class PageButtons implements CardButtons {

	private static final String TURN = "page.turn";

	private static final String PAGE = "page";

	/** A button that shows this of the card it is on. */
	public static Button to(Page page, String title) {
		return Button.press(TURN, title).with(PAGE, page.written());
	}

	/** Who may see the card is asked when it is shown. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(TURN, this::turn);
	}

	private Reply turn(Turn turn, Press press) {
		Press.Seen card = press.card();
		if (card == null) {
			throw new Refused("That card has no other pages any more. Type help to see what you can ask me for.");
		}
		return Reply.live(card.kind(), card.subject()).at(Page.read(press.carried(PAGE).orElse("")));
	}

}
