package io.convenor.chat;

import org.springframework.context.annotation.Import;

/** What turns words and buttons into replies, without Teams around it. */
@Import({ Turns.class, Commands.class, CardViews.class, MayBeShown.class, Help.class, Conversations.class,
		PostedCards.class })
public class ChatWithoutTeams {

}
