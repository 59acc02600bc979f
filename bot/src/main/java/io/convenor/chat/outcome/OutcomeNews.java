package io.convenor.chat.outcome;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.signin.SignedIn;
import io.convenor.chat.teams.CardScreen;
import io.convenor.outcomes.OutcomeMoved;
import io.convenor.outcomes.PostingSummaries;

/** Brings the room and the chair's card what they wait for. */
@Component
class OutcomeNews {

	private final PostingSummaries posting;

	private final CardScreen screen;

	OutcomeNews(PostingSummaries posting, CardScreen screen) {
		this.posting = posting;
		this.screen = screen;
	}

	@EventListener
	void on(OutcomeMoved moved) {
		this.screen.changed(OutcomeView.KIND, moved.outcome().toString(), moved.conference());
	}

	@EventListener
	void on(SignedIn person) {
		this.posting.signedIn(person.personId());
	}

}
