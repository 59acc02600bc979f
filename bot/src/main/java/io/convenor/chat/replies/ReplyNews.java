package io.convenor.chat.replies;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.replies.ReplyArrived;
import io.convenor.replies.ReplyMoved;

/**
 * Brings the chair what people write back, at once and with its text, and a new chair
 * what nobody has settled.
 */
@Component
class ReplyNews {

	private final Replies replies;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	ReplyNews(Replies replies, Conferences conferences, NeedToKnow needToKnow, CardScreen screen) {
		this.replies = replies;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@EventListener
	void on(ReplyArrived arrived) {
		this.replies.find(arrived.reply())
			.ifPresent((reply) -> bring(reply, this.conferences.get(arrived.conference())));
		changed(arrived.conference());
	}

	@EventListener
	void on(ReplyMoved moved) {
		String subject = moved.conference() + "/" + moved.reply();
		this.screen.changed(ReplyCard.KIND, subject, moved.conference());
		changed(moved.conference());
	}

	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired) {
			Conference conference = this.conferences.get(changed.conference());
			this.replies.openOf(conference.id()).forEach((reply) -> bring(reply, conference));
		}
	}

	/**
	 * Where the chair never opened a chat with the bot, or is no chair any more, whoever
	 * keeps such meetings beside them gets it.
	 */
	private void bring(Reply reply, Conference conference) {
		boolean chairHasIt = this.needToKnow.knows(conference.chairId(), conference)
				&& post(reply, conference.chairId());
		if (!chairHasIt) {
			this.needToKnow.keepers(conference.kind()).forEach((keeper) -> post(reply, keeper));
		}
	}

	private boolean post(Reply reply, String who) {
		return this.screen.postOnceTo(who, "reply:" + reply.id() + ":" + who, ReplyCard.KIND, ReplyCard.About.of(reply),
				reply.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceInBrief.KIND, conference.toString(), conference);
	}

}
