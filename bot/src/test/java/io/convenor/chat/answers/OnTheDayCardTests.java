package io.convenor.chat.answers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Screen;
import io.convenor.chat.Trial;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Quorum;
import io.convenor.conference.QuorumOverTime;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.AttendanceOnTheDay.Present;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Inquoracies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;

class OnTheDayCardTests {

	private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");

	private static final Quorum NOBODY = new Quorum(false, Set.of(), 2, List.of(), List.of());

	private final Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);

	private final UUID mother = SampleConferences.with(this.conference, Role.MOTHER).id();

	private final UUID nurse = SampleConferences.with(this.conference, Role.HEALTH_VISITOR).id();

	private final UUID friend = SampleConferences.with(this.conference, Role.SUPPORTER).id();

	private final Attendances attendances = Mockito.mock(Attendances.class);

	private final List<Present> present = new ArrayList<>();

	private Screen helen;

	@BeforeEach
	void theCardIsOpen() {
		Conferences conferences = Mockito.mock(Conferences.class);
		given(conferences.findById(this.conference.id())).willReturn(Optional.of(this.conference));
		Theirs theirs = Mockito.mock(Theirs.class);
		given(theirs.on(any(), any(), any())).willReturn(this.conference);
		shows(Optional.empty());
		Answers answers = Mockito.mock(Answers.class);
		this.helen = Trial
			.screen(SampleConferences.HELEN,
					new AnswerActions(theirs, answers, this.attendances, Mockito.mock(Inquoracies.class)),
					new OnTheDayCard(conferences, this.attendances, answers))
			.opens(OnTheDayCard.KIND, this.conference.id().toString());
	}

	@Test
	void whoIsTickedStaysTickedWhileTheTimesOfAnotherAreSaved() {
		willAnswer((_) -> noted(this.nurse)).given(this.attendances)
			.wasThere(any(), eq(this.nurse), any(), any(), any());
		this.helen.presses("Save the times",
				Map.of("there", this.mother + "," + this.friend, "who", this.nurse.toString(), "from", "10:15"));
		assertThat(this.helen.fields().get("there")).contains(this.mother.toString(), this.friend.toString());
		this.helen.presses("Save who was there");
		then(this.attendances).should()
			.tick(this.conference.id(), Set.of(this.mother, this.friend), SampleConferences.HELEN);
		then(this.attendances).should(Mockito.never()).untick(any(), any(), any());
	}

	@Test
	void whatIsTypedOfTheTimesStaysWhileTheTicksAreSaved() {
		this.helen.presses("Save who was there",
				Map.of("there", this.mother.toString(), "who", this.nurse.toString(), "from", "ten or so"));
		assertThat(this.helen.fields()).containsEntry("who", this.nurse.toString())
			.containsEntry("from", "ten or so")
			.doesNotContainKey("there");
	}

	@Test
	void whoWasNotedByMistakeIsTakenBackAndNobodyElse() {
		noted(this.mother);
		noted(this.friend);
		this.helen = this.helen.opens(OnTheDayCard.KIND, this.conference.id().toString());
		this.helen.presses("They were not there", Map.of("notThere", this.friend.toString()));
		then(this.attendances).should().untick(this.conference.id(), Set.of(this.friend), SampleConferences.HELEN);
		then(this.attendances).should(Mockito.never()).tick(any(), any(), any());
	}

	@Test
	void whatIsDecidedOfAnInquorateConferenceIsAskedOnceMoreSinceItStaysSo() {
		shows(Optional.of(new QuorumOverTime(null, List.of(), NOBODY)));
		this.helen = this.helen.opens(OnTheDayCard.KIND, this.conference.id().toString());
		assertThat(this.helen.names()).contains("Go on with this reason", "Yes, go on", "List it again",
				"Yes, list it again");
	}

	private Object noted(UUID who) {
		this.present.add(new Present(this.conference.invitee(who).orElseThrow(), true, TEN, null));
		shows(Optional.empty());
		return who;
	}

	private void shows(Optional<QuorumOverTime> quorate) {
		given(this.attendances.of(this.conference)).willReturn(new AttendanceOnTheDay(SampleConferences.STARTS,
				this.present, List.of(), null, false, quorate, Optional.empty()));
	}

}
