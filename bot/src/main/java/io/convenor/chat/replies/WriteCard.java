package io.convenor.chat.replies;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.replies.AnsweringReplies;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;

/** Where an answer to somebody's reply is written. */
@Component
class WriteCard implements CardView {

	static final String KIND = "reply-write";

	static final String TEXT = AnsweringReplies.TEXT;

	static final String AS_IT_STANDS = "asItStands";

	static final String SETTLES = "settles";

	private final Replies replies;

	private final Conferences conferences;

	private final ReplyWords words;

	WriteCard(Replies replies, Conferences conferences, ReplyWords words) {
		this.replies = replies;
		this.conferences = conferences;
		this.words = words;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.replies.find(ReplyCard.About.read(subject).reply()).map((reply) -> {
			Conference conference = this.conferences.get(reply.conference());
			return new View(card(conference, reply), reply.version() + 1, ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, Reply reply) {
		Card.Builder card = Card.titled("Answer about %s", conference.reference());
		String to = this.words.who(conference, reply)
			.map((Invitee invitee) -> invitee.described() + ", at " + invitee.address())
			.orElse("nobody: it is not known who wrote it");
		card.form("write " + reply.id())
			.fact("To", to)
			.note("It goes as an email to this person alone, from the team's mailbox, with greeting and signature. "
					+ "Its subject names nobody.")
			.panel((panel) -> panel.text(Card.shortened(ReplyWords.safe(reply.words().text()), 800)))
			.field(Field.paragraph(TEXT, "Your answer").required("Write what you want to answer."))
			.field(Field.toggle(AS_IT_STANDS, "Only where I ask", "What may have to be kept from them may stand"));
		if (reply.open()) {
			card.field(Field.toggle(SETTLES, "Afterwards", "That settles it").value(true));
		}
		return card.button(Button.press(ReplyActions.SEND, "Send it"))
			.button(Button.press(ReplyActions.BACK, "Back without sending"))
			.build();
	}

}
