package io.convenor.chat.replies;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.conference.Conference;
import io.convenor.replies.Replies;

/** Leads from a conference to what people wrote back about it. */
@Component
@Order(5)
class ReplyButton implements ConferenceButton {

	private final Replies replies;

	ReplyButton(Replies replies) {
		this.replies = replies;
	}

	@Override
	public Optional<Button> on(Conference conference) {
		if (this.replies.version(conference.id()) == 0) {
			return Optional.empty();
		}
		Button button = Button.press(ReplyListAction.LIST, "Read what they wrote")
			.with("conference", conference.id().toString())
			.withoutAnswers();
		return Optional.of(this.replies.openOf(conference.id()).isEmpty() ? button : button.primary());
	}

}
