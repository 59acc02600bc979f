package io.convenor.chat.outcome;

import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Outcomes;

/** Opens the outcome of one of the chair's conferences. */
@Configuration(proxyBeanMethods = false)
class OutcomeCommand {

	private final Outcomes outcomes;

	OutcomeCommand(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	@Bean
	@Order(40)
	Command typingOutcome() {
		return Command
			.named("outcome", "Record what a conference decided, see what will be posted and sent, and approve it")
			.alsoCalled("outcomes")
			.takes("CP-7F3KM")
			.by(Audience.CHAIRS)
			.inPrivate()
			.does(this::handle);
	}

	Reply handle(Turn turn, Arguments arguments) {
		Optional<Reference> reference = Reference.in(arguments.text());
		if (reference.isPresent()) {
			return open(turn, reference.get());
		}
		if (!arguments.isEmpty()) {
			throw new Refused("I do not see a reference in that; one looks like CP-7F3KM. "
					+ "Type outcome alone to choose from your conferences.");
		}
		return choose(turn);
	}

	/** Another chair's conference is answered exactly like one that does not exist. */
	Reply open(Turn turn, Reference reference) {
		return this.outcomes.of(reference, turn.who().objectId())
			.map((outcome) -> Reply.live(OutcomeView.KIND, outcome.id().toString()))
			.orElseThrow(() -> new Refused(
					"There is no conference " + reference + " among yours. Type conferences to see which are yours."));
	}

	private Reply choose(Turn turn) {
		List<Conference> awaited = this.outcomes.awaited(turn.who().objectId());
		if (awaited.isEmpty()) {
			return Reply.text("None of your conferences has begun and waits for its outcome."
					+ this.outcomes.next(turn.who().objectId())
						.map((next) -> " Your next one is %s. If it was held early, type “outcome %s”.".formatted(
								next.way().inTheCalendar() ? "on " + next.when() : next.when(), next.reference()))
						.orElse(""));
		}
		Card.Builder card = Card.titled("Whose outcome is it?")
			.text("These conferences of yours have begun and have no outcome yet.");
		awaited.forEach((conference) -> card.section((section) -> section.text(conference.when())
			.button(Button.press(OutcomeButtons.OPEN, "Outcome of " + conference.reference())
				.with("reference", conference.reference().value()))));
		return Reply.show(card.build());
	}

}
