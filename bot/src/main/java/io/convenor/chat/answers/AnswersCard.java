package io.convenor.chat.answers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.Sections;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.scheduling.answers.InviteeAnswer;

/**
 * Shows those who look after a conference, in private, who takes part, how, and what they
 * need.
 */
@Configuration(proxyBeanMethods = false)
@Order(20)
class AnswersCard implements CardView, ConferenceButton {

	static final String KIND = "answers";

	static final String PERSON = "person";

	private static final int ON_A_PAGE = 12;

	private static final int LONGEST_NAME = 120;

	private static final int LONGEST_ANSWER = 400;

	private final Conferences conferences;

	private final Answers answers;

	private final Forecasts forecasts;

	AnswersCard(Conferences conferences, Answers answers, Forecasts forecasts) {
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
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference, page),
					conference.version() + this.answers.version(conference.id()), ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference, Page page) {
		List<InviteeAnswer> all = this.answers.of(conference);
		Pages<InviteeAnswer> people = new Pages<>(all, ON_A_PAGE, page.number());
		Card.Builder card = Card.titled("Who takes part in %s", conference.reference())
			.text("%s. %s.".formatted(AnswersInWords.when(conference), AnswersInWords.counted(all)));
		this.forecasts.of(conference).ifPresent((forecast) -> card.fact("Quoracy", AnswersInWords.forecast(forecast)));
		card.section((section) -> {
			section.heading("People");
			people.shown()
				.forEach((answer) -> section.fact(Card.shortened(answer.invitee().described(), LONGEST_NAME),
						Card.shortened(AnswersInWords.answer(answer), LONGEST_ANSWER)));
			section.note("Answers from calendars come in by themselves.");
			people.ontoLive(section, page);
		});
		if (conference.status() == Conference.Status.BOOKED) {
			card.section((section) -> section.heading("Somebody told you")
				.field(Field.choice(PERSON, "Who").hint("Choose one").options(options(people.shown())))
				.button(Button.press(AnswerActions.CHOOSE, "Note what they told")));
		}
		return card
			.button(Button.press(AnswerActions.DAY, "On the day")
				.with(AnswerActions.CONFERENCE, conference.id().toString()))
			.button(AnswerActions.back(conference))
			.build();
	}

	private static List<Option> options(List<InviteeAnswer> all) {
		return all.stream()
			.map((answer) -> new Option(answer.invitee().id().toString(),
					Card.shortened(answer.invitee().described(), LONGEST_NAME)))
			.toList();
	}

	@Override
	public Optional<Button> on(Conference conference) {
		boolean somethingToKnow = conference.status() != Conference.Status.CANCELLED
				&& conference.way().inTheCalendar();
		return somethingToKnow ? Optional.of(button(conference)) : Optional.empty();
	}

	@Bean
	@Order(37)
	Command typingAnswers(Sections sections) {
		return sections.read(KIND, "Show who takes part in a conference, and note what somebody told you", this, KIND);
	}

	static Button button(Conference conference) {
		return Button.press(AnswerActions.OPEN, "Answers").with(AnswerActions.CONFERENCE, conference.id().toString());
	}

}
