package io.convenor.chat;

import org.springframework.context.annotation.Import;

import io.convenor.audit.AuditTrail;

/** What turns words and buttons into replies, without Teams around it. */
@Import({ Turns.class, Commands.class, CardViews.class, MayBeShown.class, OneReading.class, Witness.class,
		AuditTrail.class, Help.class, PageButtons.class, TeamsChats.class, PostedCards.class })
public class ChatWithoutTeams {

}
