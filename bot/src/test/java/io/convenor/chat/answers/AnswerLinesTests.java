package io.convenor.chat.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.overview.StatusLine.Line;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class AnswerLinesTests {

	private final Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);

	private final Answers answers = Mockito.mock(Answers.class);

	@Test
	void whoDeclinedAndWhatSomebodyNeedsStandOnTheCardAndInNoChannel() {
		Invitee first = this.conference.invitees().get(1);
		Invitee second = this.conference.invitees().get(2);
		answered(answer(first, Response.DECLINED, Set.of(), null),
				answer(second, Response.ACCEPTED, Set.of(Need.INTERPRETER, Need.SEPARATE_WAITING), "Polish"));
		assertThat(lines()).contains(new Line("Declined", first.described(), false, false),
				new Line("Needs", second.described() + ": interpreter, separate waiting (Polish)", true, false));
	}

	@Test
	void nothingIsSaidOfDeclinesAndNeedsWhereThereAreNone() {
		answered(answer(this.conference.invitees().get(1), Response.ACCEPTED, Set.of(), null));
		assertThat(lines()).extracting(Line::name).containsExactly("Answers");
	}

	private void answered(InviteeAnswer... all) {
		given(this.answers.of(this.conference)).willReturn(List.of(all));
	}

	private static InviteeAnswer answer(Invitee invitee, Response response, Set<Need> needs, @Nullable String note) {
		return new InviteeAnswer(invitee, response, TakesPart.TEAMS, null, null, null, null, needs, note);
	}

	private List<Line> lines() {
		Attendances attendances = Mockito.mock(Attendances.class);
		AttendanceOnTheDay day = Mockito.mock(AttendanceOnTheDay.class);
		given(day.quorate()).willReturn(Optional.empty());
		given(attendances.of(this.conference)).willReturn(day);
		Forecasts forecasts = Mockito.mock(Forecasts.class);
		given(forecasts.of(this.conference)).willReturn(Optional.empty());
		return new AnswerLines(this.answers, forecasts, attendances).about(this.conference);
	}

}
