package io.convenor.chat.replies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Screen;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.people.Role;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

class ReplyListTests {

	private final Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);

	private final Conferences conferences = Mockito.mock(Conferences.class);

	private final ReplyList list = new ReplyList(this.conferences, new ReplyWords(), Mockito.mock(Theirs.class),
			Mockito.mock(Replies.class), Mockito.mock(Caseload.class), Mockito.mock(CustodiansMail.class));

	@BeforeEach
	void theConferenceIsKnown() {
		given(this.conferences.among(any())).willReturn(List.of(this.conference));
	}

	@Test
	void whoListensTellsTheAnswersApartWhereverTheyCameIn() {
		QueuedMail theirs = new QueuedMail(UUID.randomUUID(), 1, Instant.EPOCH, "aunt@street.example", "", "", null);
		Card card = this.list.of(List.of(reply(Reply.State.OPEN), reply(Reply.State.OPEN)), List.of(theirs), 1, "None");
		assertThat(Screen.names(card.json())).containsExactly("Read answer 1", "Read answer 2", "Read answer 3");
	}

	@Test
	void theSettledOnesAreNumberedOn() {
		Card card = this.list.about(List.of(reply(Reply.State.SETTLED), reply(Reply.State.OPEN)), "None");
		assertThat(Screen.names(card.json())).containsExactly("Read answer 1", "Read answer 2");
		assertThat(card.json().findValuesAsText("text")).anyMatch((text) -> text.startsWith("2. "));
	}

	private Reply reply(Reply.State state) {
		UUID mother = SampleConferences.with(this.conference, Role.MOTHER).id();
		return new Reply(UUID.randomUUID(), this.conference.id(), Reply.Kind.MAIL,
				new Reply.From(mother, Reply.Recognised.ADDRESS, false, "kim@home.example"),
				new Reply.Words("I need an interpreter.", "", List.of()), null, "message", Instant.EPOCH, state, null,
				0, 1);
	}

}
