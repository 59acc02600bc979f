package io.convenor.chat.outcome;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.CardView.View;
import io.convenor.chat.Page;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeRecipients;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.Sending;

/** Shows an outcome: the step the chair is at, or what came of the approval. */
@Component
public class OutcomeView implements CardView {

	/** The kind of these cards. */
	public static final String KIND = "outcome";

	private final Outcomes outcomes;

	private final OutcomeRecipients recipients;

	private final Sending sending;

	private final Conferences conferences;

	private final OutcomeForm form;

	OutcomeView(Outcomes outcomes, OutcomeRecipients recipients, Sending sending, Conferences conferences,
			OutcomeForm form) {
		this.outcomes = outcomes;
		this.recipients = recipients;
		this.sending = sending;
		this.conferences = conferences;
		this.form = form;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.outcomes.find(UUID.fromString(subject)).map((outcome) -> {
			Conference conference = this.conferences.get(outcome.conference());
			return new View(card(outcome, conference, page), this.sending.seen(outcome), ShownTo.itsChair(conference));
		});
	}

	private Card card(Outcome outcome, Conference conference, Page page) {
		if (outcome.approved()) {
			return OutcomeProgress.card(outcome, conference, this.sending.of(outcome), page);
		}
		return switch (outcome.page()) {
			case DECISION -> this.form.decision(outcome, conference);
			case AREAS -> this.form.areas(outcome, conference);
			case ACTIONS -> this.form.actions(outcome, conference, page);
			case RECIPIENTS -> this.form.recipients(outcome, conference, this.recipients.entitled(outcome),
					this.recipients.called(outcome), page);
			case QUESTIONS -> OutcomeQuestions.card(outcome, conference, this.recipients.whatGoesOut(outcome));
			case PREVIEW -> OutcomePreview.card(outcome, conference, this.recipients.whatGoesOut(outcome));
		};
	}

}
