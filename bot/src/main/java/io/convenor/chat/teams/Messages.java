package io.convenor.chat.teams;

import java.util.Optional;
import java.util.function.Function;

import com.microsoft.bot.schema.Activity;
import org.springframework.stereotype.Component;

import io.convenor.chat.Reply;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Tenancy;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;

/**
 * Answers what somebody writes, or presses where a client can only write, each message
 * once.
 */
@Component
class Messages {

	private static final String SOMEBODY = "Teams did not tell me who you are, so I cannot help you here. "
			+ "Please write to me from your account of the authority.";

	private final Turns turns;

	private final Presses presses;

	private final Speech speech;

	private final TeamsChats chats;

	private final Tenancy tenancy;

	Messages(Turns turns, Presses presses, Speech speech, TeamsChats chats, Tenancy tenancy) {
		this.turns = turns;
		this.presses = presses;
		this.speech = speech;
		this.chats = chats;
		this.tenancy = tenancy;
	}

	/**
	 * @param turn makes a turn of it once it is known who speaks
	 */
	void message(Activity activity, Function<Speaker, Turn> turn) {
		Optional<PressedButton> button = PressedButton.submitted(Hearing.value(activity));
		if (button.isEmpty() && !Hearing.isForUs(activity)) {
			return;
		}
		String id = activity.getId();
		Optional<Speaker> speaker = Hearing.speaker(activity);
		if (speaker.isEmpty()) {
			if (id == null || this.chats.isNew(activity.getConversation().getId(), id)) {
				this.speech.answer(activity, Reply.text(SOMEBODY));
			}
			return;
		}
		TeamsChat here = Hearing.conversation(activity, this.tenancy.tenantId());
		if (id == null) {
			this.chats.remember(here);
		}
		else if (!this.chats.isNew(here, id)) {
			return;
		}
		Turn made = turn.apply(speaker.get());
		button.ifPresentOrElse((pressed) -> this.presses.submit(activity, made, pressed),
				() -> this.speech.answer(activity, this.turns.said(made)));
	}

}
