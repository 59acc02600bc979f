package io.convenor.chat.clocks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.Command;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.conference.Timetable.Part;
import io.convenor.timescales.UnknownRuleSetException;

/** Lets those who look after a conference ask where its dates come from. */
@Configuration(proxyBeanMethods = false)
class Explain {

	private static final String FROM_THE_CARD = "explain.look";

	private final ExplainCard card;

	private final Caseload caseload;

	Explain(ExplainCard card, Caseload caseload) {
		this.card = card;
		this.caseload = caseload;
	}

	@Bean
	@Order(35)
	Command explainCommand() {
		return new ExplainCommand();
	}

	@Bean
	@Order(80)
	ConferenceButton explainButton() {
		return (_) -> Optional.of(Button.press(FROM_THE_CARD, "Explain the dates"));
	}

	@Bean
	CardAction explainFromTheCard() {
		return new Act(FROM_THE_CARD,
				(press) -> press.subject(ConferenceCard.KIND).or(() -> press.carried(ExplainCard.CONFERENCE)),
				(conference, _) -> shown(conference, null));
	}

	@Bean
	CardAction showTheArithmetic() {
		return new Act(ExplainCard.OPEN, (press) -> press.carried(ExplainCard.CONFERENCE),
				(conference, press) -> shown(conference, part(press)));
	}

	@Bean
	CardAction backFromTheExplanation() {
		return new Act(ExplainCard.BACK, (press) -> press.carried(ExplainCard.CONFERENCE),
				(conference, _) -> Reply.live(ConferenceCard.KIND, conference.id().toString()));
	}

	private static @Nullable Part part(Press press) {
		return press.carried(ExplainCard.PART)
			.flatMap((name) -> Arrays.stream(Part.values()).filter((each) -> each.name().equals(name)).findFirst())
			.orElse(null);
	}

	private Reply shown(Conference conference, @Nullable Part open) {
		try {
			return Reply.show(this.card.of(conference, open));
		}
		catch (UnknownRuleSetException ex) {
			throw new NotPossible(ex.getMessage() + " Ask the administration team to look with “admin check”.");
		}
	}

	/** The command, which takes a reference. */
	private final class ExplainCommand implements Command {

		@Override
		public String name() {
			return "explain";
		}

		@Override
		public String takes() {
			return "CP-7F3K";
		}

		@Override
		public String summary() {
			return "Show each date of a conference, the rule behind it and how it was counted";
		}

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Set<Scope> scopes() {
			return Scope.IN_PRIVATE;
		}

		@Override
		public Reply handle(Turn turn, Arguments arguments) {
			Reference reference = Reference.in(arguments.text())
				.orElseThrow(() -> new NotPossible("I see no reference there. Write it like this: explain CP-7F3K. "
						+ "Type conferences to see yours."));
			return Explain.this.caseload.find(reference, turn.who().objectId())
				.map((conference) -> shown(conference, null))
				.orElseThrow(() -> new NotPossible("I know no conference of yours with the reference " + reference
						+ ". Type conferences to see yours."));
		}

	}

	/** One of the buttons; whose conference it is is asked again. */
	private final class Act implements CardAction {

		private final String verb;

		private final Function<Press, Optional<String>> which;

		private final Does does;

		private Act(String verb, Function<Press, Optional<String>> which, Does does) {
			this.verb = verb;
			this.which = which;
			this.does = does;
		}

		@Override
		public String verb() {
			return this.verb;
		}

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public boolean needsPresentVersion() {
			return false;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			return this.which.apply(press)
				.flatMap(Explain::id)
				.flatMap((id) -> Explain.this.caseload.find(id, turn.who().objectId()))
				.map((conference) -> this.does.with(conference, press))
				.orElseThrow(
						() -> new NotPossible("That conference is not one of yours. Type conferences to see them."));
		}

	}

	private interface Does {

		Reply with(Conference conference, Press press);

	}

	private static Optional<UUID> id(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
