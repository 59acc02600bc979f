package io.convenor.outcomes;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Change;
import io.convenor.conference.ConferenceChanged;

/** Gives an outcome that is not approved yet to whoever chairs the conference now. */
@Component
class NewChair {

	private final OutcomeRecords outcomes;

	NewChair(OutcomeRecords outcomes) {
		this.outcomes = outcomes;
	}

	/** Runs in the transaction that hands the conference over. */
	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Chaired chaired) {
			this.outcomes.findByConference(changed.conference())
				.filter((outcome) -> !outcome.approved())
				.ifPresent((outcome) -> {
					outcome.handTo(chaired.toChairId());
					this.outcomes.save(outcome);
				});
		}
	}

}
