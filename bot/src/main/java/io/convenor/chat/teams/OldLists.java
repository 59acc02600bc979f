package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.chat.PostedCards;

/**
 * Takes away lists in people's chats that nobody keeps up to date and that are old. What
 * is only forgotten could not be blanked any more when its reader leaves, so it is
 * blanked first.
 */
@Component
class OldLists {

	private static final Duration KEPT = Duration.ofDays(28);

	/** Teams takes few changes in a row; the rest is taken away the next time. */
	private static final int AT_ONCE = 100;

	private final PostedCards cards;

	private final CardScreen screen;

	private final Clock clock;

	OldLists(PostedCards cards, CardScreen screen, Clock clock) {
		this.cards = cards;
		this.screen = screen;
		this.clock = clock;
	}

	@Transactional
	public void takeAway() {
		this.screen.takeAway(this.cards.stayingSince(this.clock.instant().minus(KEPT), AT_ONCE));
	}

}
