package io.convenor.chat.clocks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.conference.Timetable.Part;
import io.convenor.drafts.Refused;
import io.convenor.timescales.UnknownRuleSetException;

/** Lets those who look after a conference ask where its dates come from. */
@Configuration(proxyBeanMethods = false)
class Explain implements CardButtons {

	private static final String FROM_THE_CARD = "explain.look";

	private final ExplainCard card;

	private final Caseload caseload;

	private final Theirs theirs;

	Explain(ExplainCard card, Caseload caseload, Theirs theirs) {
		this.theirs = theirs;
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

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(FROM_THE_CARD, this::look)
			.onAnyVersion(ExplainCard.OPEN, this::arithmetic)
			.onAnyVersion(ExplainCard.BACK, this::back);
	}

	private Reply look(Turn turn, Press press) {
		boolean fromTheConference = press.subject(ConferenceCard.KIND).isPresent();
		return shown(fromTheConference ? this.theirs.on(ConferenceCard.KIND, turn, press) : carried(turn, press), null);
	}

	private Reply arithmetic(Turn turn, Press press) {
		return shown(carried(turn, press), part(press));
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, carried(turn, press).id().toString());
	}

	private Conference carried(Turn turn, Press press) {
		return this.theirs.carried(ExplainCard.CONFERENCE, turn, press);
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
			throw new Refused(ex.getMessage() + " Ask the administration team to look with “admin check”.");
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
				.orElseThrow(() -> new Refused("I see no reference there. Write it like this: explain CP-7F3K. "
						+ "Type conferences to see yours."));
			return Explain.this.caseload.find(reference, turn.who().objectId())
				.map((conference) -> shown(conference, null))
				.orElseThrow(() -> new Refused("I know no conference of yours with the reference " + reference
						+ ". Type conferences to see yours."));
		}

	}

}
