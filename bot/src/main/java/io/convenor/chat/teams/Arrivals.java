package io.convenor.chat.teams;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import org.springframework.stereotype.Component;

import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Tenancy;

/** Says hello where the bot is new, and remembers where it is gone. */
@Component
class Arrivals {

	private final TeamsChats chats;

	private final Speech speech;

	private final Tenancy tenancy;

	Arrivals(TeamsChats chats, Speech speech, Tenancy tenancy) {
		this.chats = chats;
		this.speech = speech;
		this.tenancy = tenancy;
	}

	void installation(Activity activity) {
		if (String.valueOf(activity.getAction()).startsWith("remove")) {
			this.chats.gone(activity.getConversation().getId());
		}
		else {
			welcome(activity);
		}
	}

	private void welcome(Activity activity) {
		TeamsChat conversation = Hearing.conversation(activity, this.tenancy.tenantId());
		this.chats.remember(conversation);
		if (!this.chats.welcomeIsDue(conversation.id())) {
			return;
		}
		String welcome = (conversation.scope() == Scope.PERSONAL)
				? "Hello, I am Convenor. I get child protection conferences ready: I book them, gather the reports "
						+ "and get the outcome out on time. Type help to see what you can ask me for."
				: "Hello, I am Convenor. I get child protection conferences ready. Mention me and type help to see "
						+ "what you can ask me for here; names and reports stay in our private chats.";
		if (!this.speech.answer(activity, Reply.text(welcome))) {
			this.chats.welcomeFailed(conversation.id());
		}
	}

	void conversationUpdate(Activity activity) {
		if (joined(activity)) {
			welcome(activity);
		}
	}

	private static boolean joined(Activity activity) {
		return activity.getMembersAdded() != null && activity.getRecipient() != null
				&& activity.getMembersAdded()
					.stream()
					.map(ChannelAccount::getId)
					.anyMatch((id) -> id != null && id.equals(activity.getRecipient().getId()));
	}

}
