package io.convenor.chat.outcome;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.signin.SignedIn;
import io.convenor.chat.teams.CardScreen;
import io.convenor.outcomes.OutcomeMoved;
import io.convenor.outcomes.Outcomes;

/** Brings the room and the chair's card what they wait for. */
@Component
class OutcomeNews {

	private final Outcomes outcomes;

	private final CardScreen screen;

	OutcomeNews(Outcomes outcomes, CardScreen screen) {
		this.outcomes = outcomes;
		this.screen = screen;
	}

	@EventListener
	void on(OutcomeMoved moved) {
		this.screen.changed(OutcomeView.KIND, moved.outcome().toString(), moved.conference());
	}

	@EventListener
	void on(SignedIn person) {
		this.outcomes.signedIn(person.personId());
	}

}
