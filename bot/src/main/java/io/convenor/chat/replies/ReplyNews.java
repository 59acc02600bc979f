package io.convenor.chat.replies;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversation;
import io.convenor.chat.Conversations;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Caseload;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.people.Staff;
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

	private final Caseload caseload;

	private final Conversations conversations;

	private final CardScreen screen;

	private final Staff staff;

	ReplyNews(Replies replies, Conferences conferences, Caseload caseload, Conversations conversations,
			CardScreen screen, Staff staff) {
		this.replies = replies;
		this.conferences = conferences;
		this.caseload = caseload;
		this.conversations = conversations;
		this.screen = screen;
		this.staff = staff;
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
	 * Where the chair never opened a chat with the bot, the administration team gets it,
	 * as far as they look after the conference.
	 */
	private void bring(Reply reply, Conference conference) {
		Optional<Conversation> chair = this.conversations.withPerson(conference.chairId());
		if (chair.isPresent()) {
			post(reply, chair.get(), conference.chairId());
			return;
		}
		this.staff.administrators()
			.stream()
			.filter((administrator) -> this.caseload.looksAfter(administrator, conference))
			.forEach((administrator) -> this.conversations.withPerson(administrator)
				.ifPresent((chat) -> post(reply, chat, administrator)));
	}

	private void post(Reply reply, Conversation chat, String who) {
		this.screen.postOnce("reply:" + reply.id() + ":" + who, chat, ReplyCard.KIND, ReplyCard.About.of(reply),
				reply.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceInBrief.KIND, conference.toString(), conference);
	}

}
