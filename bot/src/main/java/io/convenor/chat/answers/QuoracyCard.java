package io.convenor.chat.answers;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.scheduling.answers.Forecasts.IfInquorate;
import io.convenor.timescales.Dates;

/**
 * Tells a chair that a conference may not be quorate: who could be chased, and what an
 * inquorate conference would mean for its clocks.
 */
@Component
class QuoracyCard implements CardView {

	static final String KIND = "quoracy";

	private final Conferences conferences;

	private final Answers answers;

	private final Forecasts forecasts;

	QuoracyCard(Conferences conferences, Answers answers, Forecasts forecasts) {
		this.conferences = conferences;
		this.answers = answers;
		this.forecasts = forecasts;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(
					this.forecasts.of(conference)
						.map((forecast) -> card(conference, forecast))
						.orElseGet(() -> past(conference)),
					conference.version() + this.answers.version(conference.id()), ShownTo.whoKnows(conference)));
	}

	private static Card past(Conference conference) {
		String title = "%s: its quorum is no longer forecast".formatted(conference.reference());
		return Card.saying(title).heading(title).button(AnswersButton.button(conference)).build();
	}

	private Card card(Conference conference, Forecast forecast) {
		String title = "%s: %s".formatted(conference.reference(),
				inAWord(forecast.prospect(), this.forecasts.hasDropped(conference)));
		Card.Builder card = Card.saying(title)
			.heading(title)
			.text("%s. Needed: %s.".formatted(AnswersInWords.when(conference), forecast.sure().neededInWords()))
			.fact("Accepted", forecast.sure().inWords());
		if (forecast.prospect() != Forecast.Prospect.SURE) {
			card.fact("Missing so far", forecast.sure().missing());
			card.section((section) -> chase(section, forecast));
			this.forecasts.ifInquorate(conference)
				.ifPresent((would) -> card.section((section) -> clocks(section, would)));
		}
		ContactWithTheChildAction.show(card, conference);
		return card.button(AnswersButton.button(conference)).build();
	}

	private static String inAWord(Forecast.Prospect prospect, boolean dropped) {
		return switch (prospect) {
			case SURE -> dropped ? "the quorum is sure again" : "the quorum is sure";
			case POSSIBLE -> dropped ? "the quorum is not sure any more" : "not yet quorate by the answers so far";
			case IMPOSSIBLE -> dropped ? "the quorum cannot be reached any more" : "the quorum cannot be reached";
		};
	}

	private static void chase(Card.Builder section, Forecast forecast) {
		section.heading("Who could be chased");
		forecast.toChase()
			.forEach((agency) -> section.fact(agency.name(),
					agency.people()
						.stream()
						.map((person) -> person.invitee().name() + " " + person.response().label())
						.collect(Collectors.joining(", "))));
		if (forecast.toChase().isEmpty()) {
			section.text("Everybody who is invited and counts has accepted. Invite another agency.");
		}
	}

	private static void clocks(Card.Builder section, IfInquorate would) {
		section.heading("If it is not quorate");
		var relisted = would.relisted();
		if (relisted != null) {
			section.text("It has to be listed again by %s (%s, %s).".formatted(Dates.inWords(relisted.date()),
					relisted.timescale().inWords(), relisted.timescale().source()));
		}
		var lastLawful = would.lastLawful();
		if (lastLawful != null) {
			section.text("Its last lawful date is %s%s.".formatted(Dates.inWords(lastLawful.date()),
					would.outOfTimeFirst() ? ", so it has to be held by then to be in time" : ""));
		}
		section.text(would.escalated()
				? "It would be number %d in a row that is not quorate, which has to be escalated: tell your manager."
					.formatted(would.inARow())
				: "It would be number %d in a row that is not quorate; number %d has to be escalated."
					.formatted(would.inARow(), would.escalatedFrom()));
	}

}
