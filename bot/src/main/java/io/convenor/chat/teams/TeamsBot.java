package io.convenor.chat.teams;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.convenor.chat.Reply;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.signin.SignIns;

/** Turns activities into turns, and what comes of them into what Teams understands. */
@Component
class TeamsBot {

	private final Speech speech;

	private final Messages messages;

	private final Presses presses;

	private final Arrivals arrivals;

	private final Clock clock;

	private final SignIns signIns;

	private final TeamsSettings settings;

	TeamsBot(Speech speech, Messages messages, Presses presses, Arrivals arrivals, Clock clock, SignIns signIns,
			TeamsSettings settings) {
		this.speech = speech;
		this.messages = messages;
		this.presses = presses;
		this.arrivals = arrivals;
		this.clock = clock;
		this.signIns = signIns;
		this.settings = settings;
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
			case ActivityTypes.MESSAGE -> this.messages.message(activity, (speaker) -> turn(activity, speaker, locale));
			case ActivityTypes.INSTALLATION_UPDATE -> this.arrivals.installation(activity);
			case ActivityTypes.CONVERSATION_UPDATE -> this.arrivals.conversationUpdate(activity);
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
			case "adaptiveCard/action" -> this.presses.press(activity, turn, value);
			case "signin/tokenExchange" -> tokenExchange(turn, value);
			case "signin/verifyState" -> verifyState(activity);
			default -> InvokeAnswers.ofStatus(501);
		};
	}

	private Turn turn(Activity activity, Speaker speaker, Locale locale) {
		String id = (activity.getId() != null) ? activity.getId() : "";
		return new Turn(speaker, Hearing.place(activity), Hearing.text(activity), locale, id, this.clock.instant());
	}

	InvokeResponse tokenExchange(Turn turn, JsonNode value) {
		String id = value.path("id").asText();
		return this.signIns.accept(turn.who().objectId(), value.path("token").asText())
				? InvokeAnswers.exchanged(id, this.settings.oauthConnection())
				: InvokeAnswers.notExchanged(id, this.settings.oauthConnection());
	}

	InvokeResponse verifyState(Activity activity) {
		this.speech.answer(activity,
				Reply.text("Thank you for signing in. Teams still has to hand your sign-in over to me: "
						+ "please ask me again for what you wanted, and it will be done in your name."));
		return InvokeAnswers.ofStatus(200);
	}

}
