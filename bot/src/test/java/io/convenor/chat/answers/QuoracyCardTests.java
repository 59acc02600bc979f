package io.convenor.chat.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.ContactWithTheChild;
import io.convenor.conference.Quorum;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.scheduling.answers.Forecasts.IfInquorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class QuoracyCardTests {

	private static final Quorum NOBODY = new Quorum(false, Set.of(), 2, List.of(), List.of());

	private static final Quorum ENOUGH = new Quorum(true, Set.of("Police", "School"), 2, List.of(), List.of());

	private final Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);

	private final Forecasts forecasts = Mockito.mock(Forecasts.class);

	private QuoracyCard card;

	@BeforeEach
	void nobodyHasAnswered() {
		Conferences conferences = Mockito.mock(Conferences.class);
		given(conferences.findById(this.conference.id())).willReturn(Optional.of(this.conference));
		given(this.forecasts.of(this.conference)).willReturn(Optional.of(new Forecast(NOBODY, ENOUGH, List.of())));
		this.card = new QuoracyCard(conferences, Mockito.mock(Answers.class), this.forecasts,
				Mockito.mock(ContactWithTheChild.class));
	}

	@Test
	void itSaysHowManyInARowTheRuleSetEscalates() {
		given(this.forecasts.ifInquorate(this.conference)).willReturn(Optional.of(new IfInquorate(null, null, 1, 3)));
		assertThat(words())
			.contains("It would be number 1 in a row that is not quorate; number 3 has to be escalated.");
		given(this.forecasts.ifInquorate(this.conference)).willReturn(Optional.of(new IfInquorate(null, null, 2, 2)));
		assertThat(words()).contains(
				"It would be number 2 in a row that is not quorate, which has to be escalated: tell your manager.");
	}

	@Test
	void whatWasNeverSureIsNotSaidToHaveBeen() {
		assertThat(words()).contains("not yet quorate by the answers so far").doesNotContain("any more");
		given(this.forecasts.hasDropped(this.conference)).willReturn(true);
		assertThat(words()).contains("the quorum is not sure any more");
	}

	private String words() {
		return this.card.of(this.conference.id().toString()).orElseThrow().card().json().toString();
	}

}
