package io.convenor.chat.replies;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
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
import io.convenor.replies.Reply.Kind;
import io.convenor.replies.ReplyArrived;
import io.convenor.replies.ReplyMoved;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.NeedsNamed;
import io.convenor.timescales.Dates;

/**
 * Brings whoever looks after a conference what somebody wrote back, and a new chair what
 * nobody has settled, with what can be made of it with one press.
 */
@Component
class ReplyCard implements CardView {

	static final String KIND = "reply";

	static final String NEEDS = "needs";

	static final String NOTE = "note";

	/** What is read at a glance; the rest is a press away. */
	private static final int SHOWN = 2500;

	private final Replies replies;

	private final Conferences conferences;

	private final ReplyWords words;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	ReplyCard(Replies replies, Conferences conferences, ReplyWords words, NeedToKnow needToKnow, CardScreen screen) {
		this.replies = replies;
		this.conferences = conferences;
		this.words = words;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.replies.find(About.read(subject).reply).map((reply) -> {
			Conference conference = this.conferences.get(reply.conference());
			return new View(card(conference, reply), reply.version() + 1, ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, Reply reply) {
		Card.Builder card = Card.saying("An answer about %s", conference.reference())
			.heading(Card.shortened(this.words.what(conference, reply), 150))
			.form("reply " + reply.id())
			.fact("Conference", conference.reference() + ", " + conference.when())
			.fact("When", Dates.inWords(reply.at()));
		if (!reply.from().address().isBlank()) {
			card.fact("From the address", Card.shortened(reply.from().address(), 100));
		}
		String care = this.words.care(reply);
		if (!care.isEmpty()) {
			card.warning(care);
		}
		if (!reply.words().text().isBlank()) {
			card.panel((panel) -> panel.text(Card.shortened(ReplyWords.safe(reply.words().text()), SHOWN)));
		}
		if (!reply.words().files().isEmpty()) {
			card.fact("Files that came with it", Card.shortened(String.join(", ", reply.words().files()), 600))
				.note("They lie with the email in the mailbox.");
		}
		return (reply.open() ? open(card, conference, reply) : settled(card, reply)).build();
	}

	private Card.Builder open(Card.Builder card, Conference conference, Reply reply) {
		if (reply.state() == Reply.State.IN_HAND) {
			card.text("You began to change the meeting because of it. It is settled when the change is confirmed.");
		}
		boolean booked = conference.status() == Conference.Status.BOOKED;
		boolean theirs = booked && reply.written() && reply.isTheirWord() && conference.way().inTheCalendar();
		if (theirs) {
			needs(card, reply);
		}
		if (booked && reply.kind() == Kind.PROPOSED) {
			card.button(Button.press(ReplyActions.THEN, "Move it to then"));
		}
		answer(card, reply);
		if (theirs) {
			card.button(Button.press(ReplyActions.APOLOGY, "They are not coming"));
		}
		if (booked && reply.kind() != Kind.UNDELIVERED) {
			card.button(Button.press(ReplyActions.CHANGE, "Change the meeting"));
		}
		if (reply.written()) {
			card.button(Button.press(ReplyActions.READ, "Read all of it"));
		}
		return card.button(Button.press(ReplyActions.SETTLE, settleWords(reply)));
	}

	private static String settleWords(Reply reply) {
		return (reply.kind() == Kind.UNDELIVERED) ? "Reached another way" : "Settle it";
	}

	/** What its words speak of is chosen already, so that one press notes it. */
	private static void needs(Card.Builder card, Reply reply) {
		NeedsNamed named = NeedsNamed.in(reply.words().text());
		card.section((section) -> section
			.field(Field.choices(NEEDS, "What they need")
				.options(Stream.of(Need.values()).map((need) -> new Option(need.name(), need.label())).toList())
				.value(named.needs().stream().sorted().map(Need::name).collect(Collectors.joining(","))))
			.field(Field.text(NOTE,
					"More about it, such as the language (the social worker who is invited reads it; nobody does where the meeting stays with its group)")
				.atMost(300)
				.value(named.note()))
			.button(Button.press(ReplyActions.NEED, "Note what they need")));
	}

	private static void answer(Card.Builder card, Reply reply) {
		boolean told = reply.written() || reply.kind() == Kind.NEEDS;
		boolean passed = reply.settled() != null && reply.settled().as() == Reply.SettledAs.PASSED;
		if (told && reply.from().invitee() != null && !passed) {
			card.button(Button.press(ReplyActions.WRITE, "Answer"));
		}
	}

	/** What was settled can still be answered: what came of it is known later. */
	private static Card.Builder settled(Card.Builder card, Reply reply) {
		var settled = reply.settled();
		answer(card, reply);
		return card
			.fact("Settled", (settled != null) ? settled.as().words() + ", " + Dates.inWords(settled.at()) : "settled")
			.button(Button.press(ReplyActions.REOPEN, "Open it again").explained("What was noted or sent stays"));
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
		this.screen.changed(KIND, subject, moved.conference());
		changed(moved.conference());
	}

	/** A new chair is told of all that was handed over at once. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired) {
			Conference conference = this.conferences.get(changed.conference());
			if (!this.needToKnow.knows(conference.chairId(), conference)
					|| !this.screen.reaches(conference.chairId())) {
				this.replies.openOf(conference.id())
					.forEach((reply) -> this.needToKnow.keepers(conference.kind())
						.forEach((keeper) -> post(reply, keeper)));
			}
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
		return this.screen.tell(who, "reply:" + reply.id() + ":" + who, KIND, About.of(reply), reply.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceInBrief.KIND, conference.toString(), conference);
	}

	/** What such a card is about: the conference too, so that it goes where that goes. */
	record About(UUID conference, UUID reply) {

		static About read(String subject) {
			String[] parts = subject.split("/");
			return new About(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
		}

		static String of(Reply reply) {
			return reply.conference() + "/" + reply.id();
		}

	}

}
