package io.convenor.chat.teams;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.ChannelAccount;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.SeenActivities;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.cards.Card;
import io.convenor.chat.signin.SignIns;

/** Turns activities into turns, and what comes of them into what Teams understands. */
@Component
class TeamsBot {

	private static final String SOMEBODY = "Teams did not tell me who you are, so I cannot help you here. "
			+ "Please write to me from your account of the authority.";

	private static final String NOT_OURS = "That button does not do anything any more. "
			+ "Type help to see what you can ask me for.";

	private final Turns turns;

	private final Speech speech;

	private final SeenActivities seen;

	private final TeamsChats chats;

	private final PostedCards cards;

	private final SignIns signIns;

	private final TeamsSettings settings;

	private final Tenancy tenancy;

	private final Clock clock;

	TeamsBot(Turns turns, Speech speech, SeenActivities seen, TeamsChats chats, PostedCards cards, SignIns signIns,
			TeamsSettings settings, Tenancy tenancy, Clock clock) {
		this.turns = turns;
		this.speech = speech;
		this.seen = seen;
		this.chats = chats;
		this.cards = cards;
		this.signIns = signIns;
		this.settings = settings;
		this.tenancy = tenancy;
		this.clock = clock;
	}

	/** Takes an activity that is no invoke; those we know nothing to do about pass. */
	void hear(Activity activity, Locale locale) {
		try {
			heard(activity, locale);
		}
		catch (DataAccessException | TransactionException ex) {
			if (ActivityTypes.MESSAGE.equals(activity.getType()) && Hearing.isForUs(activity)) {
				this.speech.answer(activity, Reply.text(Turns.apology(ex)));
			}
			else {
				throw ex;
			}
		}
	}

	private void heard(Activity activity, Locale locale) {
		switch (String.valueOf(activity.getType())) {
			case ActivityTypes.MESSAGE -> message(activity, locale);
			case ActivityTypes.INSTALLATION_UPDATE -> installation(activity);
			case ActivityTypes.CONVERSATION_UPDATE -> {
				if (joined(activity)) {
					welcome(activity);
				}
			}
			default -> {
			}
		}
	}

	/** Takes an invoke, which Teams waits for. */
	InvokeResponse answer(Activity activity, Locale locale) {
		Optional<Speaker> speaker = Hearing.speaker(activity);
		if (speaker.isEmpty()) {
			return InvokeAnswers.ofStatus(400);
		}
		Turn turn = turn(activity, speaker.get(), locale);
		JsonNode value = Hearing.value(activity);
		return switch (String.valueOf(activity.getName())) {
			case "adaptiveCard/action" -> press(activity, turn, value);
			case "signin/tokenExchange" -> tokenExchange(turn, value);
			case "signin/verifyState" -> verifyState(activity);
			default -> InvokeAnswers.ofStatus(501);
		};
	}

	private void message(Activity activity, Locale locale) {
		if (!Hearing.isForUs(activity)) {
			return;
		}
		String id = activity.getId();
		Optional<Speaker> speaker = Hearing.speaker(activity);
		if (speaker.isEmpty()) {
			if (id == null || this.seen.isNew(activity.getConversation().getId(), id)) {
				this.speech.answer(activity, Reply.text(SOMEBODY));
			}
			return;
		}
		TeamsChat here = Hearing.conversation(activity, this.tenancy.tenantId());
		if (id == null) {
			this.chats.remember(here);
		}
		else if (!this.seen.isNew(here, id)) {
			return;
		}
		this.speech.answer(activity, this.turns.said(turn(activity, speaker.get(), locale)));
	}

	private InvokeResponse press(Activity activity, Turn turn, JsonNode value) {
		try {
			return pressed(activity, turn, value);
		}
		catch (DataAccessException | TransactionException ex) {
			return kept(activity, 503, Turns.apology(ex));
		}
	}

	private InvokeResponse pressed(Activity activity, Turn turn, JsonNode value) {
		Optional<PressedButton> read = PressedButton.read(value);
		if (read.isEmpty()) {
			return InvokeAnswers.error(400, NOT_OURS);
		}
		PressedButton button = read.get();
		PostedCard card = (button.card() != null)
				? this.cards.find(button.card()).filter((found) -> isHere(found, activity)).orElse(null) : null;
		if (button.card() != null && card == null) {
			return InvokeAnswers.error(400, NOT_OURS);
		}
		Press.Seen shown = (card != null) ? new Press.Seen(card.id(), card.kind(), card.subject(), button.version())
				: null;
		Turns.Outcome outcome = this.turns.pressed(turn, button.verb(),
				new Press(shown, button.carries(), button.answers()));
		return switch (outcome) {
			case Turns.Outcome.Kept(int status, String sentence) -> kept(activity, status, sentence);
			case Turns.Outcome.Answered answered -> answered(activity, card, answered.onTopOf(shown));
		};
	}

	private InvokeResponse answered(Activity activity, @Nullable PostedCard card, Reply reply) {
		try {
			return switch (reply) {
				case Reply.Live live -> InvokeAnswers.card(this.speech.instead(live, card, activity));
				case Reply.Show(Card instead) -> {
					this.speech.noLongerLive(card, activity);
					yield InvokeAnswers.card(instead);
				}
				case Reply.Text(String text) -> {
					this.speech.noLongerLive(card, activity);
					yield InvokeAnswers.card(Card.saying(text).text(text).build());
				}
				case Reply.SignIn signIn -> {
					this.speech.answer(activity, signIn);
					yield stays(activity, card, signIn.why());
				}
			};
		}
		catch (RuntimeException ex) {
			return kept(activity, 500, Turns.apology(ex));
		}
	}

	private InvokeResponse stays(Activity activity, @Nullable PostedCard card, String notice) {
		if (card == null) {
			return InvokeAnswers.message(notice);
		}
		return InvokeAnswers
			.card(this.speech.instead(new Reply.Live(card.kind(), card.subject(), notice, null), card, activity));
	}

	private InvokeResponse kept(Activity activity, int status, String sentence) {
		this.speech.answer(activity, Reply.text(sentence));
		return InvokeAnswers.error(status, sentence);
	}

	private InvokeResponse tokenExchange(Turn turn, JsonNode value) {
		String id = value.path("id").asText();
		return this.signIns.accept(turn.who().objectId(), value.path("token").asText())
				? InvokeAnswers.exchanged(id, this.settings.oauthConnection())
				: InvokeAnswers.notExchanged(id, this.settings.oauthConnection());
	}

	private InvokeResponse verifyState(Activity activity) {
		this.speech.answer(activity,
				Reply.text("Thank you for signing in. Teams still has to hand your sign-in over to me: "
						+ "please ask me again for what you wanted, and it will be done in your name."));
		return InvokeAnswers.ofStatus(200);
	}

	private void installation(Activity activity) {
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

	private Turn turn(Activity activity, Speaker speaker, Locale locale) {
		String id = (activity.getId() != null) ? activity.getId() : "";
		return new Turn(speaker, Hearing.place(activity), Hearing.text(activity), locale, id, this.clock.instant());
	}

	private static boolean joined(Activity activity) {
		return activity.getMembersAdded() != null && activity.getRecipient() != null
				&& activity.getMembersAdded()
					.stream()
					.map(ChannelAccount::getId)
					.anyMatch((id) -> id != null && id.equals(activity.getRecipient().getId()));
	}

	private static boolean isHere(PostedCard card, Activity activity) {
		return TeamsChat.withoutThread(card.conversationId())
			.equals(TeamsChat.withoutThread(activity.getConversation().getId()));
	}

}
