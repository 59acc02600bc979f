package io.convenor.chat.guide;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.reports.Reports;
import io.convenor.scheduling.BookingRefused;
import io.convenor.scheduling.booking.Births;

/** The button to a meeting's agenda and dates, and the buttons there. */
@Configuration(proxyBeanMethods = false)
class GuideActions {

	static final String OPEN = "guide.open";

	static final String BACK = "guide.back";

	static final String BORN = "guide.born";

	static final String WITH_PARENTS = "guide.with-parents";

	private final Caseload caseload;

	private final Births births;

	private final Reports reports;

	GuideActions(Caseload caseload, Births births, Reports reports) {
		this.caseload = caseload;
		this.births = births;
		this.reports = reports;
	}

	@Bean
	@Order(90)
	ConferenceButton guideButton() {
		return (_) -> Optional.of(Button.press(OPEN, "Agenda and dates"));
	}

	@Bean
	CardAction openGuide() {
		return CardAction.forStaff(OPEN, false,
				(turn, press) -> Reply.live(GuideCard.KIND, theirs(turn, press, ConferenceCard.KIND).id().toString()));
	}

	@Bean
	CardAction backFromGuide() {
		return CardAction.forStaff(BACK, false,
				(turn, press) -> Reply.live(ConferenceCard.KIND, theirs(turn, press, GuideCard.KIND).id().toString()));
	}

	@Bean
	CardAction recordBirth() {
		return CardAction.forStaff(BORN, true, (turn, press) -> {
			Conference conference = theirs(turn, press, GuideCard.KIND);
			Reply.Live card = Reply.live(GuideCard.KIND, conference.id().toString());
			Answers answers = press.answers();
			Optional<LocalDate> day = day(answers, GuideCard.BORN_ON, "Give the day on which the child was born.");
			if (day.isEmpty()) {
				return card.keeping(answers);
			}
			try {
				return card.saying(BornCommand
					.inWords(this.births.record(conference.reference(), turn.who().objectId(), day.get())));
			}
			catch (BookingRefused ex) {
				answers.refuse(GuideCard.BORN_ON, ex.sentence());
				return card.keeping(answers);
			}
		});
	}

	@Bean
	CardAction recordParentsHaveReport() {
		return CardAction.forStaff(WITH_PARENTS, true, (turn, press) -> {
			Conference conference = theirs(turn, press, GuideCard.KIND);
			Reply.Live card = Reply.live(GuideCard.KIND, conference.id().toString());
			Answers answers = press.answers();
			Optional<LocalDate> day = day(answers, GuideCard.WITH_PARENTS_ON,
					"Give the day on which the parents had the report.");
			day.flatMap((on) -> this.reports.parentsHadIt(conference.id(), turn.who().objectId(), on))
				.ifPresent((sentence) -> answers.refuse(GuideCard.WITH_PARENTS_ON, sentence));
			return answers.haveProblems() ? card.keeping(answers)
					: card.saying("Recorded that the parents have the report.");
		});
	}

	private static Optional<LocalDate> day(Answers answers, String field, String missing) {
		Optional<LocalDate> day = answers.date(field);
		if (day.isEmpty()) {
			answers.refuse(field, missing);
		}
		return day;
	}

	private Conference theirs(Turn turn, Press press, String kind) {
		return press.subject(kind)
			.map(UUID::fromString)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.orElseThrow(() -> new NotPossible("That conference is not one of yours. Type conferences to see them."));
	}

}
