package io.convenor.chat.admin;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.conference.NeedToKnow;

/** Whether the chairs can be told anything: only who opened the bot's chat can. */
@Component
class ReachCheck {

	private static final String WHAT = "Chats with the chairs";

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	ReachCheck(NeedToKnow needToKnow, TeamsChats chats) {
		this.needToKnow = needToKnow;
		this.chats = chats;
	}

	Check check() {
		return Check.ours(WHAT, this::look);
	}

	private Finding look() {
		Set<String> chairs = this.needToKnow.chairs();
		int missing = chairs.size() - this.chats.reached(chairs).size();
		if (missing == 0) {
			return Finding.ok(WHAT, "every chair can be told what happens");
		}
		return Finding.unsure(WHAT,
				"%d of %d %s not opened a chat with me, so I cannot send them their day or any news".formatted(missing,
						chairs.size(), (missing == 1) ? "has" : "have"),
				"Ask them to find me in Teams and to type help.");
	}

}
