package io.convenor.chat.afterwards;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.conference.Conference;
import io.convenor.outcomes.Afterwards;

/** Leads from a conference that was held to what is ticked off afterwards. */
@Component
@Order(90)
class AfterwardsButton implements ConferenceButton {

	private final Afterwards afterwards;

	AfterwardsButton(Afterwards afterwards) {
		this.afterwards = afterwards;
	}

	@Override
	public Optional<Button> on(Conference conference) {
		return this.afterwards.of(conference).isEmpty() ? Optional.empty()
				: Optional.of(Button.press(AfterwardsActions.OPEN, "Tick off what was done since")
					.with(AfterwardsActions.CONFERENCE, conference.id().toString())
					.withoutAnswers());
	}

}
