package io.convenor.chat.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.ContactWithTheChild;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.Forecasts.IfInquorate;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.timescales.Dates;

/**
 * Tells a chair that a conference may not be quorate: who could be chased, and what an
 * inquorate conference would mean for its clocks.
 */
@Component
class QuoracyCard implements CardView, CardButtons {

	static final String KIND = "quoracy";

	private static final String SAY = "quoracy.contact";

	private static final String AGENCY = "agencyOf";

	private static final String HAD = "hadContact";

	private static final int ON_A_PAGE = 10;

	private static final int LONGEST = 100;

	private static final int LONGEST_LINE = 300;

	private static final Set<String> YES_OR_NO = Set.of("YES", "NO");

	private final Conferences conferences;

	private final Answers answers;

	private final Forecasts forecasts;

	private final ContactWithTheChild contact;

	QuoracyCard(Conferences conferences, Answers answers, Forecasts forecasts, ContactWithTheChild contact) {
		this.conferences = conferences;
		this.answers = answers;
		this.forecasts = forecasts;
		this.contact = contact;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(
					this.forecasts.of(conference)
						.map((forecast) -> card(conference, forecast, page))
						.orElseGet(() -> past(conference)),
					conference.version() + this.answers.version(conference.id()), ShownTo.whoKnows(conference)));
	}

	private static Card past(Conference conference) {
		return Card.titled("%s: its quorum is no longer forecast", conference.reference())
			.button(AnswersCard.button(conference))
			.build();
	}

	private Card card(Conference conference, Forecast forecast, Page page) {
		Card.Builder card = Card.saying("Whether %s will be quorate", conference.reference())
			.heading("%s: %s".formatted(conference.reference(),
					inAWord(forecast.prospect(), this.forecasts.hasDropped(conference))))
			.form("contact " + conference.id())
			.text("%s. Needed: %s.".formatted(AnswersInWords.when(conference), forecast.sure().neededInWords()))
			.fact("Accepted", forecast.sure().inWords());
		if (forecast.prospect() != Forecast.Prospect.SURE) {
			card.fact("Missing so far", forecast.sure().missing());
			card.section((section) -> chase(section, forecast, page));
			this.forecasts.ifInquorate(conference)
				.ifPresent((would) -> card.section((section) -> clocks(section, would)));
		}
		show(card, conference);
		return card.button(AnswersCard.button(conference)).build();
	}

	private static String inAWord(Forecast.Prospect prospect, boolean dropped) {
		return switch (prospect) {
			case SURE -> dropped ? "the quorum is sure again" : "the quorum is sure";
			case POSSIBLE -> dropped ? "the quorum is not sure any more" : "not yet quorate by the answers so far";
			case IMPOSSIBLE -> dropped ? "the quorum cannot be reached any more" : "the quorum cannot be reached";
		};
	}

	private static void chase(Card.Builder section, Forecast forecast, Page page) {
		section.heading("Who could be chased");
		var pages = new Pages<>(forecast.toChase(), ON_A_PAGE, page.number());
		pages.shown()
			.forEach((agency) -> section.fact(Card.shortened(agency.name(), LONGEST),
					Card.shortened(agency.people()
						.stream()
						.map((person) -> person.invitee().name() + " " + person.response().label())
						.collect(Collectors.joining(", ")), LONGEST_LINE)));
		pages.ontoLive(section, page);
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

	/** Asks for it, with what is known so far. */
	static void show(Card.Builder card, Conference conference) {
		List<Option> agencies = conference.invitees()
			.stream()
			.filter(Invitee::mayCount)
			.map((invitee) -> new Option(invitee.id().toString(),
					Card.shortened(invitee.described(), 60)
							+ (invitee.knowsTheChild() ? ": had contact" : ": no contact, does not count")))
			.toList();
		if (!agencies.isEmpty()) {
			card.section((section) -> section.heading("Who had contact with the child")
				.text("Only an agency that had contact with the child counts.")
				.field(Field.choice(AGENCY, "Whose agency").hint("Choose one").options(agencies))
				.field(Field.choice(HAD, "Had contact with the child")
					.hint("Choose one")
					.options(List.of(new Option("YES", "Yes"), new Option("NO", "No"))))
				.button(Button.press(SAY, "Save")));
		}
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(SAY, this::say);
	}

	private Reply say(Turn turn, Press press) {
		UUID conference = press.id(KIND)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Type conferences to see them."));
		Reading reading = press.reading();
		Optional<UUID> whose = reading.chosen(AGENCY, "Choose whose agency it is.");
		Optional<String> had = reading.choice(HAD, (chosen) -> Optional.of(chosen).filter(YES_OR_NO::contains),
				"Choose whether it had contact with the child.");
		reading.requireNoProblems();
		if (!this.contact.say(conference, whose.orElseThrow(), had.orElseThrow().equals("YES"),
				turn.who().objectId())) {
			throw new Refused("That conference is not one of yours. Type conferences to see them.");
		}
		return Reply.live(KIND, conference.toString()).saying("Saved.");
	}

}
