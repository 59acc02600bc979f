package io.convenor.chat.admin;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
import io.convenor.conference.NeedToKnow;

/** Whether the chairs can be told anything: only who opened the bot's chat can. */
@Component
class ReachCheck {

	private static final String WHAT = "Chats with the chairs";

	private final NeedToKnow needToKnow;

	private final Conversations conversations;

	ReachCheck(NeedToKnow needToKnow, Conversations conversations) {
		this.needToKnow = needToKnow;
		this.conversations = conversations;
	}

	Check check() {
		return Check.ours(WHAT, this::look);
	}

	private Finding look() {
		Set<String> chairs = this.needToKnow.chairs();
		int missing = chairs.size() - this.conversations.reached(chairs).size();
		if (missing == 0) {
			return Finding.ok(WHAT, "every chair can be told what happens");
		}
		return Finding.unsure(WHAT,
				"%d of %d %s not opened a chat with me, so I cannot send them their day or any news".formatted(missing,
						chairs.size(), (missing == 1) ? "has" : "have"),
				"Ask them to find me in Teams and to type help.");
	}

}
