package io.convenor.chat.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import org.springframework.stereotype.Component;

import io.convenor.chat.Reply;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Turn;
import io.convenor.chat.signin.SignIns;

/** Takes a person's sign-in that Teams hands over. */
@Component
class SignInAnswers {

	private final SignIns signIns;

	private final TeamsSettings settings;

	private final Speech speech;

	SignInAnswers(SignIns signIns, TeamsSettings settings, Speech speech) {
		this.signIns = signIns;
		this.settings = settings;
		this.speech = speech;
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
